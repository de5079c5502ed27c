// `store migrate`: brings the file at a path to the newest version.

import { existsSync } from 'node:fs';
import { AppError } from '../../domain/errors.js';
import { openRaw } from './connection.js';
import { migrateDb } from './migrate.js';
import type { Migration } from './migrations/migration.js';

/**
 * Runs the missing steps on this thread; `onStep` hears of each before it runs. Safe to run again after a crash. Throws
 * `bad_config` when there is no store or when it is newer than this program.
 */
export function migrateSqliteStore(
  path: string,
  onStep: (migration: Migration) => void = () => {},
): { readonly from: number; readonly to: number } {
  if (!existsSync(path)) throw new AppError('bad_config', `There is no store at ${path}: check STORE_URL.`);
  const db = openRaw(path);
  try {
    return migrateDb(db, undefined, onStep);
  } finally {
    db.close();
  }
}
