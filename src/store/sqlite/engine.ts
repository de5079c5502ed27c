// Runs what was asked for in as few transactions as can be: one fsync for all that waited.

import { AppError } from '../../domain/errors.js';
import type { Db } from './db.js';
import { failureOf, isOutage } from './failure.js';
import { onlyReads, operation, runsAlone } from './operations.js';
import type { Answer, Call } from './protocol.js';

function perform(db: Db, call: Call): Answer {
  const run = operation(call.group, call.name);
  if (run === undefined) throw new AppError('internal', `There is no operation ${call.group}.${call.name}.`);
  return { id: call.id, ok: true, value: run(db, ...call.args) };
}

function failed(call: Call, error: unknown): Answer {
  return { id: call.id, ok: false, failure: failureOf(error) };
}

function rollBack(db: Db): void {
  // After some errors SQLite has rolled back by itself.
  if (db.inTransaction) db.exec('ROLLBACK');
}

function isRead(call: Call): boolean {
  return onlyReads(call.group, call.name);
}

/** The fast way: all or nothing. */
function together(db: Db, calls: readonly Call[]): readonly Answer[] {
  db.exec(calls.every(isRead) ? 'BEGIN' : 'BEGIN IMMEDIATE');
  const answers = calls.map((call) => perform(db, call));
  db.exec('COMMIT');
  return answers;
}

/** The careful way, after some call threw: each in a savepoint, so that one that fails harms no other. */
function apart(db: Db, calls: readonly Call[]): readonly Answer[] {
  db.exec('BEGIN IMMEDIATE');
  const answers = calls.map((call) => {
    db.exec('SAVEPOINT one');
    try {
      const answer = perform(db, call);
      db.exec('RELEASE one');
      return answer;
    } catch (error) {
      if (isOutage(error)) throw error;
      db.exec('ROLLBACK TO one');
      db.exec('RELEASE one');
      return failed(call, error);
    }
  });
  db.exec('COMMIT');
  return answers;
}

function readEach(db: Db, calls: readonly Call[]): readonly Answer[] {
  return calls.map((call) => {
    try {
      return perform(db, call);
    } catch (error) {
      return failed(call, error);
    }
  });
}

/** Nothing of the batch was written. Those who write are told so; those who only read may still be served. */
function whileAway(db: Db, calls: readonly Call[], outage: unknown): readonly Answer[] {
  const reads = readEach(db, calls.filter(isRead));
  return [...reads, ...calls.filter((call) => !isRead(call)).map((call) => failed(call, outage))];
}

/**
 * Runs calls that were waiting together. Answers are given only after the commit. `onOutage` is told when the store was away.
 */
function runGroup(db: Db, calls: readonly Call[], onOutage: (error: unknown) => void): readonly Answer[] {
  for (const way of [together, apart]) {
    try {
      return way(db, calls);
    } catch (error) {
      rollBack(db);
      if (!isOutage(error) && way === together) continue;
      onOutage(error);
      return whileAway(db, calls, error);
    }
  }
  return [];
}

/** Runs a batch in order, with calls that cannot run inside a transaction on their own. */
export function runBatch(db: Db, calls: readonly Call[], onOutage: (error: unknown) => void): readonly Answer[] {
  const answers: Answer[] = [];
  let group: Call[] = [];
  const flush = () => {
    if (group.length > 0) answers.push(...runGroup(db, group, onOutage));
    group = [];
  };
  for (const call of calls) {
    if (!runsAlone(call.group, call.name)) {
      group.push(call);
      continue;
    }
    flush();
    answers.push(...readEach(db, [call]));
  }
  flush();
  return answers;
}
