// Checks one language's lexicon file for its writer: node tools/run-ts.mjs tools/lexicon-check.ts LANG|FILE.yaml
//
// Prints what the loader refuses, which ids are missing, phrases that no example shows, every example that fails with what
// was found in it, and honest sentences of other languages in which a phrase of this file finds the same sign. Ends with 1 when an example fails or the file cannot be loaded.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseDocument } from 'yaml';
import { z } from 'zod';
import { Automaton } from '../src/classifiers/lexicon/automaton.js';
import { judge } from '../src/classifiers/lexicon/judge.js';
import { loadLexiconFiles } from '../src/classifiers/lexicon/load.js';
import type { Example, Lexicon } from '../src/classifiers/lexicon/types.js';
import { AppError } from '../src/domain/errors.js';
import { readText } from '../src/nlp/read.js';

const DIR = 'content/lexicon';

type Reader = (text: string) => ReturnType<typeof look>;

function look(lexicon: Lexicon, automaton: Automaton, text: string) {
  const reading = readText(text);
  const hits = automaton.match(reading);
  return { reading, hits, judged: judge(lexicon, reading, hits) };
}

/** What is wrong with an example, with what was found in it; null when it holds. */
function failure(example: Example, read: Reader): string | null {
  const { reading, hits, judged } = read(example.text);
  const signs = new Set(judged.signs.map(({ indicator }) => indicator.id));
  if (signs.has(example.indicator) === example.found) return null;
  const phrases = hits.flatMap(({ phrase }) =>
    phrase.target.id === example.indicator ? [`${phrase.written} (${phrase.language})`] : [],
  );
  const why = example.found
    ? [
        judged.quoted.some(({ id }) => id === example.indicator) ? 'it counts as quoted (cue report)' : '',
        phrases.length > 0 && !judged.quoted.some(({ id }) => id === example.indicator) ? 'a negation voids it' : '',
      ]
    : [`by ${phrases.join(' | ')}`];
  return [
    `${example.found ? 'yes' : 'no '}  ${example.indicator}: ${example.text}`,
    `     ${[example.found ? 'not found' : 'found', ...why].filter((part) => part !== '').join(', ')}`,
    `     signs: ${[...signs].join(', ') || '–'}   kinds: ${[...judged.kinds].join(', ') || '–'}   cues: ${[...judged.cues].join(', ') || '–'}`,
    `     words: ${reading.tokens.map(({ word }) => word).join(' · ')}`,
  ].join('\n');
}

/** Phrases of indicators that none of their own sentences shows. */
function unseenPhrases(lexicon: Lexicon, read: Reader): readonly string[] {
  const seen = new Set(
    lexicon.examples
      .filter(({ found }) => found)
      .flatMap(({ indicator, text }) =>
        read(text).hits.flatMap(({ phrase }) => (phrase.target.id === indicator ? [phrase] : [])),
      ),
  );
  return lexicon.phrases
    .filter((phrase) => phrase.target.what === 'indicator' && !seen.has(phrase))
    .map((phrase) => `unseen  ${phrase.target.id}: ${phrase.written}`);
}

/** Honest sentences of the other languages' files in which this file finds the sign that they must not have. */
function crossings(file: string, read: Reader): readonly string[] {
  const others = readdirSync(DIR).filter((name) => /^[a-z]{2,3}\.yaml$/.test(name) && name !== basename(file));
  return others.flatMap(honestSentences).flatMap((example) => {
    const { hits, judged } = read(example.text);
    if (!judged.signs.some(({ indicator }) => indicator.id === example.indicator)) return [];
    const by = hits.filter(({ phrase }) => phrase.target.id === example.indicator).map(({ phrase }) => phrase.written);
    return [`crosses  ${example.indicator} (${example.language}): ${example.text}\n     by ${by.join(' | ')}`];
  });
}

const honest = z.object({
  language: z.string(),
  indicators: z.record(z.string(), z.object({ no: z.array(z.string()) })),
});

/** Sentences of a file that have no sign; none of a file that is still being written. */
function honestSentences(name: string): readonly Example[] {
  const file = honest.safeParse(parseDocument(readFileSync(`${DIR}/${name}`, 'utf8')).toJS());
  if (!file.success) return [];
  const { language, indicators } = file.data;
  return Object.entries(indicators).flatMap(([indicator, { no }]) =>
    no.map((text) => ({ language, indicator, text, found: false })),
  );
}

function missingIds(lexicon: Lexicon): readonly string[] {
  const there = new Set(lexicon.examples.map(({ indicator }) => indicator));
  const left = new Set([...lexicon.leftOut.values()].flatMap((reasons) => [...reasons.keys()]));
  return [...lexicon.indicators.keys()].filter((id) => !there.has(id) && !left.has(id));
}

function check(file: string): boolean {
  const lexicon = loadLexiconFiles(`${DIR}/indicators.yaml`, [file]);
  const automaton = new Automaton(lexicon);
  const read: Reader = (text) => look(lexicon, automaton, text);
  const failures = lexicon.examples.flatMap((example) => failure(example, read) ?? []);
  const unseen = unseenPhrases(lexicon, read);
  const missing = missingIds(lexicon);
  const crossed = crossings(file, read);
  for (const line of [...unseen, ...failures, ...crossed]) console.log(line);
  if (missing.length > 0) console.log(`missing  ${missing.join(', ')}`);
  console.log(
    `${file}: ${lexicon.phrases.length} phrases, ${lexicon.examples.length} examples, ${failures.length} fail, ` +
      `${crossed.length} of other languages' honest sentences crossed, ${unseen.length} phrases without a sentence that shows them, ${missing.length} of ${lexicon.indicators.size} ids missing`,
  );
  return failures.length + crossed.length === 0;
}

const wanted = process.argv[2];
const file = wanted === undefined || existsSync(wanted) ? wanted : `${DIR}/${wanted}.yaml`;
if (file === undefined) {
  console.error('Usage: node tools/run-ts.mjs tools/lexicon-check.ts LANG|FILE.yaml');
  process.exitCode = 2;
} else {
  try {
    if (!check(file)) process.exitCode = 1;
  } catch (error) {
    const isOfFile = error instanceof AppError;
    const reason = error instanceof Error ? error.message : String(error);
    console.log(isOfFile ? reason : `The program itself is broken just now: ${reason}. Try again in a minute.`);
    process.exitCode = isOfFile ? 1 : 2;
  }
}
