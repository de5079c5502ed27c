// Numbers that may be a sum though no currency stands beside them: "three thousand", "3,800", "တစ်သောင်း".

import type { Normalised } from '../normalise.js';
import { amountAt } from './amounts.js';
import { isNext, type Scanned, senseOf } from './candidates.js';
import { vocabulary } from './vocabulary.js';

/** A number at [from, to) of the normalised text. */
export interface BareAmount {
  readonly value: number;
  readonly from: number;
  readonly to: number;
}

/** Below it a number counts people, days or places sooner than money. */
const LEAST = 100;

/** All numbers of at least a hundred, in digits or words, but what counts people and the like. Time is linear in the length. */
export function findBareAmounts(text: Normalised): readonly BareAmount[] {
  const scanned: Scanned = { text, folded: text.folded, items: vocabulary().scan(text.folded) };
  const found: BareAmount[] = [];
  let end = 0;
  scanned.items.forEach((item, i) => {
    if (item.start < end) return;
    const amount = amountAt(scanned, i);
    if (amount === null || amount.value < LEAST) return;
    const next = scanned.items[amount.index];
    const counts =
      next !== undefined && isNext(text.folded, amount.end, next.start) && senseOf(scanned, next, 'counted');
    end = amount.end;
    if (!counts) found.push({ value: amount.value, from: amount.start, to: amount.end });
  });
  return found;
}
