// `npm run eval`: both readers on the kept-apart rows; writes docs/model-card.md. Some minutes on one core.

import { readFileSync, writeFileSync } from 'node:fs';
import { type Evaluation, measure, type Prediction, predict, predictByBoth } from '../src/classifiers/evaluation.js';
import { loadLexicon } from '../src/classifiers/lexicon/load.js';
import { firstModelOf } from '../src/classifiers/linear/fingerprint.js';
import { loadModel } from '../src/classifiers/linear/store-model.js';
import { loadSecondReader, readJoin } from '../src/classifiers/second/second-reader.js';
import { type LabelledRow, parseRows } from '../src/classifiers/training-rows.js';
import { LABELS } from '../src/domain/assessment.js';

const LANGUAGES = ['en', 'fr', 'es', 'ar', 'bn', 'th', 'vi', 'tl', 'ms', 'id', 'zh', 'ta', 'my'];
const PAGE = 'docs/model-card.md';
/** What stands below is written by hand and stays. */
const BY_HAND = '## What must not be concluded';

interface Language {
  readonly name: string;
  readonly rows: readonly LabelledRow[];
  readonly first: readonly Prediction[];
  readonly both: readonly Prediction[];
}

async function readLanguages(): Promise<readonly Language[]> {
  const model = loadModel('models/first');
  const lexicon = loadLexicon('content/lexicon');
  const second = await loadSecondReader({ encoder: 'models/encoder', second: 'models/second' }, firstModelOf(model));
  const languages: Language[] = [];
  for (const name of LANGUAGES) {
    const file = `corpus/kept-apart/${name}.jsonl`;
    const { rows } = parseRows(readFileSync(file, 'utf8'), file);
    const { predictions: first } = predict(model, lexicon, rows);
    const { predictions: both } = await predictByBoth(model, lexicon, second, rows);
    languages.push({ name, rows, first, both });
    process.stderr.write(`${name} `);
  }
  second.dispose();
  return languages;
}

const share = (part: number, whole: number): string => (whole === 0 ? '–' : (part / whole).toFixed(3));

function line(name: string, one: Evaluation): string {
  const { distress, honest } = one.people ?? { distress: null, honest: null };
  const cells = [
    name,
    one.n,
    one.f1.toFixed(3),
    one.precision.toFixed(3),
    one.recall.toFixed(3),
    one.prAuc.toFixed(3),
    (one.macroF1 ?? 0).toFixed(3),
    one.ece.toFixed(3),
    distress === null ? '–' : share(distress.needsPerson, distress.rows),
    distress === null ? '–' : `${distress.calledOfferor} of ${distress.rows}`,
    honest === null ? '–' : share(honest.flagged, honest.rows),
    honest === null ? '–' : share(honest.needsPerson, honest.rows),
  ];
  return `| ${cells.join(' | ')} |`;
}

function table(languages: readonly Language[], of: (one: Language) => readonly Prediction[]): string {
  const all = measure(
    languages.flatMap(({ rows }) => rows),
    languages.flatMap(of),
    0,
  );
  return [
    '| | rows | F1 | precision | recall | PR-AUC | macro-F1 | calibration error | distress: person called | distress called offeror | honest: flagged | honest: person called |',
    '|---|---|---|---|---|---|---|---|---|---|---|---|',
    line('**all**', all),
    ...languages.map((one) => line(one.name, measure(one.rows, of(one), 0))),
  ].join('\n');
}

function labels(languages: readonly Language[]): string {
  const rows = languages.flatMap((one) => one.rows);
  const first = measure(
    rows,
    languages.flatMap((one) => one.first),
    0,
  ).perLabel;
  const both = measure(
    rows,
    languages.flatMap((one) => one.both),
    0,
  ).perLabel;
  return [
    '| label | rows | first: F1 | PR-AUC | both: F1 | precision | recall | PR-AUC |',
    '|---|---|---|---|---|---|---|---|',
    ...LABELS.map((label) => {
      const [a, b] = [first[label], both[label]];
      if (a === undefined || b === undefined) return '';
      return `| ${label} | ${b.positives} | ${a.f1.toFixed(3)} | ${a.prAuc.toFixed(3)} | ${b.f1.toFixed(3)} | ${b.precision.toFixed(3)} | ${b.recall.toFixed(3)} | ${b.prAuc.toFixed(3)} |`;
    }),
  ].join('\n');
}

function page(languages: readonly Language[], byHand: string): string {
  const { file } = loadModel('models/first');
  const join = readJoin('models/second');
  return `# Model card

Written by \`npm run eval\`: first reader ${file.version} (words, letters, signs; ${file.card.trainedOn}), second reader ${join.version} (sentence
encoder with tuned layers), joined on ${join.rows} rows that the second did not see. All figures are on \`corpus/kept-apart/\`, rows of two authors that
nothing was trained or tuned on. A flag is a label other than distress over its threshold; "honest" rows have no label at all.

## Both readers

Flag from ${join.thresholds.flag}, a person from ${join.thresholds.needsPerson.distress} (distress) and ${join.thresholds.needsPerson.minor_risk} (minor risk).

${table(languages, (one) => one.both)}

## First reader alone

Flag from ${Object.values(file.thresholds.flag)[0] ?? 0.5}, a person from ${file.thresholds.needsPerson.distress ?? 0.5} (distress) and ${file.thresholds.needsPerson.minor_risk ?? 0.5} (minor risk).

${table(languages, (one) => one.first)}

## By label, all languages

${labels(languages)}

${byHand}`;
}

const before = readFileSync(PAGE, 'utf8');
const languages = await readLanguages();
writeFileSync(PAGE, page(languages, before.slice(Math.max(0, before.indexOf(BY_HAND)))));
process.stderr.write('\n');
