// How a domain object lies in a collection: one field a field, a deterministic string _id, sealed bytes as Binary.

import { mongo, Schema } from 'mongoose';
import { isClearText } from '../clear-text.js';
import { type FieldKind, type Fields, type Kind, kindOf, type Values } from '../fields.js';

/** A document as the driver gives and takes it. */
export type Document = Readonly<Record<string, unknown>> & { readonly _id: string };

/** How one field lies in a document. */
export interface Field<T> {
  /** The type in mongoose's schema, by which filters and updates are cast. */
  readonly type: unknown;
  readonly read: (value: unknown) => T;
}

/** An index that every server must have. */
export interface Index {
  readonly key: Readonly<Record<string, 1 | -1>>;
  /** Two documents never share the values; all its fields are always there. */
  readonly unique?: boolean;
}

/** A domain object's collection. */
export interface Collection<T> {
  readonly name: string;
  readonly schema: Schema;
  readonly indexes: readonly Index[];
  /** The document of an object, with fields of the store's own beside it. */
  document(object: T, own?: Readonly<Record<string, unknown>>): Document;
  object(document: Document): T;
}

function fails(what: string): never {
  throw new TypeError(`A ${what} field holds something else.`);
}

/** How each kind of field lies in a document. */
const FIELDS: { readonly [K in Kind]: Field<Values[K]> } = {
  text: { type: String, read: (value) => (typeof value === 'string' ? value : fails('text')) },
  int: { type: Number, read: (value) => (typeof value === 'number' ? value : fails('number')) },
  bool: { type: Boolean, read: (value) => (typeof value === 'boolean' ? value : fails('boolean')) },
  bytes: { type: Schema.Types.Buffer, read: plainBytes },
  json: { type: Schema.Types.Mixed, read: (value) => value },
};

function fieldOf(described: FieldKind): Field<unknown> {
  const { kind, nullable } = kindOf(described);
  const { type, read } = FIELDS[kind] as Field<unknown>;
  return { type, read: nullable ? (value) => (value === null || value === undefined ? null : read(value)) : read };
}

/** The driver gives its own Binary: bytes become plain arrays that own exactly their bytes. */
function plainBytes(value: unknown): Uint8Array {
  if (value instanceof mongo.Binary) return Uint8Array.from(value.buffer.subarray(0, value.position));
  if (value instanceof Uint8Array) return Uint8Array.from(value);
  return fails('bytes');
}

/** Sealed bytes as they are given to the driver. */
export function binary(value: Uint8Array): mongo.Binary {
  return new mongo.Binary(value);
}

/** Refuses what BSON would change or leave out: lone surrogates, NUL, fractions, undefined. */
function checked(value: unknown): unknown {
  if (typeof value === 'string' && !isClearText(value)) {
    throw new TypeError('A clear text with NUL or a lone surrogate cannot be stored.');
  }
  if (typeof value === 'number' && !Number.isSafeInteger(value)) {
    throw new TypeError('Only whole numbers below 2^53 can be stored.');
  }
  if (value === undefined) throw new TypeError('A field without a value cannot be stored.');
  if (Array.isArray(value)) for (const part of value) checked(part);
  else if (typeof value === 'object' && value !== null) {
    for (const part of Object.values(value)) checked(part);
  }
  return value;
}

function written(value: unknown): unknown {
  return value instanceof Uint8Array ? binary(value) : checked(value);
}

interface Description<T> {
  /** The field that is the _id; or how the _id is made of several fields, which then lie beside it. */
  readonly id: (keyof T & string) | ((object: T) => string);
  readonly fields: Fields<T>;
  /** Fields that only the store itself knows. */
  readonly own?: Readonly<Record<string, unknown>>;
  readonly indexes: readonly Index[];
}

/** Describes a collection. Every field of `T` is described, and nothing else but `own` is in a document. */
export function collection<T extends object>(
  name: string,
  { id, fields, own = {}, indexes }: Description<T>,
): Collection<T> {
  const described = (Object.keys(fields) as (keyof T & string)[])
    .filter((field) => field !== id)
    .map((field) => [field, fieldOf(fields[field])] as const);
  const types = Object.fromEntries(described.map(([field, { type }]) => [field, { type }]));
  const schema = new Schema(
    { _id: String, ...types, ...own },
    { collection: name, strict: 'throw', strictQuery: 'throw', versionKey: false, minimize: false },
  );
  return {
    name,
    schema,
    indexes,
    document(object, ownValues = {}) {
      const made: Record<string, unknown> = {};
      for (const [field] of described) made[field] = written(object[field]);
      const _id = typeof id === 'function' ? id(object) : String(object[id]);
      return { ...made, ...ownValues, _id: String(checked(_id)) };
    },
    object(document) {
      const made: Record<string, unknown> = {};
      for (const [field, { read }] of described) made[field] = read(document[field]);
      if (typeof id !== 'function') made[id] = document._id;
      return made as T;
    },
  };
}
