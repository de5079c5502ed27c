// What passes between a channel and the message path.

import type { InboundMessage, Reply } from './message.js';

/** A reply with its place in the chat stream. */
export interface PlacedReply extends Reply {
  readonly seq: number;
}

/** A reply as it lies sealed in its delivery. */
export interface SentReply extends Reply {
  /** The last words of a talk of which nothing may show any more: what was shown before goes. */
  readonly clear?: true;
}

/** What a channel is told about a message it handed in. The message is durable in the first two cases. */
export type Received =
  | {
      readonly kind: 'answered';
      /** Stream position after the last reply. */
      readonly seq: number;
      readonly replies: readonly PlacedReply[];
      /** The talk is over. */
      readonly closed: boolean;
      /** Nothing of it may be shown any more: panic, exit or deletion. */
      readonly clear: boolean;
    }
  | { readonly kind: 'accepted'; readonly seq: number }
  | { readonly kind: 'other_text' };

/** The message path as a channel sees it. Throws AppError('store_unavailable') when nothing could be stored. */
export type Receive = (message: InboundMessage) => Promise<Received>;
