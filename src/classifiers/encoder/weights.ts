// The encoder's weights in memory: matrices as tensors of the engine, everything small as plain numbers.

import type { Tensor1D, Tensor3D } from '@tensorflow/tfjs-core';
import { AppError } from '../../domain/errors.js';
import type { TensorFlow } from './backend.js';
import { BLOCK, type EncoderConfig, type PackedTensor, type TunedConfig } from './config.js';
import { readEncoderFile, readTunedConfig } from './files.js';
import { type PackedRows, unpackTurned } from './unpack.js';

/** A product with its bias. `weight` is [1, in, out]: only so, unturned and of rank 3, is the WebAssembly engine's product fast. */
export interface Product {
  readonly weight: Tensor3D;
  readonly bias: Tensor1D;
}

/** Factor and bias of a layer norm, one number a column. */
export interface Norm {
  readonly weight: Float32Array;
  readonly bias: Float32Array;
}

/** One transformer layer. */
export interface Layer {
  /** Queries (already multiplied by the attention's scale), keys and values side by side. */
  readonly attention: Product;
  readonly attentionOut: Product;
  readonly attentionNorm: Norm;
  readonly widen: Product;
  readonly narrow: Product;
  readonly outputNorm: Norm;
}

/** What the sum of embeddings needs. */
export interface Embeddings {
  /** A row a piece, unpacked when a text has it: as a tensor the table would be 110 MB. */
  readonly words: PackedRows;
  /** [max_tokens, hidden]. */
  readonly positions: Float32Array;
  readonly type: Float32Array;
  readonly norm: Norm;
}

export interface Weights {
  readonly embeddings: Embeddings;
  readonly layers: readonly Layer[];
}

/** A product's parts by their names in the folder, side by side in its columns, each with a factor. */
type Part = readonly [name: string, factor: number];

/**
 * Reads the weights and hands the matrices to the engine; they stay there until each one's `dispose`. Matrices of `tuned` are added
 * to the encoder's, its plain tensors stand in for theirs. Throws AppError `bad_content` when a file is damaged or a tensor is missing
 * or has another shape.
 */
export function loadWeights(dir: string, config: EncoderConfig, tf: TensorFlow, tuned?: TensorFiles): Weights {
  const { hidden, ffn } = config;
  const source = new Source(dir, config, tuned ?? null);
  const product = (parts: readonly Part[], width: number, rows: number): Product => ({
    weight: tf.tensor3d(source.matrix(parts, width, rows), [1, width, rows * parts.length]),
    bias: tf.tensor1d(source.biases(parts)),
  });
  const layer = (number: number): Layer => {
    const own = (part: string) => `l${number}.${part}`;
    const inputs: readonly Part[] = [
      [own('q'), config.attention_scale],
      [own('k'), 1],
      [own('v'), 1],
    ];
    return {
      attention: product(inputs, hidden, hidden),
      attentionOut: product([[own('ao'), 1]], hidden, hidden),
      attentionNorm: source.norm(own('aln'), hidden),
      widen: product([[own('fi'), 1]], hidden, ffn),
      narrow: product([[own('fo'), 1]], ffn, hidden),
      outputNorm: source.norm(own('oln'), hidden),
    };
  };
  return {
    embeddings: source.embeddings(dir, config),
    layers: Array.from({ length: config.layers }, (_, i) => layer(i)),
  };
}

/** Frees the matrices. */
export function disposeWeights({ layers }: Weights): void {
  for (const { attention, attentionOut, widen, narrow } of layers) {
    for (const { weight, bias } of [attention, attentionOut, widen, narrow]) {
      weight.dispose();
      bias.dispose();
    }
  }
}

/** The tensors of a tuned folder alone: what it has beside the layers is read by name. Throws AppError `bad_content` as above. */
export function readTuned(dir: string): TensorFiles {
  return new TensorFiles(dir, readTunedConfig(dir));
}

/** The files of numbers of one folder, and the directory of what lies where in them. */
export class TensorFiles {
  private readonly tensors: ReadonlyMap<string, EncoderConfig['tensors'][number]>;
  private readonly q4: Uint8Array;
  private readonly scales: Uint16Array;
  private readonly params: Uint8Array<ArrayBuffer>;

