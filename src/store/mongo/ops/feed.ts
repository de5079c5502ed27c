// What was written since, by the writers' clocks: each reading looks back a little further than the last one reached.

import type { FeedStore, StoredChange } from '../../contract/feed.js';
import { cursorOf, keyOf } from '../../page.js';
import type { Collection, Document } from '../collection.js';
import { ACTS, DUTY, ENTRIES, idOf, NOTES, TURNS } from '../collections.js';
import { beyond, type Database, oneOf } from '../database.js';
import { actOf, dutyOf, noteOf, turnOf } from './told.js';
import { watch } from './watch.js';

/** Clocks of machines may differ, and a write may take, this long. Beyond it a page is told late; nothing is lost. */
const LOOK_BACK_MS = 15_000;
/** A turn whose replies are not written yet is told of under another key, so that it is told again when they are. */
const UNFINISHED = ':unfinished';
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
        turnsSince(db, since),
        ...OTHERS.map(async (kind) => (await documentsOf(db, kind, since)).map(kind.change)),
      ]);
      return { changes: found.flat(), cursor: cursorOf([until]) };
    },
    watch: (hear) => watch(db, hear),
  };
}

/** Turns since then; who is told of a turn looks for its replies, so one that still lacks some is told once more later. */
async function turnsSince(db: Database, since: number): Promise<readonly StoredChange[]> {
  // Turns first: what is still pending then was pending when its turn was read.
  const turns = await documentsOf(db, OF_TURN, since);
  const entryOf = (turn: Document) => idOf(String(turn.contactId), Number(turn.entrySeq));
  const pending = new Set<string>();
  for (let i = 0; i < turns.length; i += PAGE) {
    const ids = [...new Set(turns.slice(i, i + PAGE).map(entryOf))];
    const waiting = await db.rows(ENTRIES).documents({ _id: oneOf(ids), state: 'pending' }, { fields: ['_id'] });
    for (const { _id } of waiting) pending.add(_id);
  }
  return turns.map((turn) => {
    const told = turnOf(turn);
    return pending.has(entryOf(turn)) ? { ...told, key: `${told.key}${UNFINISHED}` } : told;
  });
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
