// Loads and checks the lexicon's files: indicators.yaml and one file a language.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { LABELS } from '../../domain/assessment.js';
import { AppError } from '../../domain/errors.js';
import { type LanguagePart, readLanguage } from './load-language.js';
import { type Mistake, mistakesError, readSource } from './source.js';
import { type Indicator, KINDS, type Lexicon, type Phrase, type Slot } from './types.js';

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

/**
 * Reads `<dir>/indicators.yaml` and every other `*.yaml` there.
 * Throws AppError `bad_content` that names file, line and reason of everything that is broken.
 */
export function loadLexicon(dir: string): Lexicon {
  const files = listFiles(dir).filter((name) => name.endsWith('.yaml') && name !== INDICATORS_FILE);
  const lexicon = loadLexiconFiles(
    join(dir, INDICATORS_FILE),
    files.map((name) => join(dir, name)),
  );
  if (files.length === 0) throw new AppError('bad_content', `${dir}: no lexicon file of a language is there`);
  return lexicon;
}

/** Reads these files of languages, with the indicators of `indicatorsFile`. Throws as `loadLexicon` does. */
export function loadLexiconFiles(indicatorsFile: string, files: readonly string[]): Lexicon {
  const mistakes: Mistake[] = [];
  const indicators = readIndicators(indicatorsFile, mistakes);
  const parts = files.flatMap((file) => readLanguage(file, indicators, mistakes) ?? []);
  if (mistakes.length > 0) throw mistakesError(mistakes);
  const byLanguage = <T>(of: (part: LanguagePart) => T): ReadonlyMap<string, T> =>
    new Map(parts.map((part) => [part.language, of(part)]));
  return {
    indicators,
    phrases: shareSlots(parts.flatMap((part) => part.phrases)),
    negations: byLanguage((part) => part.negations),
    leftOut: byLanguage((part) => part.leftOut),
    examples: parts.flatMap((part) => part.examples),
  };
}

/** The same places become one value: word sets stand in hundreds of ways, and the prepared file would write each again. */
function shareSlots(phrases: readonly Phrase[]): readonly Phrase[] {
  const known = new Map<string, Slot>();
  const shared = (slot: Slot): Slot => {
    const key = JSON.stringify(slot);
    const there = known.get(key) ?? slot;
    known.set(key, there);
    return there;
  };
  return phrases.map((phrase) => ({ ...phrase, ways: phrase.ways.map((way) => way.map(shared)) }));
}

function listFiles(dir: string): readonly string[] {
  try {
    return readdirSync(dir).sort();
  } catch {
    throw new AppError('bad_content', `${dir}: the lexicon folder cannot be read`);
  }
}

function readIndicators(file: string, mistakes: Mistake[]): ReadonlyMap<string, Indicator> {
  const source = readSource(file, indicatorsSchema);
  const all = source.value?.indicators ?? {};
  for (const [id, one] of Object.entries(all)) {
    one.needs.forEach((need, i) => {
      if (!isKnownNeed(need, all)) source.note(['indicators', id, 'needs', i], `"${need}" is no indicator or kind`);
    });
  }
  mistakes.push(...source.mistakes);
  return new Map(Object.entries(all).map(([id, one]) => [id, { id, ...one }]));
}

function isKnownNeed(need: string, all: Readonly<Record<string, unknown>>): boolean {
  const [what, name] = need.split(':');
  if (what === 'label') return LABELS.some((label) => label === name);
  if (what === 'kind') return KINDS.some((kind) => kind === name);
  return need in all;
}
