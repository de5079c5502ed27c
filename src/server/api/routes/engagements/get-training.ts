// GET /engagements/training: training on file.

import { engagementRoute } from '../../engagement-route.js';
import { trainingView } from '../../present/engagements/small-registers.js';
import { TrainingList } from '../../schemas/engagements/registers.js';

/** The route. */
export const getTraining = engagementRoute({
  name: 'engagement.training.list',
  summary: 'Training on file.',
  answers: { 200: TrainingList },
  refusals: [403, 404, 422],
  audited: true,
  async handle(_asked, { tools, names }) {
    return { status: 200, body: await trainingView(names, tools) };
  },
});
