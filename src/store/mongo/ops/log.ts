// The log of each contact: entries inserted under (contact, seq), turns under (contact, turn).

import { type Entry, isOutcome, READ_AGAIN, type Turn, UNREAD } from '../../../domain/log.js';
import { oneAtATime } from '../../../domain/one-at-a-time.js';
import type { ReadingStore } from '../../contract/readings.js';
import type { LogHead, LogStore, TurnRecord } from '../../contract.js';
import { beginOf, pageFrom } from '../../page.js';
import { ENTRIES, entryAt, idOf, TURNS } from '../collections.js';
import { below, between, beyond, type Database, from, oneOf } from '../database.js';
import { unlessErased } from '../erased.js';
import { endReading, recordRest, settle } from './record-rest.js';

const BY_TIME = { at: 1, contactId: 1, seq: 1 } as const;
const BY_URGENCY = { toRead: 1, ...BY_TIME } as const;

/** LogStore over the database. */
export function log(db: Database): LogStore {
  return { ...entriesOf(db), ...readingsOf(db), ...turnsOf(db) };
}

type EntryMethods = Pick<
  LogStore,
  'append' | 'byUpdate' | 'entries' | 'pendingOf' | 'pending' | 'countAttempt' | 'quarantine' | 'quarantined' | 'counts'
>;

function entriesOf(db: Database): EntryMethods {
  const entries = db.rows(ENTRIES);
  // Who hands in one after the other finds it so in the log: the driver's connections would let the second pass the first.
  const inTurn = oneAtATime();
  return {
    append: (entry) =>
      inTurn(entry.contactId, () => unlessErased(db, entry.conversationId, 'conflict', () => append(db, entry))),
    byUpdate: (contactId, updateId) => entries.first({ contactId, updateId }),
    async entries(contactId, seqs) {
      if (seqs.length === 0) return [];
      const found = await entries.find({
        contactId,
        _id: oneOf([...new Set(seqs)].map((seq) => idOf(contactId, seq))),
      });
      return found.toSorted((a, b) => a.seq - b.seq);
    },
    async pendingOf(contactId) {
      const found = await entries.find({ contactId, state: 'pending' });
      return found.toSorted((a, b) => (a.platformAt ?? a.at) - (b.platformAt ?? b.at) || a.seq - b.seq);
    },
    pending: ({ olderThan, limit }) =>
      entries.find({ state: 'pending', at: below(olderThan) }, { order: BY_TIME, limit }),
    async countAttempt(contactId, seq) {
      const counted = await entries.changeOne(entryAt(contactId, seq), { $inc: { attempts: 1 } }, 'after');
      return counted?.attempts ?? 0;
    },
    async quarantine(contactId, seq) {
      await entries.change({ ...entryAt(contactId, seq), state: 'pending' }, { $set: { state: 'quarantined' } });
    },
    async quarantined(page) {
      const after = beyond(['at', 'contactId', 'seq'], beginOf(page, [-1, '', 0]));
      const found = await entries.find({ state: 'quarantined', ...after }, { order: BY_TIME, limit: page.limit + 1 });
      return pageFrom(found, page.limit, ({ at, contactId, seq }) => [at, contactId, seq]);
    },
    counts: () => counts(db),
  };
}

function readingsOf(db: Database): ReadingStore {
  const entries = db.rows(ENTRIES);
  const waiting = { toRead: from(0) };
  return {
    toRead: (limit) => entries.find({ ...waiting }, { order: BY_URGENCY, limit }),
    async countReading(contactId, seq, toRead) {
      const changes = { $inc: { readTries: 1 }, $set: { toRead } };
      return (await entries.changeOne(entryAt(contactId, seq), changes, 'after'))?.readTries ?? 0;
    },
    endReading: (contactId, seq, how) => endReading(db, contactId, seq, how),
    async readAgain(contactId, seq, toRead) {
      const asked = { ...entryAt(contactId, seq), state: 'done' as const };
      const changes = { $set: { toRead, readTries: 0 } };
      for (const now of [null, UNREAD])
        if ((await entries.changeOne({ ...asked, toRead: now }, changes, 'after')) !== undefined) return true;
      return false;
    },
    async readingCounts(before) {
      const [all, late, unread] = await Promise.all([
        entries.count({ ...waiting }),
        entries.count({ toRead: between(0, READ_AGAIN - 1), at: below(before) }),
        entries.count({ toRead: UNREAD }),
      ]);
      return { waiting: all, late, unread };
    },
  };
}

