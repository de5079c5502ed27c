// `corpus check`: everything that must hold of the corpus, as findings with file and line.

import type { Balance } from './balance.js';
import { balance, COMPLETE } from './balance.js';
import type { Corpus, Part, Placed, Problem } from './files.js';
import { forbidden } from './forbidden.js';
import { talkTexts } from './import.js';
import { type Conversation, isLabelledSlice, type Row, useOf } from './row.js';
import { SimilarTexts } from './similar.js';

/** Turns of a talk: long enough for the risk to come slowly, short enough to be read. */
const TURNS = { least: 6, most: 16 } as const;

/** What a check found. `skipped`: languages that are not complete yet and what they lack, one line each. */
export interface Checked {
  readonly problems: readonly Problem[];
  readonly balances: readonly Balance[];
  readonly skipped: readonly string[];
}

/** Runs every check. `complete`: the languages whose balance must hold. */
export function check(corpus: Corpus, complete = COMPLETE): Checked {
  const balances = balance(corpus, complete);
  const incomplete = balances.filter(({ complete }) => !complete);
  return {
    problems: [
      ...corpus.problems,
      ...repeatedIds(corpus),
      ...corpus.rows.flatMap((row) => whyNot(row, rowFaults(row))),
      ...corpus.conversations.flatMap((talk) => whyNot(talk, talkFaults(talk))),
      ...alike(corpus),
      ...balances.filter(({ complete }) => complete).flatMap(unbalanced),
    ],
    balances,
    skipped: incomplete.map(
      ({ lang, missing }) => `${lang} is not complete yet: ${missing.join(', ') || 'nothing is missing'}`,
    ),
  };
}

function whyNot({ file, line }: { readonly file: string; readonly line: number }, why: readonly string[]): Problem[] {
  return why.map((one) => ({ file, line, why: one }));
}

function rowFaults({ value: row, part }: Placed<Row>): readonly string[] {
  const { labels, speaker, slice, text } = row;
  const faults: string[] = [...placeFaults(row, part)];
  if (labels.includes('distress') && speaker === 'offeror') faults.push('whoever shows distress is never an offeror');
  // An offer that somebody shows and asks about may be an honest one: `pasted` is either.
  if (slice !== 'pasted' && labels.length > 0 !== isLabelledSlice(slice))
    faults.push(labels.length > 0 ? `${slice} is a silent slice but there are labels` : `${slice} needs a label`);
  if (new Set(labels).size !== labels.length) faults.push('a label stands twice');
  return [...faults, ...forbidden(text, part.lang, labels.includes('minor_risk'))];
}

function talkFaults({ value: talk, part }: Placed<Conversation>): readonly string[] {
  const faults: string[] = [...placeFaults(talk, part)];
  if (talk.lang !== part.lang) faults.push(`is of ${talk.lang}, in a file of ${part.lang}`);
  if (talk.risky !== (talk.riskTurn !== null)) faults.push('a risky talk has a turn of risk, an honest one none');
  if ((talk.riskTurn ?? 0) > talk.turns.length) faults.push('the turn of risk comes after the last turn');
  if (talk.turns.length < TURNS.least || talk.turns.length > TURNS.most)
    faults.push(`has ${talk.turns.length} turns, not ${TURNS.least} to ${TURNS.most}`);
  if (talk.risky !== isLabelledSlice(talk.slice))
    faults.push(`${talk.slice} is no slice of ${talk.risky ? 'a risky' : 'an honest'} talk`);
  if (!talk.turns.some(({ from }) => from === 'user')) faults.push('the user says nothing');
  // A talk has no labels; the stricter rule for rows about minors is a reader's task here.
  return [...faults, ...talk.turns.flatMap(({ text }) => forbidden(text, part.lang, false))];
}

function placeFaults(
  { id, author, ...rest }: { readonly id: string; readonly author: string },
  part: Part,
): readonly string[] {
  const faults: string[] = [];
  const use = useOf(author, 'turns' in rest ? 'talk' : 'row');
  if (!id.startsWith(`${part.lang}-`)) faults.push(`the id ${id} is not of ${part.lang}`);
  // Of author 0 some rows were kept apart before there were others.
  if (use !== part.use && !(author === '0' && part.use === 'kept-apart'))
    faults.push(`what author ${author} wrote here is for ${use}, not for ${part.use}`);
  return faults;
}

function repeatedIds(corpus: Corpus): readonly Problem[] {
  const seen = new Set<string>();
  return [...corpus.rows, ...corpus.conversations].flatMap((one) => {
    const again = seen.has(one.value.id);
    seen.add(one.value.id);
    return again ? whyNot(one, [`the id ${one.value.id} was used before`]) : [];
  });
}

/** Pairs that are alike, anywhere in the corpus; training comes first, so a kept-apart text is the later one. */
export function alike(corpus: Corpus): readonly Problem[] {
  const similar = new SimilarTexts();
  const texts = [
    ...corpus.rows.map((row) => ({ ...row, texts: [row.value.text] })),
    ...corpus.conversations.map((talk) => ({ ...talk, texts: talkTexts(talk.value) })),
  ];
  return texts.flatMap((one) => {
    const name = `${one.file}:${one.line}`;
    const found = one.texts.map((text) => similar.find({ name, text })).find((pair) => pair !== null);
    for (const text of one.texts) similar.add({ name, text });
    if (found === undefined || found === null) return [];
    return whyNot(one, [`is like ${found.earlier} (${found.share.toFixed(2)})`]);
  });
}

function unbalanced({ lang, missing }: Balance): readonly Problem[] {
  return missing.map((what) => ({ file: `corpus/${lang}.jsonl`, line: 1, why: `too few ${what}` }));
}
