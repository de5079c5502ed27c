// Summaries of conversations and staff's notes on them.

import type { ConversationSummary, Tombstone } from '../../../domain/conversation.js';
import type { ConversationStore } from '../../contract.js';
import type { Db, Row } from '../db.js';
import { statement } from '../statement.js';
import { CONVERSATIONS, ENTRIES, NOTES } from '../tables.js';
import { isErased } from './erased.js';
import type { Operations } from './sync.js';

const C = CONVERSATIONS.columns;
const BY_ID = statement(`SELECT ${C} FROM conversations WHERE id = ?`);
const NEWEST = statement('SELECT last_at FROM conversations WHERE last_at > 0 ORDER BY last_at DESC LIMIT 1');
const SILENT = statement(
  `SELECT ${C} FROM conversations WHERE status = 'open' AND last_at < ? AND erasure_asked_at IS NULL
   ORDER BY last_at LIMIT ?`,
);
const WITH_PERSON = statement(
  `SELECT ${C} FROM conversations WHERE status = 'with_person' AND last_at >= ? AND erasure_asked_at IS NULL
   ORDER BY last_at DESC LIMIT ?`,
);
const SINCE = statement(`SELECT ${C} FROM conversations WHERE last_at >= ? ORDER BY last_at LIMIT ?`);
const NOTES_OF = statement(`SELECT ${NOTES.columns} FROM notes WHERE conversation_id = ? ORDER BY at, id`);
const ASKED = statement(
  `SELECT ${C} FROM conversations INDEXED BY conversations_erasure
   WHERE erasure_asked_at IS NOT NULL AND erasure_asked_at < ? AND (erasure_by_word = 1 OR erasure_asked_at < ?)
   AND (held_until IS NULL OR held_until <= ?) ORDER BY erasure_asked_at LIMIT ?`,
);
const OLD = statement(
  `SELECT ${C} FROM conversations WHERE last_at < ? AND (held_until IS NULL OR held_until <= ?) ORDER BY last_at LIMIT ?`,
);
// Entries that never got an outcome have no summary; their conversation must not stay for ever.
const OLD_WITHOUT_SUMMARY = statement(
  `SELECT ${ENTRIES.columns} FROM entries e INDEXED BY entries_unsettled
   WHERE state IN ('pending', 'quarantined') AND state <> 'done' AND at < ?
   AND NOT EXISTS (SELECT 1 FROM conversations c WHERE c.id = e.conversation_id) LIMIT ?`,
);
const CHANNEL_OF = statement('SELECT channel FROM contacts WHERE id = ?');

type Due = ConversationSummary & { readonly why: Tombstone['why'] };

function summaryOfEntry(db: Db, row: Row): ConversationSummary {
  const entry = ENTRIES.object(row);
  const channel = db.get(CHANNEL_OF, [entry.contactId])?.channel ?? 'web';
  return CONVERSATIONS.object({
    id: entry.conversationId,
    contact_id: entry.contactId,
    channel,
    language: 'und',
    labels: '[]',
    status: 'open',
    started_at: entry.at,
    last_at: entry.at,
    first_turn: 0,
    last_turn: 0,
    applied_turn: 0,
    erasure_by_word: 0,
  });
}

type DueRequest = Parameters<ConversationStore['dueForErasure']>[0];

function dueForErasure(db: Db, { before, askedBefore, wordBefore, now, limit }: DueRequest): readonly Due[] {
  const due = new Map<string, Due>();
  const add = (why: Tombstone['why']) => (summary: ConversationSummary) => {
    if (due.size < limit && !due.has(summary.id)) due.set(summary.id, { ...summary, why });
  };
  db.all(ASKED, [wordBefore, askedBefore, now, limit]).map(CONVERSATIONS.object).forEach(add('asked'));
  db.all(OLD, [before, now, limit]).map(CONVERSATIONS.object).forEach(add('retention'));
  const orphans = db.all(OLD_WITHOUT_SUMMARY, [before, limit]);
  orphans.map((row) => summaryOfEntry(db, row)).forEach(add('retention'));
  return [...due.values()];
}

/** ConversationStore over one connection. */
export const conversations: Operations<ConversationStore> = {
  byId: (db, id) => {
    const row = db.get(BY_ID, [id]);
    return row && CONVERSATIONS.object(row);
  },
  newestAt: (db) => {
    const newest = db.get(NEWEST, [])?.last_at;
    return typeof newest === 'number' ? newest : null;
  },
  withPerson: (db, { since, limit }) => db.all(WITH_PERSON, [since, limit]).map(CONVERSATIONS.object),
  silent: (db, { before, limit }) => db.all(SILENT, [before, limit]).map(CONVERSATIONS.object),
  since: (db, { since, limit }) => db.all(SINCE, [since, limit]).map(CONVERSATIONS.object),
  insertNote: (db, note) => {
    if (isErased(db, note.conversationId)) return 'exists';
    return db.run(NOTES.insert, NOTES.values(note)) === 1 ? 'inserted' : 'exists';
  },
  notes: (db, conversationId) => db.all(NOTES_OF, [conversationId]).map(NOTES.object),
  dueForErasure,
};
