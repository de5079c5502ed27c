// One spelling of a JSON value, so that everybody signs and hashes the same bytes (RFC 8785, JSON Canonicalization Scheme).

import { err, ok, type Result } from '../../domain/result.js';

/** Why a value has no canonical form. */
export type NotCanonical = 'not_json' | 'not_finite' | 'lone_surrogate';

/**
 * The canonical JSON of a value: members in the order of their names' UTF-16 units, numbers as ECMAScript writes them, nothing
 * between. A member that is undefined is left out, as JSON does. Functions, symbols, big integers, NaN, infinities and lone surrogates
 * are refused.
 */
export function canonicalJson(value: unknown): Result<string, NotCanonical> {
  if (value === null || typeof value === 'boolean') return ok(String(value));
  if (typeof value === 'number') return Number.isFinite(value) ? ok(JSON.stringify(value)) : err('not_finite');
  if (typeof value === 'string') return isWellFormed(value) ? ok(JSON.stringify(value)) : err('lone_surrogate');
  if (Array.isArray(value)) return joined(value, '[', ']', (item) => canonicalJson(item));
  if (typeof value !== 'object') return err('not_json');
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  members.sort(([a], [b]) => (a < b ? -1 : 1));
  return joined(members, '{', '}', ([name, member]) => {
    const key = canonicalJson(name);
    const text = canonicalJson(member);
    if (!key.ok) return key;
    return text.ok ? ok(`${key.value}:${text.value}`) : text;
  });
}

function joined<T>(
  items: readonly T[],
  open: string,
  close: string,
  write: (item: T) => Result<string, NotCanonical>,
): Result<string, NotCanonical> {
  const parts: string[] = [];
  for (const item of items) {
    const part = write(item);
    if (!part.ok) return part;
    parts.push(part.value);
  }
  return ok(`${open}${parts.join(',')}${close}`);
}

/** Whether a text survives UTF-8: no half of a surrogate pair stands alone. */
export function isWellFormed(text: string): boolean {
  return !/\p{Cs}/u.test(text);
}
