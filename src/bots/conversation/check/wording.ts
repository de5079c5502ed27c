// Finds words that give the purpose away, and phrases that no text may hold.

import type { Content } from '../../../domain/content.js';
import { foldWords, marksOf } from '../../../domain/fold.js';
import { indexOfPhrase } from '../../../domain/phrases.js';

interface Pattern {
  readonly shown: string;
  readonly words: string;
  readonly anyEnding: boolean;
  /** The accents of its words, null when it has none. */
  readonly marks: readonly string[] | null;
}

const caches = new WeakMap<readonly string[], readonly Pattern[]>();

const tellingCaches = new WeakMap<Content['wording'], Map<string, string | null>>();

/** A telling word of any shipped language in a text, as its list writes it, or null: a bystander may read them all. */
export function tellingWord(content: Content, text: string): string | null {
  const cache = tellingCaches.get(content.wording) ?? new Map<string, string | null>();
  tellingCaches.set(content.wording, cache);
  const known = cache.get(text);
  if (known !== undefined) return known;
  const word = findTelling(content, text);
  cache.set(text, word);
  return word;
}

function findTelling(content: Content, text: string): string | null {
  for (const { telling } of Object.values(content.wording)) {
    const found = phraseIn(text, telling);
    if (found) return found;
  }
  return null;
}

/**
 * The first phrase of a list that a text holds as whole words (in scripts without spaces: anywhere), or null. A trailing `*` stands for any
 * ending. Where both are written with accents, the accents must be the same: our own texts leave none out.
 */
export function phraseIn(text: string, phrases: readonly string[]): string | null {
  const folded = foldWords(text);
  const found = patternsOf(phrases).find((pattern) => stands(pattern, folded, text));
  return found ? found.shown : null;
}

function stands({ words, anyEnding, marks }: Pattern, folded: string, text: string): boolean {
  for (
    let at = indexOfPhrase(folded, words, 0, anyEnding);
    at >= 0;
    at = indexOfPhrase(folded, words, at + 1, anyEnding)
  ) {
    if (marks === null) return true;
    const written = marksOf(text);
    const first = folded.slice(0, at).split(' ').length - 1;
    if (written === null || marks.every((sign, n) => ['', sign].includes(written[first + n] ?? ''))) return true;
  }
  return false;
}

function patternsOf(phrases: readonly string[]): readonly Pattern[] {
  let patterns = caches.get(phrases);
  if (!patterns) {
    patterns = phrases.map((shown) => ({
      shown,
      words: foldWords(shown),
      anyEnding: shown.endsWith('*'),
      marks: marksOf(shown),
    }));
    caches.set(phrases, patterns);
  }
  return patterns;
}
