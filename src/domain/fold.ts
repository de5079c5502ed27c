// Makes words comparable: how people write one and the same thing on different keyboards.

const MARKS = /\p{M}+/gu;
const APOSTROPHES = /['’‘`´ʼ]/gu;
const NOT_WORD = /[^\p{L}\p{N}]+/gu;
const PLAIN = /^[a-z0-9 ]*$/;

/**
 * Lower case, no accents, no apostrophes, every other sign and emoji one space, trimmed. `J’ai peur !` → `jai peur`.
 * Scripts whose marks are part of the letters lose them on both sides of a comparison, which is what counts here.
 */
export function foldWords(text: string): string {
  const lower = text.toLowerCase();
  if (PLAIN.test(lower)) return lower.trim().replace(/ {2,}/g, ' ');
  return lower.normalize('NFKD').replace(MARKS, '').replace(APOSTROPHES, '').replace(NOT_WORD, ' ').trim();
}

/**
 * True when one insertion, deletion, replacement or swap of neighbours at most turns `a` into `b`
 * (Damerau-Levenshtein distance ≤ 1, restricted form). Compares UTF-16 code units.
 */
export function nearlySame(a: string, b: string): boolean {
  if (a === b) return true;
  const difference = a.length - b.length;
  if (difference > 1 || difference < -1) return false;
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const restA = a.length - start - end;
  const restB = b.length - start - end;
  if (restA <= 1 && restB <= 1) return true;
  return restA === 2 && restB === 2 && a[start] === b[start + 1] && a[start + 1] === b[start];
}
