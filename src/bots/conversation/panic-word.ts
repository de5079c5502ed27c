// A panic word of the person's own: what can be one, and in which forms it is compared. Help-safety rule 5.

import type { Content } from '../../domain/content.js';
import { foldWords } from '../../domain/fold.js';
import { CARRIER_WORDS } from '../../domain/needed-content.js';
import { canBeWord, wordForm } from './code-word.js';
import { isCourtesy } from './courtesies.js';
import type { HeardMessage } from './heard.js';

/** A longer message is no panic word; letters. Each costs a hash. */
export const MAX_PANIC_LENGTH = 20;
/** From so many letters on one of them may be missing, too many, wrong or in another place; of Han letters, which say more, four. */
const SLIP_FROM = 6;
const SLIP_FROM_HAN = 4;
const HAN = /[\u3400-\u9fff]/u;

/**
 * The forms that are hashed of a word or of a message: as it is, then with each letter but the first left out. Two words of which some form is
 * the same differ by a slip of the finger. Empty for what is too long to be a panic word.
 */
export function panicForms(text: string): readonly string[] {
  const letters = [...wordForm(text.slice(0, 4 * MAX_PANIC_LENGTH))];
  const whole = letters.join('');
  if (letters.length === 0 || letters.length > MAX_PANIC_LENGTH + 1) return [];
  if (letters.length < (HAN.test(whole) ? SLIP_FROM_HAN : SLIP_FROM) - 1) return [whole];
  const fewer = letters.flatMap((_, n) =>
    n === 0 ? [] : [[...letters.slice(0, n), ...letters.slice(n + 1)].join('')],
  );
  return [...new Set([whole, ...fewer])];
}

/** Forms of a new word: a short one must be right to the letter. */
export function formsToKeep(text: string): readonly string[] {
  const [whole = '', ...fewer] = panicForms(text);
  return [...whole].length < (HAN.test(whole) ? SLIP_FROM_HAN : SLIP_FROM) ? [whole] : [whole, ...fewer];
}

/**
 * Whether words can be a panic word: what can be a code word, and neither a greeting nor thanks, which are written every day, nor a word that
 * phone companies take as "no more messages": it would never arrive here.
 */
export function canBePanicWord({ text, intent }: Pick<HeardMessage, 'text' | 'intent'>, content: Content): boolean {
  const carriers: readonly string[] = CARRIER_WORDS;
  const isCarrier = foldWords(text)
    .split(' ')
    .every((word) => carriers.includes(word));
  const fits = canBeWord(text, intent) && [...wordForm(text)].length <= MAX_PANIC_LENGTH;
  return fits && !isCarrier && !isCourtesy(text, content);
}

/** The same message as the command that it is for this person. */
export function asPanic(heard: HeardMessage): HeardMessage {
  return heard.panic ? { ...heard, intent: 'panic' } : heard;
}
