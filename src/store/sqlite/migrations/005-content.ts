// Version 5: versions of the content, and which of them is in force.

import type { Migration } from './migration.js';

const SQL = `
CREATE TABLE content_bundles (hash TEXT PRIMARY KEY, packed BLOB NOT NULL);
CREATE TABLE content_versions (
  n INTEGER PRIMARY KEY, hash TEXT NOT NULL, base INTEGER NOT NULL, done_by TEXT NOT NULL, at INTEGER NOT NULL, note TEXT NOT NULL
);
CREATE TABLE content_acts (
  n INTEGER PRIMARY KEY, act TEXT NOT NULL, version INTEGER NOT NULL, done_by TEXT NOT NULL, at INTEGER NOT NULL
);
`;

/** Drafts, published versions, and the way back. Until one is published the content that ships is in force. */
export const contentVersions: Migration = { version: 5, says: 'makes room for versions of the content', sql: SQL };
