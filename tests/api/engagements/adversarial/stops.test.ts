// Rule 2: a stop holds back what was approved, by hand and by SMS, in this process and in every other; one person never lifts it.

import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { why } from '../engagement-world.js';
import { type Attempt, openScene, refuses, type Scene } from './attempts.js';
import { type AskOther, secondProcess } from './second-process.js';

type Scope = 'all' | 'authorisation' | 'thread';

/** Stops until the case is over. */
async function stop(scene: Scene, scope: Scope, target: string | null): Promise<string> {
  const body = { scope, target, reason: 'order' };
  const { items } = await scene.good(scene.call('paul', 'POST', '/stops', body));
  const { id } = items.find((one: { holds: boolean }) => one.holds);
  scene.after(async () => {
    for (const who of ['lea', 'tom', 'noor'] as const)
      await scene.call(who, 'POST', `/stops/${id}/lift`, { reason: 'x' });
  });
  return id;
}

/** What was approved before the stop. `bySms`: the text would leave by software. */
const stopped =
  (scope: Scope, bySms: boolean, then: (scene: Scene, id: string) => unknown = () => undefined): Attempt[2] =>
  async (scene) => {
    const { thread, draft } = await scene.approved(undefined, bySms ? scene.bySms() : {});
    const target = { all: null, authorisation: scene.authorisation, thread }[scope];
    await then(scene, await stop(scene, scope, target));
    return () => scene.release(thread, draft);
  };

const lift = (who: 'lea' | 'noor') => (scene: Scene, id: string) =>
  scene.good(scene.call(who, 'POST', `/stops/${id}/lift`, { reason: 'over' }));

/** A lift that does not count. */
const lifts =
  (who: 'lea' | 'paul' | 'ina', before: (scene: Scene, id: string) => unknown = () => undefined): Attempt[2] =>
  async (scene) => {
    const id = await stop(scene, 'thread', 'T-nothing');
    await before(scene, id);
    return () => scene.call(who, 'POST', `/stops/${id}/lift`, { reason: 'over' });
  };

const HOW = [
  ['by hand', false],
  ['by SMS', true],
] as const;

refuses([
  ...HOW.flatMap(([how, sms]): readonly Attempt[] => [
    [`the kill switch, ${how}`, 'stopped:all_stopped', stopped('all', sms)],
    [`a stop of the authorisation, ${how}`, 'stopped:authorisation_stopped', stopped('authorisation', sms)],
    [`a stop of the thread, ${how}`, 'stopped:thread_stopped', stopped('thread', sms)],
    [`a kill switch that one person lifted, ${how}`, 'stopped:all_stopped', stopped('all', sms, lift('lea'))],
    [
      `two kill switches of which one was lifted, ${how}`,
      'stopped:all_stopped',
      stopped('all', sms, async (scene, id) => {
        await stop(scene, 'all', null);
        await lift('lea')(scene, id);
        await lift('noor')(scene, id);
      }),
    ],
  ]),
  [
    'an approval under the kill switch',
    'stopped:all_stopped',
    async (scene) => {
      const { thread, draft } = await scene.talk();
      await stop(scene, 'all', null);
      return () => scene.approve(thread, draft);
    },
  ],
  [
    'a new thread under the kill switch',
    'stopped:all_stopped',
    async (scene) => {
      await stop(scene, 'all', null);
      return () => scene.opens(scene.authorisation);
    },
  ],
  [
    'a new thread under a stopped authorisation',
    'stopped:authorisation_stopped',
    async (scene) => {
      await stop(scene, 'authorisation', scene.authorisation);
      return () => scene.opens(scene.authorisation);
    },
  ],
  ['lifted by one person twice', '422 already_lifted', lifts('lea', lift('lea'))],
  ['lifted by oversight, which stopped it', '404 not_found', lifts('paul')],
  ['lifted by an operator', '404 not_found', lifts('ina')],
  [
    'a lift of what was never stopped',
    '404 not_found',
    async (scene) => () => scene.call('lea', 'POST', '/stops/nothing/lift', { reason: 'x' }),
  ],
  [
    'a stop of everything that names one',
    '422 bad_target',
    async (scene) => {
      const body = { scope: 'all', target: scene.authorisation, reason: 'x' };
      return () => scene.call('paul', 'POST', '/stops', body);
    },
  ],
  [
    'a stop of a thread that names none',
    '422 bad_target',
    async (scene) => () => scene.call('paul', 'POST', '/stops', { scope: 'thread', target: null, reason: 'x' }),
  ],
]);

