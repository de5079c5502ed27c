// Places of the gazetteer, and routes between two of them: `A>B`, names in English.

import { isLetter } from '../characters.js';
import { type Found, type Scanned, senseOf } from './candidates.js';
import type { Item, Sense } from './senses.js';

/** Units between the two places of a route. */
const ROUTE_GAP = 20;
const DASH = /^\s*(?:-+>?|=+>|>+|~)\s*$/;
/** A small word before the second place. */
const ARTICLE = /^ (?:les?|la|los|las|el|the|al|ang|sa|bandar|kota|pulau|thanh pho)(?= )/;
/** Points to the second place where lines run from right to left. */
const LEFT_ARROW = /^\s*(?:←|<-+)\s*$/;
/** Endings that say "from" behind the first place, where they are written together with it. */
const FROM_ENDINGS = /லிருந்து|ருந்து|இருந்து|থেকে|থাইকা|থিকা|হতে/;

/** All places and routes, in order. A route and its places overlap; the longer one is to win. */
export function findPlaces(scanned: Scanned): readonly Found[] {
  const found: Found[] = [];
  let last: { readonly item: Item; readonly sense: Sense; readonly index: number } | null = null;
  for (let i = 0; i < scanned.items.length; i += 1) {
    const item = scanned.items[i];
    const sense = senseOf(scanned, item, 'place');
    if (item === undefined || sense === null) continue;
    found.push({ type: 'place', value: sense.value, start: item.start, end: item.end });
    const start = last === null ? null : routeStart(scanned, last.item, last.sense, last.index, item, sense, i);
    if (start !== null && last !== null && last.sense.value !== sense.value) {
      found.push({ type: 'route', value: `${last.sense.value}>${sense.value}`, start, end: item.end });
    }
    last = { item, sense, index: i };
  }
  return found;
}

/** Where the route from place `a` to place `b` begins, null when there is none. */
function routeStart(
  scanned: Scanned,
  a: Item,
  from: Sense,
  indexA: number,
  b: Item,
  to: Sense,
  indexB: number,
): number | null {
  if (b.start - a.end > ROUTE_GAP) return null;
  const gap = scanned.folded.slice(a.end, b.start);
  const opening = openingOf(scanned, indexA, a.start);
  if (DASH.test(gap))
    return from.n === 1 && to.n === 1 && opening === null && !gap.includes('>') ? null : (opening ?? a.start);
  if (FROM_ENDINGS.test(gap) || (LEFT_ARROW.test(gap) && isRightToLeft(scanned.folded.charCodeAt(a.start))))
    return a.start;
  for (let i = indexA + 1; i < indexB; i += 1) {
    const item = scanned.items[i];
    if (item === undefined || senseOf(scanned, item, 'to') === null) continue;
    const after = item.end + (ARTICLE.exec(scanned.folded.slice(item.end, b.start))?.[0].length ?? 0);
    if (!isPlain(scanned.folded, a.end, item.start) || !isPlain(scanned.folded, after, b.start)) continue;
    return (
      opening ?? (isWeak(scanned.folded.slice(item.start, item.end)) && from.n === 1 && to.n === 1 ? null : a.start)
    );
  }
  return null;
}

/** The word "from" before the first place, where it stands. */
function openingOf(scanned: Scanned, index: number, start: number): number | null {
  const before = scanned.items[index - 1];
  if (before === undefined || start - before.end > 2 || senseOf(scanned, before, 'from') === null) return null;
  return before.start;
}

/** One letter says "to" in some languages and something else in others. */
const isWeak = (word: string): boolean => word.length <= 1 && word.charCodeAt(0) < 0x2000;

/** Arabic letters. */
const isRightToLeft = (code: number): boolean => code >= 0x600 && code < 0x780;

/** Only blanks, or the ending of a word in a script that writes endings together with it. */
function isPlain(folded: string, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    const code = folded.charCodeAt(at);
    if (code < 0x300 && isLetter(code)) return false;
    if (/[.!?;\n,،,。]/.test(folded.charAt(at))) return false;
  }
  return to - from <= 8;
}
