// Routes of the training range. What they are handed is the range alone: no store, no thread, nothing that sends.

import type { RunRefusal, TrainingRuns } from '../../app/training/runs.js';
import { AppError } from '../../domain/errors.js';
import type { Result } from '../../domain/result.js';
import { found, gone } from './refusals.js';
import { type Answer, type Asked, defineRoute, type Route, type RouteShape } from './route.js';

/** Who practises, by account id, and the talks of this process. */
export interface Trainee {
  readonly officer: string;
  readonly runs: TrainingRuns;
}

/** A route for somebody signed in, over the range. */
export function trainingRoute<P = unknown, Q = unknown, B = unknown>(
  route: RouteShape<P, Q, B> & {
    readonly handle: (asked: Asked<P, Q, B>, trainee: Trainee) => Promise<Answer>;
  },
): Route {
  return defineRoute<P, Q, B>({
    ...route,
    async handle(asked, { staff }, { training }) {
      return await route.handle(asked, { officer: staff.id, runs: found(training) });
    },
  });
}

/** The value, or the problem thrown. */
export function orStop<T>(result: Result<T, RunRefusal | 'no_subject' | 'no_language'>): T {
  if (result.ok) return result.value;
  if (result.error === 'not_found') throw gone();
  if (result.error === 'stale') throw new AppError('stale', 'It changed since you opened it.');
  throw new AppError('refused', 'That is not possible as things stand.', { why: result.error });
}
