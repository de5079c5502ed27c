// Looks for phrases in folded texts: by whole words, or anywhere in scripts that part no words.

import { isUnspaced } from './fold.js';

const MARK = /\p{M}/u;

/**
 * Where a folded phrase stands in a folded text as whole words, from the given UTF-16 unit on; -1 when nowhere. In scripts without spaces
 * it may stand anywhere but before a sign that belongs to its last letter. `anyEnding`: its last word may go on.
 */
export function indexOfPhrase(text: string, phrase: string, from = 0, anyEnding = false): number {
  if (phrase === '') return -1;
  for (let at = text.indexOf(phrase, from); at >= 0; at = text.indexOf(phrase, at + 1)) {
    if (beginsWord(text, at) && (anyEnding || endsWord(text, at + phrase.length))) return at;
  }
  return -1;
}

/** Longer texts are no string of phrases; letters. */
const MAX_STRUNG = 80;

/**
 * The phrases that a folded text is made of, one after the other and nothing between, as few as possible; null when it is not. `isPhrase`
 * says of a part whether it is one.
 */
export function phrasesIn(text: string, isPhrase: (part: string) => boolean): readonly string[] | null {
  if (text === '' || text.length > MAX_STRUNG) return null;
  const ways: (readonly string[] | undefined)[] = [[]];
  for (let at = 0; at < text.length; at++) {
    const before = ways[at];
    if (before === undefined) continue;
    for (let end = at + 1; end <= text.length; end++) {
      if (!endsWord(text, end)) continue;
      const part = text.slice(at, end);
      const next = text[end] === ' ' ? end + 1 : end;
      if ((ways[next]?.length ?? Infinity) > before.length + 1 && isPhrase(part)) ways[next] = [...before, part];
    }
  }
  return ways[text.length] ?? null;
}

function beginsWord(text: string, at: number): boolean {
  if (at === 0 || text[at - 1] === ' ') return true;
  return isUnspaced(text[at] ?? '') || isUnspaced(text[at - 1] ?? '');
}

function endsWord(text: string, end: number): boolean {
  if (end === text.length || text[end] === ' ') return true;
  const next = text[end] ?? '';
  return (isUnspaced(next) || isUnspaced(text[end - 1] ?? '')) && !MARK.test(next);
}
