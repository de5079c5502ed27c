// Which language a text is in, or `und` when it is not sure.

import { createRequire } from 'node:module';
import { FUNCTION_WORDS, SCRIPT_LANGUAGES } from './language-words.js';
import type { Normalised } from './normalise.js';
import { scriptOf } from './script.js';
import type { Token } from './tokens.js';

/** Language as BCP 47 primary subtag or `und`; script as ISO 15924. */
export interface LanguageGuess {
  readonly lang: string;
  readonly script: string;
}

/** Words looked at; the head of a text tells its language. */
const HEAD_WORDS = 200;
/** Letters below which a text is `und`, unless its script has one language. */
const MIN_LETTERS = 6;
/** Score that function words must reach together, and the lead over the second language. */
const MIN_SCORE = 1.1;
const LEAD = 1.3;
/** Letters from which the trigram detector may speak when function words do not. */
const DETECTOR_LETTERS = 18;
/** Below this certainty the trigram detector is not believed. */
const DETECTOR_CERTAINTY = 0.25;

const LATIN_LANGUAGES = Object.keys(FUNCTION_WORDS);
const WORDS = buildWords();

/** word → one weight a language, in the order of LATIN_LANGUAGES. Words shared by many weigh less for each. */
function buildWords(): ReadonlyMap<string, readonly (readonly [number, number])[]> {
  const owners = new Map<string, number[]>();
  LATIN_LANGUAGES.forEach((language, index) => {
    for (const word of new Set((FUNCTION_WORDS[language] ?? '').split(/[\s']+/))) {
      if (word !== '') owners.set(word, [...(owners.get(word) ?? []), index]);
    }
  });
  const weigh = (word: string, list: readonly number[]): readonly (readonly [number, number])[] =>
    list.map((index) => [index, Math.min(1, word.length / 3) / list.length] as const);
  return new Map([...owners].map(([word, list]) => [word, weigh(word, list)]));
}

/** `hint` is a language the channel was told; it only breaks ties. */
export function identifyLanguage(text: Normalised, tokens: readonly Token[], hint?: string): LanguageGuess {
  const { script, letters } = scriptOf(text.text);
  if (script === 'Zyyy') return { lang: 'und', script };
  const alone = SCRIPT_LANGUAGES[script];
  if (alone !== undefined) return { lang: alone, script };
  if (script !== 'Latn') return { lang: byLetters(text.text, script, hint), script };
  if (letters < MIN_LETTERS) return { lang: 'und', script };
  return { lang: byWords(tokens, hint) ?? byAccents(text.text) ?? byDetector(text.text, letters, hint), script };
}

function scoreWords(tokens: readonly Token[]): Float64Array {
  const scores = new Float64Array(LATIN_LANGUAGES.length);
  const end = Math.min(tokens.length, HEAD_WORDS);
  for (let i = 0; i < end; i += 1) {
    for (const [index, weight] of WORDS.get(tokens[i]?.word ?? '') ?? []) scores[index] = (scores[index] ?? 0) + weight;
  }
  return scores;
}

function byWords(tokens: readonly Token[], hint: string | undefined): string | null {
  const scores = scoreWords(tokens);
  let best = -1;
  let second = -1;
  for (let i = 0; i < scores.length; i += 1) {
    if (best < 0 || (scores[i] ?? 0) > (scores[best] ?? 0)) {
      second = best;
      best = i;
    } else if (second < 0 || (scores[i] ?? 0) > (scores[second] ?? 0)) second = i;
  }
  const top = scores[best] ?? 0;
  if (top < MIN_SCORE) return null;
  if (top >= (scores[second] ?? 0) * LEAD) return LATIN_LANGUAGES[best] ?? null;
  // Two languages are near: mixed text, or close relatives such as Malay and Indonesian. The hint may choose between them.
  const hinted = hint === undefined ? -1 : LATIN_LANGUAGES.indexOf(hint);
  const chosen = hinted >= 0 && (scores[hinted] ?? 0) * LEAD >= top ? hinted : best;
  return LATIN_LANGUAGES[chosen] ?? null;
}

/** Vietnamese is written with letters that no other of these languages has. */
function byAccents(text: string): string | null {
  const marks = text.slice(0, 2000).match(/[ăơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/g);
  return marks !== null && marks.length >= 2 ? 'vi' : null;
}

/** Languages of Cyrillic, Arabic, Devanagari and Ethiopic script, told by letters that only one of them writes. */
function byLetters(text: string, script: string, hint: string | undefined): string {
  const head = text.slice(0, 2000);
  if (script === 'Arab') {
    if (/[ٹڈڑںےہ]/.test(head)) return 'ur';
    if (/[ټډړښځڅ]/.test(head)) return 'ps';
    if (/[پچژگ]/.test(head)) return hint === 'ku' || hint === 'ur' ? hint : 'fa';
    return hint === 'fa' || hint === 'ur' ? hint : 'ar';
  }
  if (script === 'Cyrl') return /[їєґі]/.test(head) ? 'uk' : hint === 'bg' || hint === 'sr' ? hint : 'ru';
  if (script === 'Deva') return hint === 'ne' || hint === 'mr' ? hint : 'hi';
  if (script === 'Ethi') return hint === 'ti' ? 'ti' : 'am';
  return 'und';
}

interface TrigramDetector {
  detectAll(text: string): readonly { readonly lang: string; readonly accuracy: number }[];
}

let detector: TrigramDetector | null = null;

/** tinyld, loaded at its first use: it holds 14 MB and most texts are told without it. */
function byDetector(text: string, letters: number, hint: string | undefined): string {
  if (letters < DETECTOR_LETTERS) return 'und';
  detector ??= createRequire(import.meta.url)('tinyld/light') as TrigramDetector;
  const [first, second] = detector.detectAll(text.slice(0, 400));
  if (first === undefined || first.accuracy < DETECTOR_CERTAINTY) return 'und';
  if (second !== undefined && second.lang === hint && second.accuracy * LEAD >= first.accuracy) return second.lang;
  return first.lang;
}
