// The table of agreement as Markdown, and its place in the data statement.

import { type Agreement, agreements, type Pair } from './agreement.js';
import { LANGUAGES } from './row.js';

const BEGIN = '<!-- agreement: begin, written by `npm run corpus -- agreement … --into` -->';
const END = '<!-- agreement: end -->';

/** One language's table: counts and kappa. */
export function agreementTable(list: readonly Agreement[]): readonly string[] {
  return [
    '| question | decisions | corpus says yes | second reader says yes | same | κ |',
    '|---|---|---|---|---|---|',
    ...list.map(
      ({ name, rows, corpus, second, same, kappa }) =>
        `| ${name} | ${rows} | ${corpus ?? '–'} | ${second ?? '–'} | ${same} | ${shown(kappa)} |`,
    ),
  ];
}

/** All languages beside each other: one row a question, one column a language, κ in the cells. */
export function kappaTable(pairs: readonly Pair[]): readonly string[] {
  const languages = LANGUAGES.map((lang) => ({ lang, own: pairs.filter(({ row }) => row.id.startsWith(`${lang}-`)) }))
    .filter(({ own }) => own.length > 0)
    .map(({ lang, own }) => ({ name: `${lang} (${own.length})`, list: agreements(own) }));
  const columns = [...languages, { name: `all (${pairs.length})`, list: agreements(pairs) }];
  const questions = columns.at(-1)?.list ?? [];
  return [
    `| κ (rows) | ${columns.map(({ name }) => name).join(' | ')} |`,
    `|---|${columns.map(() => '---').join('|')}|`,
    ...questions.map(
      ({ name }, i) => `| ${name} | ${columns.map(({ list }) => shown(list[i]?.kappa ?? null)).join(' | ')} |`,
    ),
  ];
}

function shown(kappa: number | null): string {
  return kappa === null ? '–' : kappa.toFixed(2);
}

/** Puts a table between the two marks of a document. Throws Error when a mark is missing. */
export function putTable(document: string, table: readonly string[]): string {
  const from = document.indexOf(BEGIN);
  const to = document.indexOf(END);
  if (from < 0 || to < from) throw new Error(`the document has no place for the table: "${BEGIN}" and "${END}"`);
  return `${document.slice(0, from + BEGIN.length)}\n\n${table.join('\n')}\n\n${document.slice(to)}`;
}