function turnsOf(db: Database): Omit<LogStore, keyof EntryMethods | keyof ReadingStore> {
  const turns = db.rows(TURNS);
  return {
    head: (contactId) => head(db, contactId),
    recordTurn: (record) => recordTurn(db, record),
    async finishTurn(record) {
      const { conversationId } = record.turn;
      const rest = () => recordRest(db, record).then(() => true);
      if (!(await unlessErased(db, conversationId, false, rest))) await settle(db, record);
    },
    turnFor: (contactId, what) => turns.first({ contactId, what }),
    turns: (conversationId, { before, limit }) =>
      turns.find(
        { conversationId, turn: below(before ?? Number.MAX_SAFE_INTEGER) },
        { order: { conversationId: -1, turn: -1 }, limit },
      ),
  };
}

async function append(db: Database, entry: Entry): Promise<'appended' | 'duplicate' | 'conflict'> {
  const entries = db.rows(ENTRIES);
  if (await entries.insert(entry)) return 'appended';
  const { contactId, updateId } = entry;
  return (await entries.has({ contactId, updateId })) ? 'duplicate' : 'conflict';
}

async function head(db: Database, contactId: string): Promise<LogHead> {
  const [lastEntry, lastDone, newest] = await Promise.all([
    db.rows(ENTRIES).documents({ contactId }, { order: { contactId: -1, seq: -1 }, limit: 1, fields: ['seq'] }),
    db.rows(TURNS).documents({ contactId }, { order: { contactId: -1, doneSeq: -1 }, limit: 1, fields: ['doneSeq'] }),
    db.rows(TURNS).first({ contactId }, { contactId: -1, turn: -1 }),
  ]);
  const entry = newest && (await db.rows(ENTRIES).first(entryAt(contactId, newest.entrySeq)));
  return {
    lastSeq: Number(lastEntry[0]?.seq ?? 0),
    lastDoneSeq: Number(lastDone[0]?.doneSeq ?? 0),
    turns: newest?.turn ?? 0,
    lastTurn: newest && (await goesOn(db, newest)),
    unfinished: entry?.state === 'pending' ? entry : undefined,
  };
}

/** The turn whose session goes on after this newest one. */
async function goesOn(db: Database, newest: Turn): Promise<Turn | undefined> {
  const { contactId, goesOnAt } = newest;
  return goesOnAt === null ? newest : await db.rows(TURNS).first({ contactId, turn: goesOnAt });
}

async function recordTurn(db: Database, record: TurnRecord): Promise<'recorded' | 'conflict' | 'exists'> {
  const { turn } = record;
  return await unlessErased<'recorded' | 'conflict' | 'exists'>(db, turn.conversationId, 'conflict', async () => {
    if (!(await db.rows(TURNS).insert(turn, { doneSeq: doneSeqOf(turn) }))) {
      const { contactId, what } = turn;
      return (await db.rows(TURNS).has({ contactId, what })) ? 'exists' : 'conflict';
    }
    await recordRest(db, record);
    return 'recorded';
  });
}

/** What stands in a turn's `doneSeq`. */
export function doneSeqOf(turn: Turn): number {
  return isOutcome(turn) ? turn.entrySeq : 0;
}

async function counts(db: Database): ReturnType<LogStore['counts']> {
  const entries = db.rows(ENTRIES);
  const [all, turns, pending, quarantined] = await Promise.all([
    entries.countAll(),
    db.rows(TURNS).countAll(),
    entries.count({ state: 'pending' }),
    entries.count({ state: 'quarantined' }),
  ]);
  return { entries: all, turns, pending, quarantined };
}
