// Text that can be compared: one spelling for what looks the same, with the way back to the original offsets.

import { ALIKE, HAN, kindOf, LATIN, LETTERS, NONE, SIGN } from './disguise/kinds.js';
import { Scan } from './disguise/scan.js';
import { type Disguise, noDisguise } from './disguise/signs.js';
import { isHanParter, isSingle, joinHan, joinSpelled } from './disguise/spelled.js';
import { compact, STRETCH } from './disguise/stretches.js';
import { WordMender } from './disguise/words.js';
import { UnitBuffer, unitsToString } from './unit-buffer.js';

/**
 * `text` keeps accents, `folded` drops them; both have the same length. Unit i stands for the original units
 * [starts[i], ends[i]). Both arrays are null when nothing moved, and then i is the original offset.
 */
export interface Normalised {
  readonly original: string;
  readonly text: string;
  readonly folded: string;
  readonly starts: Uint32Array | null;
  readonly ends: Uint32Array | null;
  readonly disguise: Readonly<Disguise>;
}

/** Single letters in a row that may be a spelled word. */
const MIN_SINGLES = 3;
const MIN_HAN_SINGLES = 2;
/** Unseen characters between letters other than Latin from which on they are no accident of copying. */
const MIN_PARTED = 2;
/** Units of one letter with its marks. */
const MAX_MARKED = 6;

/**
 * Lower case, NFKC per character with its marks, marks in stored order, Zawgyi as Unicode, unseen characters dropped,
 * pictures as words, traditional Chinese as simplified, look-alike letters, digits, signs and masks inside words replaced, spelled words joined, digits of every
 * script as 0–9, stretched letters cut. Never throws; time is linear in the length.
 */
export function normalise(original: string): Normalised {
  const disguise = noDisguise();
  const out = new UnitBuffer(original.length);
  const scan = new Scan(original, out, disguise);
  scan.run();
  const seen = mendWords(original, out, disguise);
  if (!seen.han) disguise.styled += scan.wide;
  if (scan.parted >= MIN_PARTED) disguise.hidden += scan.parted;
  const dropped = seen.spelled ? new Uint8Array(out.length) : null;
  if (dropped !== null) {
    joinSpelled(original, out, dropped, disguise);
    if (seen.han) joinHan(out, dropped, disguise);
  }
  const kept = seen.stretched || dropped !== null ? compact(out, dropped) : out.length;
  const moved = hasMoved(out, kept, original.length);
  return {
    original,
    text: unitsToString(out.text, kept),
    folded: unitsToString(out.folded, kept),
    starts: moved ? out.starts.slice(0, kept) : null,
    ends: moved ? out.ends.slice(0, kept) : null,
    disguise,
  };
}

/** Original range of the normalised range [from, to), to > from. */
export function originalRange(text: Normalised, from: number, to: number): { start: number; end: number } {
  if (text.starts === null || text.ends === null) return { start: from, end: to };
  return { start: text.starts[from] ?? 0, end: text.ends[to - 1] ?? text.original.length };
}

function hasMoved(out: UnitBuffer, kept: number, length: number): boolean {
  if (kept !== length) return true;
  for (let i = 0; i < kept; i += 1) if (out.starts[i] !== i || out.ends[i] !== i + 1) return true;
  return false;
}

/** What the later passes have to look for. */
interface Seen {
  han: boolean;
  spelled: boolean;
  stretched: boolean;
}

/** Looks at each word once and mends those that hide something. Says which further passes are worth their time. */
function mendWords(original: string, out: UnitBuffer, disguise: Disguise): Seen {
  const seen: Seen = { han: false, spelled: false, stretched: false };
  const mender = new WordMender(original, out, disguise);
  let from = 0;
  let kinds = 0;
  let singles = 0;
  let last = 0;
  let run = 1;
  for (let i = 0; i <= out.length; i += 1) {
    const unit = i < out.length ? (out.folded[i] ?? 0) : 32;
    run = unit === last ? run + 1 : 1;
    last = unit;
    const kind = kindOf(unit);
    if (run >= STRETCH && (kind & LETTERS) !== 0) seen.stretched = true;
    if (kind !== NONE) {
      if (kinds === 0) from = i;
      kinds |= kind;
      continue;
    }
    if (kinds === 0) continue;
    if (kinds === LATIN) mender.pass(LATIN);
    else takeWord(mender, out, from, i, kinds, seen);
    singles = i - from <= MAX_MARKED && isSingle(out, from, i) ? singles + 1 : 0;
    if (singles >= MIN_SINGLES || (singles >= MIN_HAN_SINGLES && (kinds & HAN) !== 0)) seen.spelled = true;
    kinds = 0;
  }
  mender.finish();
  return seen;
}

function takeWord(mender: WordMender, out: UnitBuffer, from: number, to: number, kinds: number, seen: Seen): void {
  if ((kinds & HAN) !== 0) {
    seen.han = true;
    if ((kinds & SIGN) !== 0 || isHanParter(out.folded[to] ?? 0)) seen.spelled = true;
  }
  if ((kinds & (LATIN | ALIKE)) === 0) mender.pass(kinds);
  else {
    if ((kinds & SIGN) !== 0 && isAlternating(out, from, to)) seen.spelled = true;
    mender.take(from, to, kinds);
  }
}

/** Letter, sign, letter, sign: a word spelled with stars or bars between. */
function isAlternating(out: UnitBuffer, from: number, to: number): boolean {
  const isSign = (i: number): boolean => i < to && kindOf(out.folded[i] ?? 0) === SIGN;
  return isSign(from + 1) && !isSign(from + 2) && isSign(from + 3);
}
