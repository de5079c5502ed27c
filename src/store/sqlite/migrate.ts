// Brings the schema forward, one numbered step a transaction, so that a crash leaves a whole version.

import { AppError } from '../../domain/errors.js';
import type { Db } from './db.js';
import { first } from './migrations/001-first.js';
import { counters } from './migrations/002-counters.js';
import { push } from './migrations/003-push.js';
import { readings } from './migrations/004-readings.js';
import { contentVersions } from './migrations/005-content.js';
import { cases } from './migrations/006-cases.js';
import { evidence } from './migrations/007-evidence.js';
import { engagements } from './migrations/008-engagements.js';
import type { Migration } from './migrations/migration.js';

/** All steps in order. Never changed once released, only added to. */
export const MIGRATIONS: readonly Migration[] = [
  first,
  counters,
  push,
  readings,
  contentVersions,
  cases,
  evidence,
  engagements,
];

/** The version that this program works with. */
export function latestVersion(): number {
  return MIGRATIONS.at(-1)?.version ?? 0;
}

/** The version of a store; 0 for an empty file. */
export function versionOf(db: Db): number {
  return Number(db.pragma('user_version'));
}

/** Runs steps in one transaction, those only that nobody else ran while this one waited for the lock. */
function run(db: Db, steps: readonly Migration[]): void {
  db.exec('BEGIN IMMEDIATE');
  try {
    const version = versionOf(db);
    for (const migration of steps) if (migration.version > version) step(db, migration);
    db.exec('COMMIT');
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

function step(db: Db, { version, sql }: Migration): void {
  db.exec(sql);
  db.exec(`INSERT INTO meta (key, value) VALUES ('schemaVersion', '${version}')
    ON CONFLICT (key) DO UPDATE SET value = excluded.value`);
  db.exec(`PRAGMA user_version = ${version}`);
}

/** Gives an empty file the newest schema, in one go: another process that starts meanwhile never sees an older version. */
export function createDb(db: Db): void {
  run(db, MIGRATIONS);
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
    run(db, [migration]);
  }
  return { from, to: versionOf(db) };
}
