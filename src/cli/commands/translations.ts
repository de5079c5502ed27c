// `translations export` and `translations import`: texts to translators and back.

import { createReadStream, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { loadContent } from '../../content/load.js';
import type { PoLanguages } from '../../content/po.js';
import {
  readTranslatedFrom,
  sourceMark,
  type TranslatedFrom,
  translatedFromPath,
  writeTranslatedFrom,
} from '../../content/translated-from.js';
import { rowProblem, type TakenText, translationRowSchema, translationRows } from '../../content/translations.js';
import type { Content } from '../../domain/content.js';
import { AppError } from '../../domain/errors.js';
import type { Command, Io } from '../command.js';
import { readLines } from '../lines.js';
import { contentDirOf } from './content-options.js';
import { type OptionValues, required } from './options.js';

const OPTIONS = { lang: { type: 'string' }, from: { type: 'string' }, format: { type: 'string' } } as const;

export const translationsExport: Command = {
  name: 'translations export',
  summary: 'writes all texts for translators',
  usage: `
Usage: safe-passage translations export --lang L [--format json|po] [--from S] [--content DIR] > texts.jsonl

json (the default): one object a line: {key, source, translation, placeholders, note}. Fill "translation"; words in {braces} must stay.
po: a gettext file for translators' programs, with where each text is shown, how long it may be and what must stay in it. A translation
whose source text changed since it was made is marked fuzzy (in json: "changed": true).`,
  async run(args, io) {
    const { dir, options } = contentDirOf(args, io, OPTIONS);
    const po = isPo(options);
    const content = await loadContent(dir);
    const languages = { source: sourceOf(content, options), language: languageOf(options) };
    const rows = translationRows(content, languages.source, languages.language, marksIn(dir, languages.language));
    if (po) io.stdout.write((await poModule()).writePo(rows, languages));
    else for (const { place: _place, ...row } of rows) io.stdout.write(`${JSON.stringify(row)}\n`);
    return 0;
  },
};

export const translationsImport: Command = {
  name: 'translations import',
  summary: 'takes translated texts in; refuses a lost placeholder',
  usage: `
Usage: safe-passage translations import --lang L [--format json|po] [--file FILE] [--from S] [--content DIR] < texts.jsonl

Writes locales/<L>.json, and translated/<L>.json, which notes what each text was translated from. Nothing is written when one text is
wrong: exit 2, file and line. Texts with an empty translation are left as they are, and so are those that a PO file marks fuzzy. Run
"flows check" afterwards; a new language also needs its place in languages.yaml, commands and wording.`,
  async run(args, io) {
    const { dir, options } = contentDirOf(args, io, { ...OPTIONS, file: { type: 'string' } });
    const po = isPo(options);
    const content = await loadContent(dir);
    const languages = { source: sourceOf(content, options), language: languageOf(options) };
    const input = inputOf(io, options.file);
    const { taken, unfinished } = po
      ? await readTexts(input, content, languages)
      : await readRows(input, content, languages);
    const texts = content.locales[languages.source] ?? {};
    const messages = takeIn(dir, content, languages, taken);
    const wanted = Object.keys(texts).filter((key) => !key.endsWith('.words'));
    const open = wanted.filter((key) => (messages[key] ?? '') === '').length;
    const older = taken.filter(({ key, source }) => texts[key] !== source).length;
    io.stdout.write(`${taken.length} texts taken in; ${open} still to translate.\n`);
    if (older > 0) io.stdout.write(`${older} were made of an older source text: the next export marks them.\n`);
    if (unfinished > 0) io.stdout.write(`${unfinished} marked fuzzy were left as they are.\n`);
    return 0;
  },
};

/** Loaded when it is asked for: most people send JSON or nothing. */
const poModule = () => import('../../content/po.js');

function isPo({ format = 'json' }: OptionValues): boolean {
  if (format === 'po' || format === 'json') return format === 'po';
  throw new AppError('bad_usage', '--format is json or po');
}

function languageOf(options: OptionValues): string {
  const language = required(options, 'lang');
  if (/^[a-z]{2,3}$/.test(language)) return language;
  throw new AppError('bad_usage', '--lang is a language subtag such as bn');
}

function sourceOf(content: Content, options: OptionValues): string {
  const source = typeof options.from === 'string' ? options.from : (Object.keys(content.languages)[0] ?? '');
  if (Object.hasOwn(content.locales, source)) return source;
  throw new AppError('bad_usage', `there are no texts in "${source}" to translate from`);
}

/** What came in, and how many texts were left out because somebody marked them as unfinished. */
interface ReadTexts {
  readonly taken: readonly TakenText[];
  readonly unfinished: number;
}

interface Input {
  readonly shown: string;
  readonly stream: AsyncIterable<Buffer | string>;
}

function inputOf(io: Io, file: OptionValues[string]): Input {
  if (typeof file !== 'string') return { shown: 'stdin', stream: io.stdin as AsyncIterable<Buffer | string> };
  const path = resolve(io.cwd, file);
  if (!existsSync(path)) throw new AppError('bad_usage', `${file}:1: cannot be read`);
  return { shown: file, stream: createReadStream(path) };
}

async function readRows(input: Input, content: Content, languages: PoLanguages): Promise<ReadTexts> {
  const taken = new Map<string, TakenText>();
  for await (const { number, text } of readLines(input.stream)) {
    const { key, translation, source } = rowOf(text, input.shown, number);
    expectGood(content, languages, key, translation, `${input.shown}:${number}`);
    const current = content.locales[languages.source]?.[key] ?? '';
    if (translation.trim() !== '') taken.set(key, { key, translation, source: source ?? current });
  }
  return { taken: [...taken.values()], unfinished: 0 };
}

async function readTexts(input: Input, content: Content, languages: PoLanguages): Promise<ReadTexts> {
  const { readPo } = await poModule();
  const texts = readPo(await buffer(input.stream), languages, input.shown);
  for (const { key, translation, line } of texts)
    expectGood(content, languages, key, translation, `${input.shown}:${line}`);
  const filled = texts.filter(({ translation }) => translation.trim() !== '');
  const taken = filled.filter(({ fuzzy }) => !fuzzy);
  return { taken, unfinished: filled.length - taken.length };
}

function expectGood(content: Content, { source, language }: PoLanguages, key: string, text: string, at: string): void {
  const problem = rowProblem(content, source, language, key, text);
  if (problem !== null) throw new AppError('bad_usage', `${at}: ${problem}`);
}

function rowOf(text: string | null, shown: string, number: number) {
  try {
    return translationRowSchema.parse(JSON.parse(text ?? ''));
  } catch {
    throw new AppError('bad_usage', `${shown}:${number}: must be an object with key and translation`);
  }
}

/** Writes the texts and what they were made of. Returns all texts of the language. */
function takeIn(
  dir: string,
  content: Content,
  { source, language }: PoLanguages,
  taken: readonly TakenText[],
): Readonly<Record<string, string>> {
  const messages = { ...content.locales[language], ...byKey(taken, ({ translation }) => translation) };
  writeFileSync(join(dir, 'locales', `${language}.json`), `${JSON.stringify(messages, null, 2)}\n`);
  if (language === source) return messages;
  const marks = { ...marksIn(dir, language), ...byKey(taken, ({ source }) => sourceMark(source)) };
  const path = join(dir, translatedFromPath(language));
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, writeTranslatedFrom(marks, Object.keys(content.locales[source] ?? {})));
  return messages;
}

function byKey(taken: readonly TakenText[], value: (text: TakenText) => string): Record<string, string> {
  return Object.fromEntries(taken.map((text) => [text.key, value(text)]));
}

function marksIn(dir: string, language: string): TranslatedFrom {
  const path = translatedFromPath(language);
  const file = join(dir, path);
  return existsSync(file) ? readTranslatedFrom(`content/${path}`, readFileSync(file, 'utf8')) : {};
}
