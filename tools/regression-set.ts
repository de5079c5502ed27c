// Freezes the rows that a new model is held against: node tools/run-ts.mjs tools/regression-set.ts
// Only ever to be run again with a reason in the changelog: figures before and after cannot be compared.

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { type RegressionSet, rowsHash } from '../src/classifiers/regression.js';
import { parseRows } from '../src/classifiers/training-rows.js';

const FOLDER = 'corpus/kept-apart';
const WHY =
  'All kept-apart messages of the corpus (docs/data-statement.md): the only rows that nothing was trained, tuned or calibrated on, in ' +
  'all thirteen languages. Frozen by id and hash. A model that passes was looked at on these rows: whoever tries many candidates on ' +
  'them chooses what suits them, so a pass says "not worse", and no figure of it is to be published.';

const files = readdirSync(FOLDER)
  .filter((file) => /^[a-z]{2}\.jsonl$/.test(file))
  .sort();
const languages = files.map((file) => {
  const { rows } = parseRows(readFileSync(`${FOLDER}/${file}`, 'utf8'), file);
  return [file.slice(0, 2), { ids: rows.map(({ id }) => id), sha256: rowsHash(rows) }] as const;
});
const set: RegressionSet = { format: 1, why: WHY, languages: Object.fromEntries(languages) };
mkdirSync('models/regression', { recursive: true });
// One language a line.
const lines = languages.map(([language, part]) => `    ${JSON.stringify(language)}: ${JSON.stringify(part)}`);
const { languages: _rows, ...head } = set;
writeFileSync(
  'models/regression/set.json',
  `{\n  "format": ${head.format},\n  "why": ${JSON.stringify(head.why)},\n  "languages": {\n${lines.join(',\n')}\n  }\n}\n`,
);
process.stdout.write(
  `${languages.length} languages, ${languages.reduce((sum, [, { ids }]) => sum + ids.length, 0)} rows\n`,
);
