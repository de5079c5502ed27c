// What no text of the corpus may hold: explicit words, real-looking numbers and addresses, broken characters.

import { foldWords } from '../../src/domain/fold.js';
import {
  EXPLICIT_OTHER,
  EXPLICIT_PHRASES,
  EXPLICIT_WORDS,
  NEVER_WITH_MINORS_OTHER,
  NEVER_WITH_MINORS_WORDS,
} from './forbidden-words.js';
import { realCards, realHosts, realIbans, realPhones, wallets } from './real-numbers.js';
import type { Lang } from './row.js';

/** Reasons why a text may not stand in the corpus, in words; empty when it may. */
export function forbidden(text: string, lang: Lang, aboutMinors: boolean): readonly string[] {
  return [
    ...brokenCharacters(text),
    ...forbiddenWords(text, aboutMinors).map((word) => `holds the word "${word}"`),
    ...realPhones(text, lang).map((number) => `${number} may be somebody's phone number`),
    ...realCards(text).map(() => 'holds a card number whose check digit holds'),
    ...realIbans(text).map(() => 'holds an account number whose check digits hold'),
    ...wallets(text).map(() => 'holds what looks like a wallet address'),
    ...realHosts(text).map((host) => `${host} is no example domain`),
  ];
}

/** Control characters but the line break, halves of surrogate pairs, and code points that no standard gives a meaning. */
const BROKEN = /[^\P{Cc}\n]|[\p{Cs}\p{Cn}\p{Co}\uFFFD]/gu;

function brokenCharacters(text: string): readonly string[] {
  return [...text.matchAll(BROKEN)].map(([found]) => {
    const code = (found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return `holds U+${code}, which is no character of a message`;
  });
}

function forbiddenWords(text: string, aboutMinors: boolean): readonly string[] {
  const folded = ` ${foldWords(text)} `;
  const words = new Set(folded.split(' '));
  const whole = aboutMinors ? [...EXPLICIT_WORDS, ...NEVER_WITH_MINORS_WORDS] : EXPLICIT_WORDS;
  const others = aboutMinors ? [...EXPLICIT_OTHER, ...NEVER_WITH_MINORS_OTHER] : EXPLICIT_OTHER;
  return [
    ...whole.filter((word) => words.has(word)),
    ...EXPLICIT_PHRASES.filter((phrase) => folded.includes(` ${phrase} `)),
    ...others.filter((word) => text.includes(word)),
  ];
}
