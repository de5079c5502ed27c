// Version 3: what is needed to push replies into a messenger and to take them back there.

import type { Migration } from './migration.js';

const SQL = `
ALTER TABLE contacts ADD COLUMN address BLOB;
ALTER TABLE entries ADD COLUMN platform_message_id TEXT;
CREATE INDEX entries_on_device ON entries (contact_id, at) WHERE platform_message_id IS NOT NULL;
ALTER TABLE deliveries ADD COLUMN act TEXT NOT NULL DEFAULT 'say';
ALTER TABLE deliveries ADD COLUMN answers INTEGER NOT NULL DEFAULT 1;
ALTER TABLE deliveries ADD COLUMN message_ids TEXT NOT NULL DEFAULT '[]';
UPDATE deliveries SET answers = 0 WHERE sent_by = 'person';
CREATE INDEX deliveries_on_device ON deliveries (contact_id, at) WHERE message_ids <> '[]';
`;

/** Sealed addresses, and the platform's ids of messages. */
export const push: Migration = {
  version: 3,
  says: 'makes room for messengers: sealed addresses and ids of messages',
  sql: SQL,
};
