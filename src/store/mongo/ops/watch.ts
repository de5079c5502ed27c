// What is written, told as it is written: a change stream over the database, where the server has them (a replica set).

import { mongo } from 'mongoose';
import { isOutcome } from '../../../domain/log.js';
import type { StoredChange, Watching } from '../../contract/feed.js';
import type { Document } from '../collection.js';
import { ACTS, DUTY, ENTRIES, idOf, NOTES, TURNS } from '../collections.js';
import type { Database } from '../database.js';
import { actOf, dutyOf, noteOf, turnOf } from './told.js';

/** Turns that wait for their replies; beyond it the oldest are left to the feed. */
const MAX_WAITING = 10_000;

/** Codes of a server, or a user of it, without change streams: nothing to ask for again. */
const WITHOUT: ReadonlySet<number> = new Set([
  9, // FailedToParse: FerretDB, which knows no aggregate over a database
  13, // Unauthorized: the user may not watch
  115, // CommandNotSupported
  238, // NotImplemented
  40324, // Unrecognized pipeline stage name
  40573, // The $changeStream stage is only supported on replica sets
]);

/** Only ids leave the server: no content, sealed as it is. */
const FIELDS = ['contactId', 'conversationId', 'turn', 'entrySeq', 'what', 'itemId', 'at'];

/** What is asked of the server. An event's own _id must stay: by it the driver goes on after a broken connection. */
export const PIPELINE: readonly Readonly<Record<string, unknown>>[] = [
  {
    $match: {
      $or: [
        { operationType: 'insert', 'ns.coll': { $in: [TURNS.name, ACTS.name, NOTES.name, DUTY.name] } },
        { operationType: { $in: ['update', 'replace'] }, 'ns.coll': DUTY.name },
        {
          operationType: 'update',
          'ns.coll': ENTRIES.name,
          'updateDescription.updatedFields.state': { $in: ['done', 'quarantined'] },
        },
      ],
    },
  },
  {
    $project: {
      operationType: 1,
      'ns.coll': 1,
      'documentKey._id': 1,
      'updateDescription.updatedFields.at': 1,
      ...Object.fromEntries(FIELDS.map((field) => [`fullDocument.${field}`, 1])),
    },
  },
];

/** An event of the stream, as far as the pipeline lets it through. */
export interface StreamEvent {
  readonly operationType: string;
  readonly ns: { readonly coll: string };
  readonly documentKey: { readonly _id: string };
  readonly fullDocument?: Readonly<Record<string, unknown>>;
  readonly updateDescription?: { readonly updatedFields?: Readonly<Record<string, unknown>> };
}

/**
 * Turns events into what is told. The turn of a message is told when its entry is settled, the last write of all: who is
 * told of it finds its replies. A reading of an old entry waits for nothing.
 */
export function createTeller(): (event: StreamEvent) => readonly StoredChange[] {
  const waiting = new Map<string, StoredChange>();

  function wait(turn: Document): void {
    waiting.set(idOf(String(turn.contactId), Number(turn.entrySeq)), turnOf(turn));
    const [oldest] = waiting.keys();
    if (waiting.size > MAX_WAITING && oldest !== undefined) waiting.delete(oldest);
  }

  function settled(entryId: string): readonly StoredChange[] {
    const turn = waiting.get(entryId);
    waiting.delete(entryId);
    return turn === undefined ? [] : [turn];
  }

  return ({ ns, documentKey, fullDocument, updateDescription }) => {
    const document = { ...updateDescription?.updatedFields, ...fullDocument, _id: documentKey._id };
    if (ns.coll === ENTRIES.name) return settled(document._id);
    if (ns.coll === ACTS.name) return [actOf(document)];
    if (ns.coll === NOTES.name) return [noteOf(document)];
    if (ns.coll === DUTY.name) return 'at' in document ? [dutyOf(document)] : [];
    if (!isOutcome({ what: String((document as Document).what) })) return [turnOf(document)];
    wait(document);
    return [];
  };
}

/**
 * Opens the stream; `hear` gets each change. Resolves with undefined where the server has no change streams or does not let this user
 * watch; rejects when it is away. The driver goes on by itself after a short outage; what ends the stream for good comes out of
 * `lost`.
 */
export async function watch(
  db: Database,
  hear: (changes: readonly StoredChange[]) => void,
): Promise<Watching | undefined> {
  const stream = db.watch(PIPELINE);
  const tell = createTeller();
  try {
    // Asks the server for the stream, without waiting for an event.
    const first = await stream.tryNext();
    if (first !== null) hear(tell(first as unknown as StreamEvent));
  } catch (error) {
    await stream.close().catch(() => undefined);
    if (error instanceof mongo.MongoServerError && WITHOUT.has(Number(error.code))) return undefined;
    throw db.failure(error);
  }
  return { lost: listen(stream, tell, hear, (error) => db.failure(error)), close: () => stream.close() };
}

/** Resolves with what ended the stream, in our words; undefined when it was closed. */
async function listen(
  stream: mongo.ChangeStream,
  tell: ReturnType<typeof createTeller>,
  hear: (changes: readonly StoredChange[]) => void,
  failure: (error: unknown) => Error,
): Promise<Error | undefined> {
  try {
    for await (const event of stream) hear(tell(event as unknown as StreamEvent));
    return undefined;
  } catch (error) {
    return stream.closed ? undefined : failure(error);
  } finally {
    await stream.close().catch(() => undefined);
  }
}
