// Whether a phrase that was found is denied by what stands beside it.

import { isLetter } from '../../nlp/characters.js';
import type { TextReading } from '../../nlp/read.js';
import { endsSentence } from '../../nlp/sentences.js';
import { isArabicWord } from './arabic.js';
import { isDenseWord, splitsSyllable } from './dense-script.js';
import { foldWritten } from './fold-written.js';
import type { Hit } from './hits.js';
import type { Negations, Slot } from './types.js';

/** Words between which a negation reaches a phrase: it stands next to it, or one word apart. */
const WORDS = 2;
/** Letters that may stand between a negation and a phrase in a script without spaces. */
const LETTERS = 4;
const HAN_LETTERS = 2;
/** Units looked at beside a phrase: the letters above with their marks and signs between. */
const WINDOW = 32;

/** Sorts the words as a file writes them; one that begins with `-` is a suffix of the phrase's last word. */
export function readNegations(before: readonly string[], after: readonly string[]): Negations {
  const fold = (written: string): string => foldWritten(written.replace(/['’\s-]/g, ''));
  const apart = after.filter((written) => !written.startsWith('-')).map(fold);
  const first = before.map(fold);
  return {
    before: new Set(first.filter((word) => !isDenseWord(word))),
    after: new Set(apart.filter((word) => !isDenseWord(word))),
    suffixes: after.filter((written) => written.startsWith('-')).map(fold),
    denseBefore: first.filter(isDenseWord),
    denseAfter: apart.filter(isDenseWord),
  };
}

/** Whether a phrase is itself a denial ("does not pay"): then a negation behind its verb is its own. */
export function saysNegation(ways: readonly (readonly Slot[])[], negations: Negations): boolean {
  const all = [...negations.before, ...negations.after];
  return ways.some((way) =>
    way.some(({ words, prefixes }) =>
      [...words, ...prefixes].some(
        (word) =>
          all.includes(word) ||
          negations.suffixes.some((suffix) => word.endsWith(suffix)) ||
          negations.denseAfter.some((one) => word.includes(one)) ||
          negations.denseBefore.some((one) => word.startsWith(one) && !splitsSyllable(word, one.length)),
      ),
    ),
  );
}

/** Whether a negation of the phrase's language voids this hit. */
export function isNegated(negations: Negations | undefined, reading: TextReading, hit: Hit): boolean {
  if (negations === undefined || !hit.phrase.negatable) return false;
  if (wordBefore(negations, reading, hit) || denseBeside(negations.denseBefore, reading, hit.start, -1)) return true;
  if (hit.phrase.saysNegation) return false;
  return wordAfter(negations, reading, hit) || denseBeside(negations.denseAfter, reading, hit.end, 1);
}

function wordBefore(negations: Negations, reading: TextReading, hit: Hit): boolean {
  if (negations.before.size === 0) return false;
  return wordBeside(negations.before, reading, tokenAt(reading, hit.start), -1);
}

function wordAfter(negations: Negations, reading: TextReading, hit: Hit): boolean {
  if (negations.after.size === 0 && negations.suffixes.length === 0) return false;
  const last = tokenAt(reading, hit.end - 1);
  const word = reading.tokens[last]?.word ?? '';
  if (negations.suffixes.some((suffix) => word.length > suffix.length && word.endsWith(suffix))) return true;
  return wordBeside(negations.after, reading, last, 1);
}

/** Index of the last word that begins at or before a unit. */
function tokenAt({ tokens }: TextReading, unit: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.start ?? 0) <= unit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function wordBeside(words: ReadonlySet<string>, { tokens }: TextReading, from: number, step: 1 | -1): boolean {
  const start = tokens[from];
  for (let i = 1; i <= WORDS; i += 1) {
    const token = tokens[from + i * step];
    if (token === undefined || start === undefined || Math.abs(start.place - token.place) > WORDS) return false;
    if (words.has(token.word) || (isArabicWord(token.word) && words.has(withoutAnd(token.word)))) return true;
  }
  return false;
}

/** An Arabic word without the "and" or "so" written onto it ("وما"). */
function withoutAnd(word: string): string {
  return word.replace(/^[وف](?=.)/, '');
}

/** Whether one of these words of a script without spaces stands right before (step −1) or after (1) unit `at`. */
function denseBeside(words: readonly string[], reading: TextReading, at: number, step: 1 | -1): boolean {
  if (words.length === 0) return false;
  const text = reading.text.folded;
  const low = step < 0 ? Math.max(0, at - WINDOW) : at;
  const window = text.slice(low, step < 0 ? at : at + WINDOW);
  return words.some((word) => {
    const found = step < 0 ? window.lastIndexOf(word) : window.indexOf(word);
    if (found < 0) return false;
    const start = low + found;
    const end = start + word.length;
    if (splitsSyllable(text, start) || splitsSyllable(text, end)) return false;
    const letters = step < 0 ? lettersBetween(text, end, at) : lettersBetween(text, at, start);
    if (letters > (word.charCodeAt(0) >= 0x3400 ? HAN_LETTERS : LETTERS)) return false;
    // 没 one sign away from a phrase may be the head of 没收: a single sign is a word there, or stands next to the phrase.
    return letters === 0 || word.length > 1 || reading.tokens[tokenAt(reading, start)]?.word === word;
  });
}

/** Letters in [from, to); without end where a sentence ends between. */
function lettersBetween(text: string, from: number, to: number): number {
  let letters = 0;
  for (let i = from; i < to; i += 1) {
    if (endsSentence(text, i)) return Number.POSITIVE_INFINITY;
    if (isLetter(text.charCodeAt(i))) letters += 1;
  }
  return letters;
}
