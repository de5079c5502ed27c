// Vectors of texts by the frozen encoder, kept on disk; new ones are made until the time is over.

import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Encoder, loadEncoder } from '../../../src/classifiers/encoder/encoder.js';
import { textHash, weightsHash } from '../../../tools/eval/opinions-cache.js';

/** Characters of a text that are read: an advert of two thousand takes two thirds of a second. */
export const READ_CHARACTERS = 400;
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
  const keyOf = (text: string): string => textHash(text.slice(0, READ_CHARACTERS));
  return {
    of: (text) => known.get(keyOf(text)) ?? null,
    read: async (texts, deadline) => {
      let done = 0;
      for (const text of texts) {
        const key = keyOf(text);
        if (!known.has(key)) {
          if (performance.now() > deadline) continue;
          encoder ??= await loadEncoder(encoderDir);
          const { layer8, last } = await encoder.encode(text.slice(0, READ_CHARACTERS));
          const vector = Float32Array.from([...layer8, ...last]);
          appendFileSync(file, Buffer.concat([Buffer.from(key, 'latin1'), Buffer.from(vector.buffer)]));
          known.set(key, vector);
        }
        done += 1;
      }
      return done;
    },
    dispose: () => encoder?.dispose(),
  };
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
