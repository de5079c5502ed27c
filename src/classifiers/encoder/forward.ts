// The forward pass: from ids to the state of every token after each layer (models/encoder/LAYOUT.md, "Forward pass").
//
// A text is computed at its own length, alone: no padding, no mask, no batch (batches were slower).

import type { Tensor3D } from '@tensorflow/tfjs-core';
import type { TensorFlow } from './backend.js';
import type { EncoderConfig } from './config.js';
import { addTo, normaliseRows } from './norm.js';
import { unpackRow } from './unpack.js';
import type { Embeddings, Layer, Product } from './weights.js';

/** From this many tokens on one product a head is quicker than one batched product, for which the engine has no fast code. */
const HEAD_BY_HEAD_FROM = 48;

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

/** Computes one layer and puts its result into `x` ([tokens, hidden]). It leaves no tensor behind. */
export function applyLayer(tf: TensorFlow, layer: Layer, x: Float32Array, tokens: number, config: EncoderConfig): void {
  const eps = config.layer_norm_eps;
  tf.tidy(() => {
    const mixed = attend(tf, layer, toTensor(tf, x, tokens), config);
    addTo(x, multiply(tf, mixed, layer.attentionOut).dataSync());
    normaliseRows(x, tokens, layer.attentionNorm, eps);
    const wide = multiply(tf, toTensor(tf, x, tokens), layer.widen);
    addTo(x, multiply(tf, doubleGelu(tf, wide), layer.narrow).dataSync());
    normaliseRows(x, tokens, layer.outputNorm, eps);
  });
}

/** A copy: some engines keep the array that they are given, and `x` changes. */
function toTensor(tf: TensorFlow, x: Float32Array, tokens: number): Tensor3D {
  return tf.tensor3d(x.slice(), [1, tokens, x.length / tokens]);
}

function multiply(tf: TensorFlow, a: Tensor3D, { weight, bias }: Product): Tensor3D {
  return tf.fused.matMul({ a, b: weight, bias }) as Tensor3D;
}

/** z (1 + erf(z / √2)), twice the exact gelu. */
function doubleGelu(tf: TensorFlow, z: Tensor3D): Tensor3D {
  return tf.mul(z, tf.add(tf.erf(tf.mul(z, Math.SQRT1_2)), 1));
}

/** softmax(q k') v by head, the heads side by side again: [1, tokens, hidden]. */
function attend(tf: TensorFlow, layer: Layer, x: Tensor3D, { heads, head_dim, hidden }: EncoderConfig): Tensor3D {
  const tokens = x.shape[1];
  // [3, heads, tokens, head_dim]: queries, keys, values.
  const joined = tf.reshape(multiply(tf, x, layer.attention), [tokens, 3 * heads, head_dim]);
  const queriesAndMore = tf.transpose(joined, [1, 0, 2]) as Tensor3D;
  const queries = tf.slice(queriesAndMore, [0, 0, 0], [heads, tokens, head_dim]);
  const keys = tf.slice(queriesAndMore, [heads, 0, 0], [heads, tokens, head_dim]);
  const values = tf.slice(queriesAndMore, [2 * heads, 0, 0], [heads, tokens, head_dim]);
  const weights = tf.softmax(batchedProduct(tf, queries, tf.transpose(keys, [0, 2, 1])));
  const mixed = batchedProduct(tf, weights, values);
  return tf.reshape(tf.transpose(mixed, [1, 0, 2]) as Tensor3D, [1, tokens, hidden]);
}

/** [n, a, b] times [n, b, c]. */
function batchedProduct(tf: TensorFlow, left: Tensor3D, right: Tensor3D): Tensor3D {
  const [count, rows] = left.shape;
  if (Math.max(rows, right.shape[2]) < HEAD_BY_HEAD_FROM) return tf.matMul(left, right);
  const one = (tensor: Tensor3D, i: number): Tensor3D =>
    tf.slice(tensor, [i, 0, 0], [1, tensor.shape[1], tensor.shape[2]]);
  return tf.concat(Array.from({ length: count }, (_, i) => tf.matMul(one(left, i), one(right, i)) as Tensor3D));
}
