// Joins the first reader's assessment with the second reader's log odds.

import { type Assessment, LABELS, type Label, type Reason, SPEAKERS, type Speaker } from '../../domain/assessment.js';
import { type JoinModel, joinedOdds, logOdds, sigmoid } from './join-model.js';

const SUSPICIONS = LABELS.filter((label) => label !== 'distress');
/** Probability that the likeliest speaker needs; below it the first reader's word stands. */
const SPEAKER_MIN = 0.4;
/** Probability of distress from which on a writer is never called an offeror. */
const DISTRESS_GUARD = 0.1;
const HOLDS = 0.5;

/** The second reader's log odds by label and by speaker. */
export interface SecondOpinion {
  readonly labels: Readonly<Record<Label, number>>;
  readonly speakers: Readonly<Record<Speaker, number>>;
}

/** Joined probabilities by label. */
export function joinedLabels(
  model: JoinModel,
  { lang, labels }: Pick<Assessment, 'lang' | 'labels'>,
  second: SecondOpinion,
): Readonly<Record<Label, number>> {
  return Object.fromEntries(
    LABELS.map((label) => {
      const odds = joinedOdds(model.labels[label], lang, logOdds(labels[label]), second.labels[label]);
      return [label, round(sigmoid(odds))];
    }),
  ) as Record<Label, number>;
}

/**
 * One assessment of both readers. What the first found in the text (signs, entities, language) stays; `first` should have been asked for
 * all reasons, since a label may be lifted here.
 */
export function joinReadings(model: JoinModel, first: Assessment, second: SecondOpinion): Assessment {
  const labels = joinedLabels(model, first, second);
  const { flag, needsPerson } = model.thresholds;
  return {
    ...first,
    readers: ['first', 'second'],
    labels,
    flagged: SUSPICIONS.some((label) => labels[label] >= flag),
    needsPerson: labels.distress >= needsPerson.distress || labels.minor_risk >= needsPerson.minor_risk,
    speaker: speakerOf(first.speaker, second, Math.max(labels.distress, first.labels.distress)),
    reasons: reasonsThatHold(first.reasons, labels),
    model: `${first.model}+${model.version}`,
  };
}

/** Reasons of the labels that hold, strongest labels first. */
export function reasonsThatHold(
  reasons: readonly Reason[],
  labels: Readonly<Record<Label, number>>,
): readonly Reason[] {
  return reasons
    .filter(({ label }) => labels[label] >= HOLDS)
    .toSorted((a, b) => labels[b.label] - labels[a.label] || a.start - b.start);
}

/** A person in distress is never called an offeror, whatever else the text looks like. */
function speakerOf(first: Speaker, { speakers }: SecondOpinion, distress: number): Speaker {
  let best = first;
  let top = SPEAKER_MIN;
  for (const speaker of SPEAKERS) {
    const p = sigmoid(speakers[speaker]);
    if (p > top) {
      best = speaker;
      top = p;
    }
  }
  // Where the first reader heard somebody tell of themselves, the second does not make an accused of them.
  if (best === 'offeror' && (first === 'seeker' || distress >= DISTRESS_GUARD)) return 'seeker';
  return best === 'unknown' && distress >= HOLDS ? 'seeker' : best;
}

function round(p: number): number {
  return Math.round(p * 1e4) / 1e4;
}
