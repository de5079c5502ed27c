// `npm run eval:reasons [-- ROWS]`: whether reasons carry their labels on the kept-apart part, by label, and what they cost.
// ROWS of each language; without it all of them, which takes an hour on one core.

import { buildFirstReader } from '../src/classifiers/first-reader.js';
import { firstModelOf } from '../src/classifiers/linear/fingerprint.js';
import { loadFirstReaderData } from '../src/classifiers/load-first-reader.js';
import { withReasons } from '../src/classifiers/reasons/reasons.js';
import { GUESSED, type ReasonBudget } from '../src/classifiers/second/explain.js';
import { loadSecondReader } from '../src/classifiers/second/second-reader.js';
import type { LabelledRow } from '../src/classifiers/training-rows.js';
import { LABELS } from '../src/domain/assessment.js';
import { type Case, faithfulness, faithfulTexts, keptApart, type Read } from './faithful.js';

const rows = keptApart(process.argv[2] === undefined ? undefined : Number(process.argv[2]));
const data = loadFirstReaderData('models/first', 'content/lexicon');
const first = buildFirstReader(data, null);
const dirs = { encoder: 'models/encoder', second: 'models/second' };
const out = (line: string): boolean => process.stdout.write(`${line}\n`);

function line(name: string, cases: readonly Case[]): string {
  const faithful = cases.filter((one) => one.faithful).length;
  const named = cases.map((one) => one.named).sort((a, b) => a - b)[cases.length >> 1] ?? 0;
  return `| ${name} | ${cases.length} | ${(faithful / Math.max(1, cases.length)).toFixed(3)} | ${named.toFixed(2)} |`;
}

async function speed(read: Read, among: readonly LabelledRow[]): Promise<string> {
  const started = performance.now();
  for (const { text } of among) await read(text);
  return ((1000 * among.length) / (performance.now() - started)).toFixed(1);
}

async function report(name: string, searched: Read, plain: Read, timed: readonly LabelledRow[]): Promise<void> {
  const cases = await faithfulness(searched, plain, rows);
  const held = cases.filter(({ holds }) => holds);
  out(`\n${name}: ${rows.length} texts, ${new Set(cases.map(({ id }) => id)).size} with a label over its threshold`);
  out(
    `texts of which every reason is faithful: ${faithfulTexts(cases).toFixed(3)}; labels that hold: ${faithfulTexts(held).toFixed(3)}`,
  );
  out(`texts a second: ${await speed(plain, timed)} by signs alone, ${await speed(searched, timed)} with passages\n`);
  out('| label | over its threshold | faithful | share of the text named (median) |\n|---|---|---|---|');
  for (const label of LABELS)
    out(
      line(
        label,
        held.filter((one) => one.label === label),
      ),
    );
  out(line('all that hold', held));
  out(
    line(
      'below .5, but called a person or flagged',
      cases.filter(({ holds }) => !holds),
    ),
  );
}

/** Texts timed with the slow reader. */
const TIMED = 52;
await report('First reader', withReasons(first, data.model.file.thresholds.needsPerson), first, rows);
const plain = await loadSecondReader(dirs, firstModelOf(data.model));
const searched = await loadSecondReader(dirs, firstModelOf(data.model), { reread: first });
const both =
  (second: typeof plain, budget?: ReasonBudget): Read =>
  async (text) =>
    await second.assess(text, first(text, undefined, 0), budget);
const timed = rows.filter((_, i) => i % Math.max(1, Math.floor(rows.length / TIMED)) === 0);
await report('Both readers, guessed from one reading', both(searched, GUESSED), both(plain), timed);
await report('Both readers, searched', both(searched), both(plain), timed);
plain.dispose();
searched.dispose();
