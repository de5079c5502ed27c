// Which passages carry a label, by the guess alone: nothing is read again by the encoder.

import type { Label } from '../../domain/assessment.js';
import { type Passage, united } from './passages.js';
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
  return new Map(question.over.map((label) => [label, carriersOf(question, label)]));
}

function carriersOf(question: GuessQuestion, label: Label): readonly Passage[] {
  const { text, passages, labels, guess } = question;
  const signs = question.signs.filter((sign) => sign.label === label);
  const isCovered = ({ start, end }: Passage): boolean => signs.some((sign) => sign.start <= start && sign.end >= end);
  const places = Array.from(passages.keys());
  const [covered, open] = [places.filter((at) => isCut(at, true)), places.filter((at) => isCut(at, false))];
  const enough = odds(labels[label]) - SHOWN * (odds(labels[label]) - odds(labels[label] * LEFT));
  const without = (parts: readonly number[]): number =>
    guess([...signs, ...rangesOf(parts)], [...covered, ...parts])[label];
  const falls = (parts: readonly number[]): boolean => odds(without(parts)) <= enough;

  if (signs.length > 0 && falls([])) return [];
  const alone = new Map(open.map((at) => [at, without([at])]));
  const order = open.toSorted((a, b) => (alone.get(a) ?? 1) - (alone.get(b) ?? 1) || a - b);
  return united(text, rangesOf(fewestOf(order, falls)));

  function isCut(at: number, wanted: boolean): boolean {
    const passage = passages[at];
    return passage !== undefined && isCovered(passage) === wanted;
  }
  function rangesOf(parts: readonly number[]): readonly Passage[] {
    return parts.flatMap((at) => passages[at] ?? []);
  }
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
