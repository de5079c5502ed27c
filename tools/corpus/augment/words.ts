// Words of a text, and how some of them are changed.

import { pick, type Random, shuffled } from '../random.js';
import type { Lang } from '../row.js';

/** Part of a text's words that a disguise changes; people hide the words that matter, not every one. */
const SHARE = 0.4;

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
const byLanguage = new Map<Lang, Intl.Segmenter>();

/** Words and what stands between them, by ICU's rules and dictionaries. */
export function wordSegments(text: string, lang: Lang): readonly Intl.SegmentData[] {
  const segmenter = byLanguage.get(lang) ?? new Intl.Segmenter(lang, { granularity: 'word' });
  byLanguage.set(lang, segmenter);
  return [...segmenter.segment(text)];
}

/** Letters as a reader counts them: a letter with its marks is one. */
export function letters(word: string): readonly string[] {
  return /^[\x20-\x7e]*$/.test(word) ? [...word] : [...graphemes.segment(word)].map(({ segment }) => segment);
}

/**
 * Changes some of the words that `change` can change; `change` gives null for one that it cannot. Null when none was.
 * At least one word is changed, else a share of those that can be.
 */
export function changeWords(
  text: string,
  lang: Lang,
  random: Random,
  change: (word: string) => string | null,
  share = SHARE,
): string | null {
  const segments = wordSegments(text, lang);
  const able = segments.flatMap(({ segment, isWordLike }, i) =>
    isWordLike === true && change(segment) !== null ? [i] : [],
  );
  if (able.length === 0) return null;
  const chosen = new Set(shuffled(able, random).slice(0, Math.max(1, Math.round(able.length * share))));
  return segments.map(({ segment }, i) => (chosen.has(i) ? (change(segment) ?? segment) : segment)).join('');
}

/** Puts one of `signs` between all letters of a word. */
export function between(word: string, sign: string): string {
  return letters(word).join(sign);
}

/** Replaces every letter that has a partner in the table; null when fewer than `least` letters have one. */
export function replaceLetters(
  word: string,
  table: Readonly<Record<string, readonly string[]>>,
  least: number,
  random: Random,
): string | null {
  let changed = 0;
  const out = [...word].map((letter) => {
    const partners = table[letter] ?? table[letter.toLowerCase()];
    if (partners === undefined) return letter;
    changed += 1;
    return pick(partners, random);
  });
  return changed >= least ? out.join('') : null;
}

/** Whether a word is written in plain Latin letters, and long enough to be hidden. */
export function isLatinWord(word: string): boolean {
  return /^[A-Za-z\u00c0-\u024f]{4,}$/.test(word);
}
