// Who works at the desk.

import { ENGAGEMENT_ROLES } from './authorisation.js';
import type { Instant } from './clock.js';

/** Roles of a help line. `admin` reads no content. */
export const HELP_LINE_ROLES = ['counsellor', 'analyst', 'supervisor', 'auditor', 'admin'] as const;
/** A person holds a set of roles. Those of engagements open nothing outside of an authority's deployment. */
export const ROLES = [...HELP_LINE_ROLES, ...ENGAGEMENT_ROLES] as const;
export type Role = (typeof ROLES)[number];

/** A signed-in person, as use cases see them. `name` is shown to colleagues and, its first word, to the person helped. */
export interface Staff {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
}

/** A desk account. Secrets are hashed (argon2id) or sealed; nothing here opens a session. */
export interface Account extends Staff {
  /** Lower-cased, NFKC: what must be unique. */
  readonly nameKey: string;
  readonly passwordHash: string;
  /** The TOTP secret, sealed under the realm's own key. */
  readonly totpSealed: Uint8Array;
  /** `setup`: the one-time password was not used yet; the first sign-in sets password and code. */
  readonly state: 'setup' | 'active' | 'disabled';
  /** Hashes (SHA-256) of unused recovery codes. */
  readonly recoveryHashes: readonly string[];
  readonly createdAt: Instant;
  /** Counts changes, for compare-and-set. */
  readonly version: number;
}

/** A signed-in browser. The cookie's value is never stored, its SHA-256 is. */
export interface StaffSession {
  readonly tokenHash: string;
  readonly accountId: string;
  readonly createdAt: Instant;
  readonly seenAt: Instant;
  readonly revokedAt: Instant | null;
}

/** Somebody said they are on duty, until when, in which languages. One row a person. */
export interface DutyEntry {
  readonly staffId: string;
  readonly name: string;
  readonly onDuty: boolean;
  readonly until: Instant;
  /** BCP 47 primary subtags. */
  readonly languages: readonly string[];
  readonly at: Instant;
}
