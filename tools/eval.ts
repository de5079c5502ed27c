// `npm run eval`: both readers on what was kept apart; writes docs/model-card.md and its pictures. About five minutes on one core, less
// where the second reader's answers lie in tmp/eval already.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildFirstReader } from '../src/classifiers/first-reader.js';
import { loadFirstReaderData } from '../src/classifiers/load-first-reader.js';
import { readJoin } from '../src/classifiers/second/join-model.js';
import { type Corpus, readCorpus } from './corpus/files.js';
import { LANGUAGES, type Row } from './corpus/row.js';
import { askTalks } from './eval/ask-talks.js';
import { disguised, type Pair } from './eval/disguise.js';
import { cachedOpinions } from './eval/opinions-cache.js';
import { page } from './eval/page.js';
import { pictures } from './eval/pictures.js';
import { type Readers, type ReadRow, readRow } from './eval/read.js';

const PAGE = 'docs/model-card.md';
const PICTURES = 'docs/pictures';
const CACHE = 'tmp/eval';
/** What stands below is written by hand and stays. */
const BY_HAND = '## What must not be concluded';
const DIRS = { encoder: 'models/encoder', second: 'models/second' };

const tell = (words: string): void => void process.stderr.write(words);

/** All rows kept apart, and those with labels once more in disguise, language by language. */
async function readAll(corpus: Corpus, readers: Readers): Promise<{ rows: ReadRow[]; pairs: Pair[] }> {
  const rows: ReadRow[] = [];
  const pairs: Pair[] = [];
  for (const lang of LANGUAGES) {
    const own = corpus.rows
      .filter(({ part }) => part.use === 'kept-apart' && part.lang === lang)
      .map(({ value }) => value);
    const byId = new Map<string, ReadRow>();
    for (const row of own) byId.set(row.id, await readRow(readers, lang, row));
    rows.push(...byId.values());
    for (const { subject: _subject, made, ...row } of disguised(own, lang)) {
      const plain = byId.get(made.from);
      if (plain !== undefined) pairs.push({ how: made.how, plain, changed: await readRow(readers, lang, row as Row) });
    }
    tell(`${lang} `);
  }
  return { rows, pairs };
}

async function main(): Promise<void> {
  const started = performance.now();
  const corpus = readCorpus('corpus');
  const data = loadFirstReaderData('models/first', 'content/lexicon');
  const joinModel = readJoin(DIRS.second);
  const opinions = cachedOpinions(DIRS, CACHE);
  const readers: Readers = { first: buildFirstReader(data, null), opinions, join: joinModel };
  const { rows, pairs } = await readAll(corpus, readers);
  tell(
    `\n${rows.length} rows, ${pairs.length} in disguise, ${opinions.fresh()} of them read afresh by the second reader\n`,
  );
  opinions.dispose();
  const kept = corpus.conversations.filter(({ part }) => part.use === 'kept-apart').map(({ value }) => value);
  const talks = [
    ['both readers', await askTalks(kept, [])],
    ['first reader alone', await askTalks(kept, ['--fast'])],
  ] as const;
  const before = readFileSync(PAGE, 'utf8');
  const byHand = before.slice(Math.max(0, before.indexOf(BY_HAND)));
  const findings = { first: data.model.file, join: joinModel, rows, pairs, languages: LANGUAGES, talks };
  writeFileSync(PAGE, `${page(findings)}\n${byHand}`);
  mkdirSync(PICTURES, { recursive: true });
  for (const [name, picture] of pictures(rows, LANGUAGES)) writeFileSync(join(PICTURES, name), picture);
  tell(`${PAGE} and its pictures, after ${Math.round((performance.now() - started) / 1000)} s\n`);
}

await main();
