// Which misspelling of a phrase still is that phrase. In short words one letter makes another word, so the shorter, the stricter.

import type { Intent } from '../../domain/assessment.js';
import type { Language } from '../../domain/content.js';
import { isUnspaced, type Slip, slipIn } from '../../domain/fold.js';
import { type Index, type Phrase, sizeKey } from './index.js';
import { keyOf, lettersIn, type Word } from './words.js';

/** Words of so many letters may have any one mistake, but for their first letter. */
const LONG_WORD = 7;
/** Shorter ones down to this, only one that makes no other word: letters swapped, doubled, a vowel left out. */
const SHORT_WORD = 5;
/** The same among other words that are right. */
const SHORT_WORD_AMONG_OTHERS = 4;
const OTHERS = 2;
/** Letters of a script without spaces, where a word's limits are not seen. */
const LONG_UNSPACED = 10;
/** Words of one phrase that may be misspelt, when it has more than two. */
const MAX_TYPOS = 2;

/** Commands that take the talk away: of one short word, they must be right to the letter. */
const FINAL: ReadonlySet<Intent> = new Set(['delete', 'panic']);
/** Syllables so short that a vowel less is another one: `thoát`, `thật`. */
const SYLLABLES: ReadonlySet<Language> = new Set(['vi']);

const HAN = /[\u3400-\u9fff]/u;
const MARK = /\p{M}/u;
const VOWEL = /[aeiou]/u;
/** What makes a Burmese word its opposite is one letter. */
const BURMESE_NOT = 'မ';

/** Phrases of which the words are a misspelling. */
export function misspeltIn(index: Index, words: readonly Word[]): readonly Phrase[] {
  const key = keyOf(words);
  const letters = lettersIn(words);
  const most = typosIn(words.length);
  const found: Phrase[] = [];
  for (let size = letters - most; size <= letters + most; size++) {
    for (const phrase of index.bySize.get(sizeKey(words.length, size, key.charAt(0))) ?? []) {
      if (isMisspelling(phrase, words, most)) found.push(phrase);
    }
  }
  return found;
}

function typosIn(words: number): number {
  return words > OTHERS ? MAX_TYPOS : 1;
}

function isMisspelling(phrase: Phrase, words: readonly Word[], most: number): boolean {
  let typos = 0;
  for (let n = 0; n < words.length; n++) {
    const right = phrase.words[n]?.word ?? '';
    const said = words[n]?.word ?? '';
    if (right === said) continue;
    if (++typos > most || !isTypo(phrase, right, said, words.length - 1)) return false;
  }
  return typos > 0;
}

function isTypo(phrase: Phrase, right: string, said: string, others: number): boolean {
  if (HAN.test(right) || right.length < SHORT_WORD_AMONG_OTHERS) return false;
  const slip = slipIn(right, said);
  if (slip === null || slip.at === 0) return false;
  if (isUnspaced(right)) return right.length >= LONG_UNSPACED && isSlipInUnspaced(slip, right, said);
  if (right.length >= LONG_WORD) return !changesSign(slip, right, said);
  if (others === 0 && FINAL.has(phrase.intent)) return false;
  if (right.length < (others >= OTHERS ? SHORT_WORD_AMONG_OTHERS : SHORT_WORD)) return false;
  return isHarmless(slip, right, said, SYLLABLES.has(phrase.language), others >= OTHERS);
}

/** In a short word: swapped neighbours, a letter doubled, one inside left out. */
function isHarmless(slip: Slip, right: string, said: string, syllable: boolean, among: boolean): boolean {
  if (slip.kind === 'swapped') return true;
  if (slip.kind === 'extra') return said[slip.at] === said[slip.at - 1];
  const isInside = slip.kind === 'missing' && slip.at < right.length - 1;
  return isInside && !syllable && (among || VOWEL.test(right[slip.at] ?? ''));
}

/** One sign for another: in Tamil and Bengali, `want` and `do not want` are no further apart. */
function changesSign(slip: Slip, right: string, said: string): boolean {
  return slip.kind === 'other' && MARK.test(right[slip.at] ?? '') && MARK.test(said[slip.at] ?? '');
}

function isSlipInUnspaced(slip: Slip, right: string, said: string): boolean {
  if (right[slip.at] === BURMESE_NOT || said[slip.at] === BURMESE_NOT) return false;
  if (slip.kind === 'extra') return said[slip.at] === said[slip.at - 1];
  return slip.kind === 'missing' || slip.kind === 'swapped';
}
