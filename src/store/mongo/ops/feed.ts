// What was written since, by the writers' clocks: each reading looks back a little further than the last one reached.

import type { FeedStore, StoredChange } from '../../contract/feed.js';
import { cursorOf, keyOf } from '../../page.js';
import type { Collection, Document } from '../collection.js';
import { ACTS, DUTY, NOTES, TURNS } from '../collections.js';
import { beyond, type Database } from '../database.js';

/** Clocks of machines may differ, and a write may take, this long. Beyond it a page is told late; nothing is lost. */
const LOOK_BACK_MS = 15_000;
/** Rows read in one go. */
const PAGE = 2_000;

/** One kind of change: its collection, the fields that order and name it, and what is told. */
interface Kind {
  readonly collection: Pick<Collection<object>, 'name' | 'schema'>;
  readonly by: readonly string[];
  readonly fields: readonly string[];
  readonly change: (document: Document) => StoredChange;
}

const id = (document: Document, field: string): string => String(document[field]);

const KINDS: readonly Kind[] = [
  {
    collection: TURNS,
    by: ['at', 'contactId', 'turn'],
    fields: ['conversationId'],
    change: (turn) => ({
      kind: 'turn',
      key: `turn:${turn._id}`,
      contactId: id(turn, 'contactId'),
      conversationId: id(turn, 'conversationId'),
      turn: Number(turn.turn),
    }),
  },
  {
    collection: ACTS,
    by: ['at', 'itemId', 'version'],
    fields: ['conversationId'],
    change: (act) => ({
      kind: 'act',
      key: `act:${act._id}`,
      itemId: id(act, 'itemId'),
      conversationId: id(act, 'conversationId'),
    }),
  },
  {
    collection: NOTES,
    by: ['at', '_id'],
    fields: ['conversationId'],
    change: (note) => ({ kind: 'note', key: `note:${note._id}`, conversationId: id(note, 'conversationId') }),
  },
  {
    collection: DUTY,
    by: ['at', '_id'],
    fields: [],
    change: (entry) => ({ kind: 'duty', key: `duty:${entry._id}:${id(entry, 'at')}`, staffId: entry._id }),
  },
];

/** FeedStore over the database. `now` is the clock of this process. */
export function feed(db: Database, now: () => number): FeedStore {
  return {
    now: () => Promise.resolve(cursorOf([now()])),
    async after(cursor) {
      const next = cursorOf([now()]);
      const since = Number(keyOf(cursor, [0])[0]) - LOOK_BACK_MS;
      const found = await Promise.all(KINDS.map((kind) => changesOf(db, kind, since)));
      return { changes: found.flat(), cursor: next };
    },
  };
}

async function changesOf(db: Database, { collection, by, fields, change }: Kind, since: number) {
  const changes: StoredChange[] = [];
  const order = Object.fromEntries(by.map((field) => [field, 1] as const));
  // A key before all that was written at that time.
  let after: readonly (string | number)[] = by.map((field) => ({ at: since - 1, turn: 0, version: 0 })[field] ?? '');
  for (;;) {
    const page = await db
      .rows(collection as Collection<object>)
      .documents(beyond(by, after), { order, limit: PAGE, fields: [...by, ...fields] });
    changes.push(...page.map(change));
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return changes;
    after = by.map((field) => last[field] as string | number);
  }
}
