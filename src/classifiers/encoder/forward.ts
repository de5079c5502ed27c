// The forward pass: from ids to the state of every token after each layer (models/encoder/LAYOUT.md, "Forward pass").
//
// A text is computed at its own length, alone: no padding, no mask, no batch (batches were slower).

import type { Tensor } from '@tensorflow/tfjs-core';
import type { TensorFlow } from './backend.js';
import type { EncoderConfig } from './config.js';
import { applyGelu } from './gelu.js';
import { addTo, normaliseRows } from './norm.js';
import { unpackRow } from './unpack.js';
import type { Embeddings, Layer, Product } from './weights.js';

/** The sum of word, position and type, normed: [tokens, hidden]. */
export function embed(
  ids: Int32Array,
  embeddings: Embeddings,
  { hidden, layer_norm_eps }: EncoderConfig,
): Float32Array {
  const { words, positions, type, norm } = embeddings;
  const x = new Float32Array(ids.length * hidden);
  ids.forEach((id, token) => {
    const at = token * hidden;
    unpackRow(words, id, hidden, x, at);
    for (let i = 0; i < hidden; i += 1) x[at + i] = (x[at + i] ?? 0) + (positions[at + i] ?? 0) + (type[i] ?? 0);
  });
  normaliseRows(x, ids.length, norm, layer_norm_eps);
  return x;
}

/**
 * Computes one layer and puts its result into `x` ([tokens, hidden]). It leaves no tensor behind. The engine does the products and
 * the softmax; what lies between is done here, where it makes no tensors.
 */
export function applyLayer(tf: TensorFlow, layer: Layer, x: Float32Array, tokens: number, config: EncoderConfig): void {
  const eps = config.layer_norm_eps;
  addTo(x, multiply(tf, attend(tf, layer, x, tokens, config), tokens, layer.attentionOut));
  normaliseRows(x, tokens, layer.attentionNorm, eps);
  const wide = multiply(tf, x, tokens, layer.widen);
  applyGelu(wide);
  addTo(x, multiply(tf, wide, tokens, layer.narrow));
  normaliseRows(x, tokens, layer.outputNorm, eps);
}

/** [tokens, in] times a weight, plus its bias: [tokens, out], an array of its own. */
function multiply(tf: TensorFlow, x: Float32Array, tokens: number, { weight, bias }: Product): Float32Array {
  return read(tf, () => {
    // A copy: some engines keep the array that they are given, and ours changes.
    const a = tf.tensor3d(x.slice(), [1, tokens, x.length / tokens]);
    return tf.fused.matMul({ a, b: weight, bias });
  });
}

/** The numbers of a tensor; every tensor that was made on the way is freed. */
function read(tf: TensorFlow, compute: () => Tensor): Float32Array {
  let numbers = new Float32Array();
  // Not as tidy's own result: it would search each of the numbers for tensors, which takes longer than computing them.
  tf.tidy(() => {
    numbers = compute().dataSync() as Float32Array<ArrayBuffer>;
  });
  return numbers;
}

/** softmax(q k') v by head, the heads side by side: [tokens, hidden]. One head after the other: the engine has no fast batched product. */
function attend(tf: TensorFlow, layer: Layer, x: Float32Array, tokens: number, config: EncoderConfig): Float32Array {
  const { heads, head_dim: width, hidden } = config;
  const joined = multiply(tf, x, tokens, layer.attention);
  const mixed = new Float32Array(tokens * hidden);
  for (let head = 0; head < heads; head += 1) {
    const [queries, keys, values] = takeHead(joined, tokens, head, config);
    const result = read(tf, () => {
      const scores = tf.matMul(tf.tensor3d(queries, [1, tokens, width]), tf.tensor3d(keys, [1, width, tokens]));
      return tf.matMul(tf.softmax(scores), tf.tensor3d(values, [1, tokens, width]));
    });
    for (let token = 0; token < tokens; token += 1) {
      const at = token * hidden + head * width;
      for (let i = 0; i < width; i += 1) mixed[at + i] = result[token * width + i] ?? 0;
    }
  }
  return mixed;
}

/** A head's queries [tokens, width], keys turned [width, tokens] and values [tokens, width]. */
function takeHead(
  joined: Float32Array,
  tokens: number,
  head: number,
  { head_dim: width, hidden }: EncoderConfig,
): readonly [Float32Array, Float32Array, Float32Array] {
  const queries = new Float32Array(tokens * width);
  const keys = new Float32Array(tokens * width);
  const values = new Float32Array(tokens * width);
  for (let token = 0; token < tokens; token += 1) {
    const from = token * 3 * hidden + head * width;
    for (let i = 0; i < width; i += 1) {
      queries[token * width + i] = joined[from + i] ?? 0;
      keys[i * tokens + token] = joined[from + hidden + i] ?? 0;
      values[token * width + i] = joined[from + 2 * hidden + i] ?? 0;
    }
  }
  return [queries, keys, values];
}
