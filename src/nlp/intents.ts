// Recognises what a person may say at any point of any flow. Runs on the main thread, before anything else reads a message.

import type { Intent } from '../domain/assessment.js';
import type { Language } from '../domain/content.js';
import { phrasesIn } from '../domain/phrases.js';
import { readings } from './intents/courtesies.js';
import { type Commands, type Index, indexOf } from './intents/index.js';
import { learnedIntent } from './intents/learned.js';
import { IN_STORIES, sentencesOf } from './intents/sentences.js';
import { soundOf } from './intents/sound.js';
import { chosen, chosenNearly, type Speaker } from './intents/speaker.js';
import { misspeltIn } from './intents/typos.js';
import { joinedKeyOf, keyOf, type Word, wordsOf } from './intents/words.js';

/** A text of more UTF-16 units is not even looked at. */
export const MAX_COMMAND_LENGTH = 120;
/** Run together, fewer letters are a word of their own. */
const MIN_JOINED = 6;
/** Shorter, words that sound alike are different ones. */
const MIN_SOUND = 5;

/**
 * The command that a message is, or null. A sentence of a longer one that asks for a person or says danger counts when it is a phrase to
 * the letter; every other command is a whole message. Accents, apostrophes, signs, emoji, case and polite words do not matter; a
 * longer word may have one mistake. `languages` are those of the talk, its own first: yes, no and skip count in that one alone, every
 * other command in all, misspelt ones only when they keep a person safe. No languages: none is known. What is written exactly goes before
 * a misspelling of something else, and the safest meaning before others. What no list of phrases knows, a model trained on messages may (learned.ts).
 */
export function matchIntent(text: string, commands: Commands, languages: readonly Language[]): Intent | null {
  const [own = null, ...others] = languages;
  return match(text, indexOf(commands), { own, others, inTalk: own !== null });
}

/** The same by the lists of phrases alone: what an editor of the content can see and change. */
export function matchPhrase(text: string, commands: Commands, languages: readonly Language[]): Intent | null {
  const [own = null, ...others] = languages;
  return inPhrases(text, wordsIn(text), indexOf(commands), { own, others, inTalk: own !== null });
}

/** The same for a text without a talk. `guessed`: the language that it seems to be in, null when that is not sure. */
export function matchLoneIntent(text: string, commands: Commands, guessed: Language | null): Intent | null {
  return match(text, indexOf(commands), { own: guessed, others: [], inTalk: false });
}

function match(text: string, index: Index, speaker: Speaker): Intent | null {
  const words = wordsIn(text);
  return inPhrases(text, words, index, speaker) ?? ownWords(words, index);
}

/** None for a text that is too long to be a command as a whole. */
function wordsIn(text: string): readonly Word[] {
  return text.length > MAX_COMMAND_LENGTH ? [] : wordsOf(text);
}

function inPhrases(text: string, words: readonly Word[], index: Index, speaker: Speaker): Intent | null {
  return wholeIntent(words, index, speaker) ?? panicInParts(words, index) ?? sentenceIntent(text, index, speaker);
}

/**
 * Who is in a hurry says it twice over: "hide this, he is coming". Only panic, the one thing that must not fail, and only when nothing else
 * is said: "he is here" also ends many a story.
 */
function panicInParts(words: readonly Word[], index: Index): Intent | null {
  const isPanic = (part: string) => index.exact.get(part)?.some(({ intent }) => intent === 'panic') === true;
  return phrasesIn(keyOf(words), isPanic) === null ? null : 'panic';
}

/**
 * Said in words that no list has. What a list has, but for its accents or in another language, was heard and turned down: `bó quà` (a gift) is
 * not `bỏ qua` (skip).
 */
function ownWords(words: readonly Word[], index: Index): Intent | null {
  return index.exact.has(keyOf(words)) ? null : learnedIntent(words);
}

function sentenceIntent(text: string, index: Index, speaker: Speaker): Intent | null {
  for (const words of sentencesOf(text, index)) {
    const found = index.exact.get(keyOf(words))?.filter(({ intent }) => IN_STORIES.has(intent));
    const intent = chosen(found, words, speaker, index);
    if (intent !== null) return intent;
  }
  return null;
}

function wholeIntent(words: readonly Word[], index: Index, speaker: Speaker): Intent | null {
  if (words.length === 0) return null;
  const exact = chosen(index.exact.get(keyOf(words)), words, speaker, index);
  if (exact !== null) return exact;
  for (const reading of readings(words, index)) {
    const { language } = reading;
    const only = (found: ReturnType<Index['exact']['get']>) =>
      language === null ? found : found?.filter((phrase) => phrase.language === language);
    const intent =
      chosen(only(index.exact.get(keyOf(reading.words))), reading.words, speaker, index) ??
      alike(reading.words, index, speaker, only);
    if (intent !== null) return intent;
  }
  return null;
}

type Only = (found: ReturnType<Index['exact']['get']>) => ReturnType<Index['exact']['get']>;

/** Run together, spelt by ear, or misspelt. */
function alike(words: readonly Word[], index: Index, speaker: Speaker, only: Only): Intent | null {
  const joined = joinedKeyOf(words);
  const sound = soundOf(keyOf(words));
  return (
    (joined.length < MIN_JOINED ? null : chosenNearly(only(index.joined.get(joined)), words, speaker, index)) ??
    (sound === null || sound.length < MIN_SOUND
      ? null
      : chosenNearly(only(index.sound.get(sound)), words, speaker, index)) ??
    chosenNearly(only(misspeltIn(index, words)), words, speaker, index)
  );
}
