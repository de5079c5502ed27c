// What the rules rest on, read again while running: how often, what stands in the log, what health says. Texts are read by a stand-in.

import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { basisMaker } from '../../../src/app/engagement/basis.js';
import { type RuleFiles, readRuleFiles } from '../../../src/app/engagement/rule-files.js';
import { LOOK_AGAIN_MS, type WatchedBasis, watchBasis } from '../../../src/app/engagement/watch-basis.js';
import type { LogFields } from '../../../src/app/ports.js';
import { NO_SIGNS } from '../../../src/domain/text-signs.js';
import { Authority } from '../../helpers/authority.js';

const MENTION = { topic: 'price', value: null, sure: true, start: 0, end: 1 } as const;

async function watched() {
  const authority = new Authority();
  const time = { now: 1_800_000_000_000, mono: 0 };
  const lines: [string, LogFields | undefined][] = [];
  const note = (event: string, fields?: LogFields): void => void lines.push([event, fields]);
  const counts = { reads: 0, readers: 0 };
  const folders = { policyDir: authority.policyDir, trustAnchorsDir: authority.anchorsDir, contentDir: 'content' };
  const build = basisMaker(folders, () => {
    counts.readers += 1;
    const signs = { ...NO_SIGNS, read: true, minor: true, mentions: [MENTION] };
    return { readSigns: () => signs, readInbound: async () => ({ signs, labels: [], readers: 'first' }) };
  });
  const read = async (): Promise<RuleFiles> => {
    counts.reads += 1;
    return await readRuleFiles(folders);
  };
  const clock = { now: () => time.now, monotonic: () => time.mono };
  const start = (): Promise<WatchedBasis> =>
    watchBasis({ read, build, clock, log: { info: note, warn: note, error: note } });
  const later = (ms = LOOK_AGAIN_MS): void => {
    time.now += ms;
    time.mono += ms;
  };
  return { authority, lines, counts, start, later, france: join(authority.policyDir, 'countries/fr.yaml') };
}

type Watched = Awaited<ReturnType<typeof watched>>;
let made: Watched;
let basis: WatchedBasis;
beforeEach(async () => {
  made = await watched();
  basis = await made.start();
});
afterEach(() => made.authority.end());

const change = (path: string, to: (text: string) => string): void =>
  writeFileSync(path, to(readFileSync(path, 'utf8')));

it('looks at most every two seconds, and once for all who ask together', async () => {
  await basis.look();
  expect(made.counts.reads).toBe(1);
  made.later();
  await Promise.all([basis.look(), basis.look(), basis.look()]);
  expect(made.counts.reads).toBe(2);
  made.later(LOOK_AGAIN_MS - 1);
  await basis.look();
  expect(made.counts.reads).toBe(2);
});

it('stays the very same while no file changed, and is replaced as a whole when one did', async () => {
  const before = basis.current;
  made.later();
  await basis.look();
  expect(basis.current).toBe(before);
  change(made.france, (text) => `${text}\n`);
  made.later();
  await basis.look();
  expect(basis.current).not.toBe(before);
  expect(before.policies.countries.get('FR')?.signedBy).toHaveLength(2);
  expect(basis.current.policies.countries.get('FR')?.signedBy).toEqual([]);
  expect(made.counts.readers).toBe(1);
});

it('says in the log and to health which country is without its signatures, and when it is mended', async () => {
  expect(basis.degraded()).toEqual([]);
  change(made.france, (text) => `${text}\n`);
  made.later();
  await basis.look();
  expect(made.lines[0]).toEqual(['engagement_policy_withdrawn', { code: 'country:FR' }]);
  expect(basis.degraded()).toEqual(['policy']);
  change(made.france, (text) => text.slice(0, -1));
  made.later();
  await basis.look();
  expect(made.lines).toContainEqual(['engagement_policy_signed', { code: 'country:FR' }]);
  expect(basis.degraded()).toEqual([]);
});

it('names file and line of what is broken, once, and nothing that stands in it', async () => {
  change(made.france, (text) => text.replace('standing: permitted', 'standing: SECRET'));
  for (let i = 0; i < 3; i += 1) {
    made.later();
    await basis.look();
  }
  const blocked = made.lines.filter(([event]) => event === 'engagement_rules_blocked');
  expect(blocked).toEqual([['engagement_rules_blocked', { code: 'policy:policy/countries/fr.yaml:4' }]]);
  expect(JSON.stringify(made.lines)).not.toContain('SECRET');
  expect(basis.degraded()).toEqual(['policy', 'words']);
  expect([...basis.current.policies.countries.keys()]).toEqual([]);
});

it('counts keys that were taken out, without their names, and lets nobody sign with what cannot be read', async () => {
  rmSync(join(made.authority.anchorsDir, 'lex2.yaml'));
  made.later();
  await basis.look();
  expect(made.lines).toContainEqual(['engagement_keys_withdrawn', { count: 1 }]);
  rmSync(made.authority.anchorsDir, { recursive: true });
  made.later();
  await basis.look();
  const checked = basis.current.verify('text', { keyId: 'key-lex1', value: '' }, 0);
  expect(checked).toEqual({ ok: false, why: 'keys_unreadable' });
  expect(basis.degraded()).toContain('anchors');
});

it('still sees a child while words are broken, and opens no topic by them', async () => {
  change(join(made.authority.policyDir, 'words/en.yaml'), () => 'language: en\nsigns: {}\n');
  made.later();
  await basis.look();
  expect(basis.current.readSigns('text')).toMatchObject({ minor: true, mentions: [] });
  const { signs } = await basis.current.readInbound('text', undefined);
  expect(signs).toMatchObject({ minor: true, mentions: [] });
  expect([...basis.current.policies.languages]).toEqual([]);
  expect(made.counts.readers).toBe(1);
});

it('does not begin with anything broken', async () => {
  change(made.france, () => 'country: [');
  await expect(made.start()).rejects.toMatchObject({ code: 'bad_content' });
  change(join(made.authority.policyDir, 'words/en.yaml'), () => 'language: en\n');
  await expect(made.start()).rejects.toMatchObject({ code: 'bad_content' });
});
