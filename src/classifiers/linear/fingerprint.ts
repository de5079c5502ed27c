// What tells two first readers apart: a hash over everything that their probabilities are made with.

import { createHash } from 'node:crypto';
import type { StoredModel } from './store-model.js';

/** A first reader by name and by content; plain data. */
export interface FirstModel {
  readonly version: string;
  /** SHA-256, hex, of the weights with what turns them into probabilities. */
  readonly weights: string;
}

/** Name and fingerprint of a loaded model; some milliseconds. Its card, version and thresholds change nothing in the hash. */
export function firstModelOf({ file, parts }: Pick<StoredModel, 'file' | 'parts'>): FirstModel {
  const { version, kind, outputs, features, columns, curves } = file;
  const hash = createHash('sha256').update(JSON.stringify({ kind, outputs, features, columns, curves }));
  for (const { buffer, byteOffset, byteLength } of [parts.rarity, parts.weights]) {
    hash.update(new Uint8Array(buffer, byteOffset, byteLength));
  }
  return { version, weights: hash.digest('hex') };
}
