// Brings a text into the form that the encoder's pieces were made for (models/encoder/LAYOUT.md, "Tokenizer", rules 2 and 3).

import type { EncoderConfig } from './config.js';

/**
 * UTF-16 units that are read, counted after runs of spaces and control characters became one. 510 pieces of at most 16 characters
 * are 8,160 characters, and channels allow about 4,096, so this cuts nothing that people send. What could change: a text whose
 * first 510 pieces stretch over more, that is, over thousands of letters that the model does not know, or of accents typed apart.
 * The bound is there because NFKC sorts accents, and takes a tenth of a second for 16,000 in a row, but minutes for a million.
 */
export const MOST_UNITS = 16_384;

const LONE_SURROGATE = /\p{Surrogate}/gu;
/** Spaces that NFKC turns into U+0020 anyway. */
const SPACES = ' \u00a0\u2000-\u200a\u202f\u205f\u3000';

/** Makes the function that normalises a text. Its answer begins with the sign for a space and has no plain space in it. */
export function textNormaliser({ tokenizer }: EncoderConfig): (text: string) => string {
  const { except, delete: deleted, to_space: toSpace } = tokenizer.normalise;
  const idle = new RegExp(`[${SPACES}${written(toSpace)}${written(deleted)}]+`, 'g');
  const anySpace = new RegExp(`[${SPACES}${written(toSpace)}]`);
  const changeable = new RegExp(`[^${written(except)}]+`, 'g');
  const gone = new RegExp(`[${written(deleted)}]`, 'g');
  const blank = new RegExp(`[${written(toSpace)} ]+`, 'g');
  return (text) => {
    const squeezed = text
      .replace(LONE_SURROGATE, '\ufffd')
      // One sign of a run stays: a letter and an accent that it keeps apart must not meet.
      .replace(idle, (run) => (anySpace.test(run) ? ' ' : run.charAt(0)));
    const words = withoutHalfPair(squeezed.slice(0, MOST_UNITS))
      .replace(changeable, (part) => part.normalize('NFKC'))
      .replace(gone, '')
      .replace(blank, ' ')
      .trim();
    return tokenizer.space + words.replaceAll(' ', tokenizer.space);
  };
}

/** Code points as they stand between the brackets of a regular expression. */
function written(codes: readonly number[]): string {
  return codes.map((code) => `\\u${code.toString(16).padStart(4, '0')}`).join('');
}

function withoutHalfPair(text: string): string {
  const last = text.charCodeAt(text.length - 1);
  return last >= 0xd800 && last <= 0xdbff ? text.slice(0, -1) : text;
}
