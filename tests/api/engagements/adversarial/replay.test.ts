// Rules 16 and 18: one yes makes one message, of this text, by this operator; nothing is sent, or said to be sent, twice.

import type { Reply } from '../../desk-world.js';
import { DAY, MINUTE } from '../engagement-world.js';
import { type Attempt, refuses, type Scene, type Talk } from './attempts.js';

/** Something else is done with a text that was approved. */
const approvedThen =
  (last: (scene: Scene, talk: Talk) => Promise<Reply>): Attempt[2] =>
  async (scene) => {
    const talk = await scene.approved();
    return () => last(scene, talk);
  };

/** Released, and marked as sent where `sent`. */
async function released(scene: Scene, sent: boolean) {
  const talk = await scene.approved();
  const { intentId } = await scene.good(scene.release(talk.thread, talk.draft));
  const mark = { intentId, sentAt: null as string | null };
  if (sent) await scene.good(scene.call('ina', 'POST', `${talk.at}/outgoing/sent`, mark));
  return { ...talk, mark };
}

const iso = (ms: number): string => new Date(ms).toISOString();

refuses([
  [
    'an approver releases',
    '404 not_found',
    approvedThen((scene, talk) => scene.call('lea', 'POST', `${talk.drafts}/${talk.draft.id}/release`)),
  ],
  [
    'the operator of another thread releases',
    '404 not_found',
    approvedThen((scene, talk) => scene.call('omar', 'POST', `${talk.drafts}/${talk.draft.id}/release`)),
  ],
  ['a replayed approval', '422 wrong_state', approvedThen((scene, talk) => scene.say(talk, talk.draft))],
  [
    'a second yes by another person',
    '422 wrong_state',
    approvedThen((scene, talk) => scene.approve(talk.thread, talk.draft, 'tom')),
  ],
  [
    'a replayed approval after it was sent',
    '422 wrong_state',
    async (scene) => {
      const talk = await released(scene, true);
      return () => scene.approve(talk.thread, talk.draft);
    },
  ],
  [
    'a replayed release',
    '422 wrong_state',
    async (scene) => {
      const talk = await released(scene, true);
      return () => scene.release(talk.thread, talk.draft);
    },
  ],
  [
    'a release after it was marked as not sent',
    '422 wrong_state',
    async (scene) => {
      const talk = await released(scene, false);
      await scene.good(
        scene.call('ina', 'POST', `${talk.at}/outgoing/unsent`, { intentId: talk.mark.intentId, reason: 'no net' }),
      );
      return () => scene.release(talk.thread, talk.draft);
    },
  ],
  [
    'an edit of what is on its way',
    '422 wrong_state',
    async (scene) => {
      const talk = await released(scene, false);
      return () => scene.call('ina', 'PUT', `${talk.drafts}/${talk.draft.id}`, { text: 'All right.', revision: 1 });
    },
  ],
  [
    'sent a second time',
    '422 wrong_state',
    async (scene) => {
      const { at, mark } = await released(scene, true);
      return () => scene.call('ina', 'POST', `${at}/outgoing/sent`, mark);
    },
  ],
  [
    'sent under another intent',
    '422 wrong_state',
    async (scene) => {
      const { at } = await released(scene, false);
      return () => scene.call('ina', 'POST', `${at}/outgoing/sent`, { intentId: 'other', sentAt: null });
    },
  ],
  [
    'sent before it was released',
    '422 bad_times',
    async (scene) => {
      const { at, mark } = await released(scene, false);
      const sentAt = iso(scene.time.now - MINUTE);
      return () => scene.call('ina', 'POST', `${at}/outgoing/sent`, { ...mark, sentAt });
    },
  ],
  [
    'sent tomorrow',
    '422 bad_times',
    async (scene) => {
      const { at, mark } = await released(scene, false);
      return () => scene.call('ina', 'POST', `${at}/outgoing/sent`, { ...mark, sentAt: iso(scene.time.now + DAY) });
    },
  ],
  [
    'marked as sent by the operator of another thread',
    '404 not_found',
    async (scene) => {
      const { at, mark } = await released(scene, false);
      return () => scene.call('omar', 'POST', `${at}/outgoing/sent`, mark);
    },
  ],
  [
    'another text while one is on its way',
    '422 outgoing_waits',
    async (scene) => {
      const talk = await scene.talk();
      const [one, two] = await scene.drafts(talk.thread);
      await scene.good(scene.approve(talk.thread, one));
      await scene.good(scene.approve(talk.thread, two));
      await scene.good(scene.release(talk.thread, one));
      return () => scene.release(talk.thread, two);
    },
  ],
  [
    'an approval of another draft',
    '422 not_approved',
    async (scene) => {
      const { thread } = await scene.talk();
      const [one, two] = await scene.drafts(thread);
      await scene.good(scene.approve(thread, one));
      return () => scene.release(thread, two);
    },
  ],
  [
    'approved and then rejected',
    '422 wrong_state',
    approvedThen(async (scene, talk) => {
      const no = { revision: 1, reason: 'too pushy' };
      await scene.good(scene.call('tom', 'POST', `${talk.drafts}/${talk.draft.id}/rejection`, no));
      return await scene.release(talk.thread, talk.draft);
    }),
  ],
  [
    'a text after the conversation was closed',
    '422 wrong_state',
    async (scene) => {
      const { at, drafts } = await scene.talk();
      await scene.good(scene.call('ina', 'POST', `${at}/closing`, { reason: 'over' }));
      return () => scene.call('ina', 'POST', drafts, { text: 'All right.' });
    },
  ],
  [
    'an approved text after the conversation was closed',
    'deterrence:ended',
    approvedThen(async (scene, talk) => {
      await scene.good(scene.call('ina', 'POST', `${talk.at}/closing`, { reason: 'over' }));
      return await scene.release(talk.thread, talk.draft);
    }),
  ],
]);
