// A legal hold, as it is sent.

import type { SeenHold } from '../../../app/desk/holds.js';
import { iso } from '../schemas/common.js';
import type { HoldView } from '../schemas/holds.js';

/** One hold. */
export function holdView({ conversationId, state, reason, askedByName, approvedByName }: SeenHold): HoldView {
  return {
    conversationId,
    state: state.is,
    askedBy: state.is === 'none' ? null : state.by,
    askedByName,
    approvedBy: state.is === 'held' ? state.approvedBy : null,
    approvedByName,
    until: state.is === 'none' ? null : iso(state.until),
    reason,
  };
}
