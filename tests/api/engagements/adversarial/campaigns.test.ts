// Rules 19 and 24: a campaign sends its one warning, in words that two others approved, once to each contact; SMS leave from a number that
// the authorisation names and no help line has.

import { MINUTE } from '../engagement-world.js';
import { type Attempt, FROM, HELP_LINE, openScene, refuses, type Scene, TO } from './attempts.js';

const WARNING =
  'Warning from the police: smuggling people is a crime. If you need help, call 112 or +33 1 23 45 67 89.';
const THEIRS = 'i have places on the boat for december, 3,800 euros each';
let made = 0;

/** A campaign with an English text by ina, approved by these people. */
async function campaign(scene: Scene, text: string, approvers: readonly ('lea' | 'tom' | 'noor')[]) {
  made += 1;
  const id = `winter-${made}`;
  const under = await scene.authorise({ platforms: ['sms'], smsNumbers: [FROM], campaignId: id });
  await scene.good(scene.call('ina', 'POST', '/campaigns', { id, authorisationId: under }));
  const path = `/campaigns/${id}/texts/en`;
  const put = await scene.call('ina', 'PUT', path, { text });
  const yes = { sha256: put.json?.texts?.[0]?.sha256 ?? 'a'.repeat(64) };
  if (put.status < 300) for (const who of approvers) await scene.good(approve(scene, path, yes, who));
  return { id, under, path, yes };
}

/** Read, as far as it is asked for, and said yes to. */
async function approve(
  scene: Scene,
  path: string,
  yes: object,
  who: 'lea' | 'tom' | 'noor',
): ReturnType<Scene['call']> {
  await scene.call(who, 'POST', `${path}/shown`, yes);
  scene.later(MINUTE);
  return await scene.call(who, 'POST', `${path}/approval`, yes);
}

/** Writes other words over approved ones; false: they were refused by a rule, and those of before stand. */
async function rewritten(scene: Scene, { path }: { readonly path: string }, text: string, who: 'ina' | 'lea' = 'ina') {
  return (await scene.call(who, 'PUT', path, { text })).status < 300;
}

let heard = 0;
/** The subject's SMS to our number. */
async function texted(scene: Scene, from: string, text = THEIRS): Promise<void> {
  heard += 1;
  await scene.sms()?.take({ MessageSid: `SM${heard}`, From: from, To: FROM, Body: text, NumMedia: '0' });
}

type Campaign = Awaited<ReturnType<typeof campaign>>;

