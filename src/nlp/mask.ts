// A text without what leads to a person: numbers, addresses, links, accounts, and the names that can be found. What stands in their
// place is made up and of the same kind where the readers look for that kind: a model still sees that there was a phone or a link.

import type { EntityType } from '../domain/assessment.js';
import { findNames } from './names.js';
import type { TextReading } from './read.js';

/** What stands for what was found. The phone is of those kept for fiction, the domains for examples (RFC 2606). */
export const PLACEHOLDERS = {
  phone: '+12025550100',
  email: 'name@example.org',
  url: 'https://example.org',
  handle: '@username',
  wallet: '[wallet]',
  iban: '[account]',
  card: '[card]',
  date: '[date]',
  name: '[name]',
  number: '[number]',
} as const;

/** A day with its year may be somebody's birth; a day and a month are left, as are sums, ages, hours and places. */
const FULL_DATE = /^\d{4}-\d{2}-\d{2}$/;
/** Five digits or more with what people write between them, and the letters that they hang together with: papers, accounts, plates. */
const NUMBER = /(?<![\p{L}\p{Nd}])[\p{L}\p{Nd}]*(?:\p{Nd}[ .()/-]{0,2}){4,}\p{Nd}[\p{L}\p{Nd}]*/gu;
/** What a long number may be without naming anybody. */
const HARMLESS: ReadonlySet<EntityType> = new Set(['money', 'date', 'time', 'age', 'grade']);

interface Masked {
  readonly start: number;
  readonly end: number;
  readonly by: string;
}

/**
 * The text of a reading with everything masked that could be found. `names`: words that are masked wherever they stand as words of
 * their own, such as the names of staff. What no program finds stays in: people read the result before it is used.
 */
export function maskText({ text: { original }, entities }: TextReading, names: readonly string[] = []): string {
  const harmless = entities.map(({ entity }) => entity).filter(({ type }) => HARMLESS.has(type));
  const masked: Masked[] = [
    ...entities.flatMap(({ entity: { type, value, start, end } }) => {
      const by = placeholderOf(type, value);
      return by === null ? [] : [{ start, end, by }];
    }),
    ...findNames(original).map((span) => ({ ...span, by: PLACEHOLDERS.name })),
    ...matches(blanked(original, harmless), NUMBER).map((span) => ({ ...span, by: PLACEHOLDERS.number })),
    ...names.flatMap((name) =>
      matches(original, wordPattern(name)).map((span) => ({ ...span, by: PLACEHOLDERS.name })),
    ),
  ];
  return replaced(original, masked);
}

/** Harmless stretches are no part of a number that stands beside them. */
function blanked(text: string, harmless: readonly { readonly start: number; readonly end: number }[]): string {
  return harmless.reduce(
    (before, { start, end }) => before.slice(0, start) + '\0'.repeat(end - start) + before.slice(end),
    text,
  );
}

function placeholderOf(type: EntityType, value: string): string | null {
  switch (type) {
    case 'phone':
    case 'email':
    case 'url':
    case 'handle':
    case 'wallet':
    case 'iban':
    case 'card':
      return PLACEHOLDERS[type];
    case 'date':
      return FULL_DATE.test(value) ? PLACEHOLDERS.date : null;
    default:
      return null;
  }
}

function matches(text: string, pattern: RegExp): readonly { readonly start: number; readonly end: number }[] {
  return [...text.matchAll(pattern)].map(({ index, 0: found }) => ({ start: index, end: index + found.length }));
}

function wordPattern(name: string): RegExp {
  const literal = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{M}])${literal}(?![\\p{L}\\p{M}])`, 'giu');
}

/** Where two overlap the one that begins first stands for both, so that no end of either is left over. */
function replaced(original: string, masked: Masked[]): string {
  masked.sort((a, b) => a.start - b.start || b.end - a.end);
  let out = '';
  let at = 0;
  for (const { start, end, by } of masked) {
    if (start >= at) out += original.slice(at, start) + by;
    at = Math.max(at, end);
  }
  return out + original.slice(at);
}
