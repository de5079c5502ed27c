// One try of the second reader at one message.

import type { Assessment } from '../../domain/assessment.js';
import { AppError } from '../../domain/errors.js';
import { type Entry, UNREAD } from '../../domain/log.js';
import { openEntry } from '../inbox/entry-body.js';
import type { Processed } from '../inbox/process-entry.js';
import type { Understander } from '../ports.js';
import type { SecondReading } from '../understanding/second-client.js';
import { placeOf } from './place.js';
import { LAST_RANK } from './rank.js';
import { finishReading, type RecordReadingDeps, readingOf, recordReading } from './record-reading.js';

export interface ReadEntryDeps extends RecordReadingDeps {
  readonly first: Pick<Understander, 'assess'>;
  readonly second: Pick<SecondReading, 'assess'>;
  /** Both models' version. */
  readonly model: string;
  /** Whether there is time to search for the passages that carry what is found. */
  readonly hasTime: () => boolean;
}

/** Tries of one message, the process' own deaths among them, before it is given up. */
export const MAX_READ_TRIES = 3;

/** What came of a try. */
export type ReadOutcome =
  | { readonly kind: 'read'; readonly processed: Processed; readonly ms: number }
  /** It had this reading already: from a process that died before it told anybody, or that was faster. */
  | { readonly kind: 'known'; readonly processed: Processed }
  /** Erased meanwhile, or not to be read any more. */
  | { readonly kind: 'gone' }
  /** It waits for another try. */
  | { readonly kind: 'failed' }
  /** It stays with what the first reader said. */
  | { readonly kind: 'given_up' };

/**
 * Counts the try durably before anything else, so that a text that ends the process is found out. What failed twice goes to the end of
 * the row. Throws what the store throws.
 */
export async function readEntry(entry: Entry, deps: ReadEntryDeps): Promise<ReadOutcome> {
  const { contactId, seq } = entry;
  const { log } = deps.store;
  const rank = entry.readTries === 0 ? (entry.toRead ?? LAST_RANK) : LAST_RANK;
  const tries = await log.countReading(contactId, seq, rank);
  // Nobody can count an entry that is not there.
  if (tries === 0) return { kind: 'gone' };
  const what = readingOf(entry, deps.model);
  const processed = await finishReading(entry, what, deps);
  if (processed !== null) return { kind: 'known', processed };
  if (tries <= MAX_READ_TRIES) return await tryReading(entry, what, deps);
  await log.endReading(contactId, seq, UNREAD);
  return { kind: 'given_up' };
}

async function tryReading(entry: Entry, what: string, deps: ReadEntryDeps): Promise<ReadOutcome> {
  const begun = performance.now();
  if ((await placeOf(entry, deps)) === null) return await gone(entry, deps);
  const later = await bothReaders(entry, deps).catch(erasedIsGone);
  if (later === 'gone') return await gone(entry, deps);
  if (later === null) return { kind: 'failed' };
  const processed = await recordReading(entry, what, later, deps);
  if (processed === null) return await gone(entry, deps);
  return { kind: 'read', processed, ms: performance.now() - begun };
}

/** Its key was destroyed meanwhile. */
function erasedIsGone(error: unknown): 'gone' {
  if (error instanceof AppError && error.code === 'not_found') return 'gone';
  throw error;
}

async function gone({ contactId, seq }: Entry, { store }: ReadEntryDeps): Promise<ReadOutcome> {
  await store.log.endReading(contactId, seq, null);
  return { kind: 'gone' };
}

/** The first reader is asked again, for the signs of all labels: the second may lift one that the first left below its threshold. */
async function bothReaders(entry: Entry, deps: ReadEntryDeps): Promise<Assessment | null> {
  const body = await openEntry(entry, deps);
  if (body.kind !== 'inbound') return null;
  const first = await deps.first.assess(body.text, body.languageHint, 0);
  if (first.kind !== 'assessed') return null;
  // What failed once is read again without the search: it may have been the search that took too long.
  const searched = entry.readTries === 0 && deps.hasTime();
  const answer = await deps.second.assess({ text: body.text, first: first.assessment, searched });
  return answer.kind === 'answered' ? answer.answer : null;
}
