// The sentence encoder: a text becomes two vectors of its meaning, in thirteen languages (multilingual-e5-small, models/encoder).

import { type Backend, openBackend } from './backend.js';
import type { EncoderConfig } from './config.js';
import { readEncoderConfig, readEncoderFile } from './files.js';
import { applyLayer, embed } from './forward.js';
import { unitMean } from './norm.js';
import { shareOf, stretchesOf } from './shares.js';
import { makeTokenizer, type Tokenizer } from './tokenizer.js';
import { disposeWeights, loadWeights, type TensorFiles, type Weights } from './weights.js';

/** The layer whose state makes the earlier vector. */
const EARLIER = 8;

/** What a text becomes. Both vectors have 384 numbers and length 1; vectors of different layers or prefixes do not mix. */
export interface Encoding {
  /** Mean over the tokens after layer 8: unrelated texts lie further apart in it. */
  readonly layer8: Float32Array;
  /** Mean over the tokens after the last layer, the model's own vector. */
  readonly last: Float32Array;
  /** Tokens computed, start and end included; 512 means that the text may have been cut. */
  readonly tokens: number;
  /** What each part that was named adds to the vectors. */
  readonly parts: readonly Share[];
}

/** A part's portion of both vectors; together with what lies outside the parts they add up to the vectors. */
export interface Share {
  readonly layer8: Float64Array;
  readonly last: Float64Array;
}

export interface Encoder {
  /** Numbers of each vector. */
  readonly width: number;
  /**
   * Encodes a text as it is (Burmese in Zawgyi must be converted before). It computes on the calling thread, about 1.4 ms a token, and
   * gives the same bits for the same text. Only the first 510 pieces count, and of a longer text little more is read. Rejects after
   * `dispose`. `parts`: the text's parts in order, whose shares are wanted.
   */
  encode(text: string, parts?: readonly string[]): Promise<Encoding>;
  /** Frees the engine's memory. A second call does nothing. */
  dispose(): void;
}

/** Which prefix goes before a text; the model was trained with both. All of the project's vectors are made with `query`. */
export type Prefix = 'query' | 'passage';

/** How to load an encoder. */
export interface EncoderOptions {
  /** Without it the best engine is opened. */
  readonly backend?: Backend;
  readonly prefix?: Prefix;
  /** What tuning changed of its layers (`readTuned`). */
  readonly tuned?: TensorFiles;
}

/**
 * Loads the encoder of a folder (models/encoder) into this thread: about 0.4 s, and 350 MB once it has been used. Throws AppError
 * `bad_content` when a file is missing, damaged or not what config.json describes.
 */
export async function loadEncoder(dir: string, options: EncoderOptions = {}): Promise<Encoder> {
  const { backend, prefix = 'query', tuned } = options;
  const config = readEncoderConfig(dir);
  const tokenizer = loadTokenizer(dir, config);
  const { tf } = backend ?? (await openBackend());
  const none = new Float64Array(config.hidden);
  const before = tokenizer.encode(config.prefix[prefix]).length - 1;
  const place = (parts: readonly string[], tokens: number) =>
    stretchesOf(
      parts.map((part) => tokenizer.encode(part).length - 2),
      { tokens, before, cut: tokens >= config.max_tokens },
    );
  let weights: Weights | undefined = loadWeights(dir, config, tf, tuned);
  return {
    width: config.hidden,
    encode: async (text, parts = []) => {
      if (weights === undefined) throw new Error('this encoder was disposed');
      const ids = tokenizer.encode(config.prefix[prefix] + text);
      const x = embed(ids, weights.embeddings, config);
      const stretches = parts.length === 0 ? [] : place(parts, ids.length);
      const state = () => ({
        vector: unitMean(x, ids.length, config.hidden),
        shares: stretches.length === 0 ? [] : shareOf(x, config.hidden, stretches),
      });
      let early = state();
      weights.layers.forEach((layer, i) => {
        applyLayer(tf, layer, x, ids.length, config);
        if (i + 1 === EARLIER) early = state();
      });
      const late = state();
      return {
        layer8: early.vector,
        last: late.vector,
        tokens: ids.length,
        parts: stretches.map((_, i) => ({ layer8: early.shares[i] ?? none, last: late.shares[i] ?? none })),
      };
    },
    dispose: () => {
      if (weights !== undefined) disposeWeights(weights);
      weights = undefined;
    },
  };
}

/** The tokenizer of an encoder's folder alone, about 5 MB. Throws AppError `bad_content` as above. */
export function loadTokenizer(dir: string, config: EncoderConfig = readEncoderConfig(dir)): Tokenizer {
  const pieces = new TextDecoder().decode(readEncoderFile(dir, 'pieces.txt', config));
  return makeTokenizer(config, pieces, new Float32Array(readEncoderFile(dir, 'scores.f32', config).buffer));
}
