// `translations export` and `translations import`: texts to translators and back.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadContent } from '../../content/load.js';
import { rowProblem, translationRowSchema, translationRows } from '../../content/translations.js';
import type { Content } from '../../domain/content.js';
import { AppError } from '../../domain/errors.js';
import type { Command, Io } from '../command.js';
import { readLines } from '../lines.js';
import { contentDirOf } from './content-options.js';
import { type OptionValues, required } from './options.js';

export const translationsExport: Command = {
  name: 'translations export',
  summary: 'writes all texts for translators',
  usage: `
Usage: safe-passage translations export --lang L [--from S] [--content DIR] > texts.jsonl

One object a line: {key, source, translation, placeholders, note}. Fill "translation"; words in {braces} must stay.`,
  async run(args, io) {
    const { dir, options } = contentDirOf(args, io, { lang: { type: 'string' }, from: { type: 'string' } });
    const content = await loadContent(dir);
    const rows = translationRows(content, sourceOf(content, options), languageOf(options));
    for (const row of rows) io.stdout.write(`${JSON.stringify(row)}\n`);
    return 0;
  },
};

export const translationsImport: Command = {
  name: 'translations import',
  summary: 'takes translated texts in; refuses a lost placeholder',
  usage: `
Usage: safe-passage translations import --lang L [--from S] [--content DIR] < texts.jsonl

Writes locales/<L>.json. Nothing is written when one line is wrong: exit 2 and the line. Rows with an empty translation are
left as they are. Run "flows check" afterwards; a new language also needs its place in languages.yaml, commands and wording.`,
  async run(args, io) {
    const { dir, options } = contentDirOf(args, io, { lang: { type: 'string' }, from: { type: 'string' } });
    const language = languageOf(options);
    const content = await loadContent(dir);
    const source = sourceOf(content, options);
    const taken = await readRows(io, content, source, language);
    const messages = { ...content.locales[language], ...taken };
    writeFileSync(join(dir, 'locales', `${language}.json`), `${JSON.stringify(messages, null, 2)}\n`);
    const wanted = Object.keys(content.locales[source] ?? {}).filter((key) => !key.endsWith('.words'));
    const open = wanted.filter((key) => (messages[key] ?? '') === '').length;
    io.stdout.write(`${Object.keys(taken).length} texts taken in; ${open} still to translate.\n`);
    return 0;
  },
};

function languageOf(options: OptionValues): string {
  const language = required(options, 'lang');
  if (/^[a-z]{2,3}$/.test(language)) return language;
  throw new AppError('bad_usage', '--lang is a language subtag such as bn');
}

function sourceOf(content: Content, options: OptionValues): string {
  const source = typeof options.from === 'string' ? options.from : (Object.keys(content.languages)[0] ?? '');
  if (content.locales[source]) return source;
  throw new AppError('bad_usage', `there are no texts in "${source}" to translate from`);
}

async function readRows(io: Io, content: Content, source: string, language: string): Promise<Record<string, string>> {
  const taken: Record<string, string> = {};
  for await (const { number, text } of readLines(io.stdin as AsyncIterable<Buffer | string>)) {
    const { key, translation } = rowOf(text, number);
    const problem = rowProblem(content, source, language, key, translation);
    if (problem !== null) throw new AppError('bad_usage', `stdin:${number}: ${problem}`);
    if (translation.trim() !== '') taken[key] = translation;
  }
  return taken;
}

function rowOf(text: string | null, number: number) {
  try {
    return translationRowSchema.parse(JSON.parse(text ?? ''));
  } catch {
    throw new AppError('bad_usage', `stdin:${number}: must be an object with key and translation`);
  }
}
