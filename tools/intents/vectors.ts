// What the tuned encoder makes of each message, read once and kept in tmp/intents.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { loadEncoder } from '../../src/classifiers/encoder/encoder.js';
import { readTuned } from '../../src/classifiers/encoder/weights.js';

const FOLDER = 'tmp/intents';
const SHOW_EVERY = 500;

/** Both vectors of each text, layer 8 before the last. */
export async function vectorsOf(texts: readonly string[], second: string): Promise<readonly Float32Array[]> {
  mkdirSync(FOLDER, { recursive: true });
  const mark = createHash('sha256').update(readFileSync(`${second}/layers.q4`)).update(texts.join('\u0000')).digest('hex').slice(0, 16);
  const file = `${FOLDER}/${mark}.f32`;
  const encoder = await loadEncoder('models/encoder', { tuned: readTuned(second) });
  const width = 2 * encoder.width;
  if (!existsSync(file)) {
    const all = new Float32Array(texts.length * width);
    for (const [n, text] of texts.entries()) {
      const { layer8, last } = await encoder.encode(text);
      all.set(layer8, n * width);
      all.set(last, n * width + encoder.width);
      if (n % SHOW_EVERY === 0) process.stderr.write(`\rencoder: ${n} of ${texts.length} messages`);
    }
    process.stderr.write('\n');
    writeFileSync(file, Buffer.from(all.buffer));
  }
  encoder.dispose();
  const bytes = readFileSync(file);
  const all = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
  return texts.map((_, n) => all.subarray(n * width, (n + 1) * width));
}
