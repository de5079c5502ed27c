// Whether a text was written so that a plain search would miss it.

import type { Normalised } from './normalise.js';
import type { Token } from './tokens.js';

/** Styled letters from which on they are more than decoration of a word. */
const STYLED_MIN = 4;
/** Letters with piles of marks from which on they are no typing slip. */
const PILED_MIN = 3;
/** Words with digits for letters; a single one may be a name. */
const LEET_MIN = 2;

/**
 * True for unseen characters inside Latin words, bidi controls around Latin text, letters of another script inside Latin
 * words, styled alphabets, piled marks, words with digits for letters, words spelled letter by letter. Stretched letters
 * alone do not count: people write so. It says that a disguise is there, not why.
 */
export function isObfuscated(text: Normalised, tokens: readonly Token[]): boolean {
  const { hidden, bidi, lookAlikes, styled, piled, leet } = text.disguise;
  if (hidden > 0 || lookAlikes > 0) return true;
  if (styled >= STYLED_MIN || piled >= PILED_MIN || leet >= LEET_MIN) return true;
  if (bidi > 0 && tokens.some((token) => /^[a-z]/.test(token.word))) return true;
  return tokens.some((token) => isSpelled(token));
}

function isSpelled(token: Token): boolean {
  return token.word.length >= 4 && token.end - token.start === token.word.length * 2 - 1 && /^[a-z]+$/.test(token.word);
}
