// All entities of a text, with offsets into the original.

import type { Entity } from '../../domain/assessment.js';
import { type Normalised, originalRange } from '../normalise.js';
import { findAges } from './ages.js';
import { findCards, findIbans } from './bank.js';
import { digitRuns, type Found, itemAt, type Scanned } from './candidates.js';
import { findDates } from './dates.js';
import { findDocuments } from './documents.js';
import { findGrades } from './grades.js';
import { findHandles } from './handles.js';
import { findEmails, findLinks } from './links.js';
import { maskNumber } from './mask-cards.js';
import { findMoney } from './money.js';
import { findPhones } from './phone.js';
import { findPlaces } from './places.js';
import { KIND_BIT } from './senses.js';
import { findTimes } from './times.js';
import { vocabulary } from './vocabulary.js';
import { findWallets } from './wallets.js';

/** Something found in both texts: the entity (original offsets), and its range in the normalised text. */
export interface PlacedEntity {
  readonly entity: Entity;
  readonly from: number;
  readonly to: number;
}

/**
 * Entities in the order of the text. Of two that overlap the longer one stays, of equals the one named first below; what
 * a link leads to stays beside the link. Time is linear in the length.
 */
export function findEntities(text: Normalised): readonly PlacedEntity[] {
  const items = vocabulary().scan(text.folded);
  const scanned: Scanned = { text, folded: text.folded, items };
  const all = [...inLinks(text), ...inDigits(scanned), ...(items.length === 0 ? [] : inWords(scanned))];
  return all.length === 0 ? [] : longest(withoutCards(all)).map((one) => placed(text, one));
}

function inLinks(text: Normalised): readonly Found[] {
  return [...findLinks(text), ...findEmails(text), ...findWallets(text)];
}

function inDigits(scanned: Scanned): readonly Found[] {
  const runs = digitRuns(scanned);
  const handles = findHandles(scanned);
  if (runs.length === 0) return handles;
  return [...handles, ...findCards(scanned.folded, runs), ...findIbans(scanned), ...findPhones(scanned, runs)];
}

/** Asks a reader only where the text has a word of its own: most messages have few of them. */
function inWords(scanned: Scanned): readonly Found[] {
  let kinds = 0;
  let numbers = 0;
  for (const item of scanned.items) {
    kinds |= item.kinds;
    if (item.digits !== '' || (item.kinds & KIND_BIT.number) !== 0) numbers += 1;
  }
  const found: Found[] = [];
  const has = (bits: number): boolean => (kinds & bits) !== 0;
  if (numbers > 0 ? has(SUM_BITS) : has(KIND_BIT.times) && has(KIND_BIT.currency)) append(found, findMoney(scanned));
  if (numbers > 1 || (numbers > 0 && has(KIND_BIT.month))) append(found, findDates(scanned));
  if (numbers > 1 || (numbers > 0 && has(HOUR_BITS))) append(found, findTimes(scanned));
  if (numbers > 0 && has(AGE_BITS)) append(found, findAges(scanned));
  if (has(GRADE_BITS)) append(found, findGrades(scanned));
  if (has(KIND_BIT.place)) append(found, findPlaces(scanned));
  if (has(KIND_BIT.document)) append(found, findDocuments(scanned));
  return found;
}

/** Without spreading, for which a long list has too many parts. */
function append(list: Found[], more: readonly Found[]): void {
  for (const one of more) list.push(one);
}

const SUM_BITS = KIND_BIT.currency | KIND_BIT.times | KIND_BIT['price-word'];
const HOUR_BITS = KIND_BIT.clock | KIND_BIT['before-clock'] | KIND_BIT.daypart;
const AGE_BITS = KIND_BIT['age-unit'] | KIND_BIT['year-unit'] | KIND_BIT['age-word'] | KIND_BIT.self | KIND_BIT.child;
const GRADE_BITS = KIND_BIT.school | KIND_BIT.grade;

/** As many digits as a card has, with what people write between them. */
const LONG_NUMBER = /\p{Nd}(?:[ .-]?\p{Nd}){11,18}/gu;
/** What a card number may lie in. An account or a wallet has a checksum of its own, which says that it is none. */
const HOLDS_CARDS: ReadonlySet<string> = new Set(['url', 'email', 'handle']);

/** A card number is in no value: what lies over one has it masked, and a phone made of its digits is none. */
function withoutCards(all: readonly Found[]): readonly Found[] {
  const cards = all.filter(({ type }) => type === 'card').sort((a, b) => a.start - b.start);
  if (cards.length === 0) return all;
  const overCard = ({ start, end }: Found): boolean => {
    const next = itemAt(cards, start);
    return (cards[next]?.start ?? end) < end || (cards[next - 1]?.end ?? 0) > start;
  };
  return all.flatMap((one) => {
    if (one.type === 'card' || !overCard(one)) return [one];
    if (one.type === 'phone') return [];
    return HOLDS_CARDS.has(one.type) ? [{ ...one, value: one.value.replace(LONG_NUMBER, maskNumber) }] : [one];
  });
}

/** Drops what overlaps a longer one, and parts of links that were dropped. */
function longest(all: readonly Found[]): readonly Found[] {
  const outside = all.filter((one) => one.inside !== true);
  // Stable: of equal places the order above decides.
  outside.sort((a, b) => a.start - b.start);
  const kept: Found[] = [];
  let from = 0;
  let end = 0;
  for (let i = 0; i <= outside.length; i += 1) {
    const one = outside[i];
    if (one !== undefined && one.start < end) end = Math.max(end, one.end);
    else {
      keepLongest(outside.slice(from, i), kept);
      from = i;
      end = one?.end ?? end;
    }
  }
  // A card within stays beside what holds it, so that a passage is masked there.
  const holders = kept.filter((one) => HOLDS_CARDS.has(one.type));
  const urls = holders.filter((one) => one.type === 'url');
  const parts = all.filter((one) =>
    one.type === 'card' ? isWithin(one, holders) : one.inside === true && isWithin(one, urls),
  );
  return parts.length === 0 ? kept : [...kept, ...parts].sort((a, b) => a.start - b.start || b.end - a.end);
}

/** From a cluster of overlaps: the longest, then the longest of what is still free. Added in the order of the text. */
function keepLongest(cluster: readonly Found[], kept: Found[]): void {
  if (cluster.length <= 1) {
    append(kept, cluster);
    return;
  }
  const taken = new Set<number>();
  const free = ({ start, end }: Found): boolean => {
    for (let at = start; at < end; at += 1) if (taken.has(at)) return false;
    for (let at = start; at < end; at += 1) taken.add(at);
    return true;
  };
  const byLength = [...cluster].sort((a, b) => b.end - b.start - (a.end - a.start));
  append(
    kept,
    byLength.filter(free).sort((a, b) => a.start - b.start),
  );
}

/** Whether one of the links, which are in order, holds this part. */
function isWithin(part: Found, links: readonly Found[]): boolean {
  let low = 0;
  let high = links.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((links[middle]?.end ?? 0) < part.end) low = middle + 1;
    else high = middle;
  }
  const link = links[low];
  return link !== undefined && link.start <= part.start;
}

function placed(text: Normalised, found: Found): PlacedEntity {
  const range = originalRange(text, found.start, found.end);
  return { entity: { type: found.type, value: found.value, ...range }, from: found.start, to: found.end };
}
