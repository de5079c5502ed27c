// What attempts on an authorisation have in common: one of its own, a request that waits, something that happens after an approval.

import type { Attempt, Scene } from './attempts.js';

export const iso = (ms: number): string => new Date(ms).toISOString();
export const ARTICLE = 'CPP art. 706-81';
export const nothing = (): void => undefined;

/** Moves the wall clock alone, and back when the case is over. */
export function turnClock(scene: Scene, ms: number): void {
  scene.time.now += ms;
  scene.after(() => {
    scene.time.now -= ms;
  });
}

/** A text that was approved under an authorisation of its own, and then something happens to it. */
export const approvedUnder =
  (request: object, then: (scene: Scene, under: string) => unknown): Attempt[2] =>
  async (scene) => {
    const under = await scene.authorise(request);
    const { thread, draft } = await scene.approved(undefined, {}, under);
    await then(scene, under);
    return () => scene.release(thread, draft);
  };

/** The same with the approval as the last step. */
export const toApproveUnder =
  (request: object, then: (scene: Scene, under: string) => unknown, text?: string): Attempt[2] =>
  async (scene) => {
    const under = await scene.authorise(request);
    const talk = await scene.talk(undefined, {}, under);
    const draft = text === undefined ? talk.draft : await scene.write(talk, text);
    await then(scene, under);
    return () => scene.approve(talk.thread, draft);
  };

export const revoke = (scene: Scene, under: string) =>
  scene.good(scene.call('noor', 'POST', `/authorisations/${under}/revocation`, { reason: 'over' }));

/** A request that waits for its signature. */
export async function requested(scene: Scene, changes: object = {}) {
  const { id, toSign } = await scene.good(scene.call('lea', 'POST', '/authorisations', scene.request(changes)));
  return { id, toSign, at: `/authorisations/${id}/signature` };
}

/** Reasons of a renewal in words that were not there before. */
export const FRESH_REASONS = {
  necessity: 'Two buyers were seen at the quay and only the seller knows when the next boat goes.',
  proportionality: 'We still read one account alone, and stop on the day when the boat has been stopped.',
};
