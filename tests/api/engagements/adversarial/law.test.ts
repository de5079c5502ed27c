// Rule 0, and what every rule rests on: law that is unknown, unsigned, withdrawn or broken, keys that were taken out, words nobody can judge.
// Files change under the running service: a look two seconds later is enough, and mended files let the same text leave.

import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { why } from '../engagement-world.js';
import { type Attempt, type LastStep, openScene, refuses, type Scene, type Talk } from './attempts.js';

/** Longer than a decision may rest on one look at the files. */
const A_LOOK = 2_500;

/** Changes a file until the case is over; null: it is gone. */
function spoil(scene: Scene, path: string, change: (text: string) => string | null): void {
  const before = readFileSync(path, 'utf8');
  const changed = change(before);
  if (changed === null) rmSync(path);
  else writeFileSync(path, changed);
  scene.later(A_LOOK);
  scene.after(() => {
    writeFileSync(path, before);
    scene.later(A_LOOK);
  });
}

/** The same, signed anew by both signers. */
function signedAnew(scene: Scene, path: string, change: (text: string) => string): void {
  scene.after(() => {
    scene.authority.signPolicy();
    scene.later(A_LOOK);
  });
  spoil(scene, path, change);
  scene.authority.signPolicy();
}

const policy = (file: string) => (scene: Scene) => join(scene.authority.policyDir, file);
const anchor = (person: string) => (scene: Scene) => join(scene.authority.anchorsDir, `${person}.yaml`);
const noor = (scene: Scene): string => anchor(scene.people.noor.id)(scene);
const FRANCE = policy('countries/fr.yaml');
const ENGLISH = policy('words/en.yaml');
const SIGNATURES = policy('signatures.yaml');
const gone = (): null => null;
const aByteMore = (text: string): string => `${text}\n`;
const broken = (text: string): string => `${text}\n\t: [`;

type File = (scene: Scene) => string;

/** The same change met by an approval, by a release of what was approved before, and by the opening of a thread. */
function everywhere(
  what: string,
  named: string,
  file: File,
  change: (text: string) => string | null,
  alsoOpening = true,
): readonly Attempt[] {
  const approval = async (scene: Scene): Promise<LastStep> => {
    const talk = await scene.talk();
    spoil(scene, file(scene), change);
    return () => scene.approve(talk.thread, talk.draft);
  };
  const release = async (scene: Scene): Promise<LastStep> => {
    const { thread, draft } = await scene.approved();
    spoil(scene, file(scene), change);
    return () => scene.release(thread, draft);
  };
  const opening = async (scene: Scene): Promise<LastStep> => {
    spoil(scene, file(scene), change);
    return () => scene.opens(scene.authorisation);
  };
  return [
    [`${what}: an approval`, named, approval],
    [`${what}: what was approved before`, named, release],
    ...(alsoOpening ? [[`${what}: a new thread`, named, opening] as const] : []),
  ];
}

/** A draft of an officer, in a thread in which they wrote. */
function wrote(text: string): Attempt[2] {
  return async (scene) => {
    const talk: Talk = await scene.talk();
    const draft = await scene.write(talk, text);
    return () => scene.approve(talk.thread, draft);
  };
}

const opens = (changes: object, request?: object): Attempt[2] => {
  return async (scene) => {
    const under = request === undefined ? scene.authorisation : await scene.authorise(request);
    return () => scene.opens(under, changes);
  };
};

