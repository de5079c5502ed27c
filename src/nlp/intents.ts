// Recognises what a person may say at any point of any flow. Runs on the main thread, before anything else reads a message.

import type { Intent } from '../domain/assessment.js';
import type { CommandPhrases, Language } from '../domain/content.js';
import { foldWords, nearlySame } from '../domain/fold.js';

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

/** Commands are short. What is longer is a story, and a story is never a command. */
export const MAX_COMMAND_WORDS = 12;
/** A text of more UTF-16 units is not even looked at. */
export const MAX_COMMAND_LENGTH = 120;
/** Words shorter than this must be right to the letter: in short words one letter makes another word. */
export const TYPO_FROM_LENGTH = 5;
/** Words of one phrase that may be misspelt. */
const MAX_TYPOS = 2;

/**
 * Commands that count inside a story too, when one of its sentences is a phrase of theirs to the letter. Panic and deletion do not: they
 * take the talk away, and "he is here" ends many a story.
 */
const IN_STORIES: ReadonlySet<Intent> = new Set(['person', 'danger']);
/** Shorter phrases are words of ordinary sentences. */
const MIN_SENTENCE_WORDS = 3;
/** UTF-16 units at the beginning of a text that are looked through for such sentences. */
const MAX_STORY_LENGTH = 2_000;
const SENTENCE_END = /[.!?…¡¿।؟。！？\n]+/u;

/** Words around a command that change nothing. A message of these alone is no command. */
const COURTESIES = new Set(
  (
    'please pls plz hi hello hey hiya so well um uh thanks thank thx sir madam maam dear ' +
    'bonjour salut bonsoir coucou svp stp merci alors euh madame monsieur ' +
    'hola buenas porfa porfavor gracias oye eh pues senora senor'
  ).split(' '),
);
/** The same, of more than one word. */
const LONG_COURTESIES = [
  's il vous plait',
  'sil vous plait',
  's il te plait',
  'sil te plait',
  'por favor',
  'thank you',
];

interface Phrase {
  readonly intent: Intent;
  readonly language: Language;
  readonly words: readonly string[];
}

interface Index {
  readonly exact: ReadonlyMap<string, readonly Phrase[]>;
  /** By number of words and letters, for misspelt ones. */
  readonly bySize: ReadonlyMap<number, readonly Phrase[]>;
  /** By the phrase without spaces: people run words together. */
  readonly joined: ReadonlyMap<string, readonly Phrase[]>;
}

type Commands = Readonly<Record<Language, CommandPhrases>>;
type Speaks = (phrase: Phrase) => boolean;

const indexes = new WeakMap<Commands, Index>();

/**
 * The command that a message is, or null. A sentence of a longer one that asks for a person or says danger counts when it is a phrase to
 * the letter; every other command is a whole message. Accents, apostrophes, signs, emoji, case and courtesies do not matter; a
 * word of five letters or more may have one mistake. Phrases of every shipped language count; `languages` are those of the
 * talk: only their phrases may be misspelt, but for the commands that keep a person safe (empty: those of all). What is
 * written exactly goes before a misspelling of something else.
 */
export function matchIntent(text: string, commands: Commands, languages: readonly Language[]): Intent | null {
  const index = indexOf(commands);
  return wholeIntent(text, index, languages) ?? sentenceIntent(text, index);
}

function sentenceIntent(text: string, index: Index): Intent | null {
  const sentences = text.slice(0, MAX_STORY_LENGTH).split(SENTENCE_END);
  if (sentences.length < 2) return null;
  const found = sentences
    .filter((sentence) => sentence.length <= MAX_COMMAND_LENGTH)
    .map((sentence) => withoutCourtesies(foldWords(sentence)))
    .filter((words) => words.length >= MIN_SENTENCE_WORDS)
    .flatMap((words) => index.exact.get(words.join(' ')) ?? []);
  return safest(found, (phrase) => IN_STORIES.has(phrase.intent));
}

function wholeIntent(text: string, index: Index, languages: readonly Language[]): Intent | null {
  if (text.length > MAX_COMMAND_LENGTH) return null;
  const folded = foldWords(text.replaceAll('🆘', ' sos '));
  if (folded === '') return null;
  const speaks: Speaks = (phrase) =>
    EVERYWHERE.has(phrase.intent) || languages.length === 0 || languages.includes(phrase.language);
  const exact = safest(index.exact.get(folded), () => true);
  if (exact !== null) return exact;
  for (const words of readings(folded)) {
    const found = matchWords(words, index, speaks);
    if (found !== null) return found;
  }
  return null;
}

