// A second reader's folder with another head: the tuned layers stay byte for byte.

import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LABELS, SPEAKERS } from '../../domain/assessment.js';
import { AppError } from '../../domain/errors.js';
import { readEncoderFile, readTunedConfig } from '../encoder/files.js';
import { readTuned } from '../encoder/weights.js';
import type { HeadWeights } from './train-head.js';

/** What the head says something of, in its order. */
export const HEAD_OUTPUTS = LABELS.length + SPEAKERS.length;

/** The head of a folder; `width`: numbers of both vectors together. Throws AppError `bad_content` as `readTuned` does. */
export function readHeadWeights(dir: string, width: number): HeadWeights {
  const tuned = readTuned(dir);
  return { weights: tuned.floats('head.w', HEAD_OUTPUTS * width), bias: tuned.floats('head.b', HEAD_OUTPUTS) };
}

/**
 * Writes the folder `out`: that of `from` with this head. `model.json` is left out, for how its word joins the first reader's has to be set
 * anew. Throws AppError `bad_content` when `from` is damaged.
 */
export function writeHeadFolder(from: string, out: string, head: HeadWeights): void {
  const config = readTunedConfig(from);
  const params = readEncoderFile(from, 'params.f32', config);
  for (const [name, numbers] of [['head.w', head.weights] as const, ['head.b', head.bias] as const]) {
    const tensor = config.tensors.find((one) => one.name === name);
    if (tensor?.type !== 'f32') throw new AppError('bad_content', `${from}: has no tensor ${name}`);
    params.set(new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength), tensor.offset);
  }
  const sha256 = createHash('sha256').update(params).digest('hex');
  // As it was written: it says more than is read here.
  const said = JSON.parse(readFileSync(join(from, 'encoder.json'), 'utf8')) as { files: Record<string, object> };
  const files = { ...said.files, 'params.f32': { bytes: params.length, sha256 } };
  mkdirSync(out, { recursive: true });
  for (const name of ['layers.q4', 'layers.scale.f16'] as const)
    writeFileSync(join(out, name), readEncoderFile(from, name, config));
  writeFileSync(join(out, 'params.f32'), params);
  writeFileSync(join(out, 'encoder.json'), `${JSON.stringify({ ...said, files }, null, 1)}\n`);
}
