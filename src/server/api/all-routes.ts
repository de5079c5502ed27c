// Every route of the desk's API. A test holds this list and the table of permissions to one another.

import type { Route } from './route.js';
import { deleteSession } from './routes/delete-session.js';
import { getAudit } from './routes/get-audit.js';
import { getAuditChains } from './routes/get-audit-chains.js';
import { getConversation } from './routes/get-conversation.js';
import { getDeliveries } from './routes/get-deliveries.js';
import { getEntries } from './routes/get-entries.js';
import { getEvents } from './routes/get-events.js';
import { getHolds } from './routes/get-holds.js';
import { getIndicators } from './routes/get-indicators.js';
import { getQueue } from './routes/get-queue.js';
import { getReviewItem } from './routes/get-review-item.js';
import { getRoster } from './routes/get-roster.js';
import { getSession } from './routes/get-session.js';
import { getTurns } from './routes/get-turns.js';
import { postClearWord } from './routes/post-clear-word.js';
import { postHandBack } from './routes/post-hand-back.js';
import { postHelpClaim } from './routes/post-help-claim.js';
import { postHelpClose } from './routes/post-help-close.js';
import { postHelpPassOn } from './routes/post-help-pass-on.js';
import { postHelpRelease } from './routes/post-help-release.js';
import { postHold } from './routes/post-hold.js';
import { postMessage } from './routes/post-message.js';
import { postNote } from './routes/post-note.js';
import { postReviewClaim } from './routes/post-review-claim.js';
import { postReviewDecision } from './routes/post-review-decision.js';
import { postReviewRelease } from './routes/post-review-release.js';
import { postSession } from './routes/post-session.js';
import { postTakeOver } from './routes/post-take-over.js';
import { putRosterMe } from './routes/put-roster-me.js';

/** All but the document about them, which is made from this list. */
export const ROUTES: readonly Route[] = [
  postSession,
  getSession,
  deleteSession,
  getQueue,
  postHelpClaim,
  postHelpRelease,
  postHelpPassOn,
  postHelpClose,
  getReviewItem,
  postReviewClaim,
  postReviewRelease,
  postReviewDecision,
  getConversation,
  getTurns,
  postTakeOver,
  postMessage,
  postHandBack,
  postClearWord,
  postNote,
  getEvents,
  getRoster,
  putRosterMe,
  getDeliveries,
  getEntries,
  getAudit,
  getAuditChains,
  getHolds,
  postHold,
  getIndicators,
];
