// Folds a word of a lexicon file as the same word is folded inside a text.

import { normalise } from '../../nlp/normalise.js';

/** Plainly Unicode Burmese: "I am a citizen of Myanmar". */
const PLAINLY_UNICODE = 'ကျွန်တော်သည် မြန်မာနိုင်ငံသား ဖြစ်ပါသည်။ ';
const BURMESE = /[\u1000-\u109f]/;

/**
 * The folded form. Files are in Unicode, and a Burmese word alone is too short to be told from the old Zawgyi encoding, so
 * it is folded behind a sentence that is plainly Unicode.
 */
export function foldWritten(written: string): string {
  if (!BURMESE.test(written)) return normalise(written).folded;
  const before = normalise(PLAINLY_UNICODE).folded;
  return normalise(PLAINLY_UNICODE + written).folded.slice(before.length);
}
