// One worker with its queue: jobs go in, each comes out with an answer or without; a hanging or dying worker is replaced.

import { Worker } from 'node:worker_threads';
import { AppError } from '../../domain/errors.js';
import type { FromWorker, Job } from './protocol.js';

export interface LaneOptions {
  readonly workerUrl: URL;
  /** Its `workerData`. */
  readonly worker: unknown;
  /** Milliseconds that one text may take once its turn has come. */
  readonly deadlineMs: number;
  /** Milliseconds that a worker may take to load. */
  readonly startMs: number;
  /** Most memory of a worker's heap, in MiB; a text that needs more ends the worker, not the process. */
  readonly heapMb: number;
  /** Told when a worker had to be replaced, and why; never what it was reading. */
  readonly onReplaced: (why: 'timed_out' | 'failed') => void;
}

/** What came of one job. */
export type Answer<A> =
  | { readonly kind: 'answered'; readonly answer: A }
  | { readonly kind: 'none'; readonly why: 'timed_out' | 'failed' };

interface Waiting<Q, A> {
  readonly job: Job<Q>;
  readonly settle: (answer: Answer<A>) => void;
}

/** Young generation of a worker's heap, MiB: it reads one message after the other and keeps nothing. */
const YOUNG_MB = 24;
/** Restarts in a row that came to nothing, after which waiting texts are given up until the next one asks. */
const MAX_FAILED_STARTS = 2;

/**
 * Jobs are read in order, so the first one without an answer is the one being read: it alone pays when the worker hangs
 * or dies. The others go to the next worker, as often as needed; each replacement takes one culprit out, so it ends.
 */
export class Lane<Q, A> {
  private readonly options: LaneOptions;
  private worker: Worker | null = null;
  private ready = false;
  private closed = false;
  private failedStarts = 0;
  private nextSeq = 1;
  private timer: NodeJS.Timeout | null = null;
  private flushing = false;
  /** In order: sent and unanswered first (`sent` of them), then those that wait to be sent. */
  private queue: Waiting<Q, A>[] = [];
  private sent = 0;
  private onStarted: ((error: AppError | null) => void)[] = [];

  constructor(options: LaneOptions) {
    this.options = options;
  }

  /** Texts waiting or being read. */
  get load(): number {
    return this.queue.length;
  }

  /** Whether its worker is up now. */
  get isReady(): boolean {
    return this.ready;
  }

  /** Starts the first worker. Throws AppError `internal` when it does not come up. */
  async start(): Promise<void> {
    const error = await this.started();
    if (error === null) return;
    await this.close();
    throw error;
  }

  /** Whether a worker is up: where there is none, one is started and waited for. */
  async isUp(): Promise<boolean> {
    if (this.closed) return false;
    return this.ready || (await this.started()) === null;
  }

  /** One job. Never rejects. */
  ask(ask: Q): Promise<Answer<A>> {
    if (this.closed) return Promise.resolve({ kind: 'none', why: 'failed' });
    return new Promise((settle) => {
      this.queue.push({ job: { seq: this.nextSeq++, ask }, settle });
      if (this.worker === null) this.spawn();
      else this.flushSoon();
    });
  }

  /** Ends the worker; what still waits gets no answer. */
  async close(): Promise<void> {
    this.closed = true;
    const worker = this.detach();
    this.tellStarted(new AppError('internal', 'the worker was ended'));
    this.giveUp();
    await worker?.terminate();
  }

  private started(): Promise<AppError | null> {
    return new Promise((resolve) => {
      this.onStarted.push(resolve);
      if (this.worker === null) this.spawn();
    });
  }

  private spawn(): void {
    const { workerUrl, worker: workerData, startMs, heapMb } = this.options;
    const resourceLimits = { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: YOUNG_MB };
    const worker = new Worker(workerUrl, { workerData, resourceLimits });
    this.worker = worker;
    this.ready = false;
    this.sent = 0;
    const ifCurrent =
      <A extends unknown[]>(act: (...args: A) => void) =>
      (...args: A): void => {
        if (this.worker === worker) act(...args);
      };
    worker.on(
      'message',
      ifCurrent((message: FromWorker<A>) => this.hear(message)),
    );
    worker.on(
      'error',
      ifCurrent(() => this.replace('failed')),
    );
    worker.on(
      'messageerror',
      ifCurrent(() => this.replace('failed')),
    );
    worker.on(
      'exit',
      ifCurrent(() => this.replace('failed')),
    );
    this.arm(startMs);
  }

