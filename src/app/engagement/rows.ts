// Rows of records, opened and folded: read what is new, decide, insert the next number or decide again.

import type { Clock } from '../../domain/clock.js';
import type { EngagementRecord, Realm } from '../../domain/engagement-record.js';
import { AppError } from '../../domain/errors.js';
import { err, ok, type Result } from '../../domain/result.js';
import type { EngagementStore } from '../../store/contract/engagements.js';
import type { DataKey, Vault } from '../../store/contract/sealing.js';

/** Records that are read at once. */
const PAGE = 500;
/** Rows whose fold is remembered. */
const REMEMBERED = 5_000;
/** Others may be faster this many times in a row. */
const TRIES = 50;

/** A record with what it says. */
export interface OpenRecord<E> {
  readonly id: string;
  readonly n: number;
  readonly event: E;
  readonly stamp: { readonly at: number; readonly by: string };
}

/** One realm's rows: how their records come to a state. Every event has a `kind`, which its record bears in clear. */
export interface RowKind<E extends { readonly kind: string }, S> {
  readonly realm: Realm;
  readonly empty: S;
  readonly apply: (state: S, records: readonly OpenRecord<E>[]) => S;
  /** Keeps the state with every so many records; 0: never, then all records are read at the first use. */
  readonly keepEvery: number;
  readonly pack?: (state: S) => unknown;
  readonly unpack?: (packed: unknown) => S;
}

/** A row as it stands. `n`: number of its newest record, 0 when there is none. */
export interface Row<S> {
  readonly n: number;
  readonly state: S;
}

/** What is to be written. */
export interface NewRecord<E> {
  /** Its own id in the row; the same again is the same record. */
  readonly uid: string;
  readonly by: string;
  readonly event: E;
}

/** Hears of every record that this process wrote, after it is durable. */
export type RecordListener = (
  realm: Realm,
  record: Pick<EngagementRecord, 'id' | 'n' | 'uid' | 'kind' | 'at' | 'by'>,
  event: { readonly kind: string },
) => Promise<void>;

/** How a fold goes on record by record. */
export function oneByOne<E, S>(
  step: (state: S, event: E, stamp: { readonly at: number; readonly by: string }) => S,
): (state: S, records: readonly OpenRecord<E>[]) => S {
  return (state, records) => records.reduce((now, { event, stamp }) => step(now, event, stamp), state);
}

export interface RowsDeps {
  readonly store: EngagementStore;
  readonly vault: Pick<Vault, 'key'>;
  readonly clock: Pick<Clock, 'now'>;
}

/** Under which name a row's key lies in the key store: erasing a thread destroys it. */
export function rowKeyId(realm: Realm, id: string): string {
  return `engagement:${realm}:${id}`;
}

/** Rows over a store. One of these for a process. */
export class Rows {
  readonly #deps: RowsDeps;
  readonly #known = new Map<string, Row<unknown>>();
  readonly #asked = new Map<string, Promise<Row<unknown>>>();
  #listener: RecordListener = async () => undefined;

  constructor(deps: RowsDeps) {
    this.#deps = deps;
  }

  /** Sets who hears of records. */
  listen(listener: RecordListener): void {
    this.#listener = listener;
  }

  /** The row as it stands in the store now. Throws `store_unavailable`, and `not_found` when its key was destroyed. */
  async load<E extends { readonly kind: string }, S>(kind: RowKind<E, S>, id: string): Promise<Row<S>> {
    const name = `${kind.realm}:${id}`;
    const asked = this.#asked.get(name) ?? this.#ask(name, () => this.#read(kind, id));
    return (await asked) as Row<S>;
  }

  /** The row as this process saw it last, without a look at the store; undefined where it did not, or not lately. */
  seen<E extends { readonly kind: string }, S>({ realm }: RowKind<E, S>, id: string): Row<S> | undefined {
    return this.#known.get(`${realm}:${id}`) as Row<S> | undefined;
  }

