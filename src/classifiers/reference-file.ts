// Where the reference distribution of a model lies: with the promoted models, or in the model's own folder.

import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type DriftReference, referenceSchema } from './drift.js';
import { readChecked } from './read-checked.js';

const FILE = 'reference.json';

/**
 * The reference for a model's version: a deployment's own, made from its own messages, before the one that came with the model. Null when
 * there is none for this version. Throws AppError `bad_content` when a file is broken.
 */
export function findReference(
  folders: { readonly promoted: string | null; readonly model: string },
  version: string,
): DriftReference | null {
  const places = [...(folders.promoted === null ? [] : [folders.promoted]), folders.model];
  for (const place of places) {
    const path = join(place, FILE);
    if (!existsSync(path)) continue;
    const reference = readChecked(path, referenceSchema, 'reference of a model');
    if (reference.model === version) return reference;
  }
  return null;
}

/** Path of a deployment's own reference. */
export function ownReference(promoted: string): string {
  return join(promoted, FILE);
}

/** Writes a reference, whole or not at all. */
export function writeReference(path: string, reference: DriftReference): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.new`, `${JSON.stringify(reference)}\n`, { flush: true });
  renameSync(`${path}.new`, path);
}
