// Records as a bundle tells them: what the line says, what the statement says, and the text where it is one.

import { CUSTODY_KINDS, type EvidenceKind, type EvidenceMeta, speaksForSubject } from '../../../domain/evidence.js';
import { entryLine } from '../chain.js';
import type { OpenedEvidence } from '../custody.js';
import { type BundleInput, type Files, iso, jsonFile, utf8 } from './input.js';

/** One record in `records.json`. Without content (`missing` says why) only what the line says is there. */
export interface ToldRecord {
  readonly seq: number;
  readonly uid: string;
  readonly threadId: string;
  readonly threadSeq: number;
  readonly kind: EvidenceKind;
  readonly at: number;
  readonly time: string;
  readonly by: string;
  /** Name of an account. */
  readonly byName: string | null;
  readonly missing: string | null;
  readonly contentSha256: string | null;
  readonly contentBytes: number | null;
  readonly mediaType: string | null;
  readonly forSubject: boolean | null;
  readonly meta: EvidenceMeta | null;
  /** The content where it is plain text; other content is never rendered. */
  readonly text: string | null;
  readonly file: string | null;
}

/** What a record's statement holds. */
type Statement = Pick<ToldRecord, 'contentSha256' | 'contentBytes' | 'mediaType' | 'forSubject' | 'meta'>;

const EMPTY: Statement = { contentSha256: null, contentBytes: null, mediaType: null, forSubject: null, meta: null };

function numbered(seq: number): string {
  return String(seq).padStart(9, '0');
}

/** The record as it is told; `withheld` is the reason why its content stays out. */
function tell(
  { entry, opened }: OpenedEvidence,
  withheld: string | undefined,
  people: BundleInput['people'],
): ToldRecord {
  const { seq, uid, threadId, threadSeq, kind, at, by } = entry;
  const line = { seq, uid, threadId, threadSeq, kind, at, time: iso(at), by, byName: people[by] ?? null };
  const missing = withheld ?? (opened === null ? 'its key was destroyed' : null);
  if (missing !== null || opened === null) return { ...line, missing, ...EMPTY, text: null, file: null };
  const { contentSha256, contentBytes, mediaType, forSubject, meta } = JSON.parse(opened.statement) as Statement;
  const text = mediaType === 'text/plain' ? Buffer.from(opened.content).toString('utf8') : null;
  const file = `content/${numbered(seq)}.bin`;
  return { ...line, missing, contentSha256, contentBytes, mediaType, forSubject, meta, text, file };
}

/** All records as they are told. */
export function tellAll({ records, withheld, people }: BundleInput): readonly ToldRecord[] {
  return records.map((record) => tell(record, withheld.get(record.entry.seq), people));
}

/** Acts of custody among them. */
export function custodyOf(told: readonly ToldRecord[]): readonly ToldRecord[] {
  return told.filter(({ kind }) => CUSTODY_KINDS.includes(kind));
}

/** What speaks for the subject among them. */
export function disclosureOf(told: readonly ToldRecord[]): readonly ToldRecord[] {
  return told.filter(({ kind, forSubject }) => speaksForSubject(kind, forSubject === true));
}

/** Lines, statements, contents and sealed bytes, and the readable lists. */
export function recordFiles(input: BundleInput, told: readonly ToldRecord[], files: Files): void {
  files.set('entries.jsonl', utf8(input.records.map(({ entry }) => `${entryLine(entry)}\n`).join('')));
  files.set('records.json', jsonFile({ format: 'safe-passage records 1', people: input.people, records: told }));
  files.set('custody.json', jsonFile({ format: 'safe-passage custody 1', records: custodyOf(told) }));
  files.set('disclosure.json', jsonFile({ format: 'safe-passage disclosure 1', records: disclosureOf(told) }));
  for (const { entry, opened } of input.records) {
    const number = numbered(entry.seq);
    files.set(`sealed/${number}.bin`, entry.sealed);
    if (opened === null || input.withheld.has(entry.seq)) continue;
    files.set(`records/${number}.json`, utf8(opened.statement));
    files.set(`content/${number}.bin`, opened.content);
  }
}
