// One process of the unit, told by the bench what to do next; it answers with what it measured.

import { setTimeout as delay } from 'node:timers/promises';
import { releaseDraft } from '../../../src/app/engagement/release.js';
import { AUTHORISATIONS, THREADS } from '../../../src/app/engagement/row-kinds.js';
import { groundOf } from '../../../src/app/engagement/situation.js';
import { stopSending } from '../../../src/app/engagement/stop.js';
import type { EngagementTools } from '../../../src/app/engagement/tools.js';
import { quantile } from '../http.js';
import { decideAll, draftReady, measurePaced, officer } from './load.js';
import {
  EACH,
  LONG_THREAD,
  OFFICERS,
  openProcess,
  type Place,
  type Process,
  QUEUED,
  queuedThreads,
  SHORT_THREAD,
  threadName,
} from './unit.js';

/** Times between two releases of a queue, so that the stop finds it at work. */
const RELEASE_EVERY_MS = 50;
const SAMPLES = 100;
const WARM_S = 6;
const MIB = 2 ** 20;

/** What a process can be told. `half`: which of the queued texts are its own. */
export type Task =
  | { readonly what: 'start'; readonly place: Place }
  | { readonly what: 'pace'; readonly inbound: number; readonly approvals: number; readonly seconds: number }
  | { readonly what: 'lengths' }
  | { readonly what: 'intents' }
  | { readonly what: 'queue'; readonly half: 0 | 1; readonly stopAfterMs: number | null }
  | { readonly what: 'end' };

/** What it measured. Times in ms, but `*At`: by the machine's clock. */
export interface Answers {
  readonly start: { readonly ms: number; readonly rss: number };
  readonly pace: {
    readonly p50: number;
    readonly p99: number;
    readonly yes50: number;
    readonly yes99: number;
    readonly done: number;
    readonly failed: number;
    readonly busy: number;
    readonly rss: number;
  };
  readonly lengths: { readonly short: number; readonly long: number };
  readonly intents: { readonly few: number; readonly many: number };
  readonly queue: {
    readonly stoppedAt: number | null;
    readonly lastOutAt: number;
    readonly refusedAt: number;
    readonly out: number;
    readonly refused: number;
  };
  readonly end: null;
}

const rss = (): number => process.memoryUsage().rss / MIB;

/** Serves tasks until told to end. */
export async function serveTasks(): Promise<void> {
  let there: Process | undefined;
  for await (const task of tasks()) {
    if (task.what === 'start') {
      there = await openProcess(task.place);
      const begun = performance.now();
      await there.engagements.start();
      const ms = performance.now() - begun;
      process.send?.({ ms, rss: rss() } satisfies Answers['start']);
      continue;
    }
    if (there === undefined) throw new Error('not started');
    if (task.what === 'end') {
      await there.end();
      process.send?.(null);
      process.disconnect();
      return;
    }
    process.send?.(await measured(task, there.tools));
  }
}

async function* tasks(): AsyncGenerator<Task> {
  const waiting: Task[] = [];
  let wake = (): void => undefined;
  process.on('message', (task) => {
    waiting.push(task as Task);
    wake();
  });
  for (;;) {
    const next = waiting.shift();
    if (next !== undefined) yield next;
    else
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
  }
}

async function measured(
  task: Exclude<Task, { readonly what: 'start' | 'end' }>,
  tools: EngagementTools,
): Promise<unknown> {
  switch (task.what) {
    case 'pace':
      return await paced(task, tools);
    case 'lengths':
      return { short: await medianReady(SHORT_THREAD, tools), long: await medianReady(LONG_THREAD, tools) };
    case 'intents':
      return { few: await medianDecision(0, tools), many: await medianDecision(OFFICERS - 1, tools) };
    case 'queue':
      return await queue(task.half, task.stopAfterMs, tools);
  }
}

