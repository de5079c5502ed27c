// Reasons of both readers together: what is left out is read again by both, for it is the joined probability that must fall.

import type { Assessment, Label } from '../../domain/assessment.js';
import type { FirstReader } from '../ensemble.js';
import { cutPassages, type Passage, without } from '../reasons/passages.js';
import { isSearched, MOST_PASSAGES, MOST_UNITS, reasonsFor, wantReasons } from '../reasons/reasons.js';
import { type Chances, findCarriers } from '../reasons/search.js';
import { joinedLabels, type SecondOpinion, wordOf } from './join.js';
import type { JoinModel } from './join-model.js';

/** Readings of the encoder that the reasons of one text may cost at most; three and a half on average. */
const MOST_READ = 16;

/** What the reasons of one text may cost. */
export interface ReasonBudget {
  /** Readings of the encoder beside the one of the text itself; with 0 the reasons are the lexicon's signs. */
  readonly most: number;
  /** Whether the time is up: of the labels that are left the lexicon's signs are named, and that is marked. */
  readonly isOver?: () => boolean;
}

/** As many readings as any text may cost, however long they take. */
export const FULL_BUDGET: ReasonBudget = { most: MOST_READ };

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
  /** Loads the guess. It may cost a reading where the opinion itself was known already. */
  parted(): Promise<(parts: readonly number[]) => SecondOpinion>;
}

/** The passages of a text that may be left out; none of one that is too long to be searched. */
export function passagesOf(text: string): readonly Passage[] {
  return text.length > MOST_UNITS ? [] : cutPassages(text, MOST_PASSAGES);
}

/**
 * The joined assessment with reasons that carry its labels; as many more readings as the budget allows where a label holds. Marked
 * `signsOnly` where nothing could be searched.
 */
export async function explained(readers: Readers, said: Joined): Promise<Assessment> {
  const { text, joined, first, passages, budget } = said;
  const wanted = wantReasons(joined, readers.model.thresholds.needsPerson);
  if (budget.most === 0 || !isSearched(text, wanted)) return onlySigns(said, wanted);
  const withoutPart = await said.parted();
  const search = findCarriers({
    text,
    labels: joined.labels,
    over: wanted,
    signs: first.reasons,
    passages,
    guesses: passages.map((passage, part) => guess(readers, said, passage, withoutPart([part]))),
    ...budget,
  });
  let step = search.next();
  while (step.done !== true) step = search.next(await ask(readers, step.value));
  const found = withReasonsOf(said, wanted, step.value);
  return budget.isOver?.() === true ? { ...found, signsOnly: true } : found;
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

/** Without one passage: the first reader reads again, the second is guessed from what the passage adds to its vectors. */
function guess({ model, first }: Readers, said: Joined, passage: Passage, second: SecondOpinion): Chances {
  const rest = first(without(said.text, [passage]));
  return joinedLabels(model, { ...wordOf(said.first), labels: rest.labels }, second);
}

async function ask({ model, first, second }: Readers, text: string): Promise<Chances> {
  const again = first(text);
  return joinedLabels(model, wordOf(again), await second(text, again));
}
