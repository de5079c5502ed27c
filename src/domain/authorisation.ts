// A written authorisation for supervised engagements, and the numbered documents that decide whether it still holds.

import type { Instant } from './clock.js';
import type { OffenceId } from './offence.js';

/** What an operator may be permitted to do. `first_contact`: write before the subject did; `warn`: the one text of a campaign. */
export const ACTS = ['first_contact', 'reply', 'ask', 'discuss_terms', 'send_sms', 'warn'] as const;
export type Act = (typeof ACTS)[number];

/** An act, and the article of the law that the authoriser rests it on. */
export interface PermittedAct {
  readonly act: Act;
  /** As it is cited: `CPP art. 230-46`. */
  readonly article: string;
}

/** Who may sign: an authoriser, or the magistrate whose token a country asks for besides. */
export const SIGNER_KINDS = ['authoriser', 'prosecutor', 'judge', 'policy'] as const;
export type SignerKind = (typeof SIGNER_KINDS)[number];

/** A detached Ed25519 signature. */
export interface DetachedSignature {
  /** Names a trust anchor. */
  readonly keyId: string;
  /** 64 bytes as base64. */
  readonly value: string;
}

/**
 * What is signed. Its bytes are the canonical JSON of all fields but `signature` (bots/engagement/canonical.ts). Times in milliseconds
 * UTC, `start` inclusive, `end` exclusive.
 */
export interface Authorisation {
  readonly id: string;
  readonly legalBasis: string;
  readonly offence: OffenceId;
  /** Subjects by their number in the register, never by name. */
  readonly subjects: readonly string[];
  /** Platforms as the register names them: `telegram`, `sms` … */
  readonly platforms: readonly string[];
  /** ISO 3166-1 alpha-2: countries whose law was weighed. */
  readonly jurisdiction: readonly string[];
  readonly permitted: readonly PermittedAct[];
  /** Account ids of the operators who may act under it. */
  readonly operators: readonly string[];
  readonly start: Instant;
  readonly end: Instant;
  readonly necessity: string;
  readonly proportionality: string;
  /** Account id of the authoriser. */
  readonly signer: string;
  /** Kind of training that an operator needs: `online-engagement-1`. */
  readonly training: string;
  /** Numbers (E.164) from which software may send SMS; empty: relay only. */
  readonly smsNumbers: readonly string[];
  /** The campaign of rule 19 that this authorises; null: ordinary engagements. */
  readonly campaignId: string | null;
  readonly signature: DetachedSignature;
}

/** What a judge or a prosecutor signs: these acts under exactly this authorisation. */
export interface SecondToken {
  readonly kind: 'judge' | 'prosecutor';
  readonly authorisationId: string;
  /** SHA-256 (hex) of the authorisation's signed bytes. */
  readonly authorisationSha256: string;
  readonly acts: readonly Act[];
  readonly signer: string;
  readonly at: Instant;
  readonly signature: DetachedSignature;
}

/**
 * Documents under one running number of an authorisation, from 1 without gaps. A number is taken by an insert under a unique key; who
 * comes second takes the next one.
 */
export type NumberedDocument = { readonly authorisationId: string; readonly n: number; readonly at: Instant } & (
  | { readonly kind: 'grant' }
  | { readonly kind: 'renewal'; readonly authorisation: Authorisation }
  | { readonly kind: 'revocation'; readonly by: string; readonly reason: string }
  | SendIntent
);

/** A send that was decided. One approval makes one intent and never another. */
export interface SendIntent {
  readonly kind: 'send_intent';
  readonly intentId: string;
  readonly approvalId: string;
  readonly threadId: string;
  /** SHA-256 (hex) of the text that leaves. */
  readonly textSha256: string;
}

/** Stops everything (`all`), one authorisation or one thread, from the moment it is seen. Looked up once more before each network call. */
export interface StopDocument {
  readonly scope: 'all' | 'authorisation' | 'thread';
  /** Id of the authorisation or the thread; null for all. */
  readonly target: string | null;
  readonly by: string;
  readonly at: Instant;
  /** Set when two people lifted it. */
  readonly liftedBy: readonly string[];
}

/** That an officer was trained. Current: `passedAt <= now < expiresAt`. */
export interface TrainingRecord {
  readonly officer: string;
  readonly kind: string;
  readonly passedAt: Instant;
  readonly expiresAt: Instant;
  /** Who put it on file; nobody vouches for themselves. */
  readonly recordedBy: string;
}

/** Roles of an authority deployment. Whoever holds `oversight` reads everything and sends nothing, whatever else they hold. */
export const ENGAGEMENT_ROLES = ['operator', 'approver', 'authoriser', 'oversight'] as const;
export type EngagementRole = (typeof ENGAGEMENT_ROLES)[number];

/** A signed-in person of an authority deployment. */
export interface Officer {
  readonly id: string;
  readonly roles: readonly EngagementRole[];
}
