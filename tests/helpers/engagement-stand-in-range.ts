// The training range behind the desk's stand-in: the real one, played by a clock that lets half a minute pass before each move.

import { openRange } from '../../src/app/training/open-range.js';
import { type RunRefusal, TrainingRuns } from '../../src/app/training/runs.js';
import type { Result } from '../../src/domain/result.js';
import { runRow, runView, subjectsView } from '../../src/server/api/present/engagements/training-view.js';
import { moveOf } from '../../src/server/api/routes/engagements/post-training-move.js';
import {
  NewTrainingMove,
  NewTrainingRun,
  TrainingRunList,
  TrainingRunView,
  TrainingSubjects,
} from '../../src/server/api/schemas/engagements/training-range.js';
import type { MoreRoutes } from './desk-stand-in.js';
import type { Refused } from './desk-stand-in-world.js';
import { shippedReaderData } from './shipped-reader.js';

const STEP_MS = 30_000;

/** The range of one test. `seeds`: what its talks are made of, one after the other. */
export async function rangeStandIn() {
  const range = await openRange('content', 'policy', await shippedReaderData());
  const time = { mono: 0 };
  let counter = 0;
  const make = () =>
    new TrainingRuns({
      open: async () => range,
      clock: { now: () => Date.now(), monotonic: () => time.mono },
      ids: { random: () => `run${String(++counter).padStart(4, '0')}` },
    });
  let runs = make();
  const refuse = (status: number, facts: Record<string, unknown>): Refused => ({ refusedWith: status, facts });
  const view = async <T extends Parameters<typeof runView>[0]>(
    result: Result<T, RunRefusal | 'no_subject' | 'no_language'>,
  ) => {
    if (result.ok) return runView(result.value, await runs.world());
    if (result.error === 'not_found') return refuse(404, { code: 'not_found' });
    if (result.error === 'stale') return refuse(409, { code: 'stale' });
    return refuse(422, { code: 'refused', why: result.error });
  };
  const routes: MoreRoutes['routes'] = [
    ['engagement.range.subjects', TrainingSubjects, async () => subjectsView(await runs.subjects())],
    ['engagement.range.runs', TrainingRunList, (_request, who) => ({ items: runs.mine(who.id).map(runRow) })],
    [
      'engagement.range.read',
      TrainingRunView,
      async ({ params }, who) => {
        const run = runs.one(who.id, String(params.id));
        return run === undefined ? refuse(404, { code: 'not_found' }) : runView(run, await runs.world());
      },
    ],
    [
      'engagement.range.begin',
      TrainingRunView,
      async (request, who) => view(await runs.begin(who.id, NewTrainingRun.parse(request.body))),
    ],
    [
      'engagement.range.move',
      TrainingRunView,
      async (request, who) => {
        time.mono += STEP_MS;
        const body = NewTrainingMove.parse(request.body);
        return view(await runs.move(who.id, String(request.params.id), body.seen, moveOf(body)));
      },
    ],
  ];
  return {
    routes,
    /** As after a restart of the server. */
    restart() {
      runs = make();
    },
    /** Lets time pass before the next move, in minutes. */
    later(minutes: number) {
      time.mono += minutes * 60_000;
    },
  };
}
