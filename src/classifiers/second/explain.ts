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

/** What asks both readers. */
export interface Readers {
  readonly model: JoinModel;
  /** The first reader, as it read the text. */
  readonly first: FirstReader;
  /** The encoder's word on a text that the first reader has read. */
  second(text: string, first: Assessment): Promise<SecondOpinion>;
}

/** A text with its first assessment, the joined one, and what the encoder's opinion would be without some of the passages. */
export interface Joined {
  readonly text: string;
  readonly passages: readonly Passage[];
  readonly first: Assessment;
  readonly joined: Assessment;
  without(parts: readonly number[]): SecondOpinion;
}

/** The passages of a text that may be left out; none of one that is too long to be searched. */
export function passagesOf(text: string): readonly Passage[] {
  return text.length > MOST_UNITS ? [] : cutPassages(text, MOST_PASSAGES);
}

/** The joined assessment with reasons that carry its labels; up to `MOST_READ` more readings where a label holds. */
export async function explained(readers: Readers, said: Joined): Promise<Assessment> {
  const { text, joined, first, passages } = said;
  const wanted = wantReasons(joined, readers.model.thresholds.needsPerson);
  if (!isSearched(text, wanted)) return withReasonsOf(said, wanted, new Map());
  const search = findCarriers({
    text,
    labels: joined.labels,
    over: wanted,
    signs: first.reasons,
    passages,
    guesses: passages.map((passage, part) => guess(readers, said, passage, part)),
    most: MOST_READ,
  });
  let step = search.next();
  while (step.done !== true) step = search.next(await ask(readers, step.value));
  return withReasonsOf(said, wanted, step.value);
}

function withReasonsOf(
  { text, joined, first }: Joined,
  wanted: readonly Label[],
  carriers: Parameters<typeof reasonsFor>[3],
): Assessment {
  return { ...joined, reasons: reasonsFor(text, { ...joined, reasons: first.reasons }, wanted, carriers) };
}

/** Without one passage: the first reader reads again, the second is guessed from what the passage adds to its vectors. */
function guess({ model, first }: Readers, said: Joined, passage: Passage, part: number): Chances {
  const rest = first(without(said.text, [passage]));
  return joinedLabels(model, { ...wordOf(said.first), labels: rest.labels }, said.without([part]));
}

async function ask({ model, first, second }: Readers, text: string): Promise<Chances> {
  const again = first(text);
  return joinedLabels(model, wordOf(again), await second(text, again));
}
