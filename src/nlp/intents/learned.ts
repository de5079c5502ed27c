// The command that a message says in words of its own, by a model trained on messages (tools/intents). Asked after the lists of phrases.

import { INTENTS, type Intent } from '../../domain/assessment.js';
import { BUCKETS, intentFeatures } from './features.js';
import { ALONE, BIAS, SCALE, THRESHOLDS, WEIGHTS } from './profile.js';
import { lettersIn, type Word } from './words.js';

/** Less is too little to go by: one short word is another word in another language. */
const MIN_LETTERS = 5;
/** What is longer may be a story, and letters alone do not tell a story from a wish. */
const MAX_WORDS = 7;
/**
 * What letters alone may say: it leads to a person, a number or an explanation, and back to the question. Panic, deletion and leaving take
 * the talk away, and yes, no and skip answer: "he told me to delete everything" has all the letters of a wish.
 */
const HARMLESS: ReadonlySet<Intent> = new Set(['person', 'danger', 'language', 'help']);
/** Margin over the threshold that one slip may not reach. */
const SURE = 0.3;

const COUNT = INTENTS.length;
const weights = decode();

/** How likely each intent is, as a margin over its threshold. In the order of `INTENTS`. */
export function marginsOf(words: readonly Word[]): Float64Array {
  const found = intentFeatures(words);
  const sums = new Int32Array(COUNT);
  for (const bucket of found) {
    const at = bucket * COUNT;
    for (let n = 0; n < COUNT; n++) sums[n] = (sums[n] ?? 0) + (weights[at + n] ?? 0);
  }
  const length = Math.sqrt(Math.max(1, found.length));
  return Float64Array.from(sums, (sum, n) => (sum * (SCALE[n] ?? 0)) / length + (BIAS[n] ?? 0) - (THRESHOLDS[n] ?? 0));
}

/** The surest harmless intent of a short message that the model is sure enough of; null for most messages. */
export function learnedIntent(words: readonly Word[]): Intent | null {
  if (words.length > MAX_WORDS || lettersIn(words) < MIN_LETTERS) return null;
  const margins = marginsOf(words);
  let best = -1;
  margins.forEach((margin, n) => {
    const intent = INTENTS[n];
    if (intent === undefined || !HARMLESS.has(intent)) return;
    if (margin >= (ALONE[n] ?? 0) + SURE && (best < 0 || margin > (margins[best] ?? 0))) best = n;
  });
  return INTENTS[best] ?? null;
}

function decode(): Int8Array {
  const bytes = Buffer.from(WEIGHTS, 'base64');
  return new Int8Array(bytes.buffer, bytes.byteOffset, BUCKETS * COUNT);
}
