// One try of the second reader at one message.

import { AppError } from '../../domain/errors.js';
import { type Entry, isReadAgain, READ_AGAIN, UNREAD } from '../../domain/log.js';
import type { TalkMemory } from '../../domain/talk-memory.js';
import { openEntry } from '../inbox/entry-body.js';
import type { Processed } from '../inbox/process-entry.js';
import { type BothReaders, readBoth } from '../understanding/read-both.js';
import { placeOf } from './place.js';
import { LAST_RANK } from './rank.js';
import { finishReading, type Later, type RecordReadingDeps, readingOf, recordReading } from './record-reading.js';

export interface ReadEntryDeps extends RecordReadingDeps, BothReaders {
  /** Whether there is time to search for the passages that carry what is found, and to read the message with those before it. */
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
  const again = isReadAgain(entry);
  // What failed goes to the end: of those that are new, or of those that are read again.
  const rank = entry.readTries === 0 ? (entry.toRead ?? LAST_RANK) : again ? READ_AGAIN + 1 : LAST_RANK;
  const tries = await log.countReading(contactId, seq, rank);
  // Nobody can count an entry that is not there.
  if (tries === 0) return { kind: 'gone' };
  const what = readingOf(entry, deps.model);
  const processed = await finishReading(entry, what, deps);
  if (processed !== null) return { kind: 'known', processed };
  if (tries <= MAX_READ_TRIES) return await tryReading(entry, what, deps);
  await log.endReading(contactId, seq, again ? null : UNREAD);
  return { kind: 'given_up' };
}

async function tryReading(entry: Entry, what: string, deps: ReadEntryDeps): Promise<ReadOutcome> {
  const begun = performance.now();
  const place = await placeOf(entry, deps);
  if (place === null) return await gone(entry, deps);
  const later = await bothReaders(entry, place.memory, deps).catch(erasedIsGone);
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

/** What both say of the message, and of it with the remembered ones before it. Null when they cannot be asked. */
async function bothReaders(entry: Entry, memory: TalkMemory | undefined, deps: ReadEntryDeps): Promise<Later | null> {
  const body = await openEntry(entry, deps);
  if (body.kind !== 'inbound') return null;
  // What failed once is read again without the search: it may have been the search that took too long.
  const searched = entry.readTries === 0 && deps.hasTime();
  const reasons = searched ? 'searched' : 'guessed';
  const assessment = await readBoth({ text: body.text, hint: body.languageHint, reasons }, deps);
  if (assessment === null) return null;
  const together = searched ? (deps.talkRisk?.windowAt(memory, body.text, deps.model) ?? null) : null;
  const window = together === null ? null : await readBoth({ text: together, hint: undefined, reasons: 'signs' }, deps);
  return { assessment, window: window?.labels ?? null };
}
