// The log of each contact: entries appended under (contact, seq), turns under (contact, turn).

import { type Entry, READ_AGAIN, type Turn, UNREAD } from '../../../domain/log.js';
import type { LogStore } from '../../contract.js';
import type { Db } from '../db.js';
import { pageOf } from '../page.js';
import { statement } from '../statement.js';
import { ENTRIES, TURNS } from '../tables.js';
import { isErased } from './erased.js';
import { endReading, recordRest, settle } from './record-rest.js';
import type { Operations } from './sync.js';

const E = ENTRIES.columns;
const BY_UPDATE = statement(`SELECT ${E} FROM entries WHERE contact_id = ? AND update_id = ?`);
const BY_SEQ = statement(`SELECT ${E} FROM entries WHERE contact_id = ? AND seq = ?`);
const LAST_SEQ = statement('SELECT seq FROM entries WHERE contact_id = ? ORDER BY seq DESC LIMIT 1');
const LAST_DONE = statement(
  `SELECT entry_seq FROM turns INDEXED BY turns_outcome
   WHERE contact_id = ? AND what >= 'outcome:' AND what < 'outcome;' ORDER BY entry_seq DESC LIMIT 1`,
);
const LAST_TURN = statement(`SELECT ${TURNS.columns} FROM turns WHERE contact_id = ? ORDER BY turn DESC LIMIT 1`);
const TURN_FOR = statement(`SELECT ${TURNS.columns} FROM turns WHERE contact_id = ? AND what = ?`);
const TURNS_BEFORE = statement(
  `SELECT ${TURNS.columns} FROM turns WHERE conversation_id = ? AND turn < ? ORDER BY turn DESC LIMIT ?`,
);
const PENDING_OF = statement(
  `SELECT ${E} FROM entries INDEXED BY entries_unsettled_of WHERE contact_id = ? AND state = 'pending' AND state <> 'done'
   ORDER BY coalesce(platform_at, at), seq`,
);
const PENDING = statement(
  `SELECT ${E} FROM entries INDEXED BY entries_unsettled WHERE state = 'pending' AND state <> 'done' AND at < ?
   ORDER BY at, contact_id, seq LIMIT ?`,
);
const QUARANTINED = statement(
  `SELECT ${E} FROM entries INDEXED BY entries_unsettled WHERE state = 'quarantined' AND state <> 'done'
   AND (at, contact_id, seq) > (?, ?, ?) ORDER BY at, contact_id, seq LIMIT ?`,
);
const COUNT_ATTEMPT = statement('UPDATE entries SET attempts = attempts + 1 WHERE contact_id = ? AND seq = ?');
const QUARANTINE = statement(
  "UPDATE entries SET state = 'quarantined' WHERE contact_id = ? AND seq = ? AND state = 'pending'",
);
const TURN_AT = statement(`SELECT ${TURNS.columns} FROM turns WHERE contact_id = ? AND turn = ?`);
const TO_READ = statement(
  `SELECT ${E} FROM entries INDEXED BY entries_to_read WHERE to_read IS NOT NULL AND to_read >= 0
   ORDER BY to_read, at, contact_id, seq LIMIT ?`,
);
const COUNT_READING = statement(
  'UPDATE entries SET read_tries = read_tries + 1, to_read = ? WHERE contact_id = ? AND seq = ?',
);
const COUNT_TO_READ = statement(
  `SELECT count(*) AS waiting, count(CASE WHEN at < ? AND to_read < ${READ_AGAIN} THEN 1 END) AS late FROM entries INDEXED BY entries_to_read
   WHERE to_read IS NOT NULL AND to_read >= 0`,
);
const READ_IT_AGAIN = statement(
  `UPDATE entries SET to_read = ?, read_tries = 0
   WHERE contact_id = ? AND seq = ? AND state = 'done' AND (to_read IS NULL OR to_read = ${UNREAD})`,
);
const COUNT_UNREAD = statement(
  'SELECT count(*) AS n FROM entries INDEXED BY entries_to_read WHERE to_read IS NOT NULL AND to_read = -1',
);
const KEPT_COUNT = statement('SELECT n FROM counters WHERE name = ?');
const COUNT_UNSETTLED = statement(
  `SELECT count(*) AS n FROM entries INDEXED BY entries_unsettled WHERE state = ? AND state <> 'done'`,
);

function append(db: Db, entry: Entry): 'appended' | 'duplicate' | 'conflict' {
  if (isErased(db, entry.conversationId)) return 'conflict';
  if (db.run(ENTRIES.insert, ENTRIES.values(entry)) === 1) return 'appended';
  return db.get(BY_UPDATE, [entry.contactId, entry.updateId]) === undefined ? 'conflict' : 'duplicate';
}

