// A chat that cannot be reached any more: what waits for it is given up, so that the desk sees it at once.

import type { SendProblem } from '../../domain/delivery.js';
import type { DeliveryStore } from '../../store/contract.js';

/** Deliveries read in one go. */
const PAGE = 200;

/** Makes all that is queued for a contact `undeliverable`. Says how many that were. */
export async function stopChat(
  contactId: string,
  why: SendProblem,
  { deliveries }: { readonly deliveries: Pick<DeliveryStore, 'after' | 'settle'> },
): Promise<number> {
  let stopped = 0;
  for (let after = 0; ; ) {
    const page = await deliveries.after(contactId, after, PAGE);
    const queued = page.filter(({ state }) => state === 'queued').map(({ id }) => id);
    if (queued.length > 0) await deliveries.settle(queued, 'undeliverable', why);
    stopped += queued.length;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return stopped;
    after = last.seq;
  }
}
