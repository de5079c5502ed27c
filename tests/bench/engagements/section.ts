// `npm run bench -- engagements`: an authority's unit at full size, in processes of its own as deployed.

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { AS_DEPLOYED } from '../../helpers/service.js';
import type { Figure } from '../figure.js';
import { EACH, INTENTS, LONG, makeUnit, OFFICERS, SHORT } from './unit.js';
import type { Answers, Task } from './worker.js';

/** Argument with which this program serves as one process of the unit. */
export const ENGAGEMENT_PROCESS = 'engagement-process';
/** Seconds of load that are measured, after some to warm up. */
const SECONDS = 20;
const RATES = { inbound: 200, approvals: 20 } as const;
const STOP_AFTER_MS = 2_000;

const READY_P99_MS = 300;
const STOP_MS = 1_000;
const FLAT = 1.2;
const START_MS = 5_000;
const RSS_MIB = 572;

/** A process of the unit. */
class Member {
  readonly #child: ChildProcess;

  constructor() {
    this.#child = fork(process.argv[1] ?? '', [ENGAGEMENT_PROCESS], { execArgv: [...AS_DEPLOYED] });
  }

  async does<T extends Task>(task: T): Promise<Answers[T['what']]> {
    this.#child.send(task);
    const ended = once(this.#child, 'exit').then(() => {
      throw new Error(`The process ended at "${task.what}".`);
    });
    const [answer] = await Promise.race([once(this.#child, 'message'), ended]);
    ended.catch(() => undefined);
    return answer;
  }
}

/** All figures. */
export async function measureEngagements(): Promise<Figure[]> {
  const { place, end } = await makeUnit();
  try {
    const [first, second] = [new Member(), new Member()];
    const start = await first.does({ what: 'start', place });
    const lengths = await first.does({ what: 'lengths' });
    const intents = await first.does({ what: 'intents' });
    const pace = await first.does({ what: 'pace', ...RATES, seconds: SECONDS });
    await second.does({ what: 'start', place });
    const queues = await Promise.all([
      first.does({ what: 'queue', half: 0, stopAfterMs: STOP_AFTER_MS }),
      second.does({ what: 'queue', half: 1, stopAfterMs: null }),
    ]);
    await Promise.all([first.does({ what: 'end' }), second.does({ what: 'end' })]);
    return [ready(pace), yes(pace), ...stops(queues), ...flat(lengths, intents), ...size(start, pace)];
  } finally {
    end();
  }
}

const threads = (OFFICERS * EACH).toLocaleString('en');
const unit = `${threads} live threads, ${OFFICERS} officers, ${RATES.inbound}/s in, ${RATES.approvals} approvals/s, ${SECONDS} s`;

function ready({ p50, p99, failed, busy }: Answers['pace']): Figure {
  return {
    what: `${unit}: from a message that came to its suggestions with every verdict`,
    measured: `p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, ${failed} failed, main thread ${(busy * 100).toFixed(0)} % at work`,
    against: `limit ${READY_P99_MS} ms`,
    ratio: (p99 / READY_P99_MS).toFixed(2),
    goal: `p99 ≤ ${READY_P99_MS} ms`,
    reached: p99 <= READY_P99_MS && failed === 0,
  };
}

function yes({ yes50, yes99 }: Answers['pace']): Figure {
  return {
    what: `${unit}: a yes, released and marked as sent`,
    measured: `p50 ${yes50.toFixed(1)} ms, p99 ${yes99.toFixed(1)} ms`,
    against: `limit ${READY_P99_MS} ms`,
    ratio: (yes99 / READY_P99_MS).toFixed(2),
    goal: '–',
    reached: true,
  };
}

function stops(queues: readonly Answers['queue'][]): Figure[] {
  const at = queues.find(({ stoppedAt }) => stoppedAt !== null)?.stoppedAt ?? Number.NaN;
  return queues.map(({ lastOutAt, refusedAt, out, refused }, n) => {
    const [last, all] = [lastOutAt - at, refusedAt - at];
    return {
      what: `kill switch to the refusal of every queued text, ${n === 0 ? 'same process' : 'second process, not told of it'}`,
      measured: `${all} ms (${refused} refused; ${out} had left, the last ${last} ms after)`,
      against: `limit ${STOP_MS} ms`,
      ratio: (all / STOP_MS).toFixed(2),
      goal: `≤ ${STOP_MS} ms, none later`,
      reached: all <= STOP_MS && last <= STOP_MS && refused > 1,
    };
  });
}

function flat({ short, long }: Answers['lengths'], { few, many }: Answers['intents']): Figure[] {
  const figure = (what: string, most: number, least: number, against: string): Figure => ({
    ...{ what, measured: `${most.toFixed(2)} ms`, against: `${least.toFixed(2)} ms ${against}` },
    ...{ ratio: (most / least).toFixed(2), goal: `≤ ${FLAT}`, reached: most / least <= FLAT },
  });
  const big = INTENTS.toLocaleString('en');
  return [
    figure(`a message in a thread of ${LONG.toLocaleString('en')}`, long, short, `in a thread of ${SHORT}`),
    figure(
      `an intent and the judging of a thread's drafts, ${big} intents under its authorisation`,
      many,
      few,
      'with none',
    ),
  ];
}

function size({ ms, rss }: Answers['start'], pace: Answers['pace']): Figure[] {
  return [
    {
      what: `reading ${threads} threads at the start`,
      measured: `${ms.toFixed(0)} ms`,
      against: `limit ${START_MS.toLocaleString('en')} ms`,
      ratio: (ms / START_MS).toFixed(2),
      goal: `≤ ${START_MS / 1_000} s`,
      reached: ms <= START_MS,
    },
    {
      what: `resident memory of a process with ${threads} threads, after the start and after the load`,
      measured: `${rss.toFixed(0)} and ${pace.rss.toFixed(0)} MiB`,
      against: `limit ${RSS_MIB} MiB`,
      ratio: (pace.rss / RSS_MIB).toFixed(2),
      goal: '≤ 600 MB',
      reached: pace.rss <= RSS_MIB,
    },
  ];
}