  constructor(dir: string, config: EncoderConfig | TunedConfig) {
    this.tensors = new Map(config.tensors.map((tensor) => [tensor.name, tensor]));
    this.q4 = readEncoderFile(dir, 'layers.q4', config);
    this.scales = new Uint16Array(readEncoderFile(dir, 'layers.scale.f16', config).buffer);
    this.params = readEncoderFile(dir, 'params.f32', config);
  }

  has(name: string): boolean {
    return this.tensors.has(name);
  }

  packed(name: string, rows: number, width: number): PackedRows {
    const tensor = this.find(name, 'q4') as PackedTensor;
    if (tensor.shape[0] !== rows || tensor.shape[1] !== width) throw misfit(name);
    const { q4_offset, scale_offset } = tensor;
    const q4 = this.q4.subarray(q4_offset, q4_offset + (rows * width) / 2);
    return { q4, scales: this.scales.subarray(scale_offset / 2, scale_offset / 2 + (rows * width) / BLOCK) };
  }

  /** Numbers of a plain tensor; `expected`: how many there must be. */
  floats(name: string, expected?: number): Float32Array {
    const tensor = this.find(name, 'f32');
    const length = tensor.shape.reduce((product, side) => product * side, 1);
    if (tensor.type !== 'f32' || (expected !== undefined && length !== expected)) throw misfit(name);
    return new Float32Array(this.params.buffer, tensor.offset, length);
  }

  private find(name: string, type: 'q4' | 'f32'): EncoderConfig['tensors'][number] {
    const tensor = this.tensors.get(name);
    if (tensor === undefined || tensor.type !== type) throw misfit(name);
    return tensor;
  }
}

/** An encoder's tensors with what tuning made of them. */
class Source {
  private readonly own: TensorFiles;
  private readonly tuned: TensorFiles | null;

  constructor(dir: string, config: EncoderConfig, tuned: TensorFiles | null) {
    this.own = new TensorFiles(dir, config);
    this.tuned = tuned;
  }

  private from(name: string): TensorFiles {
    return this.tuned?.has(name) ? this.tuned : this.own;
  }

  embeddings(dir: string, config: EncoderConfig): Embeddings {
    return {
      words: {
        q4: readEncoderFile(dir, 'embed.q4', config),
        scales: new Uint16Array(readEncoderFile(dir, 'embed.scale.f16', config).buffer),
      },
      positions: this.own.floats('emb.pos', config.max_tokens * config.hidden),
      type: this.own.floats('emb.type', config.hidden),
      norm: this.norm('emb.ln', config.hidden),
    };
  }

  norm(name: string, length: number): Norm {
    const floats = (part: string): Float32Array => this.from(part).floats(part, length);
    return { weight: floats(`${name}.w`), bias: floats(`${name}.b`) };
  }

  /** [width, rows of all parts], turned from the files' [rows, width]. */
  matrix(parts: readonly Part[], width: number, rows: number): Float32Array {
    const out = new Float32Array(width * rows * parts.length);
    this.unpack(this.own, parts, width, rows, out);
    const changed = parts.filter(([name]) => this.tuned?.has(`${name}.w`));
    if (this.tuned === null || changed.length === 0) return out;
    if (changed.length < parts.length) throw misfit(`${parts[0]?.[0]}.w`);
    const change = new Float32Array(out.length);
    this.unpack(this.tuned, parts, width, rows, change);
    // Four bits hold a small change far more closely than the changed weight.
    for (let i = 0; i < out.length; i += 1) out[i] = (out[i] ?? 0) + (change[i] ?? 0);
    return out;
  }

  private unpack(from: TensorFiles, parts: readonly Part[], width: number, rows: number, out: Float32Array): void {
    parts.forEach(([name, factor], i) => {
      const packed = from.packed(`${name}.w`, rows, width);
      unpackTurned(packed, { rows, width }, { out, columns: rows * parts.length, first: i * rows, factor });
    });
  }

  biases(parts: readonly Part[]): Float32Array {
    const all = parts.map(([name, factor]) =>
      this.from(`${name}.b`)
        .floats(`${name}.b`)
        .map((value) => factor * value),
    );
    return Float32Array.from(all.flatMap((values) => [...values]));
  }
}

function misfit(name: string): AppError {
  return new AppError('bad_content', `the encoder's tensor ${name} is missing or has another shape`);
}
