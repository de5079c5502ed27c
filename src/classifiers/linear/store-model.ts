// Reads and writes a model folder: model.json, weights.bin, MODEL_CARD.md.

import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../domain/errors.js';
import { readChecked } from '../read-checked.js';
import type { ModelWeights } from './model.js';
import { type ModelFile, modelSchema } from './model-schema.js';

const DESCRIPTION = 'model.json';
const WEIGHTS = 'weights.bin';
const CARD = 'MODEL_CARD.md';

/** A model folder in memory, plain data that another thread can be handed. */
export interface StoredModel {
  readonly file: ModelFile;
  readonly parts: ModelWeights;
}

/**
 * Loads a model folder; its numbers lie in shared memory, so that threads need no copy.
 * Throws AppError `bad_content` that names the file and what is wrong with it.
 */
export function loadModel(dir: string): StoredModel {
  const file = loadModelFile(dir);
  const path = join(dir, WEIGHTS);
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch {
    throw new AppError('bad_content', `${path}: the model's weights cannot be read`);
  }
  const buckets = 2 ** file.features.bits;
  const expected = buckets * (file.outputs.length + 1);
  const weights = unpack(bytes, expected);
  if (weights === null)
    throw new AppError('bad_content', `${path}: does not fit ${DESCRIPTION} (${expected} numbers expected)`);
  return {
    file,
    parts: { rarity: new Uint8Array(weights.buffer, 0, buckets), weights: new Int8Array(weights.buffer, buckets) },
  };
}

/** Loads and checks `model.json` alone. Throws AppError `bad_content`. */
export function loadModelFile(dir: string): ModelFile {
  return readChecked(join(dir, DESCRIPTION), modelSchema, 'model');
}

/** Writes a folder: whole or not at all. Same model, same bytes. */
export function saveModel(dir: string, file: ModelFile, parts: ModelWeights, card: string): void {
  const fresh = `${dir}.new`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true });
  writeFileSync(join(fresh, DESCRIPTION), `${JSON.stringify(file, null, 2)}\n`);
  writeFileSync(join(fresh, WEIGHTS), pack(parts));
  writeFileSync(join(fresh, CARD), card);
  rmSync(dir, { recursive: true, force: true });
  renameSync(fresh, dir);
}

/**
 * Runs of zeros are most of the file: a zero byte is followed by a byte that says how many zeros stand there (1–255),
 * every other byte stands for itself. First the rarities, then the rows.
 */
function pack(parts: ModelWeights): Uint8Array {
  const plain = new Uint8Array(parts.rarity.length + parts.weights.length);
  plain.set(parts.rarity);
  plain.set(new Uint8Array(parts.weights.buffer, parts.weights.byteOffset, parts.weights.length), parts.rarity.length);
  const out = new Uint8Array(plain.length * 2);
  let size = 0;
  for (let at = 0; at < plain.length; ) {
    const byte = plain[at] ?? 0;
    let run = 1;
    if (byte === 0) while (run < 255 && plain[at + run] === 0) run += 1;
    out[size++] = byte;
    if (byte === 0) out[size++] = run;
    at += run;
  }
  return out.slice(0, size);
}

function unpack(packed: Uint8Array, expected: number): Uint8Array | null {
  const plain = new Uint8Array(new SharedArrayBuffer(expected));
  let at = 0;
  for (let i = 0; i < packed.length; i += 1) {
    const byte = packed[i] ?? 0;
    const run = byte === 0 ? (packed[++i] ?? 0) : 1;
    if (run === 0 || at + run > expected) return null;
    if (byte !== 0) plain[at] = byte;
    at += run;
  }
  return at === expected ? plain : null;
}
