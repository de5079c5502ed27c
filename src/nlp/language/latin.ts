// Words in Latin letters under the language model: how probable each language is for all of them, and for each stretch.

import { isLatin } from '../characters.js';
import type { Normalised } from '../normalise.js';
import type { Token } from '../tokens.js';
import { WordReader } from './features.js';
import { CLASS_COUNT, CLASS_LANGUAGES, toLogit } from './model.js';
import { SCALE } from './profile.js';
import { takeWordScores } from './word-scores.js';

/** Words looked at; the head of a text tells its language. */
const HEAD_WORDS = 200;
/** What a change of language from one word to the next costs, in log-odds: more than a loan word or a name gives. */
const CHANGE_COST = 7;

/** The same in the steps of the scores. */
const CHANGE_STEPS = Math.round(CHANGE_COST / SCALE);

const reader = new WordReader();

/** The Latin words of a text's head. `scores` holds CLASS_COUNT steps a word; `letters` the length of each. */
export interface LatinWords {
  readonly count: number;
  readonly letters: readonly number[];
  readonly scores: Int32Array;
}

/** Scores the words with a Latin letter among the first 200 words. */
export function scoreLatinWords(text: Normalised, tokens: readonly Token[]): LatinWords {
  const end = Math.min(tokens.length, HEAD_WORDS);
  const scores = new Int32Array(end * CLASS_COUNT);
  const letters: number[] = [];
  for (let i = 0; i < end; i += 1) {
    const token = tokens[i];
    if (token === undefined || !isWord(token)) continue;
    const key = reader.read(text, token.start, token.end);
    if (key === 0) continue;
    takeWordScores(reader, key, scores, letters.length * CLASS_COUNT);
    letters.push(token.word.length);
  }
  return { count: letters.length, letters, scores };
}

/** A word that begins with a Latin letter or a digit; a digit stands for a letter in Arabic written so ("3arabi"). */
function isWord(token: Token): boolean {
  const first = token.word.charCodeAt(0);
  return isLatin(first) || (first >= 48 && first <= 57);
}

/** Language → probability that the words are in it, all classes of a language together; `und` for none that is told. */
export function probabilities(words: LatinWords): ReadonlyMap<string, number> {
  const logits = new Float64Array(CLASS_COUNT);
  for (let at = 0; at < words.count * CLASS_COUNT; at += CLASS_COUNT) {
    for (let c = 0; c < CLASS_COUNT; c += 1) logits[c] = (logits[c] ?? 0) + (words.scores[at + c] ?? 0);
  }
  let top = Number.NEGATIVE_INFINITY;
  for (let c = 0; c < CLASS_COUNT; c += 1) {
    logits[c] = toLogit(logits[c] ?? 0, c);
    top = Math.max(top, logits[c] ?? 0);
  }
  const out = new Map<string, number>();
  let sum = 0;
  for (let c = 0; c < CLASS_COUNT; c += 1) {
    const power = Math.exp((logits[c] ?? 0) - top);
    const lang = CLASS_LANGUAGES[c] ?? 'und';
    sum += power;
    out.set(lang, (out.get(lang) ?? 0) + power);
  }
  for (const [lang, power] of out) out.set(lang, power / sum);
  return out;
}

/**
 * Language → letters written in it: the best way to cut the words into stretches of one language each, where every change
 * costs (Viterbi's algorithm over the classes).
 */
export function lettersByLanguage(words: LatinWords): ReadonlyMap<string, number> {
  const { came, last } = forward(words);
  const out = new Map<string, number>();
  let current = last;
  for (let w = words.count - 1; w >= 0; w -= 1) {
    const lang = CLASS_LANGUAGES[current] ?? 'und';
    out.set(lang, (out.get(lang) ?? 0) + (words.letters[w] ?? 0));
    current = came[w * CLASS_COUNT + current] ?? current;
  }
  return out;
}

/** `came`: for each word and class the class of the word before; `last`: the best class of the last word. */
function forward({ count, scores }: LatinWords): { readonly came: Uint8Array; readonly last: number } {
  const came = new Uint8Array(count * CLASS_COUNT);
  const best = new Int32Array(CLASS_COUNT);
  let leader = 0;
  for (let at = 0; at < came.length; at += CLASS_COUNT) {
    const before = leader;
    const change = (best[before] ?? 0) - CHANGE_STEPS;
    leader = 0;
    for (let c = 0; c < CLASS_COUNT; c += 1) {
      const stay = best[c] ?? 0;
      const changes = stay < change && at > 0;
      came[at + c] = changes ? before : c;
      best[c] = (changes ? change : stay) + (scores[at + c] ?? 0);
      if ((best[c] ?? 0) > (best[leader] ?? 0)) leader = c;
    }
  }
  return { came, last: leader };
}
