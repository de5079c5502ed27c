// One connection to the database file. The only place where values meet libsql, which aborts the process on wrong ones.

import Database from 'libsql';
import { isClearText } from '../clear-text.js';
import type { Statement } from './statement.js';

/** What may be bound to a parameter, and what a column may hold. */
export type Cell = string | number | null | Uint8Array;

/** One row by column name. */
export type Row = Readonly<Record<string, Cell>>;

/**
 * Checks one value before it is bound. libsql 0.5 aborts the process on booleans, dates and objects, cuts strings at NUL when
 * they are read back, and replaces lone surrogates: all of these are refused here. Text of people is sealed and never a string.
 */
export function checkBind(value: unknown): Cell {
  if (value === null) return null;
  if (typeof value === 'number') {
    if (Number.isSafeInteger(value)) return value;
    throw new TypeError('Only whole numbers below 2^53 can be stored.');
  }
  if (typeof value === 'string') {
    if (isClearText(value)) return value;
    throw new TypeError('A clear text with NUL or a lone surrogate cannot be stored.');
  }
  if (value instanceof Uint8Array) return value;
  throw new TypeError(`A value of type ${typeof value} cannot be stored.`);
}

function checkAll(statement: Statement, values: unknown): Cell[] {
  if (!Array.isArray(values)) throw new TypeError('Parameters come as an array.');
  if (values.length !== statement.parameters) {
    throw new TypeError(`The statement takes ${statement.parameters} values and got ${values.length}.`);
  }
  return Array.from(values, checkBind);
}

/** `get` gives Buffers and `all` gives ArrayBuffers: both become plain arrays that own exactly their bytes. */
function plainCell(value: unknown): Cell {
  if (value instanceof ArrayBuffer) return new Uint8Array(value);
  if (value instanceof Uint8Array) return new Uint8Array(value);
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  throw new TypeError(`The database gave a value of type ${typeof value}.`);
}

function plainRow(raw: Record<string, unknown>): Row {
  const row: Record<string, Cell> = {};
  // `_metadata` is what libsql adds of its own.
  for (const name in raw) if (name !== '_metadata') row[name] = plainCell(raw[name]);
  return row;
}

/** A connection with its prepared statements. Not shared between threads. */
export class Db {
  readonly #database: Database.Database;
  // Lists have statements of their own: a libsql 0.5 statement that gave a list gives the same again when it is asked for one row.
  readonly #prepared = new Map<Statement, Database.Statement>();
  readonly #lists = new Map<Statement, Database.Statement>();

  constructor(path: string) {
    this.#database = new Database(path);
  }

  #prepare(statement: Statement, prepared = this.#prepared): Database.Statement {
    const there = prepared.get(statement);
    if (there !== undefined) return there;
    const made = this.#database.prepare(statement.sql);
    prepared.set(statement, made);
    return made;
  }

  /** Runs a change; says how many rows it touched. */
  run(statement: Statement, values: readonly unknown[]): number {
    const bound = checkAll(statement, values);
    return this.#prepare(statement).run(bound).changes;
  }

  /** The first row, if any. */
  get(statement: Statement, values: readonly unknown[]): Row | undefined {
    const bound = checkAll(statement, values);
    const row: unknown = this.#prepare(statement).get(bound);
    return row === undefined ? undefined : plainRow(row as Record<string, unknown>);
  }

  /** All rows. */
  all(statement: Statement, values: readonly unknown[]): readonly Row[] {
    const bound = checkAll(statement, values);
    const rows: unknown[] = this.#prepare(statement, this.#lists).all(bound);
    return rows.map((row) => plainRow(row as Record<string, unknown>));
  }

  /** Control statements and schema changes: constant texts of this backend, never anything from outside. */
  exec(sql: string): void {
    this.#database.exec(sql);
  }

  /** Reads or sets a pragma; the first value of its answer. */
  pragma(text: string): unknown {
    const rows: unknown = this.#database.pragma(text);
    const first: unknown = Array.isArray(rows) ? rows[0] : undefined;
    return typeof first === 'object' && first !== null ? Object.values(first)[0] : undefined;
  }

  /** The raw plan of a statement, for the test that no statement walks a growing table. */
  plan(statement: Statement): readonly string[] {
    const values = Array.from({ length: statement.parameters }, () => null);
    const rows: unknown[] = this.#database.prepare(`EXPLAIN QUERY PLAN ${statement.sql}`).all(values);
    return rows.map((row) => String((row as { detail: unknown }).detail));
  }

  get inTransaction(): boolean {
    return this.#database.inTransaction;
  }

  close(): void {
    this.#prepared.clear();
    this.#lists.clear();
    this.#database.close();
  }
}
