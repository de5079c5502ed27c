// What is told of a document, by ids only: of one that was read and of one that a change stream brings alike.

import type { StoredChange } from '../../contract/feed.js';
import type { Document } from '../collection.js';

const id = (document: Document, field: string): string => String(document[field]);

/** A turn, by contactId, conversationId and turn. */
export function turnOf(turn: Document): StoredChange {
  return {
    kind: 'turn',
    key: `turn:${turn._id}`,
    contactId: id(turn, 'contactId'),
    conversationId: id(turn, 'conversationId'),
    turn: Number(turn.turn),
  };
}

/** An act of staff, by itemId and conversationId. */
export function actOf(act: Document): StoredChange {
  return {
    kind: 'act',
    key: `act:${act._id}`,
    itemId: id(act, 'itemId'),
    conversationId: id(act, 'conversationId'),
  };
}

/** A note, by conversationId. */
export function noteOf(note: Document): StoredChange {
  return { kind: 'note', key: `note:${note._id}`, conversationId: id(note, 'conversationId') };
}

/** Somebody who went on or off duty `at` that time. */
export function dutyOf(entry: Document): StoredChange {
  return { kind: 'duty', key: `duty:${entry._id}:${id(entry, 'at')}`, staffId: entry._id };
}
