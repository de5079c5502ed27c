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

function beginsWord(text: string, at: number): boolean {
  if (at === 0 || text[at - 1] === ' ') return true;
  return isUnspaced(text[at] ?? '') || isUnspaced(text[at - 1] ?? '');
}

function endsWord(text: string, end: number): boolean {
  if (end === text.length || text[end] === ' ') return true;
  const next = text[end] ?? '';
  return (isUnspaced(next) || isUnspaced(text[end - 1] ?? '')) && !MARK.test(next);
}
