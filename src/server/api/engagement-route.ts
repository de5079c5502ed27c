// Routes of supervised engagements: mounted only where an authority turned them on.

import { type EngagementRefusal, type EngagementTools, officerOf } from '../../app/engagement/tools.js';
import type { Officer } from '../../domain/authorisation.js';
import { AppError } from '../../domain/errors.js';
import type { Result } from '../../domain/result.js';
import { type Names, namesOf } from './present/engagements/names.js';
import { verdictView } from './present/engagements/verdict-view.js';
import { found, gone } from './refusals.js';
import { type Answer, type Asked, defineRoute, type Route, type RouteShape } from './route.js';

/** Who asks, with what engagements need, and the names of colleagues. */
export interface EngagementAsker {
  readonly officer: Officer;
  readonly tools: EngagementTools;
  readonly names: Names;
}

/** A route for somebody signed in, over the tools of engagements. */
export function engagementRoute<P = unknown, Q = unknown, B = unknown>(
  route: RouteShape<P, Q, B> & {
    readonly handle: (asked: Asked<P, Q, B>, asker: EngagementAsker) => Promise<Answer>;
  },
): Route {
  return defineRoute<P, Q, B>({
    ...route,
    async handle(asked, { staff }, { engagements }) {
      const tools = found(engagements);
      await tools.look();
      return await route.handle(asked, { officer: officerOf(staff), tools, names: await namesOf(tools) });
    },
  });
}

/** The value, or the problem thrown. */
export function orRefuse<T>(result: Result<T, EngagementRefusal>): T {
  if (result.ok) return result.value;
  throw problemOf(result.error);
}

function problemOf(refusal: EngagementRefusal): AppError {
  switch (refusal.kind) {
    case 'not_found':
      return gone();
    case 'forbidden':
      return new AppError('forbidden', 'Your part in this does not allow it.');
    case 'stale':
      return new AppError('stale', 'It changed since you opened it.');
    case 'refused':
      return new AppError('refused', 'That is not possible as things stand.', { why: refusal.why });
    case 'blocked': {
      const first = refusal.verdicts.find(({ ok }) => !ok);
      const why = `${first?.rule ?? ''}:${first?.why ?? ''}`;
      return new AppError('refused', 'A rule forbids it.', { why, verdicts: refusal.verdicts.map(verdictView) });
    }
  }
}
