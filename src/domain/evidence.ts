// What an engagement leaves behind as evidence: records in one append-only log, and the signed roots over it.

import type { Instant } from './clock.js';

/**
 * What a record is about. Messages and drafts; what people and rules decided on them; what stands behind an engagement; and, at the
 * end, custody: who looked at the evidence, took it out, held or destroyed it.
 */
export const EVIDENCE_KINDS = [
  'inbound',
  'outbound',
  'draft',
  'edit',
  'approval',
  'rejection',
  'blocked',
  'refusal',
  'doubt',
  'mention',
  'safeguarding',
  'authorisation',
  'revocation',
  'persona',
  'note',
  'hold',
  'hold_lifted',
  'view',
  'export',
  'destroyed',
] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/**
 * Kinds that always speak for the subject: they said no, somebody or a rule stopped a text of ours, somebody doubted, or they may be a
 * victim. Other records do where whoever wrote them says so (`forSubject`).
 */
export const DISCLOSED_KINDS: readonly EvidenceKind[] = ['rejection', 'blocked', 'refusal', 'doubt', 'safeguarding'];

/** An act of custody. */
export type CustodyKind = Extract<EvidenceKind, 'hold' | 'hold_lifted' | 'view' | 'export' | 'destroyed'>;

/** Kinds of the custody log. */
export const CUSTODY_KINDS: readonly EvidenceKind[] = [
  'hold',
  'hold_lifted',
  'view',
  'export',
  'destroyed',
] satisfies readonly CustodyKind[];

/** Facts about a record: short, flat, for programs. */
export type EvidenceMeta = Readonly<Record<string, string | number | boolean | null>>;

/** Something to keep, as it was captured. */
export interface NewEvidence {
  /** Its own id: the same again is the same record. */
  readonly uid: string;
  readonly threadId: string;
  readonly kind: EvidenceKind;
  /** When it was captured, by this machine's clock. */
  readonly at: Instant;
  /** Account id, `subject` or `system`. */
  readonly by: string;
  /** The bytes exactly as they came or went. */
  readonly content: Uint8Array;
  /** Of the content, e.g. `text/plain`. Text is UTF-8. */
  readonly mediaType: string;
  readonly meta: EvidenceMeta;
  /** Speaks for the subject although its kind does not say so. */
  readonly forSubject: boolean;
  /** SHA-256 in hex, taken where it was captured (an officer's device); the content must have it. */
  readonly capturedSha256?: string;
}

/**
 * One record of the log. `hash` covers every other field, `prev` (the hash of the record before) among them, and of the content only
 * the commitment and the hash of its sealed form: destroying the thread's key makes it unreadable and leaves the chain whole.
 */
export interface EvidenceEntry {
  /** From 1, without gaps, over the whole deployment. */
  readonly seq: number;
  readonly uid: string;
  readonly threadId: string;
  /** From 1, without gaps, in the thread: a record left out of a bundle is missed. */
  readonly threadSeq: number;
  readonly kind: EvidenceKind;
  readonly at: Instant;
  readonly by: string;
  /** SHA-256 of the record's statement (content's hash, facts and a random salt), hex. */
  readonly commitment: string;
  /** SHA-256 of `sealed`, hex. */
  readonly sealedHash: string;
  /** Hash of record `seq - 1`, 64 zeros before the first. */
  readonly prev: string;
  /** Leaf hash (RFC 6962) of the record's line, hex. */
  readonly hash: string;
  /** Statement and content, sealed under the thread's evidence key. */
  readonly sealed: Uint8Array;
}

/** The log as it stood at one time, signed. */
export interface SignedRoot {
  /** How many records it covers. */
  readonly size: number;
  /** Merkle root (RFC 6962) over them, hex. */
  readonly rootHash: string;
  readonly at: Instant;
  /** What is signed: a small JSON text with the three above. */
  readonly statement: string;
  /** Ed25519 over the statement's UTF-8 bytes, 64 bytes. */
  readonly signature: Uint8Array;
  /** Which key signed: SHA-256 of its SPKI form, hex. */
  readonly keyId: string;
  /** RFC 3161 response over the signature, DER; null where no time stamp authority is set or it did not answer. */
  readonly timestamp: Uint8Array | null;
}

/** Does a record belong to what speaks for the subject? */
export function speaksForSubject(kind: EvidenceKind, forSubject: boolean): boolean {
  return forSubject || DISCLOSED_KINDS.includes(kind);
}
