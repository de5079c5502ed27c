// Rules 1 and 2: nothing leaves before an authorisation begins, after it ends, after it is revoked, or by a clock that was turned back.

import { DAY, MINUTE } from '../engagement-world.js';
import { type Attempt, refuses, type Scene } from './attempts.js';
import { approvedUnder, FRESH_REASONS, iso, revoke, toApproveUnder, turnClock } from './authorising.js';

const SECOND = 1_000;
const opens =
  (changes: object, request: object = {}): Attempt[2] =>
  async (scene) => {
    const under = await scene.authorise(request);
    return () => scene.opens(under, changes);
  };

/** Renewed for the same time with fresh reasons and signed; a token for the wording before is on file. */
async function renew(scene: Scene, under: string): Promise<void> {
  const renewal = { start: iso(scene.time.now - DAY), end: iso(scene.time.now + DAY), signer: scene.people.noor.id };
  const path = `/authorisations/${under}`;
  const { toSign } = await scene.good(scene.call('lea', 'POST', `${path}/renewals`, { ...renewal, ...FRESH_REASONS }));
  const signature = scene.authority.sign(scene.people.noor.id, toSign);
  await scene.good(scene.call('noor', 'POST', `${path}/signature`, signature));
}

refuses([
  [
    'renewed after the approval, with the prosecutor’s word for the time before',
    'second_token:other_authorisation',
    approvedUnder({}, renew),
  ],
  [
    'renewed with a shorter end, which is over',
    'live:expired',
    approvedUnder({}, async (scene, under) => {
      await renew(scene, under);
      turnClock(scene, DAY + SECOND);
    }),
  ],
  [
    'begins in a second',
    'live:not_yet',
    async (scene) => await opens({}, { start: iso(scene.time.now + SECOND) })(scene),
  ],
  [
    'begins a year before it is signed, and ended a second ago',
    'live:expired',
    async (scene) => {
      const end = iso(scene.time.now + MINUTE);
      const under = await scene.authorise({ end });
      scene.later(MINUTE + SECOND);
      return () => scene.opens(under);
    },
  ],
  [
    'expired by one second, after the approval',
    'live:expired',
    async (scene) => {
      const end = scene.time.now + DAY;
      return await approvedUnder({ end: iso(end) }, () => turnClock(scene, end + SECOND - scene.time.now))(scene);
    },
  ],
  [
    'ends this very millisecond',
    'live:expired',
    async (scene) => {
      const end = scene.time.now + DAY;
      return await approvedUnder({ end: iso(end) }, () => turnClock(scene, end - scene.time.now))(scene);
    },
  ],
  [
    'expired by one second, before the approval',
    'live:expired',
    async (scene) => {
      const end = scene.time.now + DAY;
      const shown = MINUTE;
      return await toApproveUnder({ end: iso(end) }, () => turnClock(scene, end + SECOND - shown - scene.time.now))(
        scene,
      );
    },
  ],
  [
    'a clock turned back by an hour, after the approval',
    'live:clock_turned_back',
    approvedUnder({}, (scene) => turnClock(scene, -60 * MINUTE)),
  ],
  [
    'a clock turned back by one second more than went by',
    'live:clock_turned_back',
    approvedUnder({}, (scene) => turnClock(scene, -SECOND)),
  ],
  [
    'a clock turned back to before the end of what ran out',
    'live:clock_turned_back',
    async (scene) => {
      const end = scene.time.now + DAY;
      const under = await scene.authorise({ end: iso(end) });
      const { thread, draft } = await scene.approved(undefined, {}, under);
      turnClock(scene, end + MINUTE - scene.time.now);
      await scene.hear(thread, 'are you there');
      turnClock(scene, -DAY);
      return () => scene.release(thread, draft);
    },
  ],
  ['revoked between approval and send', 'numbered:revoked', approvedUnder({}, revoke)],
  ['revoked before the approval', 'numbered:revoked', toApproveUnder({}, revoke)],
  [
    'a new thread after the revocation',
    '422 not_live',
    async (scene) => {
      const under = await scene.authorise();
      await revoke(scene, under);
      return () => scene.opens(under);
    },
  ],
  [
    'revoked by somebody without the office',
    '404 not_found',
    async (scene) => {
      return () => scene.call('lea', 'POST', `/authorisations/${scene.authorisation}/revocation`, { reason: 'x' });
    },
  ],
  [
    'renewed after it was revoked',
    '422 not_live',
    async (scene) => {
      const under = await scene.authorise();
      await revoke(scene, under);
      const renewal = { start: iso(scene.time.now), end: iso(scene.time.now + DAY), signer: scene.people.noor.id };
      return () => scene.call('lea', 'POST', `/authorisations/${under}/renewals`, { ...renewal, ...FRESH_REASONS });
    },
  ],
  [
    'a renewal whose signature waited while it was revoked',
    '422 not_live',
    async (scene) => {
      const under = await scene.authorise();
      const renewal = { start: iso(scene.time.now), end: iso(scene.time.now + DAY), signer: scene.people.noor.id };
      const { toSign } = await scene.good(
        scene.call('lea', 'POST', `/authorisations/${under}/renewals`, { ...renewal, ...FRESH_REASONS }),
      );
      await revoke(scene, under);
      const signature = scene.authority.sign(scene.people.noor.id, toSign);
      return () => scene.call('noor', 'POST', `/authorisations/${under}/signature`, signature);
    },
  ],
]);
