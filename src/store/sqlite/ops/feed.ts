// What was written since, by the number that SQLite gives each row: they rise, so nothing comes twice.

import type { FeedStore, StoredChange } from '../../contract/feed.js';
import { cursorOf, keyOf } from '../../page.js';
import type { Row } from '../db.js';
import { type Statement, statement } from '../statement.js';
import type { Operations } from './sync.js';

/** Each kind: where it stands, and its rows after a number. */
interface Kind {
  readonly last: Statement;
  readonly after: Statement;
  readonly change: (row: Row) => StoredChange;
}

const id = (row: Row, column: string): string => String(row[column] ?? '');

const KINDS: readonly Kind[] = [
  {
    last: statement('SELECT max(rowid) AS row FROM turns'),
    after: statement(
      'SELECT rowid AS row, contact_id, conversation_id, turn FROM turns WHERE rowid > ? ORDER BY rowid',
    ),
    change: (row) => ({
      kind: 'turn',
      key: `turn:${id(row, 'contact_id')}:${id(row, 'turn')}`,
      contactId: id(row, 'contact_id'),
      conversationId: id(row, 'conversation_id'),
      turn: Number(row.turn),
    }),
  },
  {
    last: statement('SELECT max(rowid) AS row FROM acts'),
    after: statement(
      `SELECT rowid AS row, item_id, version, coalesce((SELECT conversation_id FROM help WHERE id = item_id),
         (SELECT conversation_id FROM reviews WHERE id = item_id)) AS conversation_id
       FROM acts WHERE rowid > ? ORDER BY rowid`,
    ),
    change: (row) => ({
      kind: 'act',
      key: `act:${id(row, 'item_id')}:${id(row, 'version')}`,
      itemId: id(row, 'item_id'),
      conversationId: id(row, 'conversation_id'),
    }),
  },
  {
    last: statement('SELECT max(rowid) AS row FROM notes'),
    after: statement('SELECT rowid AS row, id, conversation_id FROM notes WHERE rowid > ? ORDER BY rowid'),
    change: (row) => ({
      kind: 'note',
      key: `note:${id(row, 'id')}`,
      conversationId: id(row, 'conversation_id'),
    }),
  },
  {
    // A row that is replaced may get the number it had: here the time tells.
    last: statement('SELECT max(at) AS row FROM duty'),
    after: statement('SELECT at AS row, staff_id, at FROM duty WHERE at > ?'),
    change: (row) => ({
      kind: 'duty',
      key: `duty:${id(row, 'staff_id')}:${id(row, 'at')}`,
      staffId: id(row, 'staff_id'),
    }),
  },
];

/** FeedStore over one connection. */
export const feed: Operations<FeedStore> = {
  now: (db) => cursorOf(KINDS.map(({ last }) => numberIn(db.get(last, [])))),
  after: (db, cursor) => {
    const from = keyOf(
      cursor,
      KINDS.map(() => 0),
    );
    const rows = KINDS.map(({ after }, i) => db.all(after, [Number(from[i] ?? 0)]));
    return {
      changes: KINDS.flatMap(({ change }, i) => (rows[i] ?? []).map(change)),
      cursor: cursorOf(rows.map((found, i) => Math.max(Number(from[i] ?? 0), ...found.map(numberIn)))),
    };
  },
};

function numberIn(row: Row | undefined): number {
  return typeof row?.row === 'number' ? row.row : 0;
}
