// The store's thread: takes all calls that wait, runs them as one batch, answers after the commit.

import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { openConnection } from './connection.js';
import { Db } from './db.js';
import { runBatch } from './engine.js';
import { failureOf, spoilsConnection } from './failure.js';
import type { Answer, Call, Failure, Greeting, Posted, WorkerTask } from './protocol.js';
import { statement } from './statement.js';

/** Calls in one transaction at most, so that a flood does not make the first ones wait for the last. */
const MAX_BATCH = 1_000;

const COPY = statement('VACUUM INTO ?');

/** Everything that waits at the port, the message that woke us first. */
function drain(port: MessagePort, woken: Posted): Posted {
  const calls = [...woken.calls];
  let close = woken.close ?? false;
  for (let more = receiveMessageOnPort(port); more !== undefined; more = receiveMessageOnPort(port)) {
    const posted: Posted = more.message;
    calls.push(...posted.calls);
    close ||= posted.close ?? false;
  }
  return { calls, close };
}

/** The connection, opened again after an error that spoiled it. */
class Holder {
  #db: Db | undefined;
  readonly #task: WorkerTask;

  constructor(task: WorkerTask) {
    this.#task = task;
  }

  db(): Db {
    this.#db ??= openConnection(this.#task.path, this.#task.maxPages);
    return this.#db;
  }

  readonly outage = (error: unknown): void => {
    if (!spoilsConnection(error)) return;
    this.close();
  };

  close(): void {
    const db = this.#db;
    this.#db = undefined;
    db?.close();
  }
}

function answer(holder: Holder, calls: readonly Call[]): readonly Answer[] {
  try {
    return runBatch(holder.db(), calls, holder.outage);
  } catch (error) {
    holder.outage(error);
    // It was open once: whatever stands in the way now, it is away.
    const failure: Failure = { code: 'store_unavailable', message: failureOf(error).message };
    return calls.map(({ id }) => ({ id, ok: false, failure }));
  }
}

function serve(port: MessagePort, task: WorkerTask): void {
  const holder = new Holder(task);
  holder.db();
  port.on('message', (woken: Posted) => {
    const { calls, close } = drain(port, woken);
    for (let from = 0; from < calls.length; from += MAX_BATCH) {
      port.postMessage(answer(holder, calls.slice(from, from + MAX_BATCH)));
    }
    if (close !== true) return;
    holder.close();
    port.close();
  });
}

/** A copy made on a connection of its own: writers go on meanwhile. */
function copy(task: WorkerTask): void {
  const db = new Db(task.path);
  try {
    db.run(COPY, [task.file ?? '']);
  } finally {
    db.close();
  }
}

function start(port: MessagePort, task: WorkerTask): void {
  const greet = (greeting: Greeting) => port.postMessage(greeting);
  try {
    if (task.kind === 'backup') copy(task);
    else serve(port, task);
    greet({ ready: true });
  } catch (error) {
    greet({ ready: false, failure: failureOf(error) });
    port.close();
  }
}

if (parentPort !== null) start(parentPort, workerData as WorkerTask);
