// What a decision on a text to review says of its labels: what people upheld, struck or added. Pure.

import type { Label } from './assessment.js';
import type { QueueAct } from './help-request.js';
import { SYSTEM } from './review-transitions.js';

/** A decision by a person that says what the text shows. The other acts say nothing of it. */
export const JUDGING_ACTS = ['confirm', 'dismiss'] as const;
export type JudgingAct = (typeof JUDGING_ACTS)[number];

/** A decision that stands. It holds for the turns that were on the screen. */
export interface Judgement {
  readonly act: JudgingAct;
  /** The act's version: with the item's id it names the act. */
  readonly version: number;
  /** Last turn on the screen. */
  readonly seenTurn: number;
}

/** What became of one label: a person upheld it, struck it, or added one that the reader had not found. */
export interface LabelVerdict {
  readonly label: Label;
  readonly verdict: 'upheld' | 'struck' | 'added';
}

/**
 * The newest decision that still stands; undefined when there is none. One that a person took back, or after which somebody asked
 * for more or escalated, does not. One that new signs opened again does: for what was seen.
 */
export function standingJudgement(acts: readonly QueueAct[]): Judgement | undefined {
  let standing: Judgement | undefined;
  for (const { act, version, seenTurn, by } of acts) {
    const judging = JUDGING_ACTS.find((one) => one === act);
    if (judging !== undefined) standing = { act: judging, version, seenTurn };
    else if (act === 'askForMore' || act === 'escalate' || (act === 'reopen' && by !== SYSTEM.id)) standing = undefined;
  }
  return standing;
}

/**
 * What a decision says of the item as a whole: what was found was upheld or struck; a person found signs in what could not be read.
 * Undefined where nothing was found and nothing was there.
 */
export function wholeVerdict(why: 'signs' | 'unassessed', act: JudgingAct): LabelVerdict['verdict'] | undefined {
  if (why === 'unassessed') return act === 'confirm' ? 'added' : undefined;
  return act === 'confirm' ? 'upheld' : 'struck';
}

/**
 * What a decision says of the labels that the reader found. `named`: the labels that the analyst said the text shows, null when they
 * named none: then all that was found is confirmed, or dismissed. Distress is a need and no suspicion: only a list decides on it.
 */
export function verdictsOf(
  found: readonly Label[],
  act: JudgingAct,
  named: readonly Label[] | null,
): readonly LabelVerdict[] {
  if (named === null || act === 'dismiss') {
    const verdict = act === 'confirm' ? 'upheld' : 'struck';
    return found.filter((label) => label !== 'distress').map((label) => ({ label, verdict }));
  }
  const added = named.filter((label) => !found.includes(label));
  return [
    ...found.map((label): LabelVerdict => ({ label, verdict: named.includes(label) ? 'upheld' : 'struck' })),
    ...added.map((label): LabelVerdict => ({ label, verdict: 'added' })),
  ];
}
