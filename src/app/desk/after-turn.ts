// What the desk does after each turn: tells who looks on that the queue changed, and opens decided items again.

import type { Turn, TurnBody } from '../../domain/log.js';
import type { SessionEvent } from '../../domain/session.js';
import { reviewId } from '../inbox/project.js';
import type { Bus, Log } from '../ports.js';
import type { DeskTools } from './desk-store.js';
import { reopenOnNewSigns } from './reopen-on-new-signs.js';

/** What changes a row of the queue beyond its last turn. */
const QUEUE_EVENTS: readonly SessionEvent[] = [
  'help_request',
  'danger',
  'flagged',
  'delete',
  'hand_off',
  'taken_over',
  'handed_back',
  'help_closed',
  'code_word_cleared',
];

/** Made once; call it with every turn that was recorded. Its failures are logged, and mended by the next turn or decision. */
export function createAfterTurn(
  tools: Pick<DeskTools, 'store' | 'vault' | 'clock'> & { readonly bus: Bus; readonly log: Log },
): (processed: { readonly turn: Turn; readonly body: TurnBody }) => void {
  return ({ turn, body }) => {
    const { conversationId } = turn;
    const { help, review } = body.work;
    const eventful = body.events.some((event) => QUEUE_EVENTS.includes(event));
    if (help !== null && (eventful || help.openedTurn === turn.turn)) {
      tools.bus.publish({ kind: 'queue', itemId: help.id, conversationId });
    }
    if (review === null || (review.signsTurn !== turn.turn && !eventful)) return;
    const itemId = reviewId(conversationId);
    tools.bus.publish({ kind: 'queue', itemId, conversationId });
    if (review.signsTurn !== turn.turn) return;
    reopenOnNewSigns(itemId, tools).catch((error: unknown) =>
      tools.log.error('review_not_reopened', { itemId, conversationId, error }),
    );
  };
}
