// A folder of YAML files, read whole at one moment: what is judged is what was read.

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { contentProblem } from '../problem.js';

/** Texts of files by their name, in the order of names. */
export type FolderFiles = ReadonlyMap<string, string>;

/** Reads `<dir>/*.yaml`. Throws AppError `bad_content` under `label`, the name that people are told. */
export async function readFolder(dir: string, label: string): Promise<FolderFiles> {
  let names: string[];
  try {
    names = await readdir(dir);
  } catch {
    throw contentProblem(label, 1, 'the folder is missing or cannot be read');
  }
  const files = names.filter((name) => name.endsWith('.yaml')).sort();
  return new Map(
    await Promise.all(
      files.map(async (name): Promise<[string, string]> => [name, await readOne(join(dir, name), `${label}/${name}`)]),
    ),
  );
}

/** Reads one file. Throws AppError `bad_content`. */
export async function readOne(path: string, label: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    throw contentProblem(label, 1, 'the file is missing or cannot be read');
  }
}
