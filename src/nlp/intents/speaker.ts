// Which phrases count for a message: those of the talk's language before others, and yes, no and skip of that language alone.

import type { Intent } from '../../domain/assessment.js';
import type { Language } from '../../domain/content.js';
import { type Index, type Phrase, TONAL } from './index.js';
import type { Word } from './words.js';

/** What is known of the language in which a message is meant. */
export interface Speaker {
  /** The talk's own language, or the one that a lone text is in; null: not known. */
  readonly own: Language | null;
  /** Others that the talk may be in: what the channel was told, the bot's default. */
  readonly others: readonly Language[];
  /** There is a talk, so that `own` is more than a guess. */
  readonly inTalk: boolean;
}

/** On conflict the safest meaning wins: first in this list. */
export const INTENT_ORDER: readonly Intent[] = [
  'panic',
  'danger',
  'delete',
  'person',
  'exit',
  'language',
  'help',
  'skip',
  'no',
  'yes',
];

/** Understood in every shipped language even when misspelt: a frightened person writes in their own. */
const EVERYWHERE: ReadonlySet<Intent> = new Set(['panic', 'danger', 'delete', 'person', 'language']);
/** Answers: short words, which are other words in other languages. */
const ANSWERS: ReadonlySet<Intent> = new Set(['yes', 'no', 'skip']);
/** Known far beyond those who speak it, and written by people who have no other keyboard. */
const COMMON: Language = 'en';
/** A single word of another language that is so short is more likely a word of the person's own. */
const SHORT = 4;
/** The same for an answer in a text by itself, of which the language was only guessed. */
const SURE_LENGTH = 4;
/** Phrases of another language with so many words are no accident, whatever accents they have; and with more, not even an answer is. */
const MIN_WORDS_IN_OTHERS = 2;
const MIN_WORDS_OF_ANSWERS = 3;
/** With so many words, one that has a wrong tone is still clear. */
const MIN_WORDS_FOR_A_WRONG_TONE = 3;

/** The safest of the phrases, those of the own language first; null when none counts. */
export function chosen(
  found: readonly Phrase[] | undefined,
  said: readonly Word[],
  speaker: Speaker,
  index: Index,
): Intent | null {
  if (found === undefined || found.length === 0) return null;
  const counting = found.filter((phrase) => counts(phrase, said, speaker, index) && fitsMarks(phrase, said, speaker));
  const own = counting.filter((phrase) => phrase.language === speaker.own);
  return safest(own) ?? safest(counting);
}

/** The same for what is not written exactly: only what keeps a person safe counts in a language that is not the person's. */
export function chosenNearly(
  found: readonly Phrase[] | undefined,
  said: readonly Word[],
  speaker: Speaker,
  index: Index,
): Intent | null {
  const { own, others } = speaker;
  const speaks = ({ intent, language }: Phrase) =>
    EVERYWHERE.has(intent) || own === null || language === own || others.includes(language) || !speaker.inTalk;
  return chosen(found?.filter(speaks), said, speaker, index);
}

function safest(phrases: readonly Phrase[]): Intent | null {
  let best = INTENT_ORDER.length;
  for (const { intent } of phrases) best = Math.min(best, INTENT_ORDER.indexOf(intent));
  return INTENT_ORDER[best] ?? null;
}

function counts(phrase: Phrase, said: readonly Word[], { own, others, inTalk }: Speaker, { latin }: Index): boolean {
  const { intent, language } = phrase;
  if (own === null || language === own) return true;
  const text = said[0]?.word ?? '';
  // A script tells the language by itself.
  if (!/[a-z]/u.test(text)) return /\p{L}/u.test(text) || !ANSWERS.has(intent);
  // Written with its accents it is that word.
  const isShort = said.length === 1 && text.length <= SHORT && said[0]?.marks === '';
  if (!ANSWERS.has(intent)) return language === COMMON || others.includes(language) || !isShort;
  if (phrase.words.length >= MIN_WORDS_OF_ANSWERS) return true;
  if (inTalk) return language === COMMON && !latin.has(own);
  return said.length > 1 || text.length > SURE_LENGTH;
}

/**
 * Accents may be left out, but not be others than the phrase has: `nó` is not `no`. In a language without tones they may also be wrong in
 * longer words. Words of one syllable whose tone makes the word must have it.
 */
function fitsMarks({ words, language, needsMarks }: Phrase, said: readonly Word[], { own }: Speaker): boolean {
  const written = said.map(({ marks }) => marks);
  const right = words.map(({ marks }) => marks);
  if (written.every((marks) => marks === '')) return !needsMarks;
  const byWord = written.length === right.length;
  const wrong = byWord
    ? written.filter((marks, n) => !isWithin(marks, right[n] ?? '')).length
    : Number(!isWithin([...written.join('')].sort().join(''), [...right.join('')].sort().join('')));
  if (wrong === 0) return true;
  if (right.length === 1 && (words[0]?.word.length ?? 0) <= SHORT) return false;
  if (language !== own && right.length < MIN_WORDS_IN_OTHERS) return false;
  return !TONAL.has(language) || (wrong === 1 && right.length >= MIN_WORDS_FOR_A_WRONG_TONE);
}

/** Whether all signs of the first are in the second, both in order. */
function isWithin(some: string, all: string): boolean {
  let at = 0;
  for (const mark of some) {
    const found = all.indexOf(mark, at);
    if (found < 0) return false;
    at = found + 1;
  }
  return true;
}
