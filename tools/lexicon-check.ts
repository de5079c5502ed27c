// Checks one language's lexicon file for its writer: node tools/run-ts.mjs tools/lexicon-check.ts LANG|FILE.yaml
//
// Prints what the loader refuses, which ids are missing, every example that fails with what was found in it, and every
// phrase that no example shows. Ends with 1 when an example fails or the file cannot be loaded.

import { existsSync } from 'node:fs';
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
  for (const line of [...failures, ...unseen]) console.log(line);
  if (missing.length > 0) console.log(`missing  ${missing.join(', ')}`);
  console.log(
    `${file}: ${lexicon.phrases.length} phrases, ${lexicon.examples.length} examples, ${failures.length} fail, ` +
      `${unseen.length} phrases without a sentence that shows them, ${missing.length} of ${lexicon.indicators.size} ids missing`,
  );
  return failures.length === 0;
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
