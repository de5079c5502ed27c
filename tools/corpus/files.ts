// The files of the corpus: where they lie, how they are read and written.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  type Conversation,
  LANGUAGES,
  type Lang,
  type Read,
  type Row,
  readConversation,
  readRow,
  USES,
  type Use,
} from './row.js';

/** Rows and conversations lie in files of their own; each language has a part for every use. */
export interface Part {
  readonly lang: Lang;
  readonly use: Use;
}

/** Something found in a file, with its place. `line` counts from 1. */
export interface Placed<T> {
  readonly file: string;
  readonly line: number;
  readonly part: Part;
  readonly value: T;
}

/** A finding for a person: `file:line: why`. */
export interface Problem {
  readonly file: string;
  readonly line: number;
  readonly why: string;
}

/** The whole corpus as read, with what could not be read. */
export interface Corpus {
  readonly rows: readonly Placed<Row>[];
  readonly conversations: readonly Placed<Conversation>[];
  readonly problems: readonly Problem[];
}

/** Path of a file of rows below the corpus folder. */
export function rowsFile(part: Part): string {
  return join(folderOf(part.use), `${part.lang}.jsonl`);
}

/** Path of a file of conversations below the corpus folder. */
export function conversationsFile(part: Part): string {
  return join(folderOf(part.use), 'conversations', `${part.lang}.jsonl`);
}

function folderOf(use: Use): string {
  return use === 'training' ? '' : use;
}

/** All parts: training first and kept apart last, so that of two like texts the one kept apart is the later. */
export const PARTS: readonly Part[] = USES.flatMap((use) => LANGUAGES.map((lang) => ({ lang, use })));

/** Reads every file that is there. A line that cannot be read is a problem, not an exception. */
export function readCorpus(folder: string): Corpus {
  const problems: Problem[] = [];
  const rows = PARTS.flatMap((part) => readFile(folder, rowsFile(part), part, readRow, problems));
  const conversations = PARTS.flatMap((part) =>
    readFile(folder, conversationsFile(part), part, readConversation, problems),
  );
  return { rows, conversations, problems };
}

function readFile<T>(
  folder: string,
  name: string,
  part: Part,
  read: (value: unknown) => Read<T>,
  problems: Problem[],
): Placed<T>[] {
  const path = join(folder, name);
  if (!existsSync(path)) return [];
  const found: Placed<T>[] = [];
  readFileSync(path, 'utf8')
    .split('\n')
    .forEach((text, i) => {
      if (text.trim() === '') return;
      const place = { file: join('corpus', name), line: i + 1 };
      const result = read(parseJson(text));
      if (result.ok) found.push({ ...place, part, value: result.value });
      else problems.push({ ...place, why: result.why });
    });
  return found;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Writes values as JSON Lines, one a line, `\n` at the end; makes the folder when it is missing. */
export function writeJsonLines(path: string, values: readonly unknown[]): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, values.map((value) => `${JSON.stringify(value)}\n`).join(''));
}
