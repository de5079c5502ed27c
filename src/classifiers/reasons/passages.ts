// Cuts a text into passages of a few words: what can be left out to see whether it carried a label.

import { normalise, originalRange } from '../../nlp/normalise.js';
import { SENTENCE_HOLE, type Token, tokenise } from '../../nlp/tokens.js';

/** A stretch of the original text, in UTF-16 units, end exclusive. */
export interface Passage {
  readonly start: number;
  readonly end: number;
}

/** Whether one stretch lies wholly in another. */
export function isInside(one: Passage, other: Passage): boolean {
  return one.start >= other.start && one.end <= other.end;
}

/** Words of the longest phrase; a longer clause is cut into even parts. */
const MOST_WORDS = 7;
/** A clause of fewer words goes with its neighbour in the sentence. */
const LEAST_WORDS = 3;
/** Between two words: a mark that parts clauses. */
const PARTS_CLAUSES = /[,;:()[\]{}"“”«»„،؛、，；：—–…\n|•]|\.\.| - /u;

/**
 * Passages in the order of the text, trimmed of blanks, without gaps but blanks: clauses, long ones in parts. More than `most` are put
 * together, neighbours of about the same length. Empty for a text without a word.
 */
export function cutPassages(original: string, most: number): readonly Passage[] {
  const text = normalise(original);
  const tokens = tokenise(text.folded);
  const starts = phrases(tokens, (from, to) => original.slice(...between(from, to)));
  return tile(original, gathered(starts.map(startOf), original.length, most));

  function between(from: Token, to: Token): [number, number] {
    return [originalRange(text, from.start, from.end).end, startOf(to)];
  }
  function startOf(token: Token): number {
    return originalRange(text, token.start, token.end).start;
  }
}

/** The first word of each phrase. `gap`: what stands between two words. */
function phrases(tokens: readonly Token[], gap: (from: Token, to: Token) => string): readonly Token[] {
  return sentencesOf(tokens).flatMap((sentence) =>
    joinShort(clausesOf(sentence, gap)).flatMap((clause) => evenParts(clause).flatMap(([first]) => first ?? [])),
  );
}

function sentencesOf(tokens: readonly Token[]): readonly Token[][] {
  return split(tokens, (before, token) => token.place - before.place >= SENTENCE_HOLE);
}

function clausesOf(sentence: readonly Token[], gap: (from: Token, to: Token) => string): readonly Token[][] {
  return split(sentence, (before, token) => PARTS_CLAUSES.test(gap(before, token)));
}

function split(tokens: readonly Token[], parts: (before: Token, token: Token) => boolean): readonly Token[][] {
  const out: Token[][] = [];
  tokens.forEach((token, i) => {
    const before = tokens[i - 1];
    if (before === undefined || parts(before, token)) out.push([token]);
    else out.at(-1)?.push(token);
  });
  return out;
}

function joinShort(clauses: readonly Token[][]): readonly Token[][] {
  const out: Token[][] = [];
  for (const clause of clauses) {
    const last = out.at(-1);
    if (last !== undefined && (last.length < LEAST_WORDS || clause.length < LEAST_WORDS)) last.push(...clause);
    else out.push([...clause]);
  }
  return out;
}

function evenParts(clause: readonly Token[]): readonly Token[][] {
  const count = Math.ceil(clause.length / MOST_WORDS);
  return Array.from({ length: count }, (_, i) =>
    clause.slice(Math.round((i * clause.length) / count), Math.round(((i + 1) * clause.length) / count)),
  );
}

/** At most `most` of the starts, so that the parts between them are about even. */
function gathered(starts: readonly number[], length: number, most: number): readonly number[] {
  if (starts.length <= most) return starts;
  const out: number[] = [];
  for (const start of starts) if (start >= (out.length * length) / most) out.push(start);
  return out;
}

/** Passages from each start to the next; what stands before the first word belongs to it. */
function tile(original: string, starts: readonly number[]): readonly Passage[] {
  return starts.flatMap((at, i) => trimmed(original, i === 0 ? 0 : at, starts[i + 1] ?? original.length) ?? []);
}

function trimmed(original: string, from: number, to: number): Passage | null {
  const part = original.slice(from, to);
  const start = from + part.length - part.trimStart().length;
  const end = from + part.trimEnd().length;
  return end > start ? { start, end } : null;
}

/** Passages in order, those that overlap or have only blanks between them as one. */
export function united(original: string, passages: readonly Passage[]): readonly Passage[] {
  const out: Passage[] = [];
  for (const one of passages.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const last = out.at(-1);
    if (last === undefined || original.slice(last.end, one.start).trim() !== '') out.push(one);
    else out[out.length - 1] = { start: last.start, end: Math.max(last.end, one.end) };
  }
  return out;
}

/** The text without the passages, which may overlap. */
export function without(original: string, passages: readonly Passage[]): string {
  let out = '';
  let at = 0;
  for (const { start, end } of passages.toSorted((a, b) => a.start - b.start)) {
    if (start > at) out += original.slice(at, start);
    at = Math.max(at, end);
  }
  return out + original.slice(at);
}