describe('a campaign', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene();
  });
  afterAll(async () => await scene.end());

  /** A fresh contact who writes; gives the thread after it. */
  async function contact({ under }: Campaign, text = THEIRS, to: object = scene.bySms()) {
    const thread = await scene.open(under, scene.personaId, { subject: 'S-3', ...to });
    await texted(scene, (to as { smsTo: string }).smsTo, text);
    return { thread, to };
  }

  it('warns a contact who writes', async () => {
    const { thread } = await contact(await campaign(scene, WARNING, ['lea', 'tom']));
    expect((await scene.read(thread)).ended).toBe('warned');
    expect(scene.texts).toEqual([WARNING]);
  });

  /** What keeps the warning back; nothing leaves. */
  const silent: readonly (readonly [string, (scene: Scene) => Promise<readonly [Campaign, string?] | null>])[] = [
    ['a text that nobody approved', async (one) => [await campaign(one, WARNING, [])]],
    ['a text that one person approved', async (one) => [await campaign(one, WARNING, ['lea'])]],
    [
      'a text that names no help',
      async (one) => [await campaign(one, 'Smuggling people is a crime, and the police know of it.', ['lea', 'tom'])],
    ],
    [
      'a text edited after two approved it',
      async (one) => {
        const all = await campaign(one, WARNING, ['lea', 'tom']);
        return (await rewritten(one, all, `${WARNING} Now.`)) ? [all] : null;
      },
    ],
    [
      'a text edited by one invisible character',
      async (one) => {
        const all = await campaign(one, WARNING, ['lea', 'tom']);
        return (await rewritten(one, all, `${WARNING}\u200b`)) ? [all] : null;
      },
    ],
    [
      'a text edited and put back as it was',
      async (one) => {
        const all = await campaign(one, WARNING, ['lea', 'tom']);
        await rewritten(one, all, `${WARNING} Now.`);
        return (await rewritten(one, all, WARNING)) ? [all] : null;
      },
    ],
    [
      'a text of which one approver is now its author',
      async (one) => {
        const all = await campaign(one, WARNING, ['lea', 'tom']);
        await rewritten(one, all, `${WARNING} Now.`);
        await rewritten(one, all, WARNING, 'lea');
        await one.good(approve(one, all.path, all.yes, 'tom'));
        return [all];
      },
    ],
    [
      'a contact in a language without a text',
      async (one) => [
        await campaign(one, WARNING, ['lea', 'tom']),
        'j’ai des places sur le bateau pour décembre, trois mille euros',
      ],
    ],
    [
      'a contact who says that they are a child',
      async (one) => [await campaign(one, WARNING, ['lea', 'tom']), 'i am 15 years old and i am alone on the boat'],
    ],
  ];
  it.each(silent)('sends nothing: %s', async (_what, prepare) => {
    const prepared = await prepare(scene);
    if (prepared === null) return; // The words themselves were refused.
    const [all, text] = prepared;
    const before = await scene.left();
    const { thread } = await contact(all, text);
    expect((await scene.read(thread)).ended).toBeNull();
    expect(await scene.left()).toEqual(before);
  });

  it.each<readonly [string, (all: Campaign, thread: string) => Promise<unknown>]>([
    [
      'it was revoked',
      (all) => scene.good(scene.call('noor', 'POST', `/authorisations/${all.under}/revocation`, { reason: 'over' })),
    ],
    [
      'everything was stopped',
      () => scene.good(scene.call('paul', 'POST', '/stops', { scope: 'all', target: null, reason: 'order' })),
    ],
    [
      'the thread was closed',
      (_all, thread) => scene.good(scene.call('ina', 'POST', `/threads/${thread}/closing`, { reason: 'x' })),
    ],
    [
      'the thread was frozen',
      (_all, thread) => scene.good(scene.call('ina', 'POST', `/threads/${thread}/freeze`, { reason: 'x' })),
    ],
  ])('sends nothing after %s', async (_what, before) => {
    const all = await campaign(scene, WARNING, ['lea', 'tom']);
    const to = scene.bySms() as { smsTo: string };
    const thread = await scene.open(all.under, scene.personaId, { subject: 'S-3', ...to });
    await before(all, thread);
    const then = await scene.left();
    await texted(scene, to.smsTo);
    expect(await scene.left()).toEqual(then);
    for (const { id, holds } of (await scene.good(scene.call('paul', 'GET', '/stops'))).items)
      if (holds)
        for (const who of ['lea', 'tom'] as const) await scene.call(who, 'POST', `/stops/${id}/lift`, { reason: 'x' });
  });

  it('never warns the same contact again, in this thread', async () => {
    const { to } = await contact(await campaign(scene, WARNING, ['lea', 'tom']));
    const before = await scene.left();
    await texted(scene, (to as { smsTo: string }).smsTo, 'are you really the police?');
    expect(await scene.left()).toEqual(before);
  });

  it('never warns the same contact again, in a second thread', async () => {
    const all = await campaign(scene, WARNING, ['lea', 'tom']);
    const { to } = await contact(all);
    const before = await scene.left();
    const second = await contact(all, THEIRS, to);
    expect((await scene.read(second.thread)).ended).toBeNull();
    expect(await scene.left()).toEqual(before);
    const { blocks } = await scene.good(scene.call('paul', 'GET', '/figures'));
    expect(blocks).toContainEqual({ rule: 'deterrence', count: expect.any(Number) });
  });
});

