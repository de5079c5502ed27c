// A legal hold, as it is sent.

import type { SeenHold } from '../../../app/desk/holds.js';
import { iso } from '../schemas/common.js';
import type { HoldView } from '../schemas/holds.js';

/** One hold. */
export function holdView({ conversationId, state, reason }: SeenHold): HoldView {
  return {
    conversationId,
    state: state.is,
    askedBy: state.is === 'none' ? null : state.by,
    approvedBy: state.is === 'held' ? state.approvedBy : null,
    until: state.is === 'none' ? null : iso(state.until),
    reason,
  };
}
