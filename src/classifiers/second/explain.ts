// Reasons of both readers together: what is left out is read again by both, for it is the joined probability that must fall.

import type { Assessment, Label } from '../../domain/assessment.js';
import type { FirstReader } from '../ensemble.js';
import { type GuessQuestion, guessCarriers } from '../reasons/guess.js';
import { cutPassages, type Passage, without } from '../reasons/passages.js';
import { isSearched, MOST_PASSAGES, MOST_UNITS, reasonsFor, wantReasons } from '../reasons/reasons.js';
import { type Carriers, type Chances, findCarriers } from '../reasons/search.js';
import { joinedLabels, type SecondOpinion, wordOf } from './join.js';
import type { JoinModel } from './join-model.js';

/** Readings of the encoder that the reasons of one text may cost at most; three and a half on average. */
const MOST_READ = 16;

/** What the reasons of one text may cost. */
export interface ReasonBudget {
  /** Readings of the encoder beside the one of the text itself. With 0 nothing is searched: see `guessed`. */
  readonly most: number;
  /** Without a search: the passages that seem to carry a label by the one reading of the text; else the lexicon's signs. */
  readonly guessed?: boolean;
  /** Whether the time is up: of the labels that are left the lexicon's signs are named, and that is marked. */
  readonly isOver?: () => boolean;
}

/** As many readings as any text may cost, however long they take: the fewest passages, and every label's fall has been seen. */
export const FULL_BUDGET: ReasonBudget = { most: MOST_READ };
/** No reading more: about twice as much of the text is named, and one text in twenty-five has a label that does not fall by half. */
export const GUESSED: ReasonBudget = { most: 0, guessed: true };
/** Signs of the lexicon alone. */
export const SIGNS_ALONE: ReasonBudget = { most: 0 };

/** Whether passages are named, searched for or guessed, and not signs alone. */
export function namesPassages({ most, guessed }: ReasonBudget): boolean {
  return most > 0 || guessed === true;
}

/** What asks both readers. */
export interface Readers {
  readonly model: JoinModel;
  /** The first reader, as it read the text. */
  readonly first: FirstReader;
  /** The encoder's word on a text that the first reader has read. */
  second(text: string, first: Assessment): Promise<SecondOpinion>;
}

/** A text with its first assessment, the joined one, and how to ask what the encoder's opinion would be without some of the passages. */
export interface Joined {
  readonly text: string;
  readonly passages: readonly Passage[];
  readonly first: Assessment;
  readonly joined: Assessment;
  readonly budget: ReasonBudget;
  /** Loads the guess. Where the opinion itself was known already it costs a reading; null when none may be made. */
  parted(): Promise<((parts: readonly number[]) => SecondOpinion) | null>;
}

/** The passages of a text that may be left out; none of one that is too long to be searched. */
export function passagesOf(text: string): readonly Passage[] {
  return text.length > MOST_UNITS ? [] : cutPassages(text, MOST_PASSAGES);
}

/**
 * The joined assessment with reasons that carry its labels; as many more readings as the budget allows where a label holds. Marked
 * `signsOnly` where nothing could be searched or guessed.
 */
export async function explained(readers: Readers, said: Joined): Promise<Assessment> {
  const { text, joined, budget } = said;
  const wanted = wantReasons(joined, readers.model.thresholds.needsPerson);
  if (!namesPassages(budget) || !isSearched(text, wanted)) return onlySigns(said, wanted);
  const withoutParts = await said.parted();
  if (withoutParts === null) return onlySigns(said, wanted);
  const guess = (cut: readonly Passage[], parts: readonly number[]): Chances =>
    guessed(readers, said, cut, withoutParts(parts));
  if (budget.most === 0) return withReasonsOf(said, wanted, guessCarriers({ ...questionOf(said, wanted), guess }));
  const found = withReasonsOf(said, wanted, await searched(readers, said, wanted, guess));
  return budget.isOver?.() === true ? { ...found, signsOnly: true } : found;
}

function questionOf({ text, joined, first, passages }: Joined, over: readonly Label[]) {
  return { text, labels: joined.labels, over, signs: first.reasons, passages };
}

async function searched(
  readers: Readers,
  said: Joined,
  wanted: readonly Label[],
  guess: GuessQuestion['guess'],
): Promise<Carriers> {
  const guesses = said.passages.map((passage, part) => guess([passage], [part]));
  const search = findCarriers({ ...questionOf(said, wanted), guesses, ...said.budget });
  let step = search.next();
  while (step.done !== true) step = search.next(await ask(readers, step.value));
  return step.value;
}

function onlySigns(said: Joined, wanted: readonly Label[]): Assessment {
  const signs = withReasonsOf(said, wanted, new Map());
  return wanted.length === 0 ? signs : { ...signs, signsOnly: true };
}

function withReasonsOf(
  { text, joined, first }: Joined,
  wanted: readonly Label[],
  carriers: Parameters<typeof reasonsFor>[3],
): Assessment {
  return { ...joined, reasons: reasonsFor(text, { ...joined, reasons: first.reasons }, wanted, carriers) };
}

/** Without some ranges: the first reader reads again, the second is guessed from what they add to its vectors. */
function guessed({ model, first }: Readers, said: Joined, cut: readonly Passage[], second: SecondOpinion): Chances {
  const rest = first(without(said.text, cut));
  return joinedLabels(model, { ...wordOf(said.first), labels: rest.labels }, second);
}

async function ask({ model, first, second }: Readers, text: string): Promise<Chances> {
  const again = first(text);
  return joinedLabels(model, wordOf(again), await second(text, again));
}
