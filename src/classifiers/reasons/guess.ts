// Which passages carry a label, by the guess alone: nothing is read again by the encoder.

import type { Label } from '../../domain/assessment.js';
import { isInside, type Passage, united } from './passages.js';
import { type Carriers, type Chances, LEFT, odds, type Question } from './search.js';

/** What is to be explained, and what the readers would say without the ranges cut out and these passages, by their places. */
export interface GuessQuestion extends Pick<Question, 'text' | 'labels' | 'over' | 'signs' | 'passages'> {
  readonly guess: (cut: readonly Passage[], parts: readonly number[]) => Chances;
}

/**
 * Share of the needed fall in log odds that the guess must show. It shows too little, for what is left was read in the light of what is
 * gone: of 159 labels of kept-apart rows .98 fell by half at .9 (.48 of the text named), .96 at .8 (.43), .99 at 1 (.57).
 */
const SHOWN = 0.9;

/** The carriers by the guess: passages are added, what seems to carry most first, until it falls enough; then those not needed go. */
export function guessCarriers(question: GuessQuestion): Carriers {
  const asked = { ...question, guess: remembering(question.guess) };
  return new Map(question.over.map((label) => [label, carriersOf(asked, label)]));
}

/** The same ranges come again: for another label, as the first of several, or with one taken away. */
function remembering(guess: GuessQuestion['guess']): GuessQuestion['guess'] {
  const known = new Map<string, Chances>();
  return (cut, parts) => {
    const key = cut.map(({ start, end }) => `${start}-${end}`).join();
    const chances = known.get(key) ?? guess(cut, parts);
    known.set(key, chances);
    return chances;
  };
}

function carriersOf(question: GuessQuestion, label: Label): readonly Passage[] {
  const { text, passages, labels, guess } = question;
  const signs = question.signs.filter((sign) => sign.label === label);
  const rangesOf = (parts: readonly number[]): readonly Passage[] => parts.flatMap((at) => passages[at] ?? []);
  const isCovered = (at: number): boolean => rangesOf([at]).some((one) => signs.some((sign) => isInside(one, sign)));
  const places = Array.from(passages.keys());
  const covered = places.filter(isCovered);
  const open = places.filter((at) => !isCovered(at));
  const without = (parts: readonly number[]): number =>
    guess([...signs, ...rangesOf(parts)], [...covered, ...parts])[label];
  const enough = odds(labels[label]) - SHOWN * (odds(labels[label]) - odds(labels[label] * LEFT));
  const falls = (parts: readonly number[]): boolean => odds(without(parts)) <= enough;

  if (signs.length > 0 && falls([])) return [];
  const alone = new Map(open.map((at) => [at, without([at])]));
  const order = open.toSorted((a, b) => (alone.get(a) ?? 1) - (alone.get(b) ?? 1) || a - b);
  return united(text, rangesOf(fewestOf(order, falls)));
}

/** The first so many that are enough, all of them where that is not, less those that are not needed beside the others. */
function fewestOf(order: readonly number[], falls: (parts: readonly number[]) => boolean): readonly number[] {
  let count = Math.min(1, order.length);
  while (count < order.length && !falls(order.slice(0, count))) count += 1;
  let named = order.slice(0, count);
  for (const one of named.toReversed()) {
    const fewer = named.filter((at) => at !== one);
    if (fewer.length > 0 && falls(fewer)) named = fewer;
  }
  return named;
}
