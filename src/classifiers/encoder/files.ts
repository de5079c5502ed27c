// Reads an encoder's folder and holds every file against its description.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../domain/errors.js';
import { readChecked } from '../read-checked.js';
import {
  type EncoderConfig,
  type EncoderFile,
  encoderConfigSchema,
  type FileFacts,
  type TunedConfig,
  tunedConfigSchema,
} from './config.js';

/** Reads and checks `config.json`. Throws AppError `bad_content` that names file and field. */
export function readEncoderConfig(dir: string): EncoderConfig {
  return readChecked(join(dir, 'config.json'), encoderConfigSchema, 'encoder');
}

/** Reads and checks `encoder.json` of a tuned folder. Throws as above. */
export function readTunedConfig(dir: string): TunedConfig {
  return readChecked(join(dir, 'encoder.json'), tunedConfigSchema, 'encoder');
}

/**
 * The bytes of one file, at the start of a buffer of their own, so that numbers of any width can be laid over them. A damaged file
 * would still give vectors, only wrong ones, so size and sha256 are checked each time. Throws AppError `bad_content`.
 */
export function readEncoderFile(
  dir: string,
  name: EncoderFile,
  config: { readonly files: Partial<Readonly<Record<EncoderFile, FileFacts>>> },
): Uint8Array<ArrayBuffer> {
  const path = join(dir, name);
  let content: Buffer;
  try {
    content = readFileSync(path);
  } catch {
    throw new AppError('bad_content', `${path}: the encoder's file cannot be read`);
  }
  const facts = config.files[name];
  if (facts === undefined) throw new AppError('bad_content', `${path}: is not described`);
  check(path, content, facts);
  return content.byteOffset === 0 && content.buffer instanceof ArrayBuffer
    ? new Uint8Array(content.buffer, 0, content.length)
    : Uint8Array.from(content);
}

function check(path: string, content: Buffer, { bytes, sha256 }: FileFacts): void {
  if (content.length !== bytes) {
    throw new AppError('bad_content', `${path}: has ${content.length} bytes, its description says ${bytes}`);
  }
  const digest = createHash('sha256').update(content).digest('hex');
  if (digest !== sha256) throw new AppError('bad_content', `${path}: is not the file that was described`);
}
