// `npm run corpus -- COMMAND`: the corpus as data. See corpus/README.md.

import { resolve } from 'node:path';
import type { Balance } from './corpus/balance.js';
import { check } from './corpus/check.js';
import { type Problem, readCorpus } from './corpus/files.js';
import { importParts } from './corpus/import.js';

const USAGE = `
Usage: npm run corpus -- import PARTS_DIR      authors' files into corpus/ (may be repeated)
       npm run corpus -- check                 schema, content, near-duplicates, balance; exit 1 with file:line

Exit: 0 done, 1 something was found, 2 bad usage.`;
const CORPUS = resolve('corpus');

type Run = (args: readonly string[]) => number;

const COMMANDS: Readonly<Record<string, Run>> = { import: runImport, check: runCheck };

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

function counts({ lang, training, keptApart, silentLookAlikes, conversations, perLabel }: Balance): string {
  const least = Math.min(...Object.values(perLabel));
  return `${lang}: ${training} rows, ${keptApart} kept apart, ${silentLookAlikes} silent look-alikes, rarest label ${least}, ${conversations} conversations`;
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
