// What the fields of rows may hold, for both stores.

/** What lies in a field of each kind: whole numbers, times among them; sealed bytes; small structures of clear facts. */
export interface Values {
  readonly text: string;
  readonly int: number;
  readonly bool: boolean;
  readonly bytes: Uint8Array;
  readonly json: unknown;
}

/** The kinds of field. */
export type Kind = keyof Values;
/** The same, or null. */
export type FieldKind = Kind | `${Kind}?`;

type KindOf<V> = V extends string
  ? 'text'
  : V extends boolean
    ? 'bool'
    : V extends number
      ? 'int'
      : V extends Uint8Array
        ? 'bytes'
        : 'json';

/** A kind for every field of `T`, the one that fits it. */
export type Fields<T> = {
  readonly [K in keyof T]-?: null extends T[K] ? `${KindOf<Exclude<T[K], null>>}?` : KindOf<T[K]>;
};

/** Whether a kind allows null, and which kind it is otherwise. */
export function kindOf(field: FieldKind): { readonly kind: Kind; readonly nullable: boolean } {
  const nullable = field.endsWith('?');
  return { kind: (nullable ? field.slice(0, -1) : field) as Kind, nullable };
}
