// What was written since, by the writers' clocks: each reading looks back a little further than the last one reached.

import type { FeedStore, StoredChange } from '../../contract/feed.js';
import { cursorOf, keyOf } from '../../page.js';
import type { Collection, Document } from '../collection.js';
import { ACTS, DUTY, ENTRIES, idOf, NOTES, TURNS } from '../collections.js';
import { beyond, type Database, from } from '../database.js';
import { actOf, dutyOf, noteOf, turnOf } from './told.js';
import { watch } from './watch.js';

/** Clocks of machines may differ, and a write may take, this long. Beyond it a page is told late; nothing is lost. */
const LOOK_BACK_MS = 15_000;
/**
 * A turn is told once its replies are written, or when it is this old: then its writer died, and who finishes it tells it again.
 * Below the look back by more than the time between two readings.
 */
const UNFINISHED_MS = 10_000;
/** An entry may have waited this long before its turn. */
const WAITED_MS = 300_000;
/** Rows read in one go. */
const PAGE = 2_000;

/** One kind of change: its collection, the fields that order and name it, and what is told. */
interface Kind {
  readonly collection: Pick<Collection<object>, 'name' | 'schema'>;
  readonly by: readonly string[];
  readonly fields: readonly string[];
  readonly change: (document: Document) => StoredChange;
}

const OF_TURN: Kind = {
  collection: TURNS,
  by: ['at', 'contactId', 'turn'],
  fields: ['conversationId', 'entrySeq'],
  change: turnOf,
};

const OTHERS: readonly Kind[] = [
  { collection: ACTS, by: ['at', 'itemId', 'version'], fields: ['conversationId'], change: actOf },
  { collection: NOTES, by: ['at', '_id'], fields: ['conversationId'], change: noteOf },
  { collection: DUTY, by: ['at', '_id'], fields: [], change: dutyOf },
];

/** FeedStore over the database. `now` is the clock of this process. */
export function feed(db: Database, now: () => number): FeedStore {
  return {
    now: () => Promise.resolve(cursorOf([now()])),
    async after(cursor) {
      const until = now();
      const since = Number(keyOf(cursor, [0])[0]) - LOOK_BACK_MS;
      const found = await Promise.all([
        finishedTurns(db, since, until - UNFINISHED_MS),
        ...OTHERS.map(async (kind) => (await documentsOf(db, kind, since)).map(kind.change)),
      ]);
      return { changes: found.flat(), cursor: cursorOf([until]) };
    },
    watch: (hear) => watch(db, hear),
  };
}

/** Turns of which all is written, or that are older than `oldBefore`: who is told of a turn looks for its replies. */
async function finishedTurns(db: Database, since: number, oldBefore: number): Promise<readonly StoredChange[]> {
  // Turns first: what is still pending then was pending when its turn was read.
  const turns = await documentsOf(db, OF_TURN, since);
  const isYoung = ({ at }: Document): boolean => Number(at) >= oldBefore;
  if (!turns.some(isYoung)) return turns.map(turnOf);
  const waiting = await db
    .rows(ENTRIES)
    .documents({ state: 'pending', at: from(oldBefore - WAITED_MS) }, { limit: PAGE, fields: ['_id'] });
  const pending = new Set(waiting.map(({ _id }) => _id));
  const isUnfinished = (turn: Document) => pending.has(idOf(String(turn.contactId), Number(turn.entrySeq)));
  return turns.filter((turn) => !(isYoung(turn) && isUnfinished(turn))).map(turnOf);
}

async function documentsOf(db: Database, { collection, by, fields }: Kind, since: number) {
  const found: Document[] = [];
  const order = Object.fromEntries(by.map((field) => [field, 1] as const));
  // A key before all that was written at that time.
  let after: readonly (string | number)[] = by.map((field) => ({ at: since - 1, turn: 0, version: 0 })[field] ?? '');
  for (;;) {
    const page = await db
      .rows(collection as Collection<object>)
      .documents(beyond(by, after), { order, limit: PAGE, fields: [...by, ...fields] });
    found.push(...page);
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return found;
    after = by.map((field) => last[field] as string | number);
  }
}
