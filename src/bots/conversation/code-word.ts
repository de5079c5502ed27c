// The code word: which work a message asks for, what can be one, and how often a wrong one may be tried. Help-safety rule 6.

import type { Intent } from '../../domain/assessment.js';
import type { Instant } from '../../domain/clock.js';
import type { Content } from '../../domain/content.js';
import { foldWords } from '../../domain/fold.js';
import type { CodeWord, HashedWord, PanicWord, Session } from '../../domain/session.js';

/** Fewer letters and digits than this are guessed too easily. */
export const MIN_WORD_LENGTH = 4;
/** More than this is a story, not a word that one keeps in mind. */
export const MAX_WORD_LENGTH = 40;
const MAX_WORDS = 4;

/** Wrong tries in an hour, over all talks of a contact; after them the right word does not open either. */
export const MAX_WRONG = 3;
export const WRONG_WINDOW_MS = 60 * 60_000;

/** Somebody who comes back to an open talk after so long may be somebody else: the word is asked again. */
export const SHUT_AFTER_MS = 30 * 60_000;

/** Hashing to be done outside of the engine: of a new word, or against a hash. */
export type WordTask =
  | { readonly kind: 'make' }
  | { readonly kind: 'check'; readonly against: HashedWord }
  /** `not`: the code word, which may not be the panic word as well. */
  | { readonly kind: 'make_panic'; readonly not: HashedWord | null }
  | { readonly kind: 'check_panic'; readonly against: PanicWord };

/**
 * What has to be hashed before the engine hears the next message, null for nothing. Every message of somebody who has a word is checked,
 * wherever the talk stands: so a harmless talk takes no longer than another.
 */
export function wordTask(session: Session | null, content: Content): WordTask | null {
  if (session === null) return null;
  const { at, newWord, newPanicWord, codeWord } = session;
  const step = at === null ? undefined : content.flows[at.flow]?.steps[at.step];
  if (step?.type === 'word' && step.act === 'choose') return { kind: 'make' };
  if (step?.type === 'word' && step.act === 'repeat' && newWord) return { kind: 'check', against: newWord };
  if (step?.type === 'word' && step.act === 'choose_panic') return { kind: 'make_panic', not: codeWord };
  if (step?.type === 'word' && step.act === 'repeat_panic' && newPanicWord) {
    return { kind: 'check_panic', against: newPanicWord };
  }
  return codeWord === null ? null : { kind: 'check', against: codeWord };
}

/** The form of a word that is hashed: case, accents, signs and spaces do not count. */
export function wordForm(text: string): string {
  return foldWords(text).replaceAll(' ', '');
}

/** Whether words can be a code word: short enough to be kept in mind, and nothing that the bot understands as something else. */
export function canBeWord(text: string, intent: Intent | null): boolean {
  const { length } = wordForm(text);
  const words = foldWords(text).split(' ').length;
  return intent === null && length >= MIN_WORD_LENGTH && length <= MAX_WORD_LENGTH && words <= MAX_WORDS;
}

/** Whether one more try counts. */
export function mayTry({ wrong }: CodeWord, now: Instant): boolean {
  return wrong === undefined || now - wrong.since >= WRONG_WINDOW_MS || wrong.count < MAX_WRONG;
}

/** The word after one more wrong try. */
export function afterWrong({ wrong, ...word }: CodeWord, now: Instant): CodeWord {
  const goesOn = wrong !== undefined && now - wrong.since < WRONG_WINDOW_MS;
  return { ...word, wrong: goesOn ? { count: wrong.count + 1, since: wrong.since } : { count: 1, since: now } };
}

/** The word after it was given: earlier mistakes are forgotten. */
export function afterRight({ salt, hash }: CodeWord): CodeWord {
  return { salt, hash };
}
