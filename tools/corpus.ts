// `npm run corpus -- COMMAND`: the corpus as data. See corpus/README.md.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { agreements, disagreements, readSecond, speakerTable } from './corpus/agreement.js';
import { agreementTable, kappaTable, putTable } from './corpus/agreement-table.js';
import { augment, withSubject } from './corpus/augment/augment.js';
import type { Balance } from './corpus/balance.js';
import { check } from './corpus/check.js';
import { type Problem, readCorpus, writeJsonLines } from './corpus/files.js';
import { importParts } from './corpus/import.js';
import { LANGUAGES, USES } from './corpus/row.js';
import { sample, sampleLines } from './corpus/sample.js';

const USAGE = `
Usage: npm run corpus -- import PARTS_DIR      authors' files into corpus/ (may be repeated)
       npm run corpus -- check                 schema, content, near-duplicates, balance; exit 1 with file:line
       npm run corpus -- augment SEED DIR [--every] [--kept-apart | --calibration]
                                               DIR/<lang>.jsonl: each row, and it in one way (or every way) of hiding
                                               or writing it
       npm run corpus -- sample LANG N SEED DIR   N rows (or "fifth") as id and text alone, for a second reader
       npm run corpus -- agreement FILE... [--into DOCUMENT]
                                               Cohen's kappa with second readers' files (id, labels, speaker by tabs)

Exit: 0 done, 1 something was found, 2 bad usage.`;
const CORPUS = resolve('corpus');

type Run = (args: readonly string[]) => number;

const COMMANDS: Readonly<Record<string, Run>> = {
  import: runImport,
  check: runCheck,
  augment: runAugment,
  sample: runSample,
  agreement: runAgreement,
};

function runImport([folder]: readonly string[]): number {
  if (folder === undefined) return usage();
  const { rows, conversations, removed, problems } = importParts(resolve(folder), CORPUS);
  for (const { later, earlier, share } of removed)
    console.log(`${later} is like ${earlier} (${share.toFixed(2)}): left out`);
  print(problems);
  console.log(`${rows} rows, ${conversations} conversations, ${removed.length} left out, ${problems.length} problems`);
  return problems.length > 0 ? 1 : 0;
}

function runCheck(): number {
  const { problems, balances, skipped } = check(readCorpus(CORPUS));
  print(problems);
  for (const line of skipped) console.log(line);
  for (const one of balances) console.log(counts(one));
  console.log(problems.length === 0 ? 'nothing found' : `${problems.length} problems`);
  return problems.length > 0 ? 1 : 0;
}

function runAugment(args: readonly string[]): number {
  const [seed, folder] = args.filter((word) => !word.startsWith('--'));
  if (seed === undefined || folder === undefined) return usage();
  const use = USES.find((one) => args.includes(`--${one}`)) ?? 'training';
  const { rows } = readCorpus(CORPUS);
  for (const lang of LANGUAGES) {
    const own = rows.filter(({ part }) => part.lang === lang && part.use === use).map(({ value }) => value);
    const made = augment(own, lang, seed, args.includes('--every') ? 'every' : 'one');
    if (own.length > 0) writeJsonLines(join(resolve(folder), `${lang}.jsonl`), [...withSubject(own), ...made]);
    console.log(`${lang}: ${own.length} rows, ${made.length} made from them`);
  }
  return 0;
}

function runSample([language, count = 'fifth', seed = '1', folder]: readonly string[]): number {
  const lang = LANGUAGES.find((one) => one === language);
  const number = count === 'fifth' ? null : Number(count);
  if (lang === undefined || folder === undefined || (number !== null && !(number > 0))) return usage();
  const rows = sample(readCorpus(CORPUS), lang, number, seed);
  mkdirSync(resolve(folder), { recursive: true });
  const file = join(resolve(folder), `${lang}.tsv`);
  writeFileSync(file, sampleLines(rows));
  console.log(`${rows.length} rows in ${file}`);
  return 0;
}

function runAgreement(args: readonly string[]): number {
  const into = args.indexOf('--into');
  const document = into < 0 ? undefined : args[into + 1];
  const files = into < 0 ? args : args.filter((_, i) => i !== into && i !== into + 1);
  if (files.length === 0 || (into >= 0 && document === undefined)) return usage();
  const corpus = readCorpus(CORPUS);
  const read = files.map((file) => readSecond(readFileSync(resolve(file), 'utf8'), file, corpus));
  const pairs = read.flatMap((one) => one.pairs);
  const problems = read.flatMap((one) => one.problems);
  print(problems);
  const lines = [...agreementTable(agreements(pairs)), '', ...kappaTable(pairs), '', ...speakerTable(pairs)];
  console.log([...lines, '', ...disagreements(pairs)].join('\n'));
  if (document !== undefined && problems.length === 0)
    writeFileSync(resolve(document), putTable(readFileSync(resolve(document), 'utf8'), kappaTable(pairs)));
  return problems.length > 0 ? 1 : 0;
}

function counts({
  lang,
  training,
  calibration,
  keptApart,
  silentLookAlikes,
  conversations,
  perLabel,
}: Balance): string {
  const least = Math.min(...Object.values(perLabel));
  return `${lang}: ${training} rows, ${calibration} to calibrate on, ${keptApart} kept apart, ${silentLookAlikes} silent look-alikes, rarest label ${least}, ${conversations} conversations`;
}

function print(problems: readonly Problem[]): void {
  for (const { file, line, why } of problems) console.log(`${file}:${line}: ${why}`);
}

function usage(): number {
  console.error(USAGE);
  return 2;
}

const [name = '', ...args] = process.argv.slice(2);
process.exitCode = (COMMANDS[name] ?? usage)(args);
