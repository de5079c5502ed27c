// Loads and checks the lexicon's files: indicators.yaml and one file a language.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { LABELS } from '../../domain/assessment.js';
import { AppError } from '../../domain/errors.js';
import { PhraseError, readPhrase } from './phrase.js';
import { CUES, type Example, type Indicator, KINDS, type Lexicon, type Phrase, type Target } from './types.js';

const INDICATORS_FILE = 'indicators.yaml';

const indicatorsSchema = z.strictObject({
  indicators: z.record(
    z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
    z.strictObject({
      label: z.enum(LABELS),
      weight: z.enum(['strong', 'medium', 'weak']),
      needs: z.array(z.string()).default([]),
    }),
  ),
});

const phrases = z.array(z.string().min(1)).min(1);
const languageSchema = z.strictObject({
  language: z.string().regex(/^[a-z]{2,3}$/),
  negations: z.array(z.string()).default([]),
  sets: z.record(z.string(), phrases).default({}),
  kinds: z.partialRecord(z.enum(KINDS), phrases).default({}),
  cues: z.partialRecord(z.enum(CUES), phrases).default({}),
  indicators: z.record(
    z.string(),
    z.strictObject({
      match: phrases,
      /** `kept`: the phrase holds although a negation stands before it. */
      negation: z.literal('kept').optional(),
      yes: z.array(z.string().min(1)).min(1),
      no: z.array(z.string().min(1)).min(1),
    }),
  ),
});
type LanguageFile = z.infer<typeof languageSchema>;

/** A parsed file that can say on which line something stands. */
interface Source<T> {
  readonly value: T;
  /** The error for what stands at `path`. */
  fail(path: readonly PropertyKey[], reason: string): AppError;
}

/**
 * Reads `<dir>/indicators.yaml` and every other `*.yaml` there.
 * Throws AppError `bad_content` that names file, line and reason.
 */
export function loadLexicon(dir: string): Lexicon {
  const indicators = loadIndicators(dir);
  const files = listFiles(dir).filter((name) => name.endsWith('.yaml') && name !== INDICATORS_FILE);
  if (files.length === 0) throw new AppError('bad_content', `${dir}: no lexicon file of a language is there`);
  const parts = files.map((name) => loadLanguage(join(dir, name), indicators));
  return {
    indicators,
    phrases: parts.flatMap((part) => part.phrases),
    negations: new Map(parts.map((part) => [part.language, new Set(part.negations)])),
    examples: parts.flatMap((part) => part.examples),
  };
}

function listFiles(dir: string): readonly string[] {
  try {
    return readdirSync(dir).sort();
  } catch {
    throw new AppError('bad_content', `${dir}: the lexicon folder cannot be read`);
  }
}

function loadIndicators(dir: string): ReadonlyMap<string, Indicator> {
  const source = parseFile(join(dir, INDICATORS_FILE), indicatorsSchema);
  const all = source.value.indicators;
  for (const [id, one] of Object.entries(all)) {
    one.needs.forEach((need, i) => {
      if (!isKnownNeed(need, all))
        throw source.fail(['indicators', id, 'needs', i], `"${need}" is no indicator or kind`);
    });
  }
  return new Map(Object.entries(all).map(([id, one]) => [id, { id, ...one }]));
}

function isKnownNeed(need: string, all: Readonly<Record<string, unknown>>): boolean {
  const [what, name] = need.split(':');
  if (what === 'label') return LABELS.some((label) => label === name);
  if (what === 'kind') return KINDS.some((kind) => kind === name);
  return need in all;
}

function loadLanguage(
  file: string,
  indicators: ReadonlyMap<string, Indicator>,
): Pick<Lexicon, 'phrases' | 'examples'> & { readonly language: string; readonly negations: readonly string[] } {
  const source = parseFile(file, languageSchema);
  const content = source.value;
  const sets = new Map(Object.entries(content.sets));
  for (const id of Object.keys(content.indicators)) {
    if (!indicators.has(id)) throw source.fail(['indicators', id], `"${id}" is not in ${INDICATORS_FILE}`);
  }
  const read = (target: Target, path: PropertyKey[], list: readonly string[], negatable: boolean): Phrase[] =>
    list.map((written, i) => {
      const ways = readAt(source, [...path, i], written, sets, target.what !== 'indicator');
      return { target, language: content.language, written, ways, negatable };
    });
  return {
    language: content.language,
    negations: content.negations,
    examples: examplesOf(content),
    phrases: [
      ...KINDS.flatMap((id) => read({ what: 'kind', id }, ['kinds', id], content.kinds[id] ?? [], false)),
      ...CUES.flatMap((id) => read({ what: 'cue', id }, ['cues', id], content.cues[id] ?? [], false)),
      ...Object.entries(content.indicators).flatMap(([id, entry]) =>
        read({ what: 'indicator', id }, ['indicators', id, 'match'], entry.match, entry.negation !== 'kept'),
      ),
    ],
  };
}

function readAt(
  source: Source<LanguageFile>,
  path: readonly PropertyKey[],
  written: string,
  sets: ReadonlyMap<string, readonly string[]>,
  single: boolean,
): Phrase['ways'] {
  try {
    return readPhrase(written, sets, single);
  } catch (error) {
    if (error instanceof PhraseError) throw source.fail(path, `the phrase ${error.message}`);
    throw error;
  }
}

function examplesOf(content: LanguageFile): readonly Example[] {
  const { language } = content;
  return Object.entries(content.indicators).flatMap(([indicator, entry]) => [
    ...entry.yes.map((text) => ({ language, indicator, text, found: true })),
    ...entry.no.map((text) => ({ language, indicator, text, found: false })),
  ]);
}

function parseFile<T>(file: string, schema: z.ZodType<T>): Source<T> {
  let written: string;
  try {
    written = readFileSync(file, 'utf8');
  } catch {
    throw new AppError('bad_content', `${file}:1: the file cannot be read`, { file, line: 1 });
  }
  const lines = new LineCounter();
  const document = parseDocument(written, { lineCounter: lines });
  const fail = (path: readonly PropertyKey[], reason: string): AppError => {
    const line = lineOf(document, lines, path);
    return new AppError('bad_content', `${file}:${line}: ${reason}`, { file, line });
  };
  const broken = document.errors[0];
  if (broken !== undefined) {
    const line = broken.linePos?.[0].line ?? 1;
    throw new AppError('bad_content', `${file}:${line}: ${broken.message.split('\n')[0]}`, { file, line });
  }
  const checked = schema.safeParse(document.toJS());
  if (!checked.success) {
    const issue = checked.error.issues[0];
    throw fail(issue?.path ?? [], `${(issue?.path ?? []).join('.')}: ${issue?.message ?? 'is not valid'}`);
  }
  return { value: checked.data, fail };
}

/** Line of the deepest part of `path` that is there, counted from 1. */
function lineOf(document: Document, lines: LineCounter, path: readonly PropertyKey[]): number {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const node: unknown = document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}
