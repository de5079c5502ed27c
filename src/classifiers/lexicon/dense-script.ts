// Scripts that are written without spaces (Thai, Lao, Khmer, Burmese, Han, kana): where a word may begin and end in them.

import { isBurmese, isLetter, isMark, isThaiOrLao, isUnspaced } from '../../nlp/characters.js';

/** Whether a unit is a letter or mark of such a script. */
export function isDense(code: number): boolean {
  return code >= 0xe00 && isUnspaced(code) && (isLetter(code) || isMark(code));
}

/** Whether a folded word is written in such a script. */
export function isDenseWord(word: string): boolean {
  return isDense(word.charCodeAt(0));
}

const isKhmer = (code: number): boolean => code >= 0x1780 && code <= 0x17ff;
const isKana = (code: number): boolean => code >= 0x3040 && code <= 0x30ff;

const ASAT = 0x103a;
const BURMESE_STACK = 0x1039;
const DOT_BELOW = 0x1037;
const KHMER_STACK = 0x17d2;

/** Thai and Lao vowels that stand before their consonant (เ แ โ ใ ไ), and those that stand after it (ะ า ำ ๅ). */
const isLeadingVowel = (code: number): boolean => (code >= 0xe40 && code <= 0xe44) || (code >= 0xec0 && code <= 0xec4);
const FOLLOWING_VOWELS = new Set([0xe30, 0xe32, 0xe33, 0xe45, 0xeb0, 0xeb2, 0xeb3]);

/** A Burmese consonant that only closes the syllable before it, or carries another one below. */
function isClosing(text: string, at: number): boolean {
  if (!isBurmese(text.charCodeAt(at))) return false;
  const next = text.charCodeAt(at + 1);
  const sign = next === DOT_BELOW ? text.charCodeAt(at + 2) : next;
  return sign === ASAT || sign === BURMESE_STACK;
}

/** Whether the place before unit `at` lies inside one written syllable, where no word begins or ends. */
export function splitsSyllable(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return false;
  const before = text.charCodeAt(at - 1);
  const next = text.charCodeAt(at);
  if (next < 0xe00) return false;
  return (
    isMark(next) ||
    FOLLOWING_VOWELS.has(next) ||
    isLeadingVowel(before) ||
    before === BURMESE_STACK ||
    before === KHMER_STACK ||
    isClosing(text, at)
  );
}

/** Letters without marks; in Burmese and Khmer only those that begin a syllable. */
export function countClusters(word: string): number {
  let count = 0;
  for (let i = 0; i < word.length; i += 1) {
    const code = word.charCodeAt(i);
    if (!isLetter(code)) continue;
    const before = word.charCodeAt(i - 1);
    if (before === BURMESE_STACK || before === KHMER_STACK || isClosing(word, i)) continue;
    count += 1;
  }
  return count;
}

/** Whether a word is long enough to be a whole phrase on its own: 3 Han, else 4 clusters. */
export function isWholePhrase(word: string): boolean {
  const first = word.charCodeAt(0);
  return isDense(first) && countClusters(word) >= (first >= 0x3400 ? 3 : 4);
}

/** How much a word must have around it to be believed: nothing, a beginning, or a beginning and an end. */
export type Edges = 'none' | 'start' | 'both';

/**
 * Short words stand inside longer ones by chance (Thai มา in มาก, Han 他 in 其他) and count only where a word ends; long
 * ones do not. Burmese verbs carry their auxiliaries, so a syllable there only needs a beginning. Editorial.
 */
export function edgesNeeded(word: string): Edges {
  const first = word.charCodeAt(0);
  const clusters = countClusters(word);
  if (isBurmese(first) || isKhmer(first)) return clusters >= 2 ? 'none' : 'start';
  if (isThaiOrLao(first)) return clusters >= 5 ? 'none' : 'both';
  return clusters >= (isKana(first) ? 3 : 2) ? 'none' : 'both';
}

/** Han signs that hang on the word before them; a word ends before them although the segmenter joins them. */
const PARTICLES = new Set([...'的们們了着著过過得到给給'].map((sign) => sign.charCodeAt(0)));

/** Whether a unit is such a particle. */
export function isParticle(code: number): boolean {
  return PARTICLES.has(code);
}
