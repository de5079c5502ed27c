// GET /engagements/training-subjects: whom one can practise with.

import { subjectsView } from '../../present/engagements/training-view.js';
import { TrainingSubjects } from '../../schemas/engagements/training-range.js';
import { trainingRoute } from '../../training-route.js';

/** The route. */
export const getTrainingSubjects = trainingRoute({
  name: 'engagement.range.subjects',
  summary: 'Simulated subjects of the training range.',
  answers: { 200: TrainingSubjects },
  refusals: [403, 404],
  async handle(_asked, { runs }) {
    return { status: 200, body: subjectsView(await runs.subjects()) };
  },
});
