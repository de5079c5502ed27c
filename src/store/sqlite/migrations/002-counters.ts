// Version 2: counts are kept instead of counted, and the queue's indexes carry what the queue is filtered by.

import type { Migration } from './migration.js';

const COUNTERS = `
CREATE TABLE counters (name TEXT NOT NULL UNIQUE, n INTEGER NOT NULL);
INSERT INTO counters VALUES ('entries', (SELECT count(*) FROM entries)), ('turns', (SELECT count(*) FROM turns)),
  ('keys', (SELECT count(*) FROM keys));
CREATE TRIGGER entries_in AFTER INSERT ON entries BEGIN UPDATE counters SET n = n + 1 WHERE name = 'entries'; END;
CREATE TRIGGER entries_out AFTER DELETE ON entries BEGIN UPDATE counters SET n = n - 1 WHERE name = 'entries'; END;
CREATE TRIGGER turns_in AFTER INSERT ON turns BEGIN UPDATE counters SET n = n + 1 WHERE name = 'turns'; END;
CREATE TRIGGER turns_out AFTER DELETE ON turns BEGIN UPDATE counters SET n = n - 1 WHERE name = 'turns'; END;
CREATE TABLE key_counts (wrapping_key_id TEXT NOT NULL UNIQUE, n INTEGER NOT NULL);
INSERT INTO key_counts SELECT wrapping_key_id, count(*) FROM keys GROUP BY wrapping_key_id;
CREATE TRIGGER keys_in AFTER INSERT ON keys BEGIN
  UPDATE counters SET n = n + 1 WHERE name = 'keys';
  INSERT INTO key_counts VALUES (NEW.wrapping_key_id, 1) ON CONFLICT (wrapping_key_id) DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER keys_out AFTER DELETE ON keys BEGIN
  UPDATE counters SET n = n - 1 WHERE name = 'keys';
  UPDATE key_counts SET n = n - 1 WHERE wrapping_key_id = OLD.wrapping_key_id;
  DELETE FROM key_counts WHERE wrapping_key_id = OLD.wrapping_key_id AND n <= 0;
END;
CREATE TRIGGER keys_rewrapped AFTER UPDATE OF wrapping_key_id ON keys BEGIN
  UPDATE key_counts SET n = n - 1 WHERE wrapping_key_id = OLD.wrapping_key_id;
  DELETE FROM key_counts WHERE wrapping_key_id = OLD.wrapping_key_id AND n <= 0;
  INSERT INTO key_counts VALUES (NEW.wrapping_key_id, 1) ON CONFLICT (wrapping_key_id) DO UPDATE SET n = n + 1;
END;
`;

const QUEUE = `
DROP INDEX help_queue;
CREATE INDEX help_queue ON help (state, since, id, language, channel, labels, holder);
DROP INDEX reviews_queue;
CREATE INDEX reviews_queue ON reviews (state, hidden, since, id, language, channel, labels, holder);
CREATE INDEX contacts_use ON contacts (used_at);
ALTER TABLE contacts ADD COLUMN void_before INTEGER NOT NULL DEFAULT 0;
`;

/** Counters, filtered queue, contacts by use, and the epoch before which a contact's replies are void. */
export const counters: Migration = {
  version: 2,
  says: 'keeps counts, and indexes for the filtered queue',
  sql: COUNTERS + QUEUE,
};
