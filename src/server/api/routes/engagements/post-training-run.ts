// POST /engagements/training-runs: begin a talk with a simulated subject.

import { runView } from '../../present/engagements/training-view.js';
import { NewTrainingRun, TrainingRunView } from '../../schemas/engagements/training-range.js';
import { orStop, trainingRoute } from '../../training-route.js';

/** The route. */
export const postTrainingRun = trainingRoute<unknown, unknown, NewTrainingRun>({
  name: 'engagement.range.begin',
  summary: 'Begin a talk with a simulated subject. Nobody is written to.',
  body: NewTrainingRun,
  answers: { 201: TrainingRunView },
  refusals: [403, 404, 422],
  audited: true,
  async handle({ body }, { officer, runs }) {
    const run = orStop(await runs.begin(officer, body));
    return { status: 201, body: runView(run, await runs.world()), audit: { object: `training:${run.id}` } };
  },
});
