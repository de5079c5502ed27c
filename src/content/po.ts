// Texts as a PO file (gettext), which translators' tools read: msgctxt is the message key, msgid the source text.

import { type PoEntry, type PoTable, po } from 'gettext-parser';
import type { Language } from '../domain/content.js';
import { AppError } from '../domain/errors.js';
import { MAX_ANSWER_LENGTH, MAX_SENTENCES, MAX_TEXT_LENGTH } from '../domain/text-limits.js';
import type { PlacedRow, TakenText } from './translations.js';

/** Which texts the file is of. */
export interface PoLanguages {
  readonly source: Language;
  readonly language: Language;
}

const SOURCE_HEADER = 'X-Source-Language';
const FUZZY = 'fuzzy';

/** The file for translators. A translation whose source changed since is marked fuzzy. The same rows give the same bytes. */
export function writePo(rows: readonly PlacedRow[], { source, language }: PoLanguages): Buffer {
  const table: PoTable = {
    charset: 'utf-8',
    headers: {
      'Project-Id-Version': 'safe-passage',
      Language: language,
      'MIME-Version': '1.0',
      'Content-Type': 'text/plain; charset=utf-8',
      'Content-Transfer-Encoding': '8bit',
      [SOURCE_HEADER]: source,
    },
    translations: Object.fromEntries(rows.map((row) => [row.key, { [row.source]: entryOf(row) }])),
  };
  return po.compile(table);
}

function entryOf(row: PlacedRow): PoEntry {
  const { references } = row.place;
  return {
    msgctxt: row.key,
    msgid: row.source,
    msgstr: [row.translation],
    comments: {
      ...(references.length > 0 && { reference: [...new Set(references)].join('\n') }),
      extracted: commentOf(row).join('\n'),
      ...(row.changed && { flag: FUZZY }),
    },
  };
}

/** What a translator must know, one thing a line. */
function commentOf({ key, note, placeholders, place, changed }: PlacedRow): readonly string[] {
  const { steps, answer, neutral } = place;
  const words = key.endsWith('.words');
  const length = answer
    ? `Button: at most ${MAX_ANSWER_LENGTH} characters.`
    : `At most ${MAX_TEXT_LENGTH} characters, ${MAX_SENTENCES} sentences, one question.`;
  return [
    ...(note ? [`Note: ${note}.`] : []),
    ...(steps.length > 0 ? [`Shown: ${steps.join(', ')}.`] : []),
    ...(words || steps.length === 0 ? [] : [length]),
    ...(words || placeholders.length === 0 ? [] : [`Keep as it stands: {${placeholders.join('}, {')}}.`]),
    ...(neutral ? ['Lock screen: neutral. Others may read it: no word that tells what this chat is for.'] : []),
    ...(changed ? [`The source changed since this was translated: look at it, then take "${FUZZY}" away.`] : []),
  ];
}

/** A text of a PO file with the line of its msgctxt. */
export interface PoText extends TakenText {
  readonly line: number;
  /** Marked as unfinished: not to be used. */
  readonly fuzzy: boolean;
}

/**
 * Reads a translator's file. `shown` is its name for people. Throws AppError `bad_usage` with file and line: no UTF-8, broken syntax, a
 * file of other languages, a text without msgctxt or msgid, one that stands there twice, plural forms.
 */
export function readPo(bytes: Uint8Array, { source, language }: PoLanguages, shown: string): PoText[] {
  const text = decoded(bytes, shown);
  const lines = contextLines(text);
  const problem = (line: number, why: string) => new AppError('bad_usage', `${shown}:${line}: ${why}`);
  const table = parsed(text, problem);
  const headers = table.headers ?? {};
  expectLanguage(headers.Language, language, (why) => problem(headerLine(text, 'Language'), why), true);
  expectLanguage(headers[SOURCE_HEADER], source, (why) => problem(headerLine(text, SOURCE_HEADER), why), false);
  for (const [key, [, again]] of lines) if (again !== undefined) throw problem(again, `${key} stands here twice`);
  return entriesIn(table).map((entry) => {
    const { msgctxt: key = '', msgid, msgid_plural: plural, msgstr, comments } = entry;
    const line = lines.get(key)?.[0] ?? 1;
    if (key === '') throw problem(lineOf(text, entry), 'a text without msgctxt: it says which text this is');
    if (msgid === '') throw problem(line, `${key}: msgid is empty`);
    if (plural !== undefined || msgstr?.length !== 1)
      throw problem(line, `${key}: needs one msgstr; plural forms stand in the text itself, as ICU writes them`);
    const fuzzy = /(^|[\s,])fuzzy($|[\s,])/.test(comments?.flag ?? '');
    return { key, source: msgid, translation: msgstr[0] ?? '', fuzzy, line };
  });
}

type Complain = (line: number, why: string) => AppError;

function decoded(bytes: Uint8Array, shown: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replaceAll('\r\n', '\n');
  } catch {
    throw new AppError('bad_usage', `${shown}:1: is not in UTF-8; save it so and try again`);
  }
}

function parsed(text: string, problem: Complain): PoTable {
  try {
    return po.parse(text, { validation: true });
  } catch (error) {
    // Errors without a line are of doubles and plural forms, which are told better from the table itself.
    const line = (error as { lineNumber?: number }).lineNumber;
    if (line !== undefined) throw problem(line, 'is no PO file from here on (a quotation mark too many or too few)');
    return po.parse(text);
  }
}

/** All but the header. */
function entriesIn({ translations }: PoTable): PoEntry[] {
  return Object.values(translations)
    .flatMap((entries) => Object.values(entries))
    .filter((entry) => entry.msgctxt !== undefined || entry.msgid !== '');
}

/** Lines of each msgctxt, by its value; obsolete entries have none. */
function contextLines(text: string): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  const lines = text.split('\n');
  lines.forEach((line, n) => {
    const [, first] = /^\s*msgctxt\s*"((?:[^"\\]|\\.)*)"\s*$/.exec(line) ?? [];
    if (first === undefined) return;
    let key = first;
    for (let next = n + 1; /^\s*"/.test(lines[next] ?? ''); next++) key += lines[next]?.trim().slice(1, -1) ?? '';
    found.set(key, [...(found.get(key) ?? []), n + 1]);
  });
  return found;
}

/** The line of an entry that has no key to be found by. */
function lineOf(text: string, { msgid }: PoEntry): number {
  const start = JSON.stringify(msgid.slice(0, 20)).slice(0, -1);
  const line = text.split('\n').findIndex((one) => one.startsWith('msgid') && one.includes(start));
  return line < 0 ? 1 : line + 1;
}

function headerLine(text: string, header: string): number {
  const line = text.split('\n').findIndex((one) => one.startsWith(`"${header}:`));
  return line < 0 ? 1 : line + 1;
}

/** Regions and variants (`fr_CA`, `zh-Hant`) are of the same language. */
function expectLanguage(
  found: string | undefined,
  wanted: Language,
  problem: (why: string) => AppError,
  must: boolean,
): void {
  const code =
    found
      ?.trim()
      .split(/[-_.@]/)[0]
      ?.toLowerCase() ?? '';
  if (code === wanted || (code === '' && !must)) return;
  throw problem(
    code === '' ? `does not say its language (${wanted} is expected)` : `is of "${code}", not of "${wanted}"`,
  );
}
