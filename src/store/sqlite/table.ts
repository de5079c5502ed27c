// How a domain object lies in a table: one column a field, named in snake case, with a codec for what SQLite lacks.

import { type FieldKind, type Fields, type Kind, kindOf, type Values } from '../fields.js';
import type { Cell, Row } from './db.js';
import { type Statement, statement } from './statement.js';

/** How one field is written and read. */
export interface Column<T> {
  readonly write: (value: T) => Cell;
  readonly read: (cell: Cell) => T;
}

/** A domain object's table. */
export interface Table<T> {
  readonly name: string;
  /** Column names, comma separated, for SELECT and INSERT. */
  readonly columns: string;
  readonly insert: Statement;
  values(object: T): readonly Cell[];
  object(row: Row): T;
}

function string(cell: Cell): string {
  if (typeof cell !== 'string') throw new TypeError('A text column holds something else.');
  return cell;
}

function number(cell: Cell): number {
  if (typeof cell !== 'number') throw new TypeError('A number column holds something else.');
  return cell;
}

function bytes(cell: Cell): Uint8Array {
  if (!(cell instanceof Uint8Array)) throw new TypeError('A bytes column holds something else.');
  return cell;
}

/** How each kind of field lies in a column. */
const COLUMNS: { readonly [K in Kind]: Column<Values[K]> } = {
  text: { write: (value) => value, read: string },
  int: { write: (value) => value, read: number },
  // True as 1.
  bool: { write: (value) => (value ? 1 : 0), read: (cell) => number(cell) === 1 },
  bytes: { write: (value) => value, read: bytes },
  json: { write: (value) => JSON.stringify(value), read: (cell) => JSON.parse(string(cell)) },
};

function columnOf(field: FieldKind): Column<unknown> {
  const { kind, nullable } = kindOf(field);
  const column = COLUMNS[kind] as Column<unknown>;
  if (!nullable) return column;
  return {
    write: (value) => (value === null ? null : column.write(value)),
    read: (cell) => (cell === null ? null : column.read(cell)),
  };
}

/** Fields whose names are words of SQL. */
const RENAMED: Readonly<Record<string, string>> = { from: 'sent_by', by: 'done_by' };

/** contactId → contact_id */
function columnName(field: string): string {
  return RENAMED[field] ?? field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** Describes a table. Every field of `T` has a column, and nothing else has. `special`: columns with a codec of their own. */
export function table<T extends object>(
  name: string,
  fields: Fields<T>,
  special: { readonly [K in keyof T]?: Column<T[K]> } = {},
): Table<T> {
  const names = Object.keys(fields) as (keyof T & string)[];
  const columns = names.map((field) => ({
    field,
    name: columnName(field),
    ...((special[field] ?? columnOf(fields[field])) as Column<unknown>),
  }));
  const list = columns.map((column) => column.name).join(', ');
  const marks = names.map(() => '?').join(', ');
  return {
    name,
    columns: list,
    insert: statement(`INSERT INTO ${name} (${list}) VALUES (${marks}) ON CONFLICT DO NOTHING`),
    values: (object) => columns.map(({ field, write }) => write(object[field])),
    object: (row) => {
      const made: Record<string, unknown> = {};
      for (const column of columns) made[column.field] = column.read(row[column.name] ?? null);
      return made as T;
    },
  };
}

/**
 * The statement that writes a projection: inserts the row or, when the one there has applied an older turn, brings to it all
 * columns but `keep`. `also` are assignments for columns with a rule of their own.
 */
export function projection<T>(of: Table<T>, keep: readonly string[], also: readonly string[] = []): Statement {
  const columns = of.columns.split(', ');
  const plain = columns.filter((column) => column !== 'id' && !keep.includes(column));
  const changes = [...plain.map((column) => `${column} = excluded.${column}`), ...also].join(', ');
  const marks = columns.map(() => '?').join(', ');
  return statement(
    `INSERT INTO ${of.name} (${of.columns}) VALUES (${marks}) ON CONFLICT (id) DO UPDATE SET ${changes}
     WHERE excluded.applied_turn > ${of.name}.applied_turn`,
  );
}
