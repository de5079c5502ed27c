// Passages of the original as they may be shown: card numbers without their digits, but for the last four.

import type { Entity } from '../../domain/assessment.js';

/** Digits and other numerals of a card that stay. */
const KEPT = 4;

/**
 * The original text at [start, end), card numbers masked. As long as what it stands for: one star for each unit of a digit,
 * so that offsets into it stay true.
 */
export function shownPassage(
  original: string,
  start: number,
  end: number,
  entities: readonly { readonly entity: Entity }[],
): string {
  let shown = '';
  let at = start;
  for (const { entity } of entities) {
    if (entity.type !== 'card' || entity.end <= at || entity.start >= end) continue;
    const from = Math.max(entity.start, at);
    const to = Math.min(entity.end, end);
    const masked = maskNumber(original.slice(entity.start, entity.end));
    shown += original.slice(at, from) + masked.slice(from - entity.start, to - entity.start);
    at = to;
  }
  return shown + original.slice(at, end);
}

/** Each numeral but the last four as stars; what stands between them stays. */
export function maskNumber(number: string): string {
  const numerals = [...number.matchAll(/\p{N}/gu)];
  const last = numerals[numerals.length - KEPT]?.index ?? 0;
  return number.slice(0, last).replace(/\p{N}/gu, (numeral) => '*'.repeat(numeral.length)) + number.slice(last);
}
