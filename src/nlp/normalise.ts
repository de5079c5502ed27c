// Text that can be compared: one spelling for what looks the same, with the way back to the original offsets.

import { isBidiControl, isDigit, isInvisible, isLatin, isLetter, isMark } from './characters.js';
import { CONFUSABLES, LEET, PLAIN_LETTERS } from './confusables.js';
import { UnitBuffer, unitsToString } from './unit-buffer.js';

/** What was found on the way: counts of things that hide a text from a plain search. */
export interface Disguise {
  /** Unseen characters between two Latin letters. */
  hidden: number;
  /** Bidirectional controls. */
  bidi: number;
  /** Letters of another script inside Latin words. */
  lookAlikes: number;
  /** Styled letters (mathematical, full-width, circled). */
  styled: number;
  /** Combining marks piled on Latin letters. */
  piled: number;
  /** Words with digits written for letters. */
  leet: number;
}

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

/** Marks of one cluster that are composed; what is piled above that is dropped, so that the cost stays linear. */
const MAX_MARKS = 8;
/** Letters in a row after which a letter is a stretch; the run is cut to two. */
const STRETCH = 3;

/**
 * Lower case, NFKC per character with its marks, unseen characters dropped, look-alike letters inside Latin words
 * replaced, digits of every script as 0–9, stretched letters cut to two. Never throws; time is linear in the length.
 */
