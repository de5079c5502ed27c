// The phrases of all languages, ordered so that a message is looked up and not searched for.

import { INTENTS, type Intent } from '../../domain/assessment.js';
import type { CommandPhrases, Language } from '../../domain/content.js';
import { isUnspaced } from '../../domain/fold.js';
import { soundOf } from './sound.js';
import { joinedKeyOf, keyOf, lettersIn, type Word, wordsOf } from './words.js';

/** Phrases of the commands by language. */
export type Commands = Readonly<Record<Language, CommandPhrases>>;

/** One way to say a command. */
export interface Phrase {
  readonly intent: Intent;
  readonly language: Language;
  readonly words: readonly Word[];
  /** In the language's own tones a word of one syllable is another word without them. */
  readonly needsMarks: boolean;
}

/** All phrases, by what a message may have in common with them. */
export interface Index {
  readonly exact: ReadonlyMap<string, readonly Phrase[]>;
  /** By the phrase without spaces: people run words together. */
  readonly joined: ReadonlyMap<string, readonly Phrase[]>;
  /** By how it sounds, for scripts in which several letters do. */
  readonly sound: ReadonlyMap<string, readonly Phrase[]>;
  /** By number of words, of letters, and first letter, for misspelt ones. */
  readonly bySize: ReadonlyMap<string, readonly Phrase[]>;
  readonly courtesies: ReadonlyMap<Language, Courtesies>;
  /** Languages in which a word begins or ends a courtesy. */
  readonly polite: ReadonlyMap<string, readonly Language[]>;
  /** Languages that are written in Latin letters. */
  readonly latin: ReadonlySet<Language>;
}

/** Words around a command that change nothing. */
export interface Courtesies {
  /** Longest first, each as folded words. */
  readonly spaced: readonly (readonly string[])[];
  /** Those of one word. */
  readonly single: ReadonlySet<string>;
  /** Of scripts without spaces, longest first. */
  readonly unspaced: readonly string[];
}

/** Languages whose tones are written, and often left out. */
export const TONAL: ReadonlySet<Language> = new Set(['vi']);

const indexes = new WeakMap<Commands, Index>();

/** The index of the commands, made once. */
export function indexOf(commands: Commands): Index {
  let index = indexes.get(commands);
  if (!index) {
    index = makeIndex(commands);
    indexes.set(commands, index);
  }
  return index;
}

/** Where phrases of so many words and letters with this first letter stand. */
export function sizeKey(words: number, letters: number, first: string): string {
  return `${words} ${letters} ${first}`;
}

function makeIndex(commands: Commands): Index {
  const exact = new Map<string, Phrase[]>();
  const joined = new Map<string, Phrase[]>();
  const sound = new Map<string, Phrase[]>();
  const bySize = new Map<string, Phrase[]>();
  for (const phrase of phrasesOf(commands)) {
    const { words } = phrase;
    const key = keyOf(words);
    push(exact, key, phrase);
    push(bySize, sizeKey(words.length, lettersIn(words), key.charAt(0)), phrase);
    if (words.length > 1) push(joined, joinedKeyOf(words), phrase);
    const heard = soundOf(key);
    if (heard !== null) push(sound, heard, phrase);
  }
  const courtesies = new Map(Object.entries(commands).map(([language, one]) => [language, courtesiesOf(one)]));
  const latin = Object.keys(commands).filter((language) =>
    /^[a-z]/u.test(keyOf(wordsOf(commands[language]?.yes[0] ?? 'yes'))),
  );
  return { exact, joined, sound, bySize, courtesies, polite: politeIn(courtesies), latin: new Set(latin) };
}

function phrasesOf(commands: Commands): Phrase[] {
  return Object.entries(commands).flatMap(([language, one]) =>
    INTENTS.flatMap((intent) =>
      one[intent].map((said) => {
        const words = wordsOf(said);
        const needsMarks = TONAL.has(language) && words.length === 1 && words[0]?.marks !== '';
        return { intent, language, words, needsMarks };
      }),
    ),
  );
}

function courtesiesOf({ courtesies = [] }: CommandPhrases): Courtesies {
  const folded = courtesies.map((said) => keyOf(wordsOf(said))).filter((said) => said !== '');
  const longestFirst = folded.sort((a, b) => b.length - a.length);
  return {
    spaced: longestFirst.filter((said) => !isUnspaced(said)).map((said) => said.split(' ')),
    single: new Set(longestFirst.filter((said) => !said.includes(' ') && !isUnspaced(said))),
    unspaced: longestFirst.filter(isUnspaced),
  };
}

function politeIn(courtesies: ReadonlyMap<Language, Courtesies>): ReadonlyMap<string, readonly Language[]> {
  const polite = new Map<string, Language[]>();
  for (const [language, { spaced }] of courtesies) {
    for (const words of spaced) {
      for (const word of new Set([words[0] ?? '', words.at(-1) ?? ''])) {
        const there = polite.get(word);
        if (!there) polite.set(word, [language]);
        else if (!there.includes(language)) there.push(language);
      }
    }
  }
  return polite;
}

function push<K>(map: Map<K, Phrase[]>, key: K, phrase: Phrase): void {
  const there = map.get(key);
  if (there) there.push(phrase);
  else map.set(key, [phrase]);
}
