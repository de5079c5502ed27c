// The pure part of the log: what a record's line, statement and hashes are. docs/evidence.md describes the same for a court's expert.

import { createHash } from 'node:crypto';
import type { EvidenceEntry, NewEvidence } from '../../domain/evidence.js';
import { leafHash } from './merkle.js';

/** First field of every line; another layout gets another word. */
const LINE_FORMAT = 'safe-passage record line 1';
const STATEMENT_FORMAT = 'safe-passage record 1';
/** What stands before the first record. */
const NOTHING = '0'.repeat(64);

/** SHA-256 in hex. */
export function sha256Hex(data: Uint8Array | string): string {
  return createHash('sha256').update(data).digest('hex');
}

/**
 * What a record says of its content, as JSON text. Its SHA-256 is the commitment that the chain covers. The salt (256 random bits, hex)
 * keeps anybody from guessing a short text by its hash; it lies sealed with the text.
 */
export function statementOf(evidence: NewEvidence, salt: string): string {
  const { content, mediaType, forSubject, meta } = evidence;
  return JSON.stringify({
    format: STATEMENT_FORMAT,
    salt,
    contentSha256: sha256Hex(content),
    contentBytes: content.length,
    mediaType,
    forSubject,
    meta,
  });
}

/** A record's line: the exact text whose leaf hash is the record's hash. */
export function entryLine(entry: Omit<EvidenceEntry, 'hash' | 'sealed'>): string {
  const { seq, uid, threadId, threadSeq, kind, at, by, commitment, sealedHash, prev } = entry;
  return JSON.stringify([LINE_FORMAT, seq, uid, threadId, threadSeq, kind, at, by, commitment, sealedHash, prev]);
}

/** The hash that a record must have. */
export function entryHash(entry: Omit<EvidenceEntry, 'hash' | 'sealed'>): string {
  return Buffer.from(leafHash(Buffer.from(entryLine(entry), 'utf8'))).toString('hex');
}

/** A record that has no place in the log yet. */
export type Unplaced = Omit<EvidenceEntry, 'seq' | 'threadSeq' | 'prev' | 'hash'>;

/** The end of the log. */
export interface ChainHead {
  readonly seq: number;
  readonly hash: string;
}

/** The head of an empty log. */
export const EMPTY: ChainHead = { seq: 0, hash: NOTHING };

/** Gives records their places behind `head`. `threads`: the last number of each of their threads, 0 when there is none. */
export function chainOn(
  head: ChainHead,
  threads: ReadonlyMap<string, number>,
  records: readonly Unplaced[],
): readonly EvidenceEntry[] {
  const last = new Map(threads);
  let { seq, hash: prev } = head;
  return records.map((record) => {
    seq += 1;
    const threadSeq = (last.get(record.threadId) ?? 0) + 1;
    last.set(record.threadId, threadSeq);
    const placed = { ...record, seq, threadSeq, prev };
    const entry = { ...placed, hash: entryHash(placed) };
    prev = entry.hash;
    return entry;
  });
}

/** Whether records that follow one another are whole: their own hashes, their sealed bytes, and the hash of the one before. */
export function fitsChain(entries: readonly EvidenceEntry[]): boolean {
  return entries.every((entry, i) => {
    const before = entries[i - 1];
    const follows = before === undefined || before.seq !== entry.seq - 1 || before.hash === entry.prev;
    return follows && entry.hash === entryHash(entry) && entry.sealedHash === sha256Hex(entry.sealed);
  });
}
