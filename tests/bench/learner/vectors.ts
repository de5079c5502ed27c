// Vectors of texts by the frozen encoder, kept on disk; new ones are made until the time is over.

import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Encoder, loadEncoder } from '../../../src/classifiers/encoder/encoder.js';
import { textHash, weightsHash } from '../../../tools/eval/opinions-cache.js';

/** Characters of a window: an advert of two thousand as a whole would take two thirds of a second. */
export const READ_CHARACTERS = 400;
/** Windows of a long text, evenly over it; its vector is their mean. */
export const MOST_WINDOWS = 3;
/** Numbers of a text: the vector of layer 8 and the last one. */
export const WIDTH = 768;
/** Hex digits of a text's name in the file. */
const KEY = 32;
const RECORD = KEY + 4 * WIDTH;

/** Vectors by text. */
export interface Vectors {
  /** Null when the time was over before the text's turn. */
  of(text: string): Float32Array | null;
  /** Reads texts in their order until `deadline` (by `performance.now`). Returns how many of them are known now. */
  read(texts: readonly string[], deadline: number): Promise<number>;
  dispose(): void;
}

/** Opens the vectors of these weights below `folder`; the encoder is loaded when something is to be read. */
export function openVectors(encoderDir: string, folder: string): Vectors {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `vectors-${weightsHash([encoderDir])}.bin`);
  const known = readKnown(file);
  let encoder: Encoder | null = null;
  const encode = async (window: string): Promise<void> => {
    const key = textHash(window);
    encoder ??= await loadEncoder(encoderDir);
    const { layer8, last } = await encoder.encode(window);
    const vector = Float32Array.from([...layer8, ...last]);
    appendFileSync(file, Buffer.concat([Buffer.from(key, 'latin1'), Buffer.from(vector.buffer)]));
    known.set(key, vector);
  };
  return {
    of: (text) => mean(windowsOf(text).map((window) => known.get(textHash(window)) ?? null)),
    read: async (texts, deadline) => {
      let done = 0;
      for (const text of texts) {
        const missing = windowsOf(text).filter((window) => !known.has(textHash(window)));
        if (missing.length > 0 && performance.now() > deadline) continue;
        for (const window of missing) await encode(window);
        done += 1;
      }
      return done;
    },
    dispose: () => encoder?.dispose(),
  };
}

/** The whole of a short text; of a long one its beginning, its end and what lies between, without overlap where it is long enough. */
function windowsOf(text: string): readonly string[] {
  const count = Math.min(MOST_WINDOWS, Math.ceil(text.length / READ_CHARACTERS));
  if (count <= 1) return [text];
  const step = (text.length - READ_CHARACTERS) / (count - 1);
  return Array.from({ length: count }, (_, i) => {
    const start = Math.round(i * step);
    return text.slice(start, start + READ_CHARACTERS);
  });
}

/** Number by number; null where one of the windows was not read. */
function mean(vectors: readonly (Float32Array | null)[]): Float32Array | null {
  const read = vectors.flatMap((vector) => vector ?? []);
  if (read.length < vectors.length) return null;
  const sum = new Float32Array(WIDTH);
  for (const vector of read) for (let i = 0; i < WIDTH; i += 1) sum[i] = (sum[i] ?? 0) + (vector[i] ?? 0) / read.length;
  return sum;
}

/** Records of a fixed length; half a one at the end, of a run that was stopped, makes the file begin anew. */
function readKnown(file: string): Map<string, Float32Array> {
  const known = new Map<string, Float32Array>();
  if (!existsSync(file)) return known;
  const bytes = readFileSync(file);
  for (let at = 0; at + RECORD <= bytes.length; at += RECORD) {
    const key = bytes.toString('latin1', at, at + KEY);
    known.set(key, new Float32Array(bytes.buffer.slice(bytes.byteOffset + at + KEY, bytes.byteOffset + at + RECORD)));
  }
  if (bytes.length % RECORD !== 0) throw new Error(`${file} ends in half a record: delete it`);
  return known;
}
