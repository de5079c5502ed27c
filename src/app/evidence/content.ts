// How a record's content is sealed for the evidence log, and opened again. The evidential copy has a key of its own for each thread:
// it shares nothing with the working copy that screens read, edit and erase.

import { randomBytes } from 'node:crypto';
import { AppError } from '../../domain/errors.js';
import { CUSTODY_KINDS, type EvidenceEntry, type NewEvidence } from '../../domain/evidence.js';
import type { Vault } from '../../store/contract/sealing.js';
import { sha256Hex, statementOf, type Unplaced } from './chain.js';

const SALT_BYTES = 32;
/** A record is one row: larger media is kept in parts. */
const MAX_CONTENT_BYTES = 8 * 1024 * 1024;

/** What lies sealed in a record. */
interface SealedBody {
  readonly statement: string;
  /** Base64. */
  readonly content: string;
}

/** A record's content as it was captured. */
export interface OpenedContent {
  /** JSON text whose SHA-256 is the record's commitment. */
  readonly statement: string;
  readonly content: Uint8Array;
}

/** Under which name a thread's evidence key lies in the key store. */
export function evidenceKeyId(threadId: string): string {
  return `evidence:${threadId}`;
}

/** Why a thread's evidence was opened or destroyed outlives the evidence: custody has a key of its own. */
function keyIdOf({ threadId, kind }: Pick<EvidenceEntry, 'threadId' | 'kind'>): string {
  return CUSTODY_KINDS.includes(kind) ? `evidence-custody:${threadId}` : evidenceKeyId(threadId);
}

function place(uid: string): string {
  return `evidence|${uid}|record`;
}

/**
 * Hashes the content, first of all, and seals it. Throws AppError: `conflict` when it does not have the hash that was taken where it was
 * captured, `too_large`, `store_unavailable`.
 */
export async function sealEvidence(evidence: NewEvidence, vault: Pick<Vault, 'key'>): Promise<Unplaced> {
  const { uid, threadId, kind, at, by, content, capturedSha256 } = evidence;
  if (content.length > MAX_CONTENT_BYTES) throw new AppError('too_large', 'A record of evidence has at most 8 MiB.');
  if (capturedSha256 !== undefined && capturedSha256.toLowerCase() !== sha256Hex(content)) {
    throw new AppError('conflict', 'The content does not have the hash that was taken at its capture.');
  }
  const statement = statementOf(evidence, randomBytes(SALT_BYTES).toString('hex'));
  const key = await vault.key(keyIdOf(evidence), true);
  if (key === undefined) throw new AppError('store_unavailable', 'The thread has no evidence key.');
  const body: SealedBody = { statement, content: Buffer.from(content).toString('base64') };
  const sealed = key.seal(place(uid), body);
  return { uid, threadId, kind, at, by, commitment: sha256Hex(statement), sealedHash: sha256Hex(sealed), sealed };
}

/** Opens a record; null when its thread's key was destroyed. Throws `internal` when it is not what was committed to. */
export async function openEvidence(
  entry: Pick<EvidenceEntry, 'uid' | 'threadId' | 'kind' | 'sealed' | 'commitment'>,
  vault: Pick<Vault, 'key'>,
): Promise<OpenedContent | null> {
  const { uid, sealed, commitment } = entry;
  const key = await vault.key(keyIdOf(entry));
  if (key === undefined) return null;
  const { statement, content } = key.open(place(uid), sealed) as SealedBody;
  if (sha256Hex(statement) !== commitment) throw new AppError('internal', 'A record of evidence was changed.');
  return { statement, content: new Uint8Array(Buffer.from(content, 'base64')) };
}
