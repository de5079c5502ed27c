// The second reader's answers on disk, so that an evaluation that changes a table does not read two thousand texts again.

import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SecondOpinion } from '../../src/classifiers/second/join.js';
import {
  loadOpinions,
  type PlainOpinions,
  type SecondOpinions,
  type SecondReaderDirs,
} from '../../src/classifiers/second/second-reader.js';

/** A cache file begins anew when this changes: to be raised when the encoder's code gives other numbers for the same weights. */
const FORMAT = 1;
/** What does not change an opinion: how it is joined, what it was trained on, the head for commands. */
const NOT_WEIGHTS = new Set([
  ...['model.json', 'split.json', 'intents.json', 'intents.f32'],
  ...['LAYOUT.md', 'LICENSE', 'SOURCE.txt', '.gitattributes'],
]);

/** Opinions, of which those on disk cost nothing; `fresh` counts the others. */
export interface CachedOpinions extends PlainOpinions {
  fresh(): number;
  dispose(): void;
}

/** Opens the cache of exactly these weights below `folder`. The encoder is loaded when the first text is not there. */
export function cachedOpinions(dirs: SecondReaderDirs, folder: string): CachedOpinions {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `opinions-${weightsHash([dirs.encoder, dirs.second])}.jsonl`);
  const known = readKnown(file);
  let opening: Promise<SecondOpinions> | null = null;
  let fresh = 0;
  return {
    read: async (text) => {
      const key = textHash(text);
      const cached = known.get(key);
      if (cached !== undefined) return cached;
      opening ??= loadOpinions(dirs);
      const opinion = await (await opening).read(text);
      known.set(key, opinion);
      appendFileSync(file, `${JSON.stringify([key, opinion])}\n`);
      fresh += 1;
      return opinion;
    },
    fresh: () => fresh,
    dispose: () => void opening?.then((opinions) => opinions.dispose()),
  };
}

/** Sixteen hex digits of all weights in the folders. */
export function weightsHash(folders: readonly string[]): string {
  const hash = createHash('sha256').update(`${FORMAT}`);
  for (const folder of folders) {
    for (const name of readdirSync(folder).sort()) {
      if (!NOT_WEIGHTS.has(name)) hash.update(`${name}\n`).update(readFileSync(join(folder, name)));
    }
  }
  return hash.digest('hex').slice(0, 16);
}

/** Names a text in a cache. */
export function textHash(text: string): string {
  // Lone surrogates are different texts to the reader; UTF-8 would make them one.
  return createHash('sha256').update(Buffer.from(text, 'utf16le')).digest('hex').slice(0, 32);
}

function readKnown(file: string): Map<string, SecondOpinion> {
  if (!existsSync(file)) return new Map();
  const lines = readFileSync(file, 'utf8').split('\n');
  // A run that was stopped may have left half a line at the end.
  return new Map(lines.filter((line) => line.endsWith('}]')).map((line) => JSON.parse(line)));
}
