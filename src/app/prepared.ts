// What a build made of the files that ship, so that a start need not read and check them again.
//
// Parsing and checking content and lexicon takes most of a second of processor time. The build does it once and keeps the result
// beside the bundle, under a digest of every file it was made of; a start whose files differ by a byte makes it anew.

import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deserialize, serialize } from 'node:v8';

/** Plain data made of files: the same files give the same value. */
export interface Preparation<T> {
  /** Name of the kept result: `content`, `first-reader`. */
  readonly name: string;
  /** Folders that it is made of, with all that lies in them. */
  readonly dirs: readonly string[];
  /** Makes it from the files; throws what is wrong with them. */
  make(): T | Promise<T>;
  /** What keeping loses, given back to a kept value: nothing, when it is not there. */
  restore?(value: T): T;
}

interface Kept {
  readonly digest: string;
  readonly value?: unknown;
}

/** Where the build keeps results: beside the bundle. Running from sources there are none, so everything is made. */
const BESIDE = fileURLToPath(new URL('./prepared/', import.meta.url));

/** The value, as the build kept it when it was made of these very files, made now otherwise. Throws what `make` throws. */
export async function prepared<T>(preparation: Preparation<T>, folder = BESIDE): Promise<T> {
  const kept = readKept(preparation.name, folder);
  // The digest covers all that the value is made of, and only a build writes here: the value is what `make` would give.
  if (kept !== undefined && kept.digest === digestOf(preparation.dirs)) {
    const value = kept.value as T;
    return preparation.restore?.(value) ?? value;
  }
  return preparation.make();
}

/** Makes the value and keeps it for later starts. Throws what `make` throws. */
export async function prepare<T>(preparation: Preparation<T>, folder = BESIDE): Promise<void> {
  const kept = { digest: digestOf(preparation.dirs), value: await preparation.make() };
  mkdirSync(folder, { recursive: true });
  const file = fileOf(preparation.name, folder);
  writeFileSync(`${file}.new`, serialize(kept));
  renameSync(`${file}.new`, file);
}

/** Whatever cannot be read was not kept. */
function readKept(name: string, folder: string): Kept | undefined {
  try {
    const kept: unknown = deserialize(readFileSync(fileOf(name, folder)));
    return isKept(kept) ? kept : undefined;
  } catch {
    return undefined;
  }
}

function isKept(value: unknown): value is Kept {
  return typeof value === 'object' && value !== null && 'digest' in value && typeof value.digest === 'string';
}

function fileOf(name: string, folder: string): string {
  return join(folder, `${name}.bin`);
}

/** Undefined when a folder cannot be read: then `make` has to say so. */
function digestOf(dirs: readonly string[]): string | undefined {
  // Another version of Node may write values otherwise.
  const hash = createHash('sha256').update(process.version);
  try {
    for (const dir of dirs) {
      for (const path of readdirSync(dir, { recursive: true, encoding: 'utf8' }).sort()) {
        if (!statSync(join(dir, path)).isFile()) continue;
        const bytes = readFileSync(join(dir, path));
        hash.update(JSON.stringify([path, bytes.length])).update(bytes);
      }
    }
  } catch {
    return undefined;
  }
  return hash.digest('hex');
}
