// The append-only record of who read, changed and exported what, and why.

import type { Instant } from './clock.js';

/**
 * One event of one process's chain. `hash` = SHA-256 over the canonical JSON of all other fields, `prev` is the hash of
 * n − 1 (64 zeros at n = 0). What a member of staff wrote as a reason lies sealed; the chain runs over the sealed bytes,
 * so that erasure leaves it intact.
 */
export interface AuditEvent {
  /** One chain per process start. */
  readonly chain: string;
  readonly n: number;
  readonly at: Instant;
  /** Account id, or `system`, or `anonymous`; `terminal:<user>` for a command that named no account. */
  readonly actor: string;
  /** What was done, e.g. `conversation.read`, `review.decide`, `session.start`. */
  readonly act: string;
  /** `kind:id` of what it was done to. */
  readonly object: string;
  /** How it ended: `ok` or an error code. */
  readonly outcome: string;
  /** Staff's own words, sealed under the realm's key; null when none were asked for. */
  readonly reasonSealed: Uint8Array | null;
  readonly prev: string;
  readonly hash: string;
}
