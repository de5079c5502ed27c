// The files of one version of the content: read from a folder, or packed for the store.

import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { z } from 'zod';
import { AppError } from '../domain/errors.js';
import { contentProblem } from './problem.js';

/** Text by path below the content folder: `flows/help.yaml`, `languages.yaml`. */
export type ContentFiles = Readonly<Record<string, string>>;

/** Folders of which every file counts. */
export const CONTENT_FOLDERS = ['flows', 'locales', 'helplines', 'countries', 'commands', 'wording'] as const;
/** The folder that may be missing: what translations were made of (`translated-from.ts`). */
const TRANSLATED = 'translated';
/** The one file that stands alone. */
export const LANGUAGES_FILE = 'languages.yaml';
/** Far more than thirteen languages need; what unpacks to more was not packed here. */
const MAX_BYTES = 64 * 1024 * 1024;

const filesSchema = z.record(z.string(), z.string());

/** Whether a path is one of a content file. Nothing else is ever read, stored or written. */
export function isContentPath(path: string): boolean {
  if (path === LANGUAGES_FILE) return true;
  const [folder = '', name = '', ...more] = path.split('/');
  if (more.length > 0 || ![...CONTENT_FOLDERS, TRANSLATED].some((one) => one === folder)) return false;
  return folder === 'locales' || folder === TRANSLATED
    ? /^[a-z]{2,3}\.json$/.test(name)
    : /^[a-z0-9][a-z0-9_-]*\.yaml$/.test(name);
}

/** Reads a content folder. Throws AppError `bad_content` naming what is missing. */
export async function readContentFiles(dir: string): Promise<ContentFiles> {
  const paths = (await Promise.all([...CONTENT_FOLDERS, TRANSLATED].map((folder) => pathsIn(dir, folder)))).flat();
  const read = async (path: string): Promise<[string, string]> => [path, await readOne(dir, path)];
  return Object.fromEntries(await Promise.all([...paths, LANGUAGES_FILE].map(read)));
}

async function pathsIn(dir: string, folder: string): Promise<readonly string[]> {
  try {
    const names = await readdir(join(dir, folder));
    return names
      .sort()
      .map((name) => `${folder}/${name}`)
      .filter(isContentPath);
  } catch {
    if (folder === TRANSLATED) return [];
    throw contentProblem(`${basename(dir)}/${folder}`, 1, 'the folder is missing');
  }
}

async function readOne(dir: string, path: string): Promise<string> {
  try {
    return await readFile(join(dir, path), 'utf8');
  } catch {
    throw contentProblem(`${basename(dir)}/${path}`, 1, 'the file is missing or cannot be read');
  }
}

/** As the store keeps them: a few hundred kilobytes for a dozen languages. */
export function packFiles(files: ContentFiles): Uint8Array {
  return Uint8Array.from(deflateRawSync(JSON.stringify(files)));
}

/** Opens what `packFiles` made. Throws AppError `bad_content` for anything else. */
export function unpackFiles(packed: Uint8Array): ContentFiles {
  try {
    const text = inflateRawSync(packed, { maxOutputLength: MAX_BYTES }).toString('utf8');
    return filesSchema.parse(JSON.parse(text));
  } catch {
    throw new AppError('bad_content', 'The files of this version cannot be read: the store was damaged.');
  }
}
