// What the tuned encoder makes of each message, read once and kept in tmp/intents.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { loadEncoder } from '../../src/classifiers/encoder/encoder.js';
import { readTuned } from '../../src/classifiers/encoder/weights.js';

const FOLDER = 'tmp/intents';
const SHOW_EVERY = 500;

/** Both vectors of each text, layer 8 before the last. What was read before with the same layers is not read again. */
export async function vectorsOf(texts: readonly string[], second: string): Promise<readonly Float32Array[]> {
  mkdirSync(FOLDER, { recursive: true });
  const mark = createHash('sha256')
    .update(readFileSync(`${second}/layers.q4`))
    .digest('hex')
    .slice(0, 16);
  const known = readKnown(`${FOLDER}/${mark}`);
  const missing = [...new Set(texts)].filter((text) => !known.has(text));
  if (missing.length > 0) {
    const encoder = await loadEncoder('models/encoder', { tuned: readTuned(second) });
    for (const [n, text] of missing.entries()) {
      const { layer8, last } = await encoder.encode(text);
      known.set(text, Float32Array.from([...layer8, ...last]));
      if (n % SHOW_EVERY === 0) process.stderr.write(`\rencoder: ${n} of ${missing.length} messages`);
    }
    process.stderr.write('\n');
    encoder.dispose();
    writeKnown(`${FOLDER}/${mark}`, known);
  }
  return texts.map((text) => known.get(text) ?? new Float32Array(0));
}

function readKnown(path: string): Map<string, Float32Array> {
  if (!existsSync(`${path}.json`)) return new Map();
  const texts = JSON.parse(readFileSync(`${path}.json`, 'utf8')) as string[];
  const bytes = readFileSync(`${path}.f32`);
  const all = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
  const width = all.length / Math.max(1, texts.length);
  return new Map(texts.map((text, n) => [text, all.subarray(n * width, (n + 1) * width)]));
}

function writeKnown(path: string, known: ReadonlyMap<string, Float32Array>): void {
  writeFileSync(
    `${path}.f32`,
    Buffer.concat([...known.values()].map((one) => Buffer.from(one.buffer, one.byteOffset, one.byteLength))),
  );
  writeFileSync(`${path}.json`, JSON.stringify([...known.keys()]));
}
