// One connection to the database. Every call to the driver passes here: filters are cast and sanitised, errors become ours.

import { type Connection, type Model, type mongo, STATES, trusted } from 'mongoose';
import { AppError } from '../../domain/errors.js';
import type { Key } from '../page.js';
import type { Collection, Document } from './collection.js';
import { awayError, failureOf, isDuplicate } from './failure.js';

/** What documents must match; operators only by the functions below, so that no value from outside can be one. */
export type Filter = Readonly<Record<string, unknown>>;
type Order = Readonly<Record<string, 1 | -1>>;
type Changes = Readonly<Record<string, unknown>>;
type Lean = Model<Record<string, unknown>>;

/** The server answers a change stream at least this often, so that a dead connection is noticed. */
const WATCH_WAIT_MS = 5_000;

/** `value` below. */
export const below = (value: number | string): object => trusted({ $lt: value });
/** `value` above. */
export const above = (value: number | string): object => trusted({ $gt: value });
/** `value` or below. */
export const upTo = (value: number): object => trusted({ $lte: value });
/** `value` or above. */
export const from = (value: number | string): object => trusted({ $gte: value });
/** In a range, both ends included. */
export const between = (first: number, last: number): object => trusted({ $gte: first, $lte: last });
/** One of these. */
export const oneOf = (values: readonly (string | number)[]): object => trusted({ $in: values });
/** Anything else, null included. */
export const not = (value: unknown): object => trusted({ $ne: value });

/**
 * Documents after (`1`) or before (`-1`) a key, for a list ordered by `fields` in that direction. The bound of the first field
 * stands alone, so that one walk of the index answers.
 */
export function beyond(fields: readonly string[], key: Key, direction: 1 | -1 = 1): Filter {
  const strict = direction === 1 ? above : below;
  const [first = '_id'] = fields;
  const branches = fields.map((field, i) => ({
    ...Object.fromEntries(fields.slice(0, i).map((equal, j) => [equal, key[j]])),
    [field]: strict(key[i] ?? 0),
  }));
  const bound = direction === 1 ? { $gte: key[0] } : { $lte: key[0] };
  return { [first]: trusted(bound), $or: branches };
}

/** The rows of one collection. */
export class Rows<T> {
  readonly #collection: Collection<T>;
  readonly #model: Lean;
  readonly #guard: <R>(work: () => Promise<R>) => Promise<R>;

  constructor(collection: Collection<T>, model: Lean, guard: <R>(work: () => Promise<R>) => Promise<R>) {
    this.#collection = collection;
    this.#model = model;
    this.#guard = guard;
  }

