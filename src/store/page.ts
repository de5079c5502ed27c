// Paging by the key of the last row that was given, so that pages stay stable while rows come and go.

import { AppError } from '../domain/errors.js';
import { isClearText } from './clear-text.js';
import type { Page, PageRequest } from './contract.js';

/** The values by which a list is ordered. */
export type Key = readonly (string | number)[];

/** Makes a cursor of a key. Opaque to callers. */
export function cursorOf(key: Key): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** Reads a cursor back; `malformed` when it is none of ours or has another shape than `like`. */
export function keyOf(cursor: string, like: Key): Key {
  const parsed = parse(cursor);
  const fits =
    Array.isArray(parsed) &&
    parsed.length === like.length &&
    parsed.every((part: unknown, i) => typeof part === typeof like[i] && isKeyPart(part));
  if (!fits) throw new AppError('malformed', 'The cursor is not one that this list gave.');
  return parsed;
}

/** The key after which a page begins; `start` is a key before all rows. */
export function beginOf(request: PageRequest, start: Key): Key {
  return request.cursor === undefined ? start : keyOf(request.cursor, start);
}

/** A page of rows in order, of which one more than asked for was read to know whether another page follows. */
export function pageFrom<T>(rows: readonly T[], limit: number, keyFor: (item: T) => Key): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return rows.length > items.length && last !== undefined ? { items, cursor: cursorOf(keyFor(last)) } : { items };
}

/** Orders two keys of one list. */
export function byKey(a: Key, b: Key): number {
  for (const [i, left] of a.entries()) {
    const right = b[i] ?? left;
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}

function isKeyPart(part: unknown): part is string | number {
  if (typeof part === 'string') return isClearText(part);
  return Number.isSafeInteger(part);
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
