// GET /engagements/training-runs/{id}: one of one's own talks on the range.

import { runView } from '../../present/engagements/training-view.js';
import { found } from '../../refusals.js';
import { TrainingRunParams, TrainingRunView } from '../../schemas/engagements/training-range.js';
import { trainingRoute } from '../../training-route.js';

/** The route. */
export const getTrainingRun = trainingRoute<TrainingRunParams>({
  name: 'engagement.range.read',
  summary: 'One of one’s own talks on the training range.',
  params: TrainingRunParams,
  answers: { 200: TrainingRunView },
  refusals: [403, 404],
  async handle({ params }, { officer, runs }) {
    const run = found(runs.one(officer, params.id));
    return { status: 200, body: runView(run, await runs.world()) };
  },
});
