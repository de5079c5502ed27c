// The main thread's side of the store: collects calls, hands them over together, starts the worker again when it dies.

import { Worker } from 'node:worker_threads';
import { AppError } from '../../domain/errors.js';
import type { Answer, Call, Failure, Greeting, Posted, WorkerTask } from './protocol.js';
import { storeWorkerUrl } from './worker-url.js';

/** Young generation of the worker's heap, MiB: node's usual one, whatever the main thread was given. */
const YOUNG_MB = 48;

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
  /** Handed to the worker that runs now: lost when that one dies. */
  handed: boolean;
}

function errorOf(failure: Failure): AppError {
  return new AppError(failure.code, failure.message);
}

/** Starts a worker and waits for its first word. Rejects with what it says, or `store_unavailable` when it dies. */
export async function startWorker(task: WorkerTask): Promise<Worker> {
  const resourceLimits = { maxYoungGenerationSizeMb: YOUNG_MB };
  const worker = new Worker(storeWorkerUrl(), { workerData: task, name: `store-${task.kind}`, resourceLimits });
  return await new Promise((resolve, reject) => {
    const died = () => reject(new AppError('store_unavailable', 'The store could not be started.'));
    worker.once('error', died).once('exit', died);
    worker.once('message', (greeting: Greeting) => {
      worker.off('error', died).off('exit', died);
      if (greeting.ready) resolve(worker);
      else reject(errorOf(greeting.failure));
    });
  });
}

/** Sends calls to the worker and settles them. */
export class StoreClient {
  readonly #task: WorkerTask;
  /** Undefined from a worker's death until the next one runs. */
  #worker: Worker | undefined;
  #starting: Promise<void> | undefined;
  #collected: Call[] = [];
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #closed = false;

  constructor(task: WorkerTask, worker: Worker) {
    this.#task = task;
    this.#adopt(worker);
  }

  /** Runs one operation. Rejects with AppError: `store_unavailable`, `malformed`, or `internal` for a fault of ours. */
  call(group: string, name: string, args: readonly unknown[]): Promise<unknown> {
    if (this.#closed) return Promise.reject(new AppError('store_unavailable', 'The store is closed.'));
    return new Promise((resolve, reject) => {
      this.#lastId += 1;
      this.#waiting.set(this.#lastId, { resolve, reject, handed: false });
      // Whatever is asked for until the event loop comes round shares one message and one commit.
      if (this.#collected.length === 0) setImmediate(() => void this.#hand());
      this.#collected.push({ id: this.#lastId, group, name, args });
    });
  }

  async #hand(): Promise<void> {
    const calls = this.#collected;
    this.#collected = [];
    if (this.#worker === undefined) await this.#start();
    const worker = this.#worker;
    if (worker !== undefined) return this.#post(worker, calls);
    for (const { id } of calls) this.#fail(id, 'store_unavailable', 'The store could not be started.');
  }

  #post(worker: Worker, calls: readonly Call[]): void {
    for (const { id } of calls) {
      const waiting = this.#waiting.get(id);
      if (waiting !== undefined) waiting.handed = true;
    }
    try {
      const posted: Posted = { calls };
      worker.postMessage(posted);
    } catch {
      // One value that cannot be copied must not take its neighbours with it.
      for (const call of calls) this.#postOne(worker, call);
    }
  }

  #postOne(worker: Worker, call: Call): void {
    try {
      const posted: Posted = { calls: [call] };
      worker.postMessage(posted);
    } catch {
      this.#fail(call.id, 'internal', `A value given to ${call.group}.${call.name} cannot be stored.`);
    }
  }

  #fail(id: number, code: Failure['code'], message: string): void {
    this.#settle({ id, ok: false, failure: { code, message } });
  }

  #settle(answer: Answer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if (answer.ok) waiting?.resolve(answer.value);
    else waiting?.reject(errorOf(answer.failure));
  }

  #adopt(worker: Worker): void {
    this.#worker = worker;
    worker.on('message', (answers: readonly Answer[]) => {
      for (const answer of answers) this.#settle(answer);
    });
    // An error is followed by the exit, which is what is acted on.
    worker.on('error', () => {});
    worker.once('exit', () => this.#died());
  }

  #died(): void {
    this.#worker = undefined;
    for (const [id, { handed }] of this.#waiting) {
      if (handed) this.#fail(id, 'store_unavailable', 'The store stopped before it answered.');
    }
    if (!this.#closed) void this.#start();
  }

  /** Starts a worker unless one is being started; never rejects. */
  #start(): Promise<void> {
    this.#starting ??= startWorker(this.#task)
      .then((worker) => this.#adopt(worker))
      // The calls that wait for it are refused, and the next call tries again.
      .catch(() => {})
      .finally(() => {
        this.#starting = undefined;
      });
    return this.#starting;
  }

  /** Answers what was asked for, then ends the worker. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#hand();
    await this.#starting;
    const worker = this.#worker;
    if (worker === undefined) return;
    const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
    const last: Posted = { calls: [], close: true };
    worker.postMessage(last);
    await ended;
  }
}
