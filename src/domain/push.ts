// A channel that sends by itself, as the outbound sender sees it: what it may send at once and what came of a send.

import type { SendProblem } from './delivery.js';
import type { Channel, Reply } from './message.js';

/**
 * What came of one send, or of taking messages back.
 * - `sent`: the platform has it; `messageIds` are its ids of what was made of the reply, in order, for deleting them later.
 * - `refused`: it will never arrive; the reply is undeliverable.
 * - `later`: certainly not taken; not before `afterMs` (milliseconds from now; null: the sender's own back-off). `scope` says
 *   whether the wait holds for this chat or for the whole account.
 * - `unknown`: the request left and no answer came: the platform may have it.
 *
 * A reply that the platform wants in several messages may stop in the middle: `messageIds` of the last three are those that
 * were sent. They come back as `sentBefore` at the next try.
 */
export type SendOutcome =
  | { readonly kind: 'sent'; readonly messageIds: readonly string[] }
  | { readonly kind: 'refused'; readonly why: SendProblem; readonly messageIds?: readonly string[] }
  | {
      readonly kind: 'later';
      readonly why: 'rate_limited' | 'platform_down' | 'not_authorised';
      readonly afterMs: number | null;
      readonly scope: 'chat' | 'account';
      readonly messageIds?: readonly string[];
    }
  | { readonly kind: 'unknown'; readonly messageIds?: readonly string[] };

/** The platform's own limits, in messages a second. */
export interface SendLimits {
  readonly perSecond: number;
  readonly perChatPerSecond: number;
}

/** A messenger account that this service writes from. */
export interface PushChannel {
  readonly channel: Channel;
  readonly account: string;
  readonly limits: SendLimits;
  /**
   * Sends one reply. Never rejects: what goes wrong is an outcome. Ends at once when `signal` is aborted. `sentBefore`: ids of
   * the reply's first messages, which an earlier try sent; the send goes on after them.
   */
  send(chat: string, reply: Reply, signal: AbortSignal, sentBefore: readonly string[]): Promise<SendOutcome>;
  /**
   * Takes messages back on the person's device where the platform allows (panic, deletion). Never rejects. `sent` means: those
   * of `messageIds` that can still be deleted are gone; the outcome's `messageIds` are those that still stand there. Ids that the
   * platform does not know any more are gone.
   */
  takeBack(chat: string, messageIds: readonly string[], signal: AbortSignal): Promise<SendOutcome>;
}
