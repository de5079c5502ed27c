// The sparse linear model as a classifier: calibrated probabilities and the speaker.

import { LABELS, type Label, SPEAKERS, type Speaker } from '../domain/assessment.js';
import type { Classifier, Evidence, Opinion } from './classifier.js';
import { joined, type LinearModel, probability } from './linear/model.js';
import { lexiconScore, speakerOutput } from './linear/outputs.js';

/** Labels and speaker by the linear model, joined with the lexicon's scores where they are there. */
export function linearClassifier(model: LinearModel): Classifier {
  const column = new Map(model.file.outputs.map((output, i) => [output, i]));
  const say = (output: string, scores: Float64Array, { signs }: Evidence): number => {
    const curves = model.file.curves[output];
    const score = scores[column.get(output) ?? -1];
    if (curves === undefined || score === undefined) return 0;
    if (signs === null) return probability(curves.linear, score, 0);
    return joined(curves, score, lexiconScore(output, signs));
  };
  return {
    name: 'linear',
    classify(evidence: Evidence): Opinion {
      const scores = model.score(evidence.reading, evidence.signs);
      const labels = Object.fromEntries(LABELS.map((label) => [label, say(label, scores, evidence)]));
      return { labels: labels as Record<Label, number>, speaker: speakerOf((one) => say(one, scores, evidence)) };
    },
  };
}

/** Probability that the likeliest speaker needs; below it the speaker is unknown. */
const SPEAKER_MIN = 0.4;

function speakerOf(say: (output: string) => number): Speaker {
  let best: Speaker = 'unknown';
  let top = SPEAKER_MIN;
  for (const speaker of SPEAKERS) {
    const p = say(speakerOutput(speaker));
    if (p > top) {
      best = speaker;
      top = p;
    }
  }
  return best;
}