refuses([
  ['a country without a profile', 'policy:jurisdiction_unknown', opens({ countries: ['FR', 'AQ'] })],
  ['no country at all', '400 malformed', opens({ countries: [] })],
  ['a country whose profile nobody signed', 'policy:unsigned', opens({ countries: ['FR', 'DE'] })],
  ['a country outside the authorisation', 'scope:jurisdiction', opens({ countries: ['DE'] })],
  ...everywhere('a profile changed by one byte', 'policy:unsigned', FRANCE, aByteMore),
  ...everywhere('a profile that is gone', 'policy:jurisdiction_unknown', FRANCE, gone),
  ...everywhere('a profile that is broken', 'policy:unreadable', FRANCE, broken),
  ...everywhere('a second file on the country', 'policy:conflicting', policy('countries/gb.yaml'), (text) =>
    text.replace('country: GB', 'country: FR'),
  ),
  ...everywhere('a policy signer whose key was taken out', 'policy:unsigned', anchor('lex2'), gone),
  ...everywhere('a policy signer whose key signs something else now', 'policy:unsigned', anchor('lex2'), (text) =>
    text.replace('[policy]', '[judge]'),
  ),
  ...everywhere('both signatures by one person', 'policy:unsigned', anchor('lex2'), (text) =>
    text.replace('person: "lex2"', 'person: "lex1"'),
  ),
  ...everywhere('signatures that are gone', 'policy:unreadable', SIGNATURES, gone),
  ...everywhere('signatures that are broken', 'policy:unreadable', SIGNATURES, broken),
  ...everywhere('a signature withdrawn', 'policy:unsigned', SIGNATURES, (text) =>
    text.replace(/.*countries\/fr\.yaml.*key-lex1.*\n/, ''),
  ),
  ...everywhere('an authoriser whose key was taken out', 'signed:unknown_key', noor, gone),
  ...everywhere('an authoriser’s key that ran out', 'signed:key_not_current', noor, (text) =>
    text.replace('2040-', '2021-'),
  ),
  ...everywhere('an authoriser’s key that signs tokens only now', 'signed:key_of_another_office', noor, (text) =>
    text.replace('[authoriser]', '[judge]'),
  ),
  ...everywhere('an authoriser’s key that is somebody else’s now', 'signed:other_signer', noor, (text) =>
    text.replace(/person: ".*"/, 'person: "mallory"'),
  ),
  ...everywhere('keys that are broken', 'signed:keys_unreadable', noor, broken),
  ...everywhere('keys that are broken, as the law is concerned', 'policy:unreadable', anchor('lex1'), broken),
  ...everywhere('a prosecutor whose key was taken out', 'second_token:unknown_key', anchor('magistrate'), gone, false),
  ...everywhere('words changed by one byte', 'language:unsupported', ENGLISH, aByteMore, false),
  ...everywhere('words that are broken', 'language:words_unreadable', ENGLISH, broken, false),
  ...everywhere('words that are gone', 'language:unsupported', ENGLISH, gone, false),
  [
    'law that two people signed anew, with other words: what was approved before',
    'records:older_policy',
    async (scene) => {
      const { thread, draft } = await scene.approved();
      signedAnew(scene, FRANCE(scene), (text) => text.replace('silenceHours: 72', 'silenceHours: 48'));
      return () => scene.release(thread, draft);
    },
  ],
  [
    'words that two people signed anew: what was approved before',
    'records:older_words',
    async (scene) => {
      const { thread, draft } = await scene.approved();
      signedAnew(scene, ENGLISH(scene), aByteMore);
      return () => scene.release(thread, draft);
    },
  ],
  [
    'an article that now asks for a judge',
    'second_token:judge_needed',
    async (scene) => {
      signedAnew(scene, FRANCE(scene), (text) => text.replaceAll('secondToken: prosecutor', 'secondToken: judge'));
      const talk = await scene.talk();
      return () => scene.approve(talk.thread, talk.draft);
    },
  ],
  [
    'a law that now forbids it, signed by two',
    'policy:forbidden',
    async (scene) => {
      const talk = await scene.talk();
      const forbidden = (text: string): string =>
        text.replace('standing: permitted', 'standing: forbidden').replace(/bases:\n(?: .*\n)+/, 'bases: []\n');
      signedAnew(scene, FRANCE(scene), forbidden);
      return () => scene.approve(talk.thread, talk.draft);
    },
  ],
  ['a language nobody signed (German)', 'language:unsupported', wrote('Was kostet das für uns beide, bitte?')],
  ['a language nobody signed (Russian)', 'language:unsupported', wrote('Сколько это стоит на двоих, скажите?')],
  ['a language nobody signed (Turkish)', 'language', wrote('Bunun içinde tam olarak ne var, söyler misiniz?')],
  ['a language nobody can tell', 'language:unsure', wrote('zxq vrt plk gnf wwx')],
  [
    'half of it in a language nobody signed',
    'language',
    wrote('Thank you for that. Können Sie mir bitte sagen, was das alles heißt?'),
  ],
]);

describe('a signer’s key whose time runs out while the service runs', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene();
  });
  afterAll(async () => await scene.end());

  it('counts no longer from that second on, though no file changed', async () => {
    const { thread, draft } = await scene.approved();
    const ends = new Date(scene.time.now + 60_000).toISOString();
    spoil(scene, anchor('lex2')(scene), (text) => text.replace('2040-01-01T00:00:00Z', ends));
    await scene.good(scene.call('ina', 'GET', '/policy'));
    scene.later(60_000);
    expect(why(await scene.release(thread, draft))).toBe('422 policy:unsigned');
    await scene.tidy();
    expect((await scene.release(thread, draft)).status).toBe(200);
  });

  it('and every file is mended: the same approved text leaves', async () => {
    for (const [file, change] of [
      [FRANCE, aByteMore],
      [FRANCE, broken],
      [SIGNATURES, gone],
      [noor, gone],
      [ENGLISH, broken],
    ] as const) {
      const { thread, draft } = await scene.approved();
      spoil(scene, file(scene), change);
      expect((await scene.release(thread, draft)).status).toBe(422);
      await scene.tidy();
      expect(why(await scene.release(thread, draft))).toBe('200 ');
    }
  });
});
