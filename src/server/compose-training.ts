// Puts the training range of the desk together, where engagements are on: over the same readers, and over nothing that could be reached.

import { rangeOver } from '../app/training/open-range.js';
import { TrainingRuns } from '../app/training/runs.js';
import type { ReadSigns } from '../domain/text-signs.js';
import type { EngagementCore } from './compose-engagements.js';

/** Null where engagements are off. `readSigns` null: so they are. */
export function composeTraining(
  { config: { contentDir, engagements }, clock, ids }: Pick<EngagementCore, 'config' | 'clock' | 'ids'>,
  readSigns: ReadSigns | null,
): TrainingRuns | null {
  if (engagements === null || readSigns === null) return null;
  const open = () => rangeOver({ contentDir, policyDir: engagements.policyDir }, readSigns);
  return new TrainingRuns({ open, clock, ids });
}
