// How fast the lexicon reads, with the files that are there and with as many phrases as thirteen languages have, and how
// its cost grows up to a text of 1 MB. Part of `npm run bench -- understanding`.

import { Automaton } from '../../src/classifiers/lexicon/automaton.js';
import { judge } from '../../src/classifiers/lexicon/judge.js';
import { loadLexicon } from '../../src/classifiers/lexicon/load.js';
import type { Lexicon, Phrase } from '../../src/classifiers/lexicon/types.js';
import { readText } from '../../src/nlp/read.js';
import type { Figure } from './figure.js';

/** Languages that the lexicon is to have. */
const LANGUAGES = 13;
/** The lexicon's part of the 100 µs that a whole message may take, as messages a second. */
const GOAL = 30_000;
/** Cost grows with the length and, but for noise and caches, no faster. */
const MOST_EXPONENT = 1.15;
const LENGTHS = [10_000, 100_000, 1_000_000] as const;
const MESSAGES = 2_000;
const ROUNDS = 7;
const WIDTH = 100;

/** The lexicon with copies of its largest language until there are as many languages as are to be; half the words differ. */
function filledUp(lexicon: Lexicon): Lexicon {
  const byLanguage = [...lexicon.negations.keys()].map((language) =>
    lexicon.phrases.filter((phrase) => phrase.language === language),
  );
  const largest = byLanguage.sort((a, b) => b.length - a.length)[0] ?? [];
  const copies = Array.from({ length: Math.max(0, LANGUAGES - byLanguage.length) }, (_, i) =>
    largest.map((phrase) => inOtherWords(phrase, String.fromCharCode(97 + i))),
  );
  return { ...lexicon, phrases: [...lexicon.phrases, ...copies.flat()] };
}

function inOtherWords(phrase: Phrase, ending: string): Phrase {
  const other = (word: string): string => ((word.charCodeAt(0) + word.length) % 2 === 0 ? word : word + ending);
  const ways = phrase.ways.map((way) =>
    way.map((slot) => ({ ...slot, words: slot.words.map(other), prefixes: slot.prefixes.map(other) })),
  );
  return { ...phrase, ways };
}

/** Sentences of all languages in turn: as many signs as a text can have. */
function sentences({ examples }: Lexicon): readonly string[] {
  return examples.map((_, i) => examples[(i * 389) % examples.length]?.text ?? '');
}

/** Best of several rounds, in milliseconds: the others met a busy machine. */
function best(rounds: number, work: () => unknown): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < rounds; i += 1) {
    const started = performance.now();
    work();
    least = Math.min(least, performance.now() - started);
  }
  return least;
}

function speed(lexicon: Lexicon, texts: readonly string[]): number {
  const automaton = new Automaton(lexicon);
  const readings = Array.from({ length: MESSAGES }, (_, i) =>
    readText(`${texts[i % texts.length]} ${texts[(i * 7 + 3) % texts.length]}`.slice(0, WIDTH)),
  );
  const ms = best(ROUNDS, () => readings.map((reading) => judge(lexicon, reading, automaton.match(reading))));
  return (MESSAGES / ms) * 1_000;
}

function growth(
  lexicon: Lexicon,
  texts: readonly string[],
): { readonly ms: readonly number[]; readonly exponent: number } {
  const automaton = new Automaton(lexicon);
  const all = texts.join(' ');
  const ms = LENGTHS.map((length) => {
    const reading = readText(all.repeat(Math.ceil(length / all.length)).slice(0, length));
    return best(3, () => judge(lexicon, reading, automaton.match(reading)));
  });
  const [first, , last] = LENGTHS;
  return { ms, exponent: Math.log((ms.at(-1) ?? 0) / (ms[0] ?? 1)) / Math.log(last / first) };
}

/** Measures everything, in this process. */
export function measureLexicon(): readonly Figure[] {
  const lexicon = loadLexicon('content/lexicon');
  const full = filledUp(lexicon);
  const texts = sentences(lexicon);
  const figure = (what: string, measured: number): Figure => ({
    what,
    measured: `${measured.toFixed(0)} messages/s`,
    against: 'its part of 100 µs a message',
    ratio: (measured / GOAL).toFixed(1),
    goal: `≥ ${GOAL}`,
    reached: measured >= GOAL,
  });
  const { ms, exponent } = growth(full, texts);
  return [
    figure(
      `its lexicon only, ${lexicon.phrases.length} phrases in ${lexicon.negations.size} languages`,
      speed(lexicon, texts),
    ),
    figure(
      `its lexicon only, filled up to ${full.phrases.length} phrases as ${LANGUAGES} languages have`,
      speed(full, texts),
    ),
    {
      what: `its lexicon, filled up, on texts of ${LENGTHS.map((length) => length.toLocaleString('en')).join(' / ')} characters`,
      measured: `${ms.map((value) => value.toFixed(1)).join(' / ')} ms, exponent ${exponent.toFixed(2)}`,
      against: 'cost that grows as the length does',
      ratio: exponent.toFixed(2),
      goal: `exponent ≤ ${MOST_EXPONENT}`,
      reached: exponent <= MOST_EXPONENT,
    },
  ];
}
