// Version 1: all tables, rowid tables throughout (WITHOUT ROWID costs more than half of the grouped inserts).

import type { Migration } from './migration.js';

const LOG = `
CREATE TABLE contacts (id TEXT NOT NULL UNIQUE, lookup TEXT UNIQUE, channel TEXT NOT NULL, created_at INTEGER NOT NULL,
  used_at INTEGER NOT NULL);
CREATE TABLE entries (contact_id TEXT NOT NULL, seq INTEGER NOT NULL, uid TEXT NOT NULL, conversation_id TEXT NOT NULL,
  kind TEXT NOT NULL, update_id TEXT NOT NULL, at INTEGER NOT NULL, platform_at INTEGER, sealed BLOB NOT NULL,
  fingerprint TEXT NOT NULL, state TEXT NOT NULL, attempts INTEGER NOT NULL,
  UNIQUE (contact_id, seq), UNIQUE (contact_id, update_id));
CREATE INDEX entries_conversation ON entries (conversation_id);
CREATE INDEX entries_unsettled ON entries (state, at, contact_id, seq) WHERE state <> 'done';
CREATE INDEX entries_unsettled_of ON entries (contact_id, state) WHERE state <> 'done';
CREATE TABLE turns (contact_id TEXT NOT NULL, turn INTEGER NOT NULL, what TEXT NOT NULL, conversation_id TEXT NOT NULL,
  entry_seq INTEGER NOT NULL, late INTEGER NOT NULL, at INTEGER NOT NULL, sealed BLOB NOT NULL, labels TEXT NOT NULL,
  language TEXT NOT NULL, UNIQUE (contact_id, turn), UNIQUE (contact_id, what));
CREATE INDEX turns_conversation ON turns (conversation_id, turn);
CREATE INDEX turns_outcome ON turns (contact_id, entry_seq) WHERE what >= 'outcome:' AND what < 'outcome;';
CREATE TABLE deliveries (id TEXT NOT NULL UNIQUE, contact_id TEXT NOT NULL, conversation_id TEXT NOT NULL,
  seq INTEGER NOT NULL, channel TEXT NOT NULL, sent_by TEXT NOT NULL, epoch INTEGER NOT NULL, state TEXT NOT NULL,
  why TEXT, at INTEGER NOT NULL, not_after INTEGER NOT NULL, next_at INTEGER NOT NULL, attempts INTEGER NOT NULL,
  sealed BLOB NOT NULL);
CREATE INDEX deliveries_stream ON deliveries (contact_id, seq);
CREATE INDEX deliveries_conversation ON deliveries (conversation_id);
CREATE INDEX deliveries_state ON deliveries (state, at, id);
CREATE INDEX deliveries_due ON deliveries (channel, at, seq, next_at) WHERE state = 'queued';
CREATE INDEX deliveries_expiry ON deliveries (not_after) WHERE state = 'queued';
CREATE INDEX deliveries_waiting ON deliveries (contact_id, seq, epoch) WHERE state = 'queued';
CREATE TABLE leases (delivery_id TEXT NOT NULL, attempt INTEGER NOT NULL, until INTEGER NOT NULL,
  UNIQUE (delivery_id, attempt));
CREATE TABLE conversations (id TEXT NOT NULL UNIQUE, contact_id TEXT NOT NULL, channel TEXT NOT NULL,
  language TEXT NOT NULL, labels TEXT NOT NULL, status TEXT NOT NULL, started_at INTEGER NOT NULL,
  last_at INTEGER NOT NULL, first_turn INTEGER NOT NULL, last_turn INTEGER NOT NULL, applied_turn INTEGER NOT NULL,
  erasure_asked_at INTEGER);
CREATE INDEX conversations_contact ON conversations (contact_id);
CREATE INDEX conversations_silence ON conversations (status, last_at);
CREATE INDEX conversations_age ON conversations (last_at);
CREATE INDEX conversations_erasure ON conversations (erasure_asked_at) WHERE erasure_asked_at IS NOT NULL;
CREATE TABLE notes (id TEXT NOT NULL UNIQUE, conversation_id TEXT NOT NULL, done_by TEXT NOT NULL, at INTEGER NOT NULL,
  sealed BLOB NOT NULL);
CREATE INDEX notes_conversation ON notes (conversation_id, at, id);
`;

