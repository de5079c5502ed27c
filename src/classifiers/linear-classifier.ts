// The sparse linear model as a classifier: calibrated probabilities and the speaker.

import { LABELS, type Label } from '../domain/assessment.js';
import type { Classifier, Evidence, Opinion } from './classifier.js';
import { joined, type LinearModel, probability } from './linear/model.js';
import { lexiconScore, speakerOutput } from './linear/outputs.js';
import { likeliestSpeaker } from './speaker.js';

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
      const speaker = likeliestSpeaker((one) => say(speakerOutput(one), scores, evidence), 'unknown');
      return { labels: labels as Record<Label, number>, speaker };
    },
  };
}