export function normalise(original: string): Normalised {
  const disguise: Disguise = { hidden: 0, bidi: 0, lookAlikes: 0, styled: 0, piled: 0, leet: 0 };
  const out = new UnitBuffer(original.length);
  let at = 0;
  while (at < original.length) at = takeCluster(original, at, out, disguise);
  mendWords(out, disguise);
  const kept = cutStretches(out);
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

/** Reads one character with its marks from `at` and appends its folded units. Returns where the next one begins. */
function takeCluster(original: string, at: number, out: UnitBuffer, disguise: Disguise): number {
  const code = original.codePointAt(at) ?? 0;
  const next = at + (code > 0xffff ? 2 : 1);
  const after = next < original.length ? original.charCodeAt(next) : 0;
  if (code < 0x80 && after < 0x300) {
    const unit = code >= 65 && code <= 90 ? code + 32 : code;
    out.push(unit, unit, at, next);
    return next;
  }
  if (isInvisible(code)) {
    noteHidden(original, at, code, after, disguise);
    return next;
  }
  const end = after >= 0x300 ? endOfMarks(original, next) : next;
  const marks = end - next;
  if (marks > 3 && isLatin(code)) disguise.piled += 1;
  appendFolded(original.slice(at, Math.min(end, next + MAX_MARKS)), code, at, end, out, disguise);
  return end;
}

function endOfMarks(original: string, from: number): number {
  let end = from;
  while (end < original.length) {
    const code = original.codePointAt(end) ?? 0;
    if (!isMark(code) || isInvisible(code)) break;
    end += code > 0xffff ? 2 : 1;
  }
  return end;
}

function noteHidden(original: string, at: number, code: number, after: number, disguise: Disguise): void {
  if (isBidiControl(code)) disguise.bidi += 1;
  else if (at > 0 && isLatin(original.charCodeAt(at - 1)) && isLatin(after)) disguise.hidden += 1;
}

const foldMemo = new Map<string, { readonly text: string; readonly folded: string }>();
const FOLD_MEMO_SIZE = 4096;

/** Folded spellings of one cluster, both of the same length; remembered, for texts repeat their letters. */
function foldCluster(cluster: string, code: number): { readonly text: string; readonly folded: string } {
  const known = foldMemo.get(cluster);
  if (known !== undefined) return known;
  const made = foldFresh(cluster, code);
  if (foldMemo.size >= FOLD_MEMO_SIZE) foldMemo.clear();
  foldMemo.set(cluster, made);
  return made;
}

function foldFresh(cluster: string, code: number): { readonly text: string; readonly folded: string } {
  if (isDigit(code)) return same(digitOf(code));
  const plain = [...cluster.normalize('NFKC').toLowerCase().normalize('NFC')];
  let text = '';
  let folded = '';
  for (const character of plain) {
    const point = character.codePointAt(0) ?? 0;
    const spelled = PLAIN_LETTERS.get(point);
    if (isMark(point) && text !== '' && isLatin(text.charCodeAt(text.length - 1))) continue;
    text += spelled ?? character;
    folded += spelled ?? withoutAccent(character, point);
  }
  return { text, folded };
}

function same(text: string): { readonly text: string; readonly folded: string } {
  return { text, folded: text };
}

function withoutAccent(character: string, point: number): string {
  if (point < 0xc0 || !isLatin(point)) return character;
  const base = character.normalize('NFD').charAt(0);
  return base === '' ? character : base;
}

/** 0–9 of a decimal digit of any script: decimal digits come in runs of ten that begin where the run before ends. */
function digitOf(code: number): string {
  const plain = String.fromCodePoint(code).normalize('NFKC');
  if (plain >= '0' && plain <= '9') return plain;
  let zero = code;
  while (code - zero < 9 && isDigit(zero - 1)) zero -= 1;
  return String((code - zero) % 10);
}

function appendFolded(
  cluster: string,
  code: number,
  start: number,
  end: number,
  out: UnitBuffer,
  disguise: Disguise,
): void {
  const { text, folded } = foldCluster(cluster, code);
  const styled = code > 0x2000 && code !== 0x212a && text.length > 0 && isLatin(text.charCodeAt(0));
  if (styled && !(code >= 0x1e00 && code <= 0x1eff)) disguise.styled += 1;
  for (let i = 0; i < text.length; i += 1) out.push(text.charCodeAt(i), folded.charCodeAt(i), start, end);
}

/** Looks at each word once: replaces look-alike letters in Latin words and digits written for letters. */
function mendWords(out: UnitBuffer, disguise: Disguise): void {
  let from = -1;
  for (let i = 0; i <= out.length; i += 1) {
    const unit = i < out.length ? (out.folded[i] ?? 0) : 32;
    if (isLetter(unit) || isDigit(unit) || (LEET.has(unit) && from >= 0)) {
      if (from < 0) from = i;
    } else if (from >= 0) {
      mendWord(out, from, i, disguise);
      from = -1;
    }
  }
}

function mendWord(out: UnitBuffer, from: number, to: number, disguise: Disguise): void {
  let latin = 0;
  let alike = 0;
  let others = 0;
  let leet = 0;
  for (let i = from; i < to; i += 1) {
    const unit = out.folded[i] ?? 0;
    if (isLatin(unit)) latin += 1;
    else if (CONFUSABLES.has(unit)) alike += 1;
    else if (LEET.has(unit)) leet += 1;
    else if (isLetter(unit)) others += 1;
  }
  if (alike > 0 && latin > 0 && others === 0) {
    disguise.lookAlikes += alike;
    replaceUnits(out, from, to, CONFUSABLES);
    latin += alike;
  }
  if (leet > 0 && leet <= 3 && latin >= 3 && replaceInside(out, from, to)) disguise.leet += 1;
}

function replaceUnits(out: UnitBuffer, from: number, to: number, by: ReadonlyMap<number, string>): void {
  for (let i = from; i < to; i += 1) {
    const letter = by.get(out.folded[i] ?? 0);
    if (letter === undefined) continue;
    out.text[i] = letter.charCodeAt(0);
    out.folded[i] = letter.charCodeAt(0);
  }
}

/** Single digits or signs that stand between two letters become letters; "covid19" and "4x4" stay. */
function replaceInside(out: UnitBuffer, from: number, to: number): boolean {
  const places: number[] = [];
  for (let i = from; i < to; i += 1) {
    const unit = out.folded[i] ?? 0;
    if (isLatin(unit)) continue;
    const between = i > from && i < to - 1 && isLatin(out.folded[i - 1] ?? 0) && isLatin(out.folded[i + 1] ?? 0);
    if (!between || !LEET.has(unit)) return false;
    places.push(i);
  }
  for (const i of places) replaceUnits(out, i, i + 1, LEET);
  return true;
}

/** Cuts runs of one letter to two, in place. Returns the new length. */
function cutStretches(out: UnitBuffer): number {
  let kept = 0;
  let run = 0;
  let last = -1;
  for (let i = 0; i < out.length; i += 1) {
    const unit = out.folded[i] ?? 0;
    run = unit === last ? run + 1 : 1;
    last = unit;
    if (run >= STRETCH && isLetter(unit)) {
      if (kept > 0) out.ends[kept - 1] = out.ends[i] ?? 0;
      continue;
    }
    out.text[kept] = out.text[i] ?? 0;
    out.folded[kept] = unit;
    out.starts[kept] = out.starts[i] ?? 0;
    out.ends[kept] = out.ends[i] ?? 0;
    kept += 1;
  }
  return kept;
}