describe('a second process', () => {
  let scene: Scene;
  let ask: AskOther;
  let end: () => Promise<void>;
  beforeAll(async () => {
    scene = await openScene();
    ({ ask, end } = await secondProcess(scene));
  });
  afterEach(async () => await scene.tidy());
  afterAll(async () => {
    await end();
    await scene.end();
  });

  const release = (thread: string, draft: { id: string }) =>
    ask('ina', 'POST', `/threads/${thread}/drafts/${draft.id}/release`);

  /** What the first process does, and what the second then says to a release of a text that the first approved. */
  it.each<readonly [string, string, (scene: Scene, thread: string, draft: { id: string; text: string }) => unknown]>([
    ['obeys the kill switch of the first', '422 stopped:all_stopped', (one) => stop(one, 'all', null)],
    ['obeys a stop of the thread', '422 stopped:thread_stopped', (one, thread) => stop(one, 'thread', thread)],
    [
      'obeys a freeze',
      '422 safeguarding:frozen_person',
      (one, thread) => one.good(one.call('tom', 'POST', `/threads/${thread}/freeze`, { reason: 'x' })),
    ],
    [
      'obeys an edit',
      '422 not_approved',
      (one, thread, draft) =>
        one.good(
          one.call('tom', 'PUT', `/threads/${thread}/drafts/${draft.id}`, { text: `${draft.text} `, revision: 1 }),
        ),
    ],
    [
      'obeys a rejection',
      '422 wrong_state',
      (one, thread, draft) =>
        one.good(
          one.call('tom', 'POST', `/threads/${thread}/drafts/${draft.id}/rejection`, { revision: 1, reason: 'no' }),
        ),
    ],
    [
      'obeys a closing',
      '422 deterrence:ended',
      (one, thread) => one.good(one.call('ina', 'POST', `/threads/${thread}/closing`, { reason: 'x' })),
    ],
    ['releases nothing twice', '422 wrong_state', (one, thread, draft) => one.release(thread, draft)],
  ])('%s', async (_what, named, doing) => {
    const { thread, draft } = await scene.approved();
    await doing(scene, thread, draft);
    const before = await scene.left();
    expect(why(await release(thread, draft))).toBe(named);
    expect(await scene.left()).toEqual(before);
  });

  it('obeys a revocation', async () => {
    const under = await scene.authorise();
    const { thread, draft } = await scene.approved(undefined, {}, under);
    await scene.good(scene.call('noor', 'POST', `/authorisations/${under}/revocation`, { reason: 'over' }));
    expect(why(await release(thread, draft))).toBe('422 numbered:revoked');
  });

  it('lets a revocation and a send at the same moment come in one order', async () => {
    for (let i = 0; i < 4; i += 1) {
      const under = await scene.authorise();
      const { thread, draft } = await scene.approved(undefined, {}, under);
      const revocation = () => scene.call('noor', 'POST', `/authorisations/${under}/revocation`, { reason: 'over' });
      const sends = i % 2 === 0 ? [release(thread, draft), revocation()] : [revocation(), release(thread, draft)];
      const answers = (await Promise.all(sends)).map(why);
      const view = await scene.good(scene.call('paul', 'GET', `/authorisations/${under}`));
      const kinds = view.documents.map(({ kind }: { kind: string }) => kind);
      expect(kinds).toContain('revocation');
      const left = (await scene.read(thread)).outgoing !== null;
      expect(left).toBe(answers.filter((one) => one === '200 ').length === 2);
      const records = await scene.store.engagements.after('authorisation', under, 0, 9);
      const order = records.map(({ kind }) => kind);
      if (left) expect(order).toEqual(['grant', 'send_intent', 'revocation']);
    }
  });

  it('sends one SMS where both are asked at once', async () => {
    const { thread, draft } = await scene.approved(undefined, scene.bySms());
    const before = scene.texts.length;
    const both = await Promise.all([scene.release(thread, draft), release(thread, draft)]);
    expect(both.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(scene.texts.slice(before)).toEqual([draft.text]);
  });

  it('gives one person the time of one reading', async () => {
    const { thread } = await scene.talk();
    const [one, two] = await scene.drafts(thread);
    for (const draft of [one, two]) await scene.show({ drafts: `/threads/${thread}/drafts` } as never, draft);
    scene.later(60_000);
    const yes = ({ id, textSha256 }: typeof one) =>
      [`/threads/${thread}/drafts/${id}/approval`, { revision: 1, textSha256 }] as const;
    const both = await Promise.all([scene.call('lea', 'POST', ...yes(one)), ask('lea', 'POST', ...yes(two))]);
    const said = both.map(why).sort();
    expect(said[0]).toBe('200 ');
    expect(said[1]).toMatch(/^(409 stale|422 reading_time:faster_than_it_can_be_read)$/);
  });

  it('does without a key that was taken out, as the first does', async () => {
    const { thread, draft } = await scene.approved();
    rmSync(join(scene.authority.anchorsDir, `${scene.people.noor.id}.yaml`));
    scene.later(2_500);
    const before = await scene.left();
    expect(why(await release(thread, draft))).toBe('422 signed:unknown_key');
    expect(why(await scene.release(thread, draft))).toBe('422 signed:unknown_key');
    expect(await scene.left()).toEqual(before);
  });
});
