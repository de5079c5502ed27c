// Finds words that give the purpose away, and phrases that no text may hold.

import type { Content } from '../../../domain/content.js';
import { foldWords } from '../../../domain/fold.js';

interface Pattern {
  readonly shown: string;
  readonly words: readonly string[];
  readonly anyEnding: boolean;
}

const caches = new WeakMap<readonly string[], readonly Pattern[]>();

const tellingCaches = new WeakMap<Content, Map<string, string | null>>();

/** A telling word of any shipped language in a text, as its list writes it, or null: a bystander may read them all. */
export function tellingWord(content: Content, text: string): string | null {
  const cache = tellingCaches.get(content) ?? new Map<string, string | null>();
  tellingCaches.set(content, cache);
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

/** The first phrase of a list that a text holds as whole words, or null. A trailing `*` stands for any ending. */
export function phraseIn(text: string, phrases: readonly string[]): string | null {
  const words = foldWords(text).split(' ');
  const found = patternsOf(phrases).find((pattern) => words.some((_, n) => stands(pattern, words, n)));
  return found ? found.shown : null;
}

function stands({ words, anyEnding }: Pattern, text: readonly string[], from: number): boolean {
  return words.every((word, n) => {
    const said = text[from + n];
    if (said === undefined) return false;
    return anyEnding && n === words.length - 1 ? said.startsWith(word) : said === word;
  });
}

function patternsOf(phrases: readonly string[]): readonly Pattern[] {
  let patterns = caches.get(phrases);
  if (!patterns) {
    patterns = phrases.map((shown) => ({
      shown,
      words: foldWords(shown).split(' '),
      anyEnding: shown.endsWith('*'),
    }));
    caches.set(phrases, patterns);
  }
  return patterns;
}
