// GET /engagements/training-runs: one's own talks on the range that this process still keeps.

import { runRow } from '../../present/engagements/training-view.js';
import { TrainingRunList } from '../../schemas/engagements/training-range.js';
import { trainingRoute } from '../../training-route.js';

/** The route. */
export const getTrainingRuns = trainingRoute({
  name: 'engagement.range.runs',
  summary: 'One’s own talks on the training range, newest first; kept until the process ends.',
  answers: { 200: TrainingRunList },
  refusals: [403, 404],
  async handle(_asked, { officer, runs }) {
    return { status: 200, body: { items: runs.mine(officer).map(runRow) } };
  },
});