/** The message as it stands, without courtesies, and without stretched letters and repeated words. */
function* readings(folded: string): Generator<readonly string[]> {
  const words = folded.split(' ');
  if (words.length <= MAX_COMMAND_WORDS) yield words;
  const bare = withoutCourtesies(folded);
  if (bare.length > 0 && bare.length < words.length && bare.length <= MAX_COMMAND_WORDS) yield bare;
  const calm = bare.map((word) => word.replace(/(.)\1{2,}/gu, '$1')).filter((word, n, all) => word !== all[n - 1]);
  if (calm.length > 0 && calm.length <= MAX_COMMAND_WORDS && calm.join(' ') !== bare.join(' ')) yield calm;
}

function withoutCourtesies(folded: string): readonly string[] {
  let text = ` ${folded} `;
  for (const phrase of LONG_COURTESIES) {
    if (text.startsWith(` ${phrase} `)) text = text.slice(phrase.length + 1);
    if (text.endsWith(` ${phrase} `)) text = text.slice(0, -phrase.length - 1);
  }
  const words = text.trim().split(' ');
  let from = 0;
  let to = words.length;
  while (from < to && COURTESIES.has(words[from] ?? '')) from++;
  while (to > from && COURTESIES.has(words[to - 1] ?? '')) to--;
  return words.slice(from, to).filter((word) => word !== '');
}

function matchWords(words: readonly string[], index: Index, speaks: Speaks): Intent | null {
  return (
    safest(index.exact.get(words.join(' ')), () => true) ??
    safest(index.joined.get(words.join('')), speaks) ??
    safest(misspelt(index, words), speaks)
  );
}

function safest(phrases: readonly Phrase[] | undefined, speaks: Speaks): Intent | null {
  if (phrases === undefined) return null;
  let best: Intent | null = null;
  for (const phrase of phrases) {
    if (!speaks(phrase)) continue;
    if (best === null || INTENT_ORDER.indexOf(phrase.intent) < INTENT_ORDER.indexOf(best)) best = phrase.intent;
  }
  return best;
}

function misspelt(index: Index, words: readonly string[]): Phrase[] {
  const letters = lettersIn(words);
  const found: Phrase[] = [];
  for (let size = letters - MAX_TYPOS; size <= letters + MAX_TYPOS; size++) {
    for (const phrase of index.bySize.get(sizeOf(words.length, size)) ?? []) {
      if (isMisspelling(phrase.words, words)) found.push(phrase);
    }
  }
  return found;
}

function isMisspelling(phrase: readonly string[], words: readonly string[]): boolean {
  let typos = 0;
  for (let n = 0; n < words.length; n++) {
    const right = phrase[n] ?? '';
    const said = words[n] ?? '';
    if (right === said) continue;
    if (right.length < TYPO_FROM_LENGTH || ++typos > MAX_TYPOS || !nearlySame(right, said)) return false;
  }
  return true;
}

function lettersIn(words: readonly string[]): number {
  let letters = 0;
  for (const word of words) letters += word.length;
  return letters;
}

function sizeOf(words: number, letters: number): number {
  return words * 1_000 + letters;
}

function indexOf(commands: Commands): Index {
  const known = indexes.get(commands);
  if (known) return known;
  const exact = new Map<string, Phrase[]>();
  const bySize = new Map<number, Phrase[]>();
  const joined = new Map<string, Phrase[]>();
  for (const [language, phrases] of Object.entries(commands)) {
    for (const intent of INTENT_ORDER) {
      for (const said of phrases[intent]) {
        const folded = foldWords(said);
        const words = folded.split(' ');
        const phrase = { intent, language, words };
        push(exact, folded, phrase);
        push(bySize, sizeOf(words.length, lettersIn(words)), phrase);
        if (words.length > 1) push(joined, words.join(''), phrase);
      }
    }
  }
  const index = { exact, bySize, joined };
  indexes.set(commands, index);
  return index;
}

function push<K>(map: Map<K, Phrase[]>, key: K, phrase: Phrase): void {
  const there = map.get(key);
  if (there) there.push(phrase);
  else map.set(key, [phrase]);
}
