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

/** Understood in every shipped language, whatever the talk's: a frightened person writes in their own. */
const EVERYWHERE: ReadonlySet<Intent> = new Set(['panic', 'danger', 'delete', 'person']);

/** Commands are short. What is longer is a story, and a story is never a command. */
export const MAX_COMMAND_WORDS = 12;
/** A text of more UTF-16 units is not even looked at. */
export const MAX_COMMAND_LENGTH = 120;
/** Words shorter than this must be right to the letter: in short words one letter makes another word. */
export const TYPO_FROM_LENGTH = 5;
/** Words of one phrase that may be misspelt. */
const MAX_TYPOS = 2;

interface Phrase {
  readonly intent: Intent;
  readonly language: Language;
  readonly words: readonly string[];
}

interface Index {
  readonly exact: ReadonlyMap<string, readonly Phrase[]>;
  /** By number of words, for misspelt ones. */
  readonly byLength: ReadonlyMap<number, readonly Phrase[]>;
  /** By the phrase without spaces: people run words together. */
  readonly joined: ReadonlyMap<string, readonly Phrase[]>;
}

type Commands = Readonly<Record<Language, CommandPhrases>>;

const indexes = new WeakMap<Commands, Index>();

/**
 * The command that a whole message is, or null. Accents, apostrophes, signs, emoji and case do not matter; a word of five
 * letters or more may have one mistake. `languages`: those of the talk, for commands that are not understood everywhere;
 * empty means all. The phrases' language goes before a misspelling of another language's.
 */
export function matchIntent(text: string, commands: Commands, languages: readonly Language[]): Intent | null {
  if (text.length > MAX_COMMAND_LENGTH) return null;
  const folded = foldWords(text);
  if (folded === '') return null;
  const index = indexOf(commands);
  const speaks = (phrase: Phrase) =>
    EVERYWHERE.has(phrase.intent) || languages.length === 0 || languages.includes(phrase.language);
  const exact = safest(index.exact.get(folded), speaks);
  if (exact) return exact;
  const words = folded.split(' ');
  if (words.length > MAX_COMMAND_WORDS) return null;
  return safest(index.joined.get(words.join('')), speaks) ?? safest(misspelt(index, words), speaks);
}

function safest(phrases: readonly Phrase[] | undefined, speaks: (phrase: Phrase) => boolean): Intent | null {
  let best: Intent | null = null;
  for (const phrase of phrases ?? []) {
    if (!speaks(phrase)) continue;
    if (best === null || INTENT_ORDER.indexOf(phrase.intent) < INTENT_ORDER.indexOf(best)) best = phrase.intent;
  }
  return best;
}

function misspelt(index: Index, words: readonly string[]): Phrase[] {
  return (index.byLength.get(words.length) ?? []).filter((phrase) => isMisspelling(phrase.words, words));
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

function indexOf(commands: Commands): Index {
  const known = indexes.get(commands);
  if (known) return known;
  const exact = new Map<string, Phrase[]>();
  const byLength = new Map<number, Phrase[]>();
  const joined = new Map<string, Phrase[]>();
  for (const [language, phrases] of Object.entries(commands)) {
    for (const intent of INTENT_ORDER) {
      for (const said of phrases[intent]) {
        const folded = foldWords(said);
        const words = folded.split(' ');
        const phrase = { intent, language, words };
        push(exact, folded, phrase);
        push(byLength, words.length, phrase);
        if (words.length > 1) push(joined, words.join(''), phrase);
      }
    }
  }
  const index = { exact, byLength, joined };
  indexes.set(commands, index);
  return index;
}

function push<K>(map: Map<K, Phrase[]>, key: K, phrase: Phrase): void {
  const there = map.get(key);
  if (there) there.push(phrase);
  else map.set(key, [phrase]);
}
