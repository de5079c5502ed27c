// What the readers of entities share: what they are given, what they find, and how words and gaps are looked at.

import type { EntityType } from '../../domain/assessment.js';
import { isLetter, isMark } from '../characters.js';
import { type Normalised, originalRange } from '../normalise.js';
import { type Item, KIND_BIT, type Sense, type SenseKind } from './senses.js';

/** Something found in the normalised text at [start, end). */
export interface Found {
  readonly type: EntityType;
  readonly value: string;
  readonly start: number;
  readonly end: number;
  /** Stands inside another one and belongs to it (the handle in a link): it stays beside the longer one. */
  readonly inside?: boolean;
}

/** A text with its numbers and known words, in order. */
export interface Scanned {
  readonly text: Normalised;
  readonly folded: string;
  readonly items: readonly Item[];
}

/** A run of digits with the signs that people write between them. */
export interface DigitRun {
  readonly start: number;
  readonly end: number;
  readonly digits: string;
}

/** What an item says of this kind, if the spelling of the original agrees. */
export function senseOf(scanned: Scanned, item: Item | undefined, kind: SenseKind): Sense | null {
  if (item === undefined || (item.kinds & KIND_BIT[kind]) === 0) return null;
  for (const sense of item.senses) if (sense.kind === kind && agrees(scanned.text, item, sense)) return sense;
  return null;
}

function agrees(text: Normalised, item: Item, sense: Sense): boolean {
  if (sense.exact !== undefined && written(text, item) !== sense.exact) return false;
  return sense.capital !== true || isCapital(text, item.start);
}

function written(text: Normalised, item: Item): string {
  const { start, end } = originalRange(text, item.start, item.end);
  return text.original.slice(start, end).toLowerCase().normalize('NFC');
}

/** Whether the original has a capital letter at this place of the normalised text. */
export function isCapital(text: Normalised, at: number): boolean {
  const first = text.original.charAt(originalRange(text, at, at + 1).start);
  return first !== first.toLowerCase();
}

/** Whether two neighbours touch or stand one space apart. */
export function isNext(folded: string, end: number, start: number): boolean {
  return start === end || (start === end + 1 && isBlank(folded.charCodeAt(end)));
}

/** Space, tab, no-break space. */
export function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 0xa0;
}

/** Whether a letter or a mark stands at this place. */
export function isWordAt(folded: string, at: number): boolean {
  const code = folded.charCodeAt(at);
  return isLetter(code) || isMark(code);
}

/** Signs that may stand inside a phone or card number, one or two at a time. */
const INSIDE = new Set([' ', '-', '.', '(', ')', '/', '\u00a0']);
/** Longest run read as one; longer ones are split. */
const MAX_RUN = 40;

/** Numbers that stand together as one run. `+` and `(` before the first digit belong to it. */
export function digitRuns({ folded, items }: Scanned): readonly DigitRun[] {
  const runs: DigitRun[] = [];
  let digits = '';
  let first = 0;
  let end = 0;
  for (const item of items) {
    if (item.digits === '') continue;
    if (digits !== '' && item.end - first <= MAX_RUN && joins(folded, end, item.start)) digits += item.digits;
    else {
      if (digits !== '') runs.push({ start: withSign(folded, first), end, digits });
      first = item.start;
      digits = item.digits.length > MAX_RUN ? item.digits.slice(0, MAX_RUN + 1) : item.digits;
    }
    end = item.end;
  }
  if (digits !== '') runs.push({ start: withSign(folded, first), end, digits });
  return runs;
}

function joins(folded: string, end: number, start: number): boolean {
  if (start - end > 3 || start === end) return start === end;
  for (let at = end; at < start; at += 1) if (!INSIDE.has(folded.charAt(at))) return false;
  return true;
}

function withSign(folded: string, first: number): number {
  let start = first;
  while (start > 0 && first - start < 2 && (folded.charAt(start - 1) === '+' || folded.charAt(start - 1) === '('))
    start -= 1;
  return start;
}

/** Index of the first item that begins at or after a place. */
export function itemAt(items: readonly { readonly start: number }[], place: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.start ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}
