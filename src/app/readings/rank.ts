// Which messages the second reader takes first: those of which the first was least sure, people in need before all.

import { type Assessment, strongestSuspicion } from '../../domain/assessment.js';

/** Steps of uncertainty, from a probability of .5 (0) to certainty either way. */
const STEPS = 10;
/** From this step on (below .1, above .9) the first reader was sure. */
const SURE = 8;

/** Place of those of which the first reader was sure, in the order in which they came. */
export const SURE_RANK = 2 * STEPS;
/** Place of those at which the second reader failed more than once: after all others. */
export const LAST_RANK = 99;

/** Place in the row, 0 the most urgent. */
export function rankOf({ labels }: Pick<Assessment, 'labels'>): number {
  const need = stepOf(Math.max(labels.distress, labels.minor_risk));
  if (need < SURE) return need;
  const suspicion = stepOf(strongestSuspicion(labels));
  return suspicion < SURE ? STEPS + suspicion : SURE_RANK;
}

function stepOf(probability: number): number {
  return Math.min(STEPS - 1, Math.floor(Math.abs(probability - 0.5) * 2 * STEPS));
}
