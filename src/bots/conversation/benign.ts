// A message that means no harm, read by a working classifier: what the simulator and the checks assume of every text.

import { type Assessment, LABELS, type Label, type Understanding } from '../../domain/assessment.js';

/** A reading that found nothing: all labels 0, language not known. */
export const QUIET: Assessment = {
  lang: 'und',
  script: 'Zyyy',
  intent: null,
  obfuscated: false,
  readers: ['first'],
  speaker: 'unknown',
  flagged: false,
  needsPerson: false,
  labels: Object.fromEntries(LABELS.map((label) => [label, 0])) as Record<Label, number>,
  reasons: [],
  entities: [],
  model: 'none',
  failed: [],
};

/** The same as understood: the language of a played talk is the one it was asked to be in. */
export const BENIGN: Understanding = { kind: 'assessed', assessment: QUIET };
