// Names of a model's outputs, and the lexicon's score that belongs to each.

import { LABELS, type Label, SPEAKERS, type Speaker } from '../../domain/assessment.js';
import type { LexiconReading } from '../lexicon/judge.js';

/** The output of a binary model. */
export const POSITIVE = 'positive';

/** The output that says how likely a speaker is. */
export function speakerOutput(speaker: Speaker): string {
  return `speaker:${speaker}`;
}

/** Outputs of a model of the taxonomy, in the order of the columns. */
export const TAXONOMY_OUTPUTS: readonly string[] = [...LABELS, ...SPEAKERS.map(speakerOutput)];

const CUE_OF_SPEAKER: Readonly<Record<string, 'offer' | 'told' | 'report'>> = {
  [speakerOutput('offeror')]: 'offer',
  [speakerOutput('seeker')]: 'told',
  [speakerOutput('reporter')]: 'report',
};

/** 0..1: what the lexicon says for an output; a cue for a speaker, the joined signs for a label. */
export function lexiconScore(output: string, signs: LexiconReading): number {
  const cue = CUE_OF_SPEAKER[output];
  if (cue !== undefined) return signs.cues.has(cue) ? 1 : 0;
  return signs.scores[output as Label] ?? 0;
}
