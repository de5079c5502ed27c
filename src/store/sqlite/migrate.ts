// Brings the schema forward, one numbered step a transaction, so that a crash leaves a whole version.

import { AppError } from '../../domain/errors.js';
import type { Db } from './db.js';
import { first } from './migrations/001-first.js';
import { counters } from './migrations/002-counters.js';
import type { Migration } from './migrations/migration.js';

/** All steps in order. Never changed once released, only added to. */
export const MIGRATIONS: readonly Migration[] = [first, counters];

/** The version that this program works with. */
export function latestVersion(): number {
  return MIGRATIONS.at(-1)?.version ?? 0;
}

/** The version of a store; 0 for an empty file. */
export function versionOf(db: Db): number {
  return Number(db.pragma('user_version'));
}

function step(db: Db, migration: Migration): void {
  db.exec('BEGIN IMMEDIATE');
  try {
    // Another process may have done it while this one waited for the lock.
    if (versionOf(db) < migration.version) {
      db.exec(migration.sql);
      db.exec(`INSERT INTO meta (key, value) VALUES ('schemaVersion', '${migration.version}')
        ON CONFLICT (key) DO UPDATE SET value = excluded.value`);
      db.exec(`PRAGMA user_version = ${migration.version}`);
    }
    db.exec('COMMIT');
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

/**
 * Runs the `steps` that are missing, up to `target`. `onStep` hears of each before it runs. Refuses a store that is newer than
 * this program with `bad_config`.
 */
export function migrateDb(
  db: Db,
  target: number = latestVersion(),
  onStep: (migration: Migration) => void = () => {},
  steps: readonly Migration[] = MIGRATIONS,
): { readonly from: number; readonly to: number } {
  const from = versionOf(db);
  if (from > latestVersion()) {
    throw new AppError('bad_config', `The store is of version ${from}, newer than this program; use the newer one.`);
  }
  for (const migration of steps) {
    if (migration.version <= from || migration.version > target) continue;
    onStep(migration);
    step(db, migration);
  }
  return { from, to: versionOf(db) };
}
