// The custody log: who looked at a thread's evidence, took it out, held or destroyed it, when and why. Its entries are records of the
// evidence log themselves, so they are chained, sealed and signed like all others.

import type { Clock, Ids } from '../../domain/clock.js';
import { AppError } from '../../domain/errors.js';
import { CUSTODY_KINDS, type CustodyKind, type EvidenceEntry, type EvidenceMeta } from '../../domain/evidence.js';
import type { ErasureStore } from '../../store/contract/erasure.js';
import type { EvidenceStore } from '../../store/contract/evidence.js';
import type { Vault } from '../../store/contract/sealing.js';
import { evidenceKeyId, type OpenedContent, openEvidence } from './content.js';
import type { EvidenceLog } from './evidence-log.js';

const PAGE = 500;

export interface CustodyDeps {
  readonly log: EvidenceLog;
  readonly store: Pick<EvidenceStore, 'ofThread'>;
  readonly vault: Pick<Vault, 'key'>;
  readonly ids: Ids;
  readonly clock: Pick<Clock, 'now'>;
}

/** Who does something with a thread's evidence, and why, in their own words. */
export interface CustodyRequest {
  readonly threadId: string;
  /** Account id, from the session, never from a request. */
  readonly by: string;
  readonly reason: string;
}

/** A record with its content; null where the thread's key was destroyed. */
export interface OpenedEvidence {
  readonly entry: EvidenceEntry;
  readonly opened: OpenedContent | null;
}

/** Puts an act of custody on record. Throws `malformed` without a reason. */
export async function recordCustody(
  kind: CustodyKind,
  { threadId, by, reason }: CustodyRequest,
  { log, ids, clock }: Pick<CustodyDeps, 'log' | 'ids' | 'clock'>,
  meta: EvidenceMeta = {},
): Promise<EvidenceEntry> {
  if (reason.trim() === '') throw new AppError('malformed', 'Say why: evidence is not opened without a reason.');
  return await log.record({
    uid: `custody:${ids.random()}`,
    threadId,
    kind,
    at: clock.now(),
    by,
    content: Buffer.from(reason, 'utf8'),
    mediaType: 'text/plain',
    meta,
    forSubject: false,
  });
}

/** Opens a thread's evidence for somebody to look at. The view is on record before anything is opened. */
export async function viewEvidence(request: CustodyRequest, deps: CustodyDeps): Promise<readonly OpenedEvidence[]> {
  await recordCustody('view', request, deps);
  return await openAll(await threadEntries(request.threadId, deps.store), deps.vault);
}

/** Opens records; null for those whose key was destroyed, also where the thread went on under a new one. */
export async function openAll(
  entries: readonly EvidenceEntry[],
  vault: Pick<Vault, 'key'>,
): Promise<readonly OpenedEvidence[]> {
  const destroyed = destroyedIn(entries);
  return await Promise.all(entries.map((entry) => openRecord(entry, destroyed, vault)));
}

/** Until which record threads were destroyed, by thread. */
export type Destroyed = ReadonlyMap<string, number>;

/** Reads it out of records in their order. */
export function destroyedIn(entries: readonly Pick<EvidenceEntry, 'kind' | 'threadId' | 'seq'>[]): Destroyed {
  return new Map(entries.flatMap(({ kind, threadId, seq }) => (kind === 'destroyed' ? [[threadId, seq]] : [])));
}

/** Opens one record. Throws `internal` when it is not what was committed to. */
export async function openRecord(
  entry: EvidenceEntry,
  destroyed: Destroyed,
  vault: Pick<Vault, 'key'>,
): Promise<OpenedEvidence> {
  const gone = entry.seq < (destroyed.get(entry.threadId) ?? 0) && !CUSTODY_KINDS.includes(entry.kind);
  return { entry, opened: gone ? null : await openEvidence(entry, vault) };
}

/** All records of a thread in order. */
export async function threadEntries(
  threadId: string,
  store: Pick<EvidenceStore, 'ofThread'>,
): Promise<readonly EvidenceEntry[]> {
  const entries: EvidenceEntry[] = [];
  for (;;) {
    const page = await store.ofThread(threadId, entries.at(-1)?.threadSeq ?? 0, PAGE);
    entries.push(...page);
    if (page.length < PAGE) return entries;
  }
}

/** Whether a legal hold stands: the last word on it is `hold`. */
export function isHeld(entries: readonly Pick<EvidenceEntry, 'kind'>[]): boolean {
  return entries.findLast(({ kind }) => kind === 'hold' || kind === 'hold_lifted')?.kind === 'hold';
}

/**
 * Makes a thread's evidence unreadable when its retention is over: its key is destroyed (for good with the next `keys rotate`), hashes
 * and custody stay, and the chain with them. Throws `refused` under a legal hold, `not_found` where there is no such thread.
 */
export async function destroyEvidence(
  request: CustodyRequest,
  deps: CustodyDeps & { readonly erasure: Pick<ErasureStore, 'erase'>; readonly vault: Pick<Vault, 'key' | 'forget'> },
): Promise<void> {
  const entries = await threadEntries(request.threadId, deps.store);
  if (entries.length === 0) throw new AppError('not_found', 'There is no evidence of this thread.');
  if (isHeld(entries)) throw new AppError('refused', 'A legal hold stands on this evidence.');
  await recordCustody('destroyed', request, deps);
  const id = evidenceKeyId(request.threadId);
  await deps.erasure.erase({ conversationId: id, contactId: id, at: deps.clock.now(), why: 'retention' });
  deps.vault.forget(id);
}
