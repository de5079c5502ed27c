// `corpus import`: authors' files into the corpus. Idempotent: the same files give the same bytes.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { conversationsFile, PARTS, type Part, type Problem, readCorpus, rowsFile, writeJsonLines } from './files.js';
import { type PartName, parseConversationsPart, parseRowsPart, type ReadPart, readPartName } from './parts.js';
import { AUTHORS, type Author, type Conversation, type Lang, type Row, SETTLED, type Use, useOf } from './row.js';
import { type Alike, SimilarTexts } from './similar.js';

/** What an import did. */
export interface Imported {
  readonly rows: number;
  readonly conversations: number;
  /** Removed for being like an earlier one. */
  readonly removed: readonly Alike[];
  readonly problems: readonly Problem[];
}

interface Entry<T> {
  readonly lang: Lang;
  readonly use: Use;
  readonly value: T;
}

/**
 * Rows of an author whose file is in `partsFolder` come from there; others stay. A settled row stays as it is. Of two
 * texts that are alike the later one goes: author 0, then by letter. Bad lines are problems and are left out.
 */
export function importParts(partsFolder: string, corpusFolder: string): Imported {
  const old = readCorpus(corpusFolder);
  const names = readdirSync(partsFolder).sort();
  const problems: Problem[] = [...old.problems];
  const rowParts = readParts(partsFolder, names, false, parseRowsPart, problems);
  const talkParts = readParts(partsFolder, names, true, parseConversationsPart, problems);
  const rows = merge(old.rows.map(entryOf), rowParts, keepSettled);
  const talks = merge(old.conversations.map(entryOf), talkParts, (_, fresh) => fresh);
  const similar = new SimilarTexts();
  const removed: Alike[] = [];
  const keptRows = rows.filter(({ value }) => isNew(similar, value.id, [value.text], removed));
  const keptTalks = talks.filter(({ value }) => isNew(similar, value.id, talkTexts(value), removed));
  for (const part of PARTS) {
    writePart(corpusFolder, rowsFile(part), part, keptRows);
    writePart(corpusFolder, conversationsFile(part), part, keptTalks);
  }
  return { rows: keptRows.length, conversations: keptTalks.length, removed, problems };
}

/** Letters from which on two like turns are no longer what anybody would say ("Do I have to leave my passport?"). */
const LONG_TURN = 80;

/** The whole talk, and each long turn. */
export function talkTexts({ turns }: Conversation): readonly string[] {
  return [
    turns.map(({ text }) => text).join(' '),
    ...turns.map(({ text }) => text).filter((text) => text.length >= LONG_TURN),
  ];
}

function entryOf<T>({ part, value }: { readonly part: Part; readonly value: T }): Entry<T> {
  return { ...part, value };
}

function readParts<T>(
  folder: string,
  names: readonly string[],
  conversations: boolean,
  parse: (content: string, name: string, part: PartName) => ReadPart<T>,
  problems: Problem[],
): { readonly name: PartName; readonly values: readonly T[] }[] {
  return names.flatMap((file) => {
    const name = readPartName(file);
    if (name === null || name.conversations !== conversations) return [];
    const read = parse(readFileSync(join(folder, file), 'utf8'), file, name);
    problems.push(...read.problems);
    return [{ name, values: read.values }];
  });
}

/** Old entries of authors that have no file now, and the entries of the files, in the order of authors and ids. */
function merge<T extends { readonly id: string; readonly author: Author }>(
  old: readonly Entry<T>[],
  parts: readonly { readonly name: PartName; readonly values: readonly T[] }[],
  choose: (before: T | undefined, fresh: T) => T,
): Entry<T>[] {
  const renewed = new Set(parts.map(({ name }) => `${name.lang}-${name.author}`));
  const before = new Map(old.map(({ value }) => [value.id, value]));
  const stay = old.filter(({ lang, value }) => !renewed.has(`${lang}-${value.author}`));
  const fresh = parts.flatMap(({ name, values }) =>
    values.map((value) => ({
      lang: name.lang,
      use: useOf(name.author, name.conversations ? 'talk' : 'row'),
      value: choose(before.get(value.id), value),
    })),
  );
  const rank = ({ value }: Entry<T>): number => AUTHORS.indexOf(value.author);
  return [...stay, ...fresh].sort((a, b) => rank(a) - rank(b));
}

function keepSettled(before: Row | undefined, fresh: Row): Row {
  return before?.note?.startsWith(SETTLED) === true && before.text === fresh.text ? before : fresh;
}

function isNew(similar: SimilarTexts, name: string, texts: readonly string[], removed: Alike[]): boolean {
  const alike = texts.map((text) => similar.find({ name, text })).find((found) => found !== null) ?? null;
  if (alike !== null) removed.push(alike);
  else for (const text of texts) similar.add({ name, text });
  return alike === null;
}

function writePart<T>(folder: string, file: string, part: Part, entries: readonly Entry<T>[]): void {
  const values = entries.filter(({ lang, use }) => lang === part.lang && use === part.use);
  if (values.length > 0)
    writeJsonLines(
      join(folder, file),
      values.map(({ value }) => value),
    );
}
