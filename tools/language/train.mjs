// Trains one linear model over hashed letter groups (multinomial logistic regression, AdaGrad) and writes it with six bits a
// weight: one character of the base64 alphabet each.

import { CLASSES } from './classes.mjs';

const EPOCHS = 8;
const RATE = 0.15;
const DECAY = 2e-6;
const SEED = 20_261;
/** Short cuts of a text that are trained on beside the whole, and their longest length in words. */
const CUTS = 3;
const CUT_WORDS = 7;
/** How often a text of a small class counts for more, at most. */
const MAX_SHARE = 6;
/** A declaration's formal lines weigh less than what people write to each other. */
const SOURCE_WEIGHT = { corpus: 1, own: 2, declaration: 0.5 };
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

const names = Object.keys(CLASSES);

/** `{source}`: the text of src/nlp/language/profile.ts. `code`: see load-code.mjs. */
export function train(rows, code) {
  const random = randomOf(SEED);
  const examples = weighed(rows.flatMap((row) => examplesOf(row, code, random)));
  const state = {
    weights: new Float32Array(code.BUCKETS * names.length),
    squares: new Float32Array(code.BUCKETS * names.length),
    bias: new Float32Array(names.length),
  };
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    shuffle(examples, random);
    const rate = RATE * (1 - epoch / EPOCHS);
    for (const example of examples) step(state, example, rate);
  }
  return { source: sourceOf(state) };
}

/** The whole text, the same without accents, and short cuts. */
function examplesOf(row, code, random) {
  const plain = row.text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .replaceAll('ı', 'i');
  const label = names.indexOf(row.class);
  const make = (features) => ({ label, features, weight: SOURCE_WEIGHT[row.source] });
  const versions = plain === row.text.normalize('NFD') ? [row.text] : [row.text, plain];
  const out = [];
  for (const text of versions) {
    const words = featuresOfWords(text, code);
    if (words.length === 0) continue;
    out.push(make(words.flat()));
    for (let i = 0; i < CUTS; i += 1) {
      const length = 1 + Math.floor(random() * CUT_WORDS);
      const from = Math.floor(random() * Math.max(1, words.length - length + 1));
      out.push(make(words.slice(from, from + length).flat()));
    }
  }
  return out;
}

function featuresOfWords(text, code) {
  const normal = code.normalise(text);
  const reader = new code.WordReader();
  const buffer = new Uint16Array(code.MAX_FEATURES);
  return code.tokenise(normal.folded).flatMap(({ start, end }) => {
    if (reader.read(normal, start, end) === 0) return [];
    return [[...buffer.subarray(0, reader.features(buffer))]];
  });
}

/** Gives every class the same weight together, within bounds. */
function weighed(examples) {
  const sums = names.map(() => 0);
  for (const { label, weight } of examples) sums[label] += weight;
  const even = sums.reduce((a, b) => a + b, 0) / names.length;
  return examples.map((example) => ({
    ...example,
    weight: example.weight * Math.min(MAX_SHARE, even / sums[example.label]),
  }));
}

function step(state, { label, features, weight }, rate) {
  const { weights, squares, bias } = state;
  const size = names.length;
  const scores = Float64Array.from(bias);
  for (const feature of features) for (let c = 0; c < size; c += 1) scores[c] += weights[feature * size + c];
  const errors = softmax(scores);
  errors[label] -= 1;
  for (let c = 0; c < size; c += 1) errors[c] *= weight;
  for (let c = 0; c < size; c += 1) bias[c] -= 0.01 * rate * errors[c];
  for (const feature of features) {
    for (let c = 0; c < size; c += 1) {
      const at = feature * size + c;
      const slope = errors[c] + DECAY * weights[at];
      squares[at] += slope * slope;
      weights[at] -= (rate * slope) / Math.sqrt(squares[at] + 0.05);
    }
  }
}

function softmax(scores) {
  const top = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - top));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
}

/** Cuts the weights to 64 steps; the few beyond the widest step are clipped. */
function sourceOf({ weights, bias }) {
  const sorted = Float32Array.from(weights, Math.abs).sort();
  const limit = sorted[Math.floor(sorted.length * 0.9995)];
  const scale = limit / 31;
  const text = Array.from(
    weights,
    (weight) => ALPHABET[Math.max(-32, Math.min(31, Math.round(weight / scale))) + 32],
  ).join('');
  return `// Made by tools/language-profiles.mjs: the language model's classes and weights. Not edited by hand.

/** Classes in the order of the weights: a BCP 47 subtag, \`LANG-x\` in Latin letters, \`other-…\` for none that is told. */
export const CLASSES: readonly string[] = '${names.join(' ')}'.split(' ');

/** What one step of a weight adds to a log-odds score. */
export const SCALE = ${scale.toPrecision(6)};

/** A score that every text starts with, by class. */
export const BIAS: readonly number[] = [${Array.from(bias, (b) => b.toFixed(3)).join(', ')}];

/** One character of the base64 alphabet a weight, 32 = 0; bucket by bucket, class by class within. */
export const WEIGHTS =
  '${text}';
`;
}

/** Mulberry32: the same numbers for the same seed. */
function randomOf(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function shuffle(list, random) {
  for (let i = list.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    [list[i], list[j]] = [list[j], list[i]];
  }
}
