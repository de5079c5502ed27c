// Which language a text is in, or `und` when it is not sure, and which languages it mixes.

import { byLetters } from './language/by-letters.js';
import { type LatinWords, lettersByLanguage, probabilities, scoreLatinWords } from './language/latin.js';
import { SCRIPT_LANGUAGES } from './language-words.js';
import type { Normalised } from './normalise.js';
import { scriptOf } from './script.js';
import type { Token } from './tokens.js';

/** Part of a text in one language; `share` is of its letters, 0–1. */
export interface LanguageShare {
  readonly lang: string;
  readonly share: number;
}

/** Language as BCP 47 primary subtag or `und`; script as ISO 15924. */
export interface LanguageGuess {
  readonly lang: string;
  readonly script: string;
  /** The languages written, the largest part first; more than one for mixed text, none when nothing is sure. */
  readonly languages: readonly LanguageShare[];
}

/** Latin letters below which a text is `und`. */
const MIN_LETTERS = 6;
/** Probability that the best language must have: of a text of some words, and of one or two. */
const SURE = 0.6;
const SURE_SHORT = 0.93;
const SHORT_WORDS = 2;
/** A hint chooses a language that is at least so probable beside the best, and less beside a close relative. */
const TIE = 0.4;
const TIE_RELATIVE = 0.1;
/** Parts smaller than this are names and loan words. */
const MIN_SHARE = 0.15;
/** Malay and Indonesian share most words: part of a text in one of them is no second language beside the other. */
const RELATIVES: Readonly<Record<string, string>> = { ms: 'id', id: 'ms' };
/** A Latin letter weighs half of a sign of a script that writes a syllable or a word with it (script.ts). */
const LATIN_WEIGHT = 0.5;

/** `hint` is a language the channel was told; it only breaks ties. Time is bounded: the head of the text is read. */
export function identifyLanguage(text: Normalised, tokens: readonly Token[], hint?: string): LanguageGuess {
  const { script, letters, latin } = scriptOf(text.text);
  if (script === 'Zyyy') return { lang: 'und', script, languages: [] };
  const words = latin >= MIN_LETTERS ? scoreLatinWords(text, tokens) : null;
  const lang =
    script !== 'Latn'
      ? (SCRIPT_LANGUAGES[script] ?? byLetters(text.text, script, hint))
      : words === null
        ? 'und'
        : byModel(words, hint);
  return { lang, script, languages: languagesOf(words, lang, script === 'Latn' ? 0 : letters) };
}

function byModel(words: LatinWords, hint: string | undefined): string {
  let best = 'und';
  let top = 0;
  const all = probabilities(words);
  for (const [lang, probability] of all) {
    if (probability > top) {
      best = lang;
      top = probability;
    }
  }
  const hinted = hint === undefined ? 0 : (all.get(hint) ?? 0);
  if (hint !== undefined && hinted >= top * (RELATIVES[best] === hint ? TIE_RELATIVE : TIE)) return hint;
  return top >= (words.count <= SHORT_WORDS ? SURE_SHORT : SURE) ? best : 'und';
}

/** `others`: letters of the text's script when that is not Latin, all in `lang`. */
function languagesOf(words: LatinWords | null, lang: string, others: number): readonly LanguageShare[] {
  if (words === null || words.count === 0) return lang === 'und' ? [] : [{ lang, share: 1 }];
  const parts = new Map<string, number>();
  for (const [found, letters] of lettersByLanguage(words)) {
    const part = RELATIVES[found] === lang ? lang : found;
    parts.set(part, (parts.get(part) ?? 0) + letters * LATIN_WEIGHT);
  }
  if (others > 0) parts.set(lang, (parts.get(lang) ?? 0) + others);
  let whole = 0;
  for (const letters of parts.values()) whole += letters;
  const shares = [...parts].map(([part, letters]) => ({
    lang: part,
    share: Math.round((letters / whole) * 100) / 100,
  }));
  const kept = shares.filter((part) => part.lang !== 'und' && (part.share >= MIN_SHARE || part.lang === lang));
  return kept.sort((a, b) => b.share - a.share);
}
