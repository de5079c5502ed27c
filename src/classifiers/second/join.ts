// Joins the first reader's assessment with the second reader's log odds.

import {
  type Assessment,
  LABEL_HOLDS,
  LABELS,
  type Label,
  type Reason,
  type Speaker,
  strongestSuspicion,
} from '../../domain/assessment.js';
import { guardedSpeaker, JOINED_GUARD, likeliestSpeaker } from '../speaker.js';
import type { IntentOdds } from './intent-head.js';
import { type JoinModel, joinedOdds, logOdds, sigmoid } from './join-model.js';

/** The second reader's log odds by label and by speaker. */
export interface SecondOpinion {
  readonly labels: Readonly<Record<Label, number>>;
  readonly speakers: Readonly<Record<Speaker, number>>;
  /** Of each command, where the reader has a head for them (intent-head.ts). */
  readonly intents?: IntentOdds;
}

/** Languages that have letters of their own. */
const OWN_LETTERS: ReadonlySet<string> = new Set(['ar', 'bn', 'th', 'zh', 'ta', 'my']);

/**
 * Whether a text is written as the first reader, which goes by letters and words, seldom saw its like: disguised, or a language with letters
 * of its own in Latin ones. There the second reader's word counts for more.
 */
export function isChanged({ lang, script, obfuscated }: Pick<Assessment, 'lang' | 'script' | 'obfuscated'>): boolean {
  return obfuscated || lang === 'und' || (script === 'Latn' && OWN_LETTERS.has(lang));
}

/** What of the first reader's assessment the join needs; `changed` as `isChanged` says. */
export interface FirstWord extends Pick<Assessment, 'lang' | 'labels'> {
  readonly changed?: boolean;
}

/** Joined probabilities by label. */
export function joinedLabels(
  model: JoinModel,
  { lang, labels, changed = false }: FirstWord,
  second: SecondOpinion,
): Readonly<Record<Label, number>> {
  const curves = (changed ? model.changed : undefined) ?? model.labels;
  return Object.fromEntries(
    LABELS.map((label) => {
      const odds = joinedOdds(curves[label], lang, logOdds(labels[label]), second.labels[label]);
      return [label, round(sigmoid(odds))];
    }),
  ) as Record<Label, number>;
}

/**
 * One assessment of both readers. What the first found in the text (signs, entities, language) stays; `first` should have been asked for
 * all reasons, since a label may be lifted here.
 */
export function joinReadings(model: JoinModel, first: Assessment, second: SecondOpinion): Assessment {
  const word = wordOf(first);
  const labels = joinedLabels(model, word, second);
  const { flag, flagChanged = flag, needsPerson } = model.thresholds;
  return {
    ...first,
    readers: ['first', 'second'],
    labels,
    flagged: strongestSuspicion(labels) >= (word.changed ? flagChanged : flag),
    needsPerson: labels.distress >= needsPerson.distress || labels.minor_risk >= needsPerson.minor_risk,
    speaker: speakerOf(first, second, labels.distress),
    reasons: reasonsThatHold(first.reasons, labels),
    model: `${first.model}+${model.version}`,
  };
}

/** The first reader's word on a text, for the join. */
export function wordOf(first: Assessment): FirstWord {
  return { lang: first.lang, labels: first.labels, changed: isChanged(first) };
}

/** Reasons of the labels that hold, strongest labels first. */
export function reasonsThatHold(
  reasons: readonly Reason[],
  labels: Readonly<Record<Label, number>>,
): readonly Reason[] {
  return reasons
    .filter(({ label }) => labels[label] >= LABEL_HOLDS)
    .toSorted((a, b) => labels[b.label] - labels[a.label] || a.start - b.start);
}

/** The first reader's word counts where the second hears nobody. */
function speakerOf(first: Assessment, { speakers }: SecondOpinion, distress: number): Speaker {
  const heard = likeliestSpeaker((speaker) => sigmoid(speakers[speaker]), first.speaker);
  const inNeed = distress >= JOINED_GUARD.joined || first.labels.distress >= JOINED_GUARD.first;
  return guardedSpeaker(heard, distress, inNeed);
}

function round(p: number): number {
  return Math.round(p * 1e4) / 1e4;
}
