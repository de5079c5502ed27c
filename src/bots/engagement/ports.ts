// What the pure rules ask of the world, as functions.

import type { DetachedSignature, SignerKind } from '../../domain/authorisation.js';
import type { Instant } from '../../domain/clock.js';
import type { ReadSigns } from '../../domain/text-signs.js';

/** What a signature over a text says: who signed, when it is good. The text is hashed and checked as UTF-8. */
export type Signer =
  | { readonly ok: true; readonly person: string; readonly kinds: readonly SignerKind[] }
  | { readonly ok: false; readonly why: 'unknown_key' | 'key_not_current' | 'bad_signature' | 'keys_unreadable' };

/** Checks a detached Ed25519 signature against the trust anchors, which lie outside the database. Never throws. */
export type VerifySignature = (text: string, signature: DetachedSignature, now: Instant) => Signer;

/** SHA-256 of a text's UTF-8, as 64 hex digits. No normalisation: one invisible character makes another hash. */
export type Sha256 = (text: string) => string;

/** The ports together. */
export interface EngagementPorts {
  readonly verify: VerifySignature;
  readonly sha256: Sha256;
  readonly readSigns: ReadSigns;
}
