// Which passages carry a label: those without which its probability is at most half. Found by leaving passages out and reading again.

import type { Label, Reason } from '../../domain/assessment.js';
import { isInside, type Passage, united, without } from './passages.js';

/** Probabilities by label. */
export type Chances = Readonly<Record<Label, number>>;

/** What is to be explained. */
export interface Question {
  readonly text: string;
  /** What the readers say of the whole text. */
  readonly labels: Chances;
  /** Labels that want reasons, the strongest first. */
  readonly over: readonly Label[];
  /** Signs that the lexicon found, of any label. */
  readonly signs: readonly Reason[];
  /** What may be left out, in the order of the text; together nearly all of it. */
  readonly passages: readonly Passage[];
  /** What the readers would say without one of the passages, as far as it can be told without asking them. */
  readonly guesses: readonly Chances[];
  /** Most texts that may be asked. */
  readonly most: number;
  /** Whether the time is up: then nothing more is asked, and of a label without an answer nothing is named. */
  readonly isOver?: () => boolean;
}

/** Asks for the probabilities of texts, one after the other, and answers which ranges carry each label. */
export type Search<T> = Generator<string, T, Chances>;

/** The ranges that carry a label, signs of the lexicon aside; none where nothing that is left out halves it. */
export type Carriers = ReadonlyMap<Label, readonly Passage[]>;

/** Carried by what was left out: at most this share of the probability is left. */
export const LEFT = 0.5;
/** How far what was really said may correct a guess. */
const BELIEVED = { least: 0.25, most: 4 } as const;

/** The search. The same question and the same answers, the same texts and ranges. */
export function* findCarriers(question: Question): Search<Carriers> {
  const asked = new Asked(question);
  const found = new Map<Label, readonly Passage[]>();
  for (const label of question.over) {
    const carriers = yield* carriersOf(question, label, asked);
    if (carriers !== null) found.set(label, carriers);
  }
  return found;
}

/** Texts that were asked, so that none is asked twice. */
class Asked {
  private readonly known = new Map<string, Chances>();
  private readonly text: string;
  readonly isOver: () => boolean;
  private left: number;

  constructor({ text, labels, most, isOver = () => false }: Question) {
    this.text = text;
    this.left = most;
    this.isOver = isOver;
    this.known.set(text, labels);
  }

  /** Probabilities of the text without the ranges; null when no more may be asked. */
  *without(ranges: readonly Passage[]): Search<Chances | null> {
    const cut = without(this.text, ranges);
    const known = this.known.get(cut);
    if (known !== undefined) return known;
    if (this.left === 0 || this.isOver()) return null;
    this.left -= 1;
    const said = yield cut;
    this.known.set(cut, said);
    return said;
  }
}

/**
 * The lexicon's signs of the label are left out first: where they carry it, nothing else is named. Else passages are added, the one
 * that seems to carry most first: one, then as many as the guess says, corrected by what was really said, but at most twice as many;
 * then fewer again, as long as they are enough, at last without those that seem to carry nothing. When no more may be asked, what is known to be enough is taken, or the guess's word.
 * Null where even everything is not enough: then nothing in the text carries the label.
 */
function* carriersOf(question: Question, label: Label, asked: Asked): Search<readonly Passage[] | null> {
  const { text, labels } = question;
  const signs = question.signs.filter((sign) => sign.label === label);
  const most = labels[label] * LEFT;
  const order = byGain(question, label, signs);
  const first = (count: number): readonly Passage[] => order.slice(0, count).map(({ passage }) => passage);
  let count = signs.length === 0 ? 1 : 0;
  let tooFew = count - 1;
  let enough: number | null = null;
  let guessed = fewest(order, count, odds(labels[label]) - odds(most));
  while (count <= order.length) {
    const said = yield* asked.without([...signs, ...first(count)]);
    if (said === null) break;
    if (said[label] <= most) enough = count;
    else {
      tooFew = count;
      const taken = odds(labels[label]) - odds(said[label]);
      const believed =
        count === 0 ? 1 : Math.min(BELIEVED.most, Math.max(BELIEVED.least, taken / gainOf(order, count)));
      guessed = fewest(order, count + 1, gainOf(order, count) + (odds(said[label]) - odds(most)) / believed);
    }
    if (enough === tooFew + 1) break;
    count = enough === null ? Math.min(guessed, Math.max(1, 2 * count)) : (tooFew + enough) >> 1;
    if (enough === null && count <= tooFew) break;
  }
  if (enough === null && (tooFew >= order.length || asked.isOver())) return null;
  if (enough === null) return united(text, first(guessed));
  return united(text, yield* withoutIdle(order.slice(0, enough), signs, { label, most, asked }));
}

/** Less than this seems to be nothing, in log odds. */
const IDLE = 0.01;

/** Enough passages, less those that seemed to carry nothing and indeed are not needed beside the others. */
function* withoutIdle(
  enough: readonly Candidate[],
  signs: readonly Passage[],
  { label, most, asked }: { readonly label: Label; readonly most: number; readonly asked: Asked },
): Search<readonly Passage[]> {
  let named = enough.map(({ passage }) => passage);
  for (const { passage, gain } of enough.toReversed()) {
    if (gain >= IDLE || named.length === 1) continue;
    const fewer = named.filter((one) => one !== passage);
    const said = yield* asked.without([...signs, ...fewer]);
    if (said === null) break;
    if (said[label] <= most) named = fewer;
  }
  return named;
}

/** Log odds that leaving out the first of the candidates seems to take. */
function gainOf(order: readonly Candidate[], count: number): number {
  return order.slice(0, count).reduce((sum, { gain }) => sum + gain, 1e-9);
}

/** How many of the candidates, `least` or more, seem to take so much; all where that is not enough. */
function fewest(order: readonly Candidate[], least: number, wanted: number): number {
  let count = least;
  while (count < order.length && gainOf(order, count) < wanted) count += 1;
  return count;
}

interface Candidate {
  readonly passage: Passage;
  /** Log odds that leaving it out seems to take. */
  readonly gain: number;
}

function byGain(
  { passages, guesses, labels }: Question,
  label: Label,
  signs: readonly Passage[],
): readonly Candidate[] {
  return passages
    .map((passage, i) => ({
      passage,
      gain: Math.max(0, odds(labels[label]) - odds(guesses[i]?.[label] ?? labels[label])),
    }))
    .filter(({ passage }) => !signs.some((sign) => isInside(passage, sign)))
    .toSorted((a, b) => b.gain - a.gain || a.passage.start - b.passage.start);
}

/** Log odds of a probability, bounded: none is surer than one in ten thousand. */
export function odds(p: number): number {
  const inside = Math.min(1 - 1e-4, Math.max(1e-4, p));
  return Math.log(inside / (1 - inside));
}
