// POST /engagements/training: put a training on file; not one of your own.

import { recordTraining } from '../../../../app/engagement/keep-registers.js';
import { engagementRoute, orRefuse } from '../../engagement-route.js';
import { trainingView } from '../../present/engagements/small-registers.js';
import { NewTraining, TrainingList } from '../../schemas/engagements/registers.js';

/** The route. */
export const postTraining = engagementRoute<unknown, unknown, NewTraining>({
  name: 'engagement.training.record',
  summary: 'Put a training on file; not one of your own.',
  body: NewTraining,
  answers: { 201: TrainingList },
  refusals: [403, 404, 422],
  audited: true,
  async handle({ body }, { officer, tools, names }) {
    const times = { passedAt: Date.parse(body.passedAt), expiresAt: Date.parse(body.expiresAt) };
    orRefuse(await recordTraining({ ...body, ...times }, officer, tools));
    return { status: 201, body: await trainingView(names, tools) };
  },
});