const QUEUE = `
CREATE TABLE help (id TEXT NOT NULL UNIQUE, contact_id TEXT NOT NULL, conversation_id TEXT NOT NULL,
  opened_turn INTEGER NOT NULL, reason TEXT NOT NULL, since INTEGER NOT NULL, language TEXT NOT NULL,
  channel TEXT NOT NULL, labels TEXT NOT NULL, state TEXT NOT NULL, holder TEXT, version INTEGER NOT NULL,
  applied_turn INTEGER NOT NULL, answered_at INTEGER, hidden INTEGER NOT NULL, sealed BLOB NOT NULL);
CREATE INDEX help_conversation ON help (conversation_id);
CREATE INDEX help_queue ON help (state, since, id);
CREATE TABLE reviews (id TEXT NOT NULL UNIQUE, contact_id TEXT NOT NULL, conversation_id TEXT NOT NULL,
  since INTEGER NOT NULL, language TEXT NOT NULL, channel TEXT NOT NULL, labels TEXT NOT NULL, why TEXT NOT NULL,
  state TEXT NOT NULL, holder TEXT, version INTEGER NOT NULL, signs_turn INTEGER NOT NULL,
  applied_turn INTEGER NOT NULL, hidden INTEGER NOT NULL, sealed BLOB NOT NULL);
CREATE INDEX reviews_conversation ON reviews (conversation_id);
CREATE INDEX reviews_queue ON reviews (state, hidden, since, id);
CREATE TABLE acts (item_id TEXT NOT NULL, version INTEGER NOT NULL, act TEXT NOT NULL, state TEXT NOT NULL, holder TEXT,
  done_by TEXT NOT NULL, at INTEGER NOT NULL, seen_turn INTEGER NOT NULL, sealed BLOB NOT NULL,
  UNIQUE (item_id, version));
`;

const REST = `
CREATE TABLE keys (conversation_id TEXT NOT NULL UNIQUE, wrapped BLOB NOT NULL, wrapping_key_id TEXT NOT NULL,
  created_at INTEGER NOT NULL);
CREATE INDEX keys_wrapping ON keys (wrapping_key_id);
CREATE TABLE accounts (id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, roles TEXT NOT NULL, name_key TEXT NOT NULL UNIQUE,
  password_hash TEXT NOT NULL, totp_sealed BLOB NOT NULL, state TEXT NOT NULL, recovery_hashes TEXT NOT NULL,
  created_at INTEGER NOT NULL, version INTEGER NOT NULL);
CREATE TABLE used_codes (account_id TEXT NOT NULL, step TEXT NOT NULL, at INTEGER NOT NULL, UNIQUE (account_id, step));
CREATE TABLE sessions (token_hash TEXT NOT NULL UNIQUE, account_id TEXT NOT NULL, created_at INTEGER NOT NULL,
  seen_at INTEGER NOT NULL, revoked_at INTEGER);
CREATE INDEX sessions_account ON sessions (account_id);
CREATE TABLE duty (staff_id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, on_duty INTEGER NOT NULL, until INTEGER NOT NULL,
  languages TEXT NOT NULL, at INTEGER NOT NULL);
CREATE TABLE audit (row INTEGER PRIMARY KEY, chain TEXT NOT NULL, n INTEGER NOT NULL, at INTEGER NOT NULL,
  actor TEXT NOT NULL, act TEXT NOT NULL, object TEXT NOT NULL, outcome TEXT NOT NULL, reason_sealed BLOB,
  prev TEXT NOT NULL, hash TEXT NOT NULL, UNIQUE (chain, n));
CREATE INDEX audit_actor ON audit (actor);
CREATE INDEX audit_object ON audit (object);
CREATE TABLE tombstones (row INTEGER PRIMARY KEY, conversation_id TEXT NOT NULL UNIQUE, contact_id TEXT NOT NULL,
  at INTEGER NOT NULL, why TEXT NOT NULL);
CREATE TABLE meta (key TEXT NOT NULL UNIQUE, value TEXT NOT NULL);
`;

/** All tables and the first indexes. */
export const first: Migration = { version: 1, says: 'creates the tables', sql: LOG + QUEUE + REST };
