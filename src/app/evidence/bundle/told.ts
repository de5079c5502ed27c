// Records as a bundle tells them: what the line says, what the statement says, and the text where it is one.

import { CUSTODY_KINDS, type EvidenceKind, type EvidenceMeta, speaksForSubject } from '../../../domain/evidence.js';
import { entryLine } from '../chain.js';
import type { OpenedEvidence } from '../custody.js';
import { type BundleFile, type BundleInput, iso, jsonFile, utf8 } from './input.js';

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

/** A record for the lists at the end of a bundle. */
export interface Told {
  readonly record: ToldRecord;
  /** Its line in the log. */
  readonly line: string;
}

/** The record as it is told, without its bytes. */
export function tell(
  { entry, opened }: OpenedEvidence,
  { withheld, people }: Pick<BundleInput, 'withheld' | 'people'>,
): Told {
  const { seq, uid, threadId, threadSeq, kind, at, by } = entry;
  const said = { seq, uid, threadId, threadSeq, kind, at, time: iso(at), by, byName: people[by] ?? null };
  const missing = withheld.get(seq) ?? (opened === null ? 'its key was destroyed' : null);
  const line = entryLine(entry);
  if (missing !== null || opened === null)
    return { line, record: { ...said, missing, ...EMPTY, text: null, file: null } };
  const { contentSha256, contentBytes, mediaType, forSubject, meta } = JSON.parse(opened.statement) as Statement;
  const text = mediaType === 'text/plain' ? Buffer.from(opened.content).toString('utf8') : null;
  const file = `content/${numbered(seq)}.bin`;
  return { line, record: { ...said, missing, contentSha256, contentBytes, mediaType, forSubject, meta, text, file } };
}

/** Acts of custody among them. */
export function custodyOf(told: readonly ToldRecord[]): readonly ToldRecord[] {
  return told.filter(({ kind }) => CUSTODY_KINDS.includes(kind));
}

/** What speaks for the subject among them. */
export function disclosureOf(told: readonly ToldRecord[]): readonly ToldRecord[] {
  return told.filter(({ kind, forSubject }) => speaksForSubject(kind, forSubject === true));
}

/** A record's own files: statement, content and sealed bytes. */
export function recordFiles(
  { entry, opened }: OpenedEvidence,
  withheld: BundleInput['withheld'],
): readonly BundleFile[] {
  const number = numbered(entry.seq);
  const sealed = [`sealed/${number}.bin`, entry.sealed] as const;
  if (opened === null || withheld.has(entry.seq)) return [sealed];
  return [[`records/${number}.json`, utf8(opened.statement)], [`content/${number}.bin`, opened.content], sealed];
}

/** Lines of all records, and the readable lists. */
export function listFiles({ people }: Pick<BundleInput, 'people'>, told: readonly Told[]): readonly BundleFile[] {
  const records = told.map(({ record }) => record);
  return [
    ['entries.jsonl', utf8(told.map(({ line }) => `${line}\n`).join(''))],
    ['records.json', jsonFile({ format: 'safe-passage records 1', people, records })],
    ['custody.json', jsonFile({ format: 'safe-passage custody 1', records: custodyOf(records) })],
    ['disclosure.json', jsonFile({ format: 'safe-passage disclosure 1', records: disclosureOf(records) })],
  ];
}
