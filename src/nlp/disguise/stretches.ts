// Letters held down ("pleaseeee"), cut to what was meant, and everything dropped taken out of the buffer.

import { isLetter, isUnspaced } from '../characters.js';
import type { UnitBuffer } from '../unit-buffer.js';
import { HAN, kindOf, LATIN, LETTERS, NONE } from './kinds.js';

/** Letters in a row from which on they are a stretch. */
export const STRETCH = 3;
/** Longest word that is looked up. */
const MAX_WORD = 16;
const W = 119;
const DOT = 46;

/** Words that end in a double letter: a stretch at their end is cut to two, at other words' ends to one. */
const DOUBLED = new Set(
  `free fee see agree guarantee employee employees three coffee committee refugee need too zoo oo poo all call sell tell will
still kill small full skill bill boss miss less pass access address business process hostess press class glass off staff
stuff ass loss cross inn add odd buzz jazz egg`.split(/\s+/),
);

/**
 * Takes out what is marked in `dropped` and cuts stretches, in place: inside words and among Chinese characters to two, at a
 * word's end to one unless the word has a double letter there, in scripts without spaces to one. Returns the new length.
 */
export function compact(out: UnitBuffer, dropped: Uint8Array | null): number {
  let kept = 0;
  let run = 0;
  let last = -1;
  for (let i = 0; i < out.length; i += 1) {
    if (dropped !== null && dropped[i] === 1) continue;
    const unit = out.folded[i] ?? 0;
    if (run >= STRETCH && unit !== last) kept = closeRun(out, kept, last, unit);
    run = unit === last ? run + 1 : 1;
    last = unit;
    if (run >= STRETCH && isLetter(unit) && !isWeb(out, i)) {
      out.ends[kept - 1] = Math.max(out.ends[kept - 1] ?? 0, out.ends[i] ?? 0);
      continue;
    }
    out.move(i, kept);
    kept += 1;
  }
  return run >= STRETCH ? closeRun(out, kept, last, 0) : kept;
}

/** The third w of "www." */
function isWeb(out: UnitBuffer, i: number): boolean {
  return out.folded[i] === W && out.folded[i + 1] === DOT && (i < 3 || kindOf(out.folded[i - 3] ?? 0) === NONE);
}

/** A stretch was cut to two; says whether one is enough, by what follows. Returns the new length. */
function closeRun(out: UnitBuffer, kept: number, unit: number, next: number): number {
  if (!isLetter(unit) || kept < 2 || out.folded[kept - 2] !== unit) return kept;
  const kind = kindOf(unit);
  const one = isUnspaced(unit)
    ? kind !== HAN && !isKana(unit)
    : (kindOf(next) & LETTERS) === 0 && endsSingle(out, kept, kind);
  if (!one) return kept;
  out.ends[kept - 2] = out.ends[kept - 1] ?? 0;
  return kept - 1;
}

function isKana(unit: number): boolean {
  return unit >= 0x3040 && unit <= 0x30ff;
}

/** Whether the Latin word that ends at `kept` is meant with one letter at its end. A word of that letter alone stays. */
function endsSingle(out: UnitBuffer, kept: number, kind: number): boolean {
  if (kind !== LATIN) return false;
  let from = kept;
  while (from > 0 && kept - from < MAX_WORD && kindOf(out.folded[from - 1] ?? 0) === LATIN) from -= 1;
  const word = String.fromCharCode(...out.folded.subarray(from, kept));
  return word !== word.charAt(0).repeat(word.length) && !DOUBLED.has(word);
}
