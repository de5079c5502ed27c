// Opens the database file as this backend needs it, and refuses one that is not its own or of another version.

import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { AppError } from '../../domain/errors.js';
import { errorCode } from '../error-code.js';
import { refuseOther } from '../version.js';
import { Db } from './db.js';
import { createDb, latestVersion, versionOf } from './migrate.js';

/** How long a connection waits for another process's lock. */
const BUSY_MS = 5_000;

/** Makes folder and file so that only the owner can read them. */
function prepareFile(path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    closeSync(openSync(path, 'a', 0o600));
  } catch (error) {
    const mend = 'check STORE_URL, and that the folder belongs to the user that runs the program';
    throw new AppError('bad_config', `The store ${path} cannot be opened (${errorCode(error)}): ${mend}.`);
  }
}

/** A connection with all pragmas set; the schema is not looked at. */
export function openRaw(path: string): Db {
  prepareFile(path);
  const db = new Db(path);
  db.pragma(`busy_timeout = ${BUSY_MS}`);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('secure_delete = ON');
  // Nothing that was read or sorted goes to a temporary file.
  db.pragma('temp_store = MEMORY');
  db.pragma('cache_size = -16000');
  // A log that grew under a backup is cut back at the next checkpoint.
  db.pragma('journal_size_limit = 67108864');
  return db;
}

function checkVersion(db: Db): void {
  const version = versionOf(db);
  if (version === 0) createDb(db);
  else refuseOther(version, latestVersion());
}

/**
 * Opens the store's file. A fresh one gets the newest schema; an older or newer one is refused with `bad_config`.
 * `maxPages` bounds the file's size.
 */
export function openConnection(path: string, maxPages?: number): Db {
  const db = openRaw(path);
  try {
    checkVersion(db);
    if (maxPages !== undefined) db.pragma(`max_page_count = ${Math.trunc(maxPages)}`);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}
