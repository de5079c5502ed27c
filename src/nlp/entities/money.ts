// Sums of money with their currency. `value` is `<amount> <code>`, e.g. `1500 EUR`; `XXX` (ISO 4217: no currency) where a
// short form beside a word of price names none.

import { isUnspaced } from '../characters.js';
import { type Amount, amountAt } from './amounts.js';
import { type Found, isNext, type Scanned, senseOf } from './candidates.js';
import type { Item } from './senses.js';

/** Units before or after a short form in which a word of price may stand. */
const PRICE_REACH = 16;
/** A currency that is one letter, or the sign of none, needs a sum that people would ask. */
const NO_CURRENCY = 'XXX';

/** All sums of a text, in order. */
export function findMoney(scanned: Scanned): readonly Found[] {
  const found: Found[] = [];
  let end = 0;
  for (let i = 0; i < scanned.items.length; i += 1) {
    const item = scanned.items[i];
    if (item === undefined || item.start < end) continue;
    const amount = amountAt(scanned, i);
    const sum = amount === null ? null : sumOf(scanned, i, amount, end);
    if (sum === null) continue;
    found.push(sum);
    end = sum.end;
  }
  return found;
}

function sumOf(scanned: Scanned, index: number, amount: Amount, from: number): Found | null {
  const before = scanned.items[index - 1];
  const code = before === undefined || before.start < from ? null : currencyBefore(scanned, before, amount.start);
  if (code !== null && before !== undefined) return sum(amount, code, before.start, amount.end);
  const after = currencyAfter(scanned, amount);
  if (after !== null) return sum(amount, after.code, amount.start, after.end);
  const burmese = multiplierBefore(scanned, index, amount);
  if (burmese !== null) return burmese;
  if (!amount.multiplied || isCounted(scanned, amount)) return null;
  if (amount.implied !== '' && !isBareCount(scanned, amount))
    return sum(amount, amount.implied, amount.start, amount.end);
  return amount.value >= 500 && besidePrice(scanned, index, amount)
    ? sum(amount, NO_CURRENCY, amount.start, amount.end)
    : null;
}

function sum(amount: Amount, code: string, start: number, end: number): Found {
  return { type: 'money', value: `${Math.round(amount.value * 100) / 100} ${code}`, start, end };
}

/** "RM 200", "USD: 30", "ရမ်း ၈". A word that ends in a full stop may touch the number. */
function currencyBefore(scanned: Scanned, before: Item, start: number): string | null {
  const sense = senseOf(scanned, before, 'currency');
  if (sense === null || start - before.end > 2) return null;
  for (let at = before.end; at < start; at += 1) if (!' .:\u00a0'.includes(scanned.folded.charAt(at))) return null;
  // "5 dollars 3 times": a currency that already has its number.
  if (/\d ?$/.test(scanned.folded.slice(Math.max(0, before.start - 2), before.start)) && before.end - before.start > 1)
    return null;
  return sense.value;
}

function currencyAfter(scanned: Scanned, amount: Amount): { readonly code: string; readonly end: number } | null {
  const start = amount.multiplied ? skipJoin(scanned.folded, amount.end) : amount.end;
  // The word between may be an item of its own.
  const joined = (scanned.items[amount.index]?.end ?? start) < start ? amount.index + 1 : amount.index;
  const item = scanned.items[joined];
  const sense = senseOf(scanned, item, 'currency');
  if (item === undefined || sense === null) return null;
  if (!isNext(scanned.folded, start, item.start) && !isNext(scanned.folded, amount.end, item.start)) return null;
  return { code: sense.value, end: item.end };
}

/** After "3 mil" or "2 millions" a currency may follow with "de" or "d'" before it. */
function skipJoin(folded: string, at: number): number {
  const join = /^ ?(?:de |d'|of |ng |na )/.exec(folded.slice(at, at + 5));
  return join === null ? at : at + join[0].length;
}

/** Burmese says the multiplier first: သိန်း ၃၀ is thirty lakh. */
function multiplierBefore(scanned: Scanned, index: number, amount: Amount): Found | null {
  const before = scanned.items[index - 1];
  const sense = senseOf(scanned, before, 'times');
  if (before === undefined || sense?.n === undefined || sense.value !== 'MMK' || amount.multiplied) return null;
  if (!isNext(scanned.folded, before.end, amount.start)) return null;
  return { type: 'money', value: `${amount.value * sense.n} ${sense.value}`, start: before.start, end: amount.end };
}

/** "25 million people" is no price. Without spaces one sign may stand between ("三万多人"), more is another thought. */
function isCounted(scanned: Scanned, amount: Amount): boolean {
  const item = scanned.items[amount.index];
  if (item === undefined || senseOf(scanned, item, 'counted') === null) return false;
  return (
    item.start - amount.end <= (item.start > amount.end && isUnspaced(scanned.folded.charCodeAt(amount.end)) ? 1 : 4)
  );
}

/** "8w" is eighty thousand yuan, "6.5 w/o exam" is none: the letter touches its number and ends there. */
function isBareCount({ folded }: Scanned, amount: Amount): boolean {
  if (amount.implied !== 'CNY' || folded.charAt(amount.end - 1) !== 'w') return false;
  return folded.charAt(amount.end - 2) === ' ' || /[a-z/]/.test(folded.charAt(amount.end));
}

function besidePrice(scanned: Scanned, index: number, amount: Amount): boolean {
  for (let i = index - 1; i >= 0 && i >= index - 4; i -= 1) {
    const item = scanned.items[i];
    if (item === undefined || amount.start - item.end > PRICE_REACH) break;
    if (senseOf(scanned, item, 'price-word') !== null) return true;
  }
  const after = scanned.items[amount.index];
  return after !== undefined && after.start - amount.end <= 4 && senseOf(scanned, after, 'price-word') !== null;
}