function numberIn(row: { readonly [column: string]: unknown } | undefined, column: string): number {
  const value = row?.[column];
  return typeof value === 'number' ? value : 0;
}

/** The turn whose session goes on after this newest one. */
function goesOn(db: Db, newest: Turn): Turn | undefined {
  if (newest.goesOnAt === null) return newest;
  const row = db.get(TURN_AT, [newest.contactId, newest.goesOnAt]);
  return row && TURNS.object(row);
}

/** LogStore over one connection. */
export const log: Operations<LogStore> = {
  append,
  byUpdate: (db, contactId, updateId) => {
    const row = db.get(BY_UPDATE, [contactId, updateId]);
    return row && ENTRIES.object(row);
  },
  head: (db, contactId) => {
    const row = db.get(LAST_TURN, [contactId]);
    const turn = row && TURNS.object(row);
    const entry = turn && db.get(BY_SEQ, [contactId, turn.entrySeq]);
    return {
      lastSeq: numberIn(db.get(LAST_SEQ, [contactId]), 'seq'),
      lastDoneSeq: numberIn(db.get(LAST_DONE, [contactId]), 'entry_seq'),
      turns: turn?.turn ?? 0,
      lastTurn: turn && goesOn(db, turn),
      unfinished: entry?.state === 'pending' ? ENTRIES.object(entry) : undefined,
    };
  },
  recordTurn: (db, record) => {
    const { turn } = record;
    if (isErased(db, turn.conversationId)) return 'conflict';
    if (db.run(TURNS.insert, TURNS.values(turn)) !== 1) {
      return db.get(TURN_FOR, [turn.contactId, turn.what]) === undefined ? 'conflict' : 'exists';
    }
    recordRest(db, record);
    return 'recorded';
  },
  finishTurn: (db, record) => {
    if (isErased(db, record.turn.conversationId)) settle(db, record);
    else recordRest(db, record);
  },
  turnFor: (db, contactId, what) => {
    const row = db.get(TURN_FOR, [contactId, what]);
    return row && TURNS.object(row);
  },
  turns: (db, conversationId, { before, limit }) =>
    db.all(TURNS_BEFORE, [conversationId, before ?? Number.MAX_SAFE_INTEGER, limit]).map(TURNS.object),
  entries: (db, contactId, seqs) =>
    [...new Set(seqs)].sort((a, b) => a - b).flatMap((seq) => db.all(BY_SEQ, [contactId, seq]).map(ENTRIES.object)),
  pendingOf: (db, contactId) => db.all(PENDING_OF, [contactId]).map(ENTRIES.object),
  pending: (db, { olderThan, limit }) => db.all(PENDING, [olderThan, limit]).map(ENTRIES.object),
  countAttempt: (db, contactId, seq) => {
    db.run(COUNT_ATTEMPT, [contactId, seq]);
    return numberIn(db.get(BY_SEQ, [contactId, seq]), 'attempts');
  },
  quarantine: (db, contactId, seq) => {
    db.run(QUARANTINE, [contactId, seq]);
  },
  quarantined: (db, request) =>
    pageOf(
      request,
      [-1, '', 0],
      (from, limit) => db.all(QUARANTINED, [...from, limit]).map(ENTRIES.object),
      (entry) => [entry.at, entry.contactId, entry.seq],
    ),
  toRead: (db, limit) => db.all(TO_READ, [limit]).map(ENTRIES.object),
  countReading: (db, contactId, seq, toRead) => {
    db.run(COUNT_READING, [toRead, contactId, seq]);
    return numberIn(db.get(BY_SEQ, [contactId, seq]), 'read_tries');
  },
  endReading,
  readAgain: (db, contactId, seq, toRead) => db.run(READ_IT_AGAIN, [toRead, contactId, seq]) === 1,
  readingCounts: (db, before) => {
    const row = db.get(COUNT_TO_READ, [before]);
    return {
      waiting: numberIn(row, 'waiting'),
      late: numberIn(row, 'late'),
      unread: numberIn(db.get(COUNT_UNREAD, []), 'n'),
    };
  },
  counts: (db) => ({
    entries: numberIn(db.get(KEPT_COUNT, ['entries']), 'n'),
    turns: numberIn(db.get(KEPT_COUNT, ['turns']), 'n'),
    pending: numberIn(db.get(COUNT_UNSETTLED, ['pending']), 'n'),
    quarantined: numberIn(db.get(COUNT_UNSETTLED, ['quarantined']), 'n'),
  }),
};
