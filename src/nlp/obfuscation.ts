// Whether a text was written so that a plain search would miss it.

import type { Normalised } from './normalise.js';

/** Styled letters from which on they are more than decoration of a word. */
const STYLED_MIN = 4;
/** Letters with piles of marks from which on they are no typing slip. */
const PILED_MIN = 3;
/** Words with digits for letters that no list knows; a single one may be a name. */
const LEET_MIN = 2;
/** Masked words that no list knows; one or two are how people write a swear word or spare a name. */
const MASKED_MIN = 3;

/**
 * True for unseen characters inside words, right-to-left overrides around Latin text, letters of another script inside words,
 * styled alphabets, piled marks, hidden words with digits, signs or a mask, words spelled letter by letter. False for what
 * people simply write: stretched letters, pictures, joiners inside pictures and scripts, curly quotes, acronyms, prices, names
 * with digits, full-width letters beside Chinese, Zawgyi, Arabizi. It says that a disguise is there, not why.
 */
export function isObfuscated(text: Normalised): boolean {
  const { hidden, bidi, lookAlikes, styled, piled, leet, covered, masked, spelled } = text.disguise;
  if (hidden > 0 || bidi > 0 || lookAlikes > 0 || covered > 0 || spelled > 0) return true;
  return styled >= STYLED_MIN || piled >= PILED_MIN || leet >= LEET_MIN || masked >= MASKED_MIN;
}