  /**
   * Whoever asks for the same row before the store is asked shares one answer: a hundred decisions at once read the stops once. Nobody
   * gets an answer to a question that was put before theirs.
   */
  #ask(name: string, read: () => Promise<Row<unknown>>): Promise<Row<unknown>> {
    const answer = new Promise<Row<unknown>>((resolve) => {
      setImmediate(() => {
        this.#asked.delete(name);
        resolve(read());
      });
    });
    this.#asked.set(name, answer);
    return answer;
  }

  async #read<E extends { readonly kind: string }, S>(kind: RowKind<E, S>, id: string): Promise<Row<S>> {
    const name = `${kind.realm}:${id}`;
    let row = (this.#known.get(name) as Row<S> | undefined) ?? (await this.#fromSnapshot(kind, id));
    for (;;) {
      const records = await this.#deps.store.after(kind.realm, id, row.n, PAGE);
      const last = records.at(-1);
      if (last === undefined) break;
      const key = await this.#key(kind.realm, id, false);
      row = {
        n: last.n,
        state: kind.apply(
          row.state,
          records.map((record) => opened<E>(record, key)),
        ),
      };
      if (records.length < PAGE) break;
    }
    this.#remember(name, row);
    return row;
  }

  /**
   * Decides on the row as it is and writes what was decided; who was second decides again. `err`: what `decide` refused. The record's
   * listener has heard when it resolves. `lately`: the row was read a moment ago in the same act, so the first try decides on what was
   * seen then; whoever was faster in between is found when it is written, and a refusal is always one on the row as it is.
   */
  async change<E extends { readonly kind: string }, S, R>(
    kind: RowKind<E, S>,
    id: string,
    decide: (row: Row<S>) => Promise<Result<NewRecord<NoInfer<E>>, R>> | Result<NewRecord<NoInfer<E>>, R>,
    lately = false,
  ): Promise<Result<Row<S>, R>> {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const seen = lately && tries === 0 ? this.seen(kind, id) : undefined;
      const row = seen ?? (await this.load(kind, id));
      const decided = await decide(row);
      if (!decided.ok && seen !== undefined) continue;
      if (!decided.ok) return err(decided.error);
      const next = await this.#append(kind, id, row, decided.value);
      if (next !== null) return ok(next);
    }
    throw new AppError('store_unavailable', 'Too many write to the same row.');
  }

  /** Records with `n < before`, newest first, opened. */
  async before<E extends { readonly kind: string }, S>(
    kind: RowKind<E, S>,
    id: string,
    n: number,
    limit: number,
  ): Promise<readonly OpenRecord<E>[]> {
    const records = await this.#deps.store.before(kind.realm, id, n, limit);
    if (records.length === 0) return [];
    const key = await this.#key(kind.realm, id, false);
    return records.map((record) => opened<E>(record, key));
  }

  /** One record by its own id. */
  async byUid<E extends { readonly kind: string }, S>(
    kind: RowKind<E, S>,
    id: string,
    uid: string,
  ): Promise<OpenRecord<E> | undefined> {
    const record = await this.#deps.store.byUid(kind.realm, id, uid);
    return record === undefined ? undefined : opened<E>(record, await this.#key(kind.realm, id, false));
  }

  /** One record by its place, of whatever kind of row; undefined where its key was destroyed. */
  async record(
    realm: Realm,
    id: string,
    n: number,
  ): Promise<{ readonly record: EngagementRecord; readonly event: { readonly kind: string } } | undefined> {
    const [record] = await this.#deps.store.after(realm, id, n - 1, 1);
    const key = await this.#deps.vault.key(rowKeyId(realm, id));
    if (record === undefined || key === undefined) return undefined;
    return { record, event: opened<{ readonly kind: string }>(record, key).event };
  }

  /** Ids of a realm's rows above `after`, ascending. */
  async ids<E extends { readonly kind: string }, S>(
    { realm }: RowKind<E, S>,
    after: string,
    limit: number,
  ): Promise<readonly string[]> {
    return await this.#deps.store.ids(realm, after, limit);
  }

  /** Null: the number was taken. A record that is there already is no second one: the row is read again. */
  async #append<E extends { readonly kind: string }, S>(
    kind: RowKind<E, S>,
    id: string,
    row: Row<S>,
    { uid, by, event }: NewRecord<E>,
  ): Promise<Row<S> | null> {
    const { realm } = kind;
    const n = row.n + 1;
    const at = this.#deps.clock.now();
    const key = await this.#key(realm, id, true);
    const state = kind.apply(row.state, [{ id, n, event, stamp: { at, by } }]);
    const kept = kind.keepEvery > 0 && n % kind.keepEvery === 0;
    const sealed = key.seal(place(realm, id, uid, 'event'), event);
    const packed = kept ? key.seal(place(realm, id, uid, 'state'), kind.pack?.(state) ?? state) : null;
    const record: EngagementRecord = { realm, id, n, uid, kind: event.kind, at, by, sealed, state: packed };
    const written = await this.#deps.store.append(record);
    if (written === 'conflict') return null;
    if (written === 'exists') return await this.load(kind, id);
    this.#remember(`${realm}:${id}`, { n, state });
    await this.#listener(realm, record, event);
    return { n, state };
  }

  async #fromSnapshot<E extends { readonly kind: string }, S>(kind: RowKind<E, S>, id: string): Promise<Row<S>> {
    const { realm, empty, unpack } = kind;
    const record = kind.keepEvery === 0 ? undefined : await this.#deps.store.snapshot(realm, id);
    if (record?.state === undefined || record.state === null) return { n: 0, state: empty };
    const packed = (await this.#key(realm, id, false)).open(place(realm, id, record.uid, 'state'), record.state);
    return { n: record.n, state: unpack?.(packed) ?? (packed as S) };
  }

  async #key(realm: Realm, id: string, create: boolean): Promise<DataKey> {
    const key = await this.#deps.vault.key(rowKeyId(realm, id), create);
    if (key === undefined) throw new AppError('not_found', 'There is nothing at this address.');
    return key;
  }

  /** Never to an older state: answers may come back in another order than they were asked for. */
  #remember(name: string, row: Row<unknown>): void {
    const there = this.#known.get(name);
    if (there !== undefined && there.n > row.n) return;
    this.#known.delete(name);
    this.#known.set(name, row);
    if (this.#known.size <= REMEMBERED) return;
    for (const oldest of this.#known.keys()) {
      this.#known.delete(oldest);
      return;
    }
  }
}

function place(realm: Realm, id: string, uid: string, field: 'event' | 'state'): string {
  return `engagements|${realm}:${id}:${uid}|${field}`;
}

function opened<E>(record: EngagementRecord, key: DataKey): OpenRecord<E> {
  const { realm, id, n, uid, at, by, sealed } = record;
  return { id, n, event: key.open(place(realm, id, uid, 'event'), sealed) as E, stamp: { at, by } };
}