  /** False when a unique key is taken: read again to know what that means. `own` are fields of the store's own. */
  async insert(object: T, own?: Changes): Promise<boolean> {
    return await this.#guard(async () => {
      const document = this.#collection.document(object, own);
      return await this.#model.collection.insertOne(document as never).then(() => true, whenDuplicate);
    });
  }

  /** Inserts those that are not there yet, one after the other: who sees one sees all before it. */
  async insertMissing<R extends T>(objects: readonly R[], own?: (object: R) => Changes): Promise<void> {
    if (objects.length === 0) return;
    await this.#guard(async () => {
      const documents = objects.map((object) => this.#collection.document(object, own?.(object))) as never[];
      if (await this.#model.collection.insertMany(documents, { ordered: true }).then(() => true, whenDuplicate)) return;
      for (const document of documents) {
        await this.#model.collection.insertOne(document).then(() => true, whenDuplicate);
      }
    });
  }

  /** Writes the whole document, whether it was there or not. */
  async put(object: T): Promise<void> {
    const { _id, ...rest } = this.#collection.document(object);
    if ((await this.change({ _id }, { $set: rest })) > 0 || (await this.insert(object))) return;
    await this.change({ _id }, { $set: rest });
  }

  async byId(id: string): Promise<T | undefined> {
    return await this.first({ _id: id });
  }

  async first(filter: Filter, order?: Order): Promise<T | undefined> {
    return (await this.find(filter, { limit: 1, ...(order && { order }) }))[0];
  }

  async find(filter: Filter, { order, limit }: { readonly order?: Order; readonly limit?: number } = {}) {
    const documents = await this.documents(filter, { ...(order && { order }), ...(limit !== undefined && { limit }) });
    return documents.map((document) => this.#collection.object(document)) as readonly T[];
  }

  /** Documents as they lie, with the store's own fields; `fields` picks some. */
  async documents(
    filter: Filter,
    { order, limit, fields }: { readonly order?: Order; readonly limit?: number; readonly fields?: readonly string[] },
  ): Promise<readonly Document[]> {
    return await this.#guard(async () => {
      const query = this.#model.find(filter as never).lean();
      if (order !== undefined) query.sort({ ...order });
      if (limit !== undefined) query.limit(limit);
      if (fields !== undefined) query.select([...fields]);
      return (await query.exec()) as unknown as readonly Document[];
    });
  }

  async has(filter: Filter): Promise<boolean> {
    return (await this.documents(filter, { limit: 1, fields: ['_id'] })).length > 0;
  }

  /** Changes all that match; says how many matched. */
  async change(filter: Filter, changes: Changes): Promise<number> {
    const single = typeof filter._id === 'string';
    return await this.#guard(async () => {
      const done = single
        ? await this.#model.updateOne(filter as never, changes as never)
        : await this.#model.updateMany(filter as never, changes as never);
      return done.matchedCount;
    });
  }

  /** Changes one document and gives it as it was `before` or is `after`. */
  async changeOne(filter: Filter, changes: Changes, which: 'before' | 'after'): Promise<T | undefined> {
    return await this.#guard(async () => {
      const found = await this.#model
        .findOneAndUpdate(filter as never, changes as never, { returnDocument: which })
        .lean()
        .exec();
      return found === null ? undefined : this.#collection.object(found as unknown as Document);
    });
  }

  async remove(filter: Filter): Promise<number> {
    return await this.#guard(async () => (await this.#model.deleteMany(filter as never)).deletedCount);
  }

  /** Exact, over an index. */
  async count(filter: Filter): Promise<number> {
    return await this.#guard(async () => await this.#model.countDocuments(filter as never));
  }

  /** Of all, from the collection's metadata: at once, however many there are. */
  async countAll(): Promise<number> {
    return await this.#guard(async () => await this.#model.estimatedDocumentCount());
  }

  /** Every value of a text field, sorted. */
  async distinct(field: string): Promise<readonly string[]> {
    const values = await this.#guard(async () => await this.#model.distinct(field));
    return values.map(String).sort();
  }
}

/** The server waits for the majority before it refuses, too: what took the key can be read from here on. */
function whenDuplicate(error: unknown): false {
  if (isDuplicate(error)) return false;
  throw error;
}

/** The database, as operations see it. */
export class Database {
  readonly #connection: Connection;
  readonly #rows = new Map<string, Rows<never>>();
  #closed = false;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** The rows of a collection. */
  rows<T>(collection: Collection<T>): Rows<T> {
    const there = this.#rows.get(collection.name);
    if (there !== undefined) return there as unknown as Rows<T>;
    const model = this.#connection.model(collection.name, collection.schema) as unknown as Lean;
    const made = new Rows(collection, model, (work) => this.#guarded(work));
    this.#rows.set(collection.name, made as unknown as Rows<never>);
    return made;
  }

  async #guarded<R>(work: () => Promise<R>): Promise<R> {
    if (this.#closed) throw new AppError('store_unavailable', 'The store is closed.');
    try {
      return await work();
    } catch (error) {
      throw this.failure(error);
    }
  }

  /** What callers see of an error of the driver's. */
  failure(error: unknown): AppError {
    return this.#isConnected ? failureOf(error) : awayError(error);
  }

  /** While no server is known mongoose refuses by itself, with errors that are none of the driver's. */
  get #isConnected(): boolean {
    return this.#connection.readyState === STATES.connected;
  }

  /** Runs a command of the server's own. */
  async command(command: Changes, on: 'database' | 'admin' = 'database'): Promise<Readonly<Record<string, unknown>>> {
    return await this.#guarded(async () => {
      const { db } = this.#connection;
      if (db === undefined) throw new AppError('store_unavailable', 'The store is not connected.');
      return on === 'admin' ? await db.admin().command({ ...command }) : await db.command({ ...command });
    });
  }

  /** A change stream over all collections, not opened yet: the first reading asks the server for it. */
  watch(pipeline: readonly Changes[]): mongo.ChangeStream {
    const { db } = this.#connection;
    if (this.#closed || db === undefined) throw new AppError('store_unavailable', 'The store is not connected.');
    return db.watch([...pipeline], { maxAwaitTimeMS: WATCH_WAIT_MS });
  }

  /** Takes nothing more and ends the connection. Twice is once. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#connection.close();
  }
}
