// GET /engagements/figures: figures over all threads.

import { engagementRoute } from '../../engagement-route.js';
import { figuresView } from '../../present/engagements/register-views.js';
import { FiguresView } from '../../schemas/engagements/registers.js';

/** The route. */
export const getFigures = engagementRoute({
  name: 'engagement.figures',
  summary: 'Figures over all threads.',
  answers: { 200: FiguresView },
  refusals: [403, 404, 422],
  audited: true,
  async handle(_asked, { tools, names }) {
    return { status: 200, body: figuresView(tools.board.threads(), names) };
  },
});
