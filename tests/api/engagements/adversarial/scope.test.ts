// Rules 1, 3 and 4: subject, platform, act, article, officer, training and role are looked at for every text.

import { DAY, MINUTE } from '../engagement-world.js';
import { type Attempt, type LastStep, refuses, type Scene, type Talk } from './attempts.js';
import { ARTICLE, iso, nothing, toApproveUnder } from './authorising.js';

const SECOND = 1_000;
const ALL_ACTS = ['first_contact', 'reply', 'ask', 'discuss_terms', 'send_sms', 'warn'];
const acts = (...names: readonly string[]): object => ({
  permitted: names.map((act) => ({ act, article: ARTICLE })),
});

const opens =
  (changes: object, request: object = {}): Attempt[2] =>
  async (scene) => {
    const under = await scene.authorise(request);
    return () => scene.opens(under, changes);
  };

const trains =
  (changes: (scene: Scene) => object, who: 'lea' | 'noor' = 'lea'): Attempt[2] =>
  async (scene) => {
    const [passedAt, expiresAt] = [iso(scene.time.now - DAY), iso(scene.time.now + DAY)];
    const record = { officer: scene.people.omar.id, kind: 'online-engagement-1', passedAt, expiresAt };
    const given = { ...record, ...changes(scene) };
    return () => scene.call(who, 'POST', '/training', given);
  };

/** Another officer whom the authorisation names, with a training record or none. */
async function omarOpens(scene: Scene, record: object | null): Promise<LastStep> {
  const under = await scene.authorise({ operators: [scene.people.ina.id, scene.people.omar.id] });
  if (record !== null) await scene.good(scene.call('lea', 'POST', '/training', record));
  return () => scene.opens(under, {}, 'omar');
}

/** Roles of an account, until the case is over. */
async function withRoles(scene: Scene, who: 'ina' | 'lea', roles: readonly string[], state = 'active'): Promise<void> {
  const set = async (change: object): Promise<void> => {
    const account = await scene.store.staff.byId(scene.people[who].id);
    if (account === undefined) throw new Error('no account');
    await scene.store.staff.update({ ...account, ...change, version: account.version + 1 });
  };
  const before = await scene.store.staff.byId(scene.people[who].id);
  await set({ roles, state });
  scene.after(() => set({ roles: before?.roles, state: 'active' }));
}

/** A text approved while the training that the authorisation asks for had a minute left. */
const trainedUntilNow: Attempt[2] = async (scene) => {
  const training = 'short-course';
  const under = await scene.authorise({ training });
  const record = {
    officer: scene.people.ina.id,
    kind: training,
    passedAt: iso(scene.time.now - DAY),
    expiresAt: iso(scene.time.now + 10 * MINUTE),
  };
  await scene.good(scene.call('lea', 'POST', '/training', record));
  const { thread, draft } = await scene.approved(undefined, {}, under);
  scene.later(10 * MINUTE);
  return () => scene.release(thread, draft);
};

refuses([
  ['training that ran out between approval and release', 'training:not_current', trainedUntilNow],
  [
    'a subject whom it does not name',
    'scope:subject',
    async (scene) => {
      await scene.good(
        scene.call('ina', 'POST', '/suspicions/S-9', { grounds: 'Wrote three adverts for boat places last week.' }),
      );
      scene.later(MINUTE);
      return () => scene.opens(scene.authorisation, { subject: 'S-9' });
    },
  ],
  ['a subject in other letters', '422 no_suspicion', opens({ subject: 's-2' })],
  ['a platform that it does not name', 'scope:platform', opens({ platform: 'signal' })],
  [
    'an officer whom it does not name',
    'scope:operator',
    async (scene) => () => scene.opens(scene.authorisation, {}, 'omar'),
  ],
  [
    'asking where only replies are permitted',
    'scope:act',
    toApproveUnder(acts('reply', 'first_contact'), nothing, 'What does that include?'),
  ],
  [
    'terms where only talk is permitted',
    'scope:act',
    toApproveUnder(acts('reply', 'ask'), nothing, 'All right, 3,800 euros each.'),
  ],
  [
    'writing first where only answers are permitted',
    'scope:act',
    async (scene) => {
      const under = await scene.authorise(acts('reply', 'ask'));
      const talk: Talk = await scene.talk([], {}, under);
      const draft = await scene.write(talk, 'Hello, how are you today?');
      return () => scene.approve(talk.thread, draft);
    },
  ],
  [
    'an article that stands in no policy',
    'policy:article_not_in_policy',
    toApproveUnder({ permitted: ALL_ACTS.map((act) => ({ act, article: 'CPP art. 1' })) }, nothing),
  ],
  [
    'an article that does not cover the act',
    'policy:act_not_under_article',
    toApproveUnder(
      { permitted: ALL_ACTS.map((act) => ({ act, article: 'CPP art. 230-46' })) },
      nothing,
      'All right, 3,800 euros each.',
    ),
  ],
  [
    'longer than the law lets it run',
    'policy:too_long',
    async (scene) => await toApproveUnder({ end: iso(scene.time.now + 200 * DAY) }, nothing)(scene),
  ],
  ['no training record', 'training:no_record', async (scene) => await omarOpens(scene, null)],
  [
    'training of another kind',
    'training:no_record',
    async (scene) =>
      await omarOpens(scene, {
        officer: scene.people.omar.id,
        kind: 'first-aid',
        passedAt: iso(scene.time.now - DAY),
        expiresAt: iso(scene.time.now + DAY),
      }),
  ],
  [
    'training that ran out a second ago',
    'training:not_current',
    async (scene) => {
      const expiresAt = iso(scene.time.now + MINUTE);
      const step = await omarOpens(scene, {
        officer: scene.people.omar.id,
        kind: 'online-engagement-1',
        passedAt: iso(scene.time.now - DAY),
        expiresAt,
      });
      scene.later(MINUTE + SECOND);
      return step;
    },
  ],
  ['training that one vouches for oneself', '422 self', trains((scene) => ({ officer: scene.people.lea.id }))],
  [
    'training passed tomorrow',
    '422 bad_times',
    trains((scene) => ({ passedAt: iso(scene.time.now + DAY), expiresAt: iso(scene.time.now + 2 * DAY) })),
  ],
  ['training of nobody', '422 unknown_officer', trains(() => ({ officer: 'nobody' }))],
  [
    'oversight given to an operator',
    'role:oversight_sends_nothing',
    async (scene) => {
      const { thread, draft } = await scene.approved();
      await withRoles(scene, 'ina', ['operator', 'oversight']);
      return () => scene.release(thread, draft);
    },
  ],
  [
    'the operator’s role taken away after the approval',
    '404 not_found',
    async (scene) => {
      const { thread, draft } = await scene.approved();
      await withRoles(scene, 'ina', ['approver']);
      return () => scene.release(thread, draft);
    },
  ],
  [
    'the approver’s role taken away after the approval',
    'approval:not_an_approver',
    async (scene) => {
      const { thread, draft } = await scene.approved();
      await withRoles(scene, 'lea', ['operator']);
      return () => scene.release(thread, draft);
    },
  ],
  [
    'the approver’s account closed after the approval',
    'approval:not_an_approver',
    async (scene) => {
      const { thread, draft } = await scene.approved();
      await withRoles(scene, 'lea', ['approver'], 'disabled');
      return () => scene.release(thread, draft);
    },
  ],
]);