/** A fresh process runs code that is not compiled yet: some seconds of the same work come first. */
async function paced(
  of: { readonly inbound: number; readonly approvals: number; readonly seconds: number },
  tools: EngagementTools,
): Promise<Answers['pace']> {
  const warm = await measurePaced(tools, { ...of, seconds: WARM_S, first: 0 });
  const { ready, approved, failed, busy } = await measurePaced(tools, { ...of, first: of.inbound * WARM_S });
  if (warm.ready.length === 0) throw new Error('nothing got ready');
  return {
    ...{ p50: quantile(ready, 0.5), p99: quantile(ready, 0.99) },
    ...{ yes50: quantile(approved, 0.5), yes99: quantile(approved, 0.99) },
    ...{ done: ready.length + approved.length, failed, busy, rss: rss() },
  };
}

let messages = 1_000_000;

async function median(work: () => Promise<unknown>): Promise<number> {
  const took: number[] = [];
  for (let n = 0; n < SAMPLES; n++) {
    const begun = performance.now();
    await work();
    took.push(performance.now() - begun);
  }
  return quantile(
    took.sort((a, b) => a - b),
    0.5,
  );
}

async function medianReady(thread: number, tools: EngagementTools): Promise<number> {
  return await median(async () => {
    messages += 1;
    if (!(await draftReady(thread, messages, tools))) throw new Error('no draft came');
  });
}

/** Everything that is asked of a draft before it may leave, after one more intent under its authorisation. */
async function medianDecision(who: number, tools: EngagementTools): Promise<number> {
  const { state } = await tools.rows.load(THREADS, threadName(who * EACH + EACH - 3));
  if (state === null) throw new Error('no thread');
  return await median(async () => {
    messages += 1;
    const event = {
      kind: 'send_intent' as const,
      intentId: `b${messages}`,
      approvalId: `b${messages}`,
      threadId: 'T',
      textSha256: 'x',
    };
    const by = officer(who).id;
    await tools.rows.change(AUTHORISATIONS, `A-${who}`, () => ({
      ok: true,
      value: { uid: event.intentId, by, event },
    }));
    const ground = await groundOf(state, tools);
    if (ground === undefined) throw new Error('no ground');
    await decideAll(ground, state, tools);
  });
}

/** Releases its texts one by one until one is refused; then tries all that are left at once. Nobody tells it of the stop. */
async function queue(half: 0 | 1, stopAfterMs: number | null, tools: EngagementTools): Promise<Answers['queue']> {
  const mine = queuedThreads().filter((_, n) => Math.floor(n / QUEUED) === half);
  const stopped = stopAfterMs === null ? Promise.resolve(null) : delay(stopAfterMs).then(() => stopAll(tools));
  let [out, lastOutAt] = [0, 0];
  while (mine.length > 0) {
    const thread = mine.shift() ?? 0;
    if (!(await leaves(thread, tools))) break;
    [out, lastOutAt] = [out + 1, Date.now()];
    await delay(RELEASE_EVERY_MS);
  }
  const left = await Promise.all(mine.map(async (thread) => await leaves(thread, tools)));
  const refusedAt = Date.now();
  if (left.some((went) => went)) lastOutAt = refusedAt;
  return { stoppedAt: await stopped, lastOutAt, refusedAt, out, refused: left.filter((went) => !went).length + 1 };
}

async function stopAll(tools: EngagementTools): Promise<number> {
  const at = Date.now();
  await stopSending({ scope: 'all', target: null, reason: 'bench' }, officer(0), tools);
  return at;
}

/** False only where a stop is why: any other refusal is a mistake of the bench. */
async function leaves(thread: number, tools: EngagementTools): Promise<boolean> {
  const who = officer(Math.floor(thread / EACH));
  const { state } = await tools.rows.load(THREADS, threadName(thread));
  const draftId = state?.drafts.find(({ approval }) => approval !== null)?.draft.id ?? '';
  const released = await releaseDraft(threadName(thread), draftId, who, tools);
  if (released.ok) return true;
  const { error } = released;
  if (error.kind === 'blocked' && error.verdicts.some(({ rule, ok }) => rule === 'stopped' && !ok)) return false;
  const why = error.kind === 'blocked' ? error.verdicts.filter(({ ok }) => !ok) : error;
  throw new Error(`not because of the stop: ${JSON.stringify(why)}`);
}
