// The ways in which a text is hidden from a filter, or written in other letters or with words of another language.

/// <reference path="./rabbit-node.d.ts" />

// The only JavaScript converter from Unicode to Zawgyi that installs from the registry as it is (MIT).
import rabbit from 'rabbit-node';
import { pick, type Random } from '../random.js';
import type { Lang } from '../row.js';
import { CHINESE_SOUNDS, CONCEPTS } from './concepts.js';
import {
  romaniseArabic,
  romaniseBengali,
  romaniseBurmese,
  romaniseTamil,
  romaniseThai,
  withoutMarks,
} from './romanise.js';
import { between, changeWords, isLatinWord, letters, replaceLetters } from './words.js';

/** A changed text, or null when this way does nothing to it. */
export type Way = (text: string, lang: Lang, random: Random) => string | null;

const LOOK_ALIKES: Readonly<Record<string, readonly string[]>> = {
  a: ['а', 'α'],
  c: ['с'],
  e: ['е'],
  i: ['і'],
  o: ['о', 'ο'],
  p: ['р'],
  s: ['ѕ'],
  x: ['х'],
  y: ['у'],
};
const LEET: Readonly<Record<string, readonly string[]>> = {
  a: ['4', '@'],
  e: ['3'],
  i: ['1', '!'],
  o: ['0'],
  s: ['5', '$'],
  t: ['7'],
};
const UNSEEN = ['\u200b', '\u200c', '\u2060', '\u00ad'];
const SPACERS = [' ', '.', '-', '_'];
const MASKS = ['*', '•', 'x', '#'];
/** First letters of styled alphabets: bold, sans-serif bold, script bold, double-struck, full width. */
const STYLES = [0x1d41a, 0x1d5ee, 0x1d4ea, 0x1d552, 0xff41];

const zeroWidth: Way = (text, lang, random) =>
  changeWords(text, lang, random, (word) => (letters(word).length < 3 ? null : between(word, pick(UNSEEN, random))));

const confusables: Way = (text, lang, random) =>
  changeWords(text, lang, random, (word) => (isLatinWord(word) ? replaceLetters(word, LOOK_ALIKES, 2, random) : null));

const leet: Way = (text, lang, random) =>
  changeWords(text, lang, random, (word) => (isLatinWord(word) ? leetWord(word, random) : null));

/** The first letter stays: people still want to be read. */
function leetWord(word: string, random: Random): string | null {
  const rest = replaceLetters(word.slice(1), LEET, 1, random);
  return rest === null ? null : word.charAt(0) + rest;
}

const spaced: Way = (text, lang, random) =>
  changeWords(
    text,
    lang,
    random,
    (word) => (letters(word).length < minLetters(word) ? null : between(word, pick(SPACERS, random))),
    0.2,
  );

const masked: Way = (text, lang, random) =>
  changeWords(
    text,
    lang,
    random,
    (word) => {
      const all = letters(word);
      if (all.length < minLetters(word)) return null;
      const mask = pick(MASKS, random);
      const hidden = Math.max(1, Math.floor(all.length / 3));
      return [...all.slice(0, 1), ...Array<string>(hidden).fill(mask), ...all.slice(1 + hidden)].join('');
    },
    0.25,
  );

/** Letters of the shortest word that is worth hiding: a Chinese or Thai word is short. */
function minLetters(word: string): number {
  return isLatinWord(word) ? 4 : 2;
}

const stretched: Way = (text, lang, random) =>
  changeWords(
    text,
    lang,
    random,
    (word) => {
      const last = /\p{L}$/u.exec(word)?.[0];
      return last === undefined || letters(word).length < 2 ? null : word + last.repeat(2 + Math.floor(random() * 4));
    },
    0.15,
  );

const styled: Way = (text, lang, random) => {
  const first = pick(STYLES, random);
  const style = (word: string): string =>
    word.replace(/[a-z]/gi, (letter) => String.fromCodePoint(first + letter.toLowerCase().charCodeAt(0) - 97));
  return changeWords(text, lang, random, (word) => (isLatinWord(word) ? style(word) : null));
};

const emojiForWords: Way = (text, lang, random) => replaceConcepts(text, lang, random, ({ emoji }) => emoji);

const codeSwitched: Way = (text, lang, random) =>
  lang === 'en' ? null : replaceConcepts(text, lang, random, ({ english }) => english);

/** Four of five words of the table that stand in the text give way. */
function replaceConcepts(
  text: string,
  lang: Lang,
  random: Random,
  by: (concept: (typeof CONCEPTS)[number]) => string | null,
): string | null {
  let out = text;
  for (const concept of CONCEPTS) {
    const instead = by(concept);
    if (instead === null) continue;
    for (const word of concept.words[lang])
      out = out.replace(wordPattern(word, lang), (found) => (random() < 0.8 ? apart(instead, lang) : found));
  }
  return out === text ? null : out;
}

/** Scripts without spaces: anywhere. Bengali and Tamil add endings: only the beginning is a boundary. Else both. */
function wordPattern(word: string, lang: Lang): RegExp {
  const unspaced = lang === 'th' || lang === 'zh' || lang === 'my';
  const endings = lang === 'bn' || lang === 'ta';
  const before = unspaced ? '' : '(?<![\\p{L}\\p{M}])';
  const after = unspaced || endings ? '(?!\\p{M})' : '(?![\\p{L}\\p{M}])';
  return new RegExp(before + word + after, 'giu');
}

function apart(instead: string, lang: Lang): string {
  return lang === 'th' || lang === 'zh' || lang === 'my' ? ` ${instead} ` : instead;
}

const chineseSounds =
  (column: 1 | 2): Way =>
  (text, lang, random) => {
    if (lang !== 'zh') return null;
    let out = text;
    for (const entry of CHINESE_SOUNDS) {
      const instead = entry[column];
      out = out.replaceAll(entry[0], (found) => (random() < 0.8 ? instead : found));
    }
    return out === text ? null : out;
  };

const ROMANISERS: Readonly<Partial<Record<Lang, (text: string) => string>>> = {
  ar: romaniseArabic,
  bn: romaniseBengali,
  th: romaniseThai,
  ta: romaniseTamil,
  my: romaniseBurmese,
  vi: withoutMarks,
};

const romanised: Way = (text, lang, random) => {
  if (lang === 'zh') return chineseSounds(1)(text, lang, random);
  const out = ROMANISERS[lang]?.(text) ?? text;
  return out === text ? null : out;
};

const zawgyi: Way = (text, lang) => {
  if (lang !== 'my') return null;
  const out = rabbit.uni2zg(text);
  return out === text ? null : out;
};

/** Ways that hide a text from a filter. */
export const DISGUISES = {
  'zero-width': zeroWidth,
  confusables,
  leet,
  spaced,
  masked,
  stretched,
  styled,
  emoji: emojiForWords,
  homophones: chineseSounds(2),
} as const satisfies Readonly<Record<string, Way>>;

/** Ways in which people simply write. */
export const WRITINGS = { romanised, 'code-switched': codeSwitched, zawgyi } as const satisfies Readonly<
  Record<string, Way>
>;

/** All ways by name. */
export const WAYS: Readonly<Record<string, Way>> = { ...DISGUISES, ...WRITINGS };
