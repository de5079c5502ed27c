// Paging by the key of the last row that was given, so that pages stay stable while rows come and go.

import { AppError } from '../../domain/errors.js';
import type { Page, PageRequest } from '../contract.js';
import { isClearText } from './clear-text.js';

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
    parsed.every((part: unknown, i) => typeof part === typeof like[i] && isBindable(part));
  if (!fits) throw new AppError('malformed', 'The cursor is not one that this list gave.');
  return parsed;
}

function isBindable(part: unknown): part is string | number {
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

/**
 * One page. `start` is a key before all rows, `read` gives up to `limit` rows after a key, in order. One row more than asked
 * for is read to know whether another page follows.
 */
export function pageOf<T>(
  request: PageRequest,
  start: Key,
  read: (after: Key, limit: number) => readonly T[],
  keyFor: (item: T) => Key,
): Page<T> {
  const after = request.cursor === undefined ? start : keyOf(request.cursor, start);
  const rows = read(after, request.limit + 1);
  const items = rows.slice(0, request.limit);
  const last = items.at(-1);
  return rows.length > items.length && last !== undefined ? { items, cursor: cursorOf(keyFor(last)) } : { items };
}
