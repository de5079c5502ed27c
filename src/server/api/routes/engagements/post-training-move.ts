// POST /engagements/training-runs/{id}/moves: write, use a suggestion, freeze, acknowledge, let time pass, or end the talk.

import type { RangeMove } from '../../../../app/training/play.js';
import { runView } from '../../present/engagements/training-view.js';
import { NewTrainingMove, TrainingRunParams, TrainingRunView } from '../../schemas/engagements/training-range.js';
import { orStop, trainingRoute } from '../../training-route.js';

const MINUTE_MS = 60_000;

/** The route. */
export const postTrainingMove = trainingRoute<TrainingRunParams, unknown, NewTrainingMove>({
  name: 'engagement.range.move',
  summary: 'One move in a talk on the training range.',
  params: TrainingRunParams,
  body: NewTrainingMove,
  answers: { 200: TrainingRunView },
  refusals: [403, 404, 409, 422],
  async handle({ params, body }, { officer, runs }) {
    const run = orStop(await runs.move(officer, params.id, body.seen, moveOf(body)));
    return { status: 200, body: runView(run, await runs.world()) };
  },
});

/** The move that a body asks for. */
export function moveOf(body: NewTrainingMove): RangeMove {
  switch (body.kind) {
    case 'send':
      return { kind: 'send', text: body.text };
    case 'use':
      return { kind: 'use', suggestion: body.suggestion };
    case 'wait':
      return { kind: 'wait', ms: body.minutes * MINUTE_MS };
    default:
      return { kind: body.kind };
  }
}