describe('words of a campaign', () => {
  const approves =
    (who: 'lea' | 'ina' | 'paul', approvers: readonly ('lea' | 'tom')[], sha256?: string): Attempt[2] =>
    async (scene) => {
      const { path, yes } = await campaign(scene, WARNING, approvers);
      return () => scene.call(who, 'POST', `${path}/approval`, sha256 === undefined ? yes : { sha256 });
    };
  /** A text of an officer's under a campaign's authorisation. */
  const ordinary: Attempt[2] = async (scene) => {
    const { under } = await campaign(scene, WARNING, []);
    const thread = await scene.open(under, scene.personaId, { subject: 'S-3', ...scene.bySms() });
    const [last] = [scene.bySms() as { smsTo: string }];
    expect(last.smsTo).not.toBe(TO);
    const draft = await scene.good(
      scene.call('ina', 'POST', `/threads/${thread}/drafts`, { text: 'Thank you for the answer.' }),
    );
    return () => scene.approve(thread, draft);
  };
  const bySmsOf =
    (changes: object, request: object = {}): Attempt[2] =>
    async (scene) => {
      const under = await scene.authorise({
        platforms: ['sms', 'telegram'],
        smsNumbers: [FROM, HELP_LINE],
        ...request,
      });
      return () => scene.opens(under, { ...scene.bySms(), ...changes });
    };

  refuses([
    [
      'approved by its author',
      '422 own_text',
      async (scene) => {
        const { id, path } = await campaign(scene, WARNING, []);
        const { texts } = await scene.good(scene.call('lea', 'PUT', path, { text: `${WARNING} Now.` }));
        expect(id).toBeDefined();
        return () => scene.call('lea', 'POST', `${path}/approval`, { sha256: texts[0].sha256 });
      },
    ],
    ['approved twice by one person', '422 own_text', approves('lea', ['lea'])],
    ['approved by an operator', '404 not_found', approves('ina', [])],
    ['approved by oversight', '404 not_found', approves('paul', [])],
    ['the hash of another text', '409 stale', approves('lea', [], 'b'.repeat(64))],
    [
      'a text in a language that it has not',
      '404 not_found',
      async (scene) => {
        const { id, yes } = await campaign(scene, WARNING, []);
        return () => scene.call('lea', 'POST', `/campaigns/${id}/texts/fr/approval`, yes);
      },
    ],
    [
      'a campaign under an ordinary authorisation',
      '422 not_named',
      async (scene) => () =>
        scene.call('ina', 'POST', '/campaigns', { id: 'other', authorisationId: scene.authorisation }),
    ],
    [
      'a campaign a second time',
      '422 wrong_state',
      async (scene) => {
        const { id, under } = await campaign(scene, WARNING, []);
        return () => scene.call('ina', 'POST', '/campaigns', { id, authorisationId: under });
      },
    ],
    ['an ordinary text under a campaign', 'deterrence:campaign_sends_its_warning_only', ordinary],
    ['SMS from a number that it does not name', 'channel:number_not_authorised', bySmsOf({ smsFrom: '+33600000001' })],
    ['SMS from a help line’s number', 'channel:number_of_a_help_line', bySmsOf({ smsFrom: HELP_LINE })],
    [
      'SMS where only relay is permitted',
      'channel:act_not_permitted',
      bySmsOf({}, { permitted: [{ act: 'reply', article: 'CPP art. 706-81' }] }),
    ],
    ['SMS on a platform that is relay only', 'channel:relay_only', bySmsOf({ platform: 'telegram' })],
    ['SMS from no number', 'channel:no_number', bySmsOf({ smsFrom: null })],
    ['SMS to no number', '422 sms_off', bySmsOf({ smsTo: null })],
    ['relay with a number', 'channel:relay_has_no_number', bySmsOf({ channel: 'relay' })],
    ['a number that is none', '400 malformed', bySmsOf({ smsTo: '12' })],
  ]);
});