  private hear(message: FromWorker<A>): void {
    switch (message.kind) {
      case 'ready':
        this.ready = true;
        this.failedStarts = 0;
        this.disarm();
        this.tellStarted(null);
        this.flush();
        return;
      case 'broken':
        this.replace('failed');
        return;
      case 'answered':
        this.settleHead(message.seq, { kind: 'answered', answer: message.answer });
        return;
      case 'failed':
        this.settleHead(message.seq, { kind: 'none', why: 'failed' });
        return;
    }
  }

  private settleHead(seq: number, answer: Answer<A>): void {
    const head = this.queue[0];
    if (head === undefined || head.job.seq !== seq) return;
    this.queue.shift();
    this.sent -= 1;
    this.disarm();
    if (this.sent > 0) this.arm(this.options.deadlineMs);
    head.settle(answer);
  }

  /** All texts of one tick go out as one message. */
  private flushSoon(): void {
    if (this.flushing) return;
    this.flushing = true;
    queueMicrotask(() => {
      this.flushing = false;
      this.flush();
    });
  }

  private flush(): void {
    if (!this.ready || this.worker === null || this.sent === this.queue.length) return;
    const fresh = this.queue.slice(this.sent).map(({ job }) => job);
    this.worker.postMessage(fresh);
    if (this.sent === 0) this.arm(this.options.deadlineMs);
    this.sent = this.queue.length;
  }

  private arm(ms: number): void {
    this.disarm();
    this.wait(performance.now() + ms);
  }

  private wait(due: number): void {
    this.timer = setTimeout(() => this.check(due), Math.ceil(due - performance.now()));
  }

  private disarm(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }

  /** The time is up. Answers that lie unread because this thread was busy are heard first. */
  private check(due: number): void {
    const timer = this.timer;
    setImmediate(() => {
      if (this.timer !== timer) return;
      // A timer may fire a fraction of a millisecond early: then the rest is waited for, else the deadline would be lost.
      if (performance.now() < due) this.wait(due);
      else this.replace('timed_out');
    });
  }

  /** Lets the worker go; the text it was reading gets no answer, the others go to a new one. */
  private replace(why: 'timed_out' | 'failed'): void {
    const started = this.ready;
    const old = this.detach();
    if (old !== null) void old.terminate();
    if (this.closed) return;
    this.options.onReplaced(why);
    this.tellStarted(new AppError('internal', 'a worker of understanding could not start'));
    if (started) this.queue.shift()?.settle({ kind: 'none', why });
    else this.failedStarts += 1;
    if (this.failedStarts >= MAX_FAILED_STARTS) this.giveUp();
    else this.spawn();
  }

  private detach(): Worker | null {
    const worker = this.worker;
    this.worker = null;
    this.ready = false;
    this.sent = 0;
    this.disarm();
    return worker;
  }

  private giveUp(): void {
    const waiting = this.queue;
    this.queue = [];
    this.failedStarts = 0;
    for (const { settle } of waiting) settle({ kind: 'none', why: 'failed' });
  }

  private tellStarted(error: AppError | null): void {
    for (const tell of this.onStarted.splice(0)) tell(error);
  }
}

/** A lane whose worker is down counts as if so many jobs waited there: it has to load first, and may not come up at all. */
const DOWN_JOBS = 8;

/** The lane with the fewest jobs before the next one; one that is down only when the others have much to do, which also starts it again. */
export function shortest<Q, A>(lanes: readonly Lane<Q, A>[]): Lane<Q, A> {
  const before = (lane: Lane<Q, A>): number => lane.load + (lane.isReady ? 0 : DOWN_JOBS);
  return lanes.reduce((best, lane) => (before(lane) < before(best) ? lane : best));
}
