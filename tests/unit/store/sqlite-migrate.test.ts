// A store of an older version is brought forward without losing anything, and never opened as it is.

import { readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { openConnection, openRaw } from '../../../src/store/sqlite/connection.js';
import type { Db } from '../../../src/store/sqlite/db.js';
import { latestVersion, MIGRATIONS, migrateDb, versionOf } from '../../../src/store/sqlite/migrate.js';
import { migrateSqliteStore } from '../../../src/store/sqlite/migrate-store.js';
import { openSqliteStore } from '../../../src/store/sqlite/open.js';
import { statement } from '../../../src/store/sqlite/statement.js';
import { freshPath } from '../../helpers/sqlite.js';

const SCHEMA = statement("SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY name");

describe('migrations', () => {
  let path: string;
  beforeEach(async () => {
    path = await freshPath();
  });
  afterEach(async () => {
    await rm(dirname(path), { recursive: true });
  });

  /** A store as version 1 left it. */
  async function versionOne(): Promise<void> {
    const db = openRaw(path);
    db.exec(await readFile(join(import.meta.dirname, '../../fixtures/store-v1.sql'), 'utf8'));
    db.close();
  }

  function schemaOf(db: Db): unknown {
    const rows = db.all(SCHEMA, []);
    return rows.map((row) => ({ ...row, sql: String(row.sql).replace(/\s+/g, ' ') }));
  }

  it('are numbered from 1 without gaps', () => {
    expect(MIGRATIONS.map(({ version }) => version)).toEqual(MIGRATIONS.map((_, i) => i + 1));
    expect(latestVersion()).toBeGreaterThanOrEqual(2);
  });

  it('still begin with what version 1 was', async () => {
    await versionOne();
    const old = openRaw(path);
    const fresh = openRaw(`${path}.fresh`);
    migrateDb(fresh, 1);
    expect(schemaOf(fresh)).toEqual(schemaOf(old));
    old.close();
    fresh.close();
  });

  it('bring version 1 to the schema of a fresh store, telling each step', async () => {
    await versionOne();
    const steps: string[] = [];
    const done = migrateSqliteStore(path, ({ says }) => steps.push(says));
    expect(done).toEqual({ from: 1, to: latestVersion() });
    expect(steps).toHaveLength(latestVersion() - 1);
    const migrated = openConnection(path);
    const fresh = openConnection(`${path}.fresh`);
    expect(schemaOf(migrated)).toEqual(schemaOf(fresh));
    migrated.close();
    fresh.close();
    expect(migrateSqliteStore(path)).toEqual({ from: latestVersion(), to: latestVersion() });
  });

  it('keep everything that version 1 held, and count it', async () => {
    await versionOne();
    migrateSqliteStore(path);
    const store = await openSqliteStore({ path });
    expect(await store.contacts.byLookup('lookup')).toMatchObject({ id: 'contact' });
    expect(await store.log.counts()).toEqual({ entries: 3, turns: 1, pending: 1, quarantined: 1 });
    expect((await store.log.pendingOf('contact'))[0]).toMatchObject({ uid: 'uid-2', sealed: Uint8Array.of(3, 4) });
    expect(await store.log.head('contact')).toMatchObject({ lastSeq: 3, lastDoneSeq: 1, lastTurn: { turn: 1 } });
    expect(await store.deliveries.after('contact', 0, 5)).toHaveLength(1);
    expect(await store.queue.help('hr_talk_1')).toMatchObject({ state: 'claimed', holder: { id: 'ana' } });
    expect((await store.queue.listReviews({ label: 'recruitment' }, { limit: 5 })).items).toHaveLength(1);
    expect(await store.keys.inUse()).toEqual([
      { wrappingKeyId: 'first', keys: 2 },
      { wrappingKeyId: 'second', keys: 1 },
    ]);
    expect(await store.keys.count()).toBe(3);
    expect(await store.staff.useCode('ana', '60000000', 1)).toBe('used');
    expect((await store.erasure.tombstones({ limit: 5 })).items).toHaveLength(1);
    expect(await store.meta.get('profile')).toBe('ngo');
    expect(await store.meta.get('schemaVersion')).toBe(String(latestVersion()));
    expect(await store.contacts.dropUnused({ before: 1_750_000_000_000, limit: 5 })).toBe(1);
    await store.close();
  });

  it('bring version 2 forward: replies of the bot answer, nothing has an address or ids of messages yet', async () => {
    await versionOne();
    const db = openRaw(path);
    migrateDb(db, 2);
    db.exec(
      "INSERT INTO deliveries SELECT 'contact:1:2', contact_id, conversation_id, 102, channel, 'person', epoch, state, why, at, not_after, next_at, attempts, sealed FROM deliveries",
    );
    db.close();
    migrateSqliteStore(path);
    const store = await openSqliteStore({ path });
    const common = { act: 'say', messageIds: [] };
    expect(await store.deliveries.after('contact', 0, 5)).toMatchObject([
      { ...common, from: 'bot', answers: true },
      { ...common, from: 'person', answers: false },
    ]);
    expect(await store.contacts.byId('contact')).toMatchObject({ address: null });
    expect((await store.log.entries('contact', [1]))[0]).toMatchObject({ platformMessageId: null });
    await store.close();
  });

  it('leave a whole version behind when they are cut off in the middle, and go on from there', async () => {
    await versionOne();
    const db = openRaw(path);
    const cut = { ...MIGRATIONS[1], version: 2, says: '', sql: `${MIGRATIONS[1]?.sql} SELECT no_such_thing;` };
    expect(() => migrateDb(db, 2, () => {}, [cut])).toThrow();
    expect(versionOf(db)).toBe(1);
    expect(migrateDb(db)).toEqual({ from: 1, to: latestVersion() });
    db.close();
  });

  it('are asked for when an older store is opened', async () => {
    await versionOne();
    await expect(openSqliteStore({ path })).rejects.toMatchObject({
      code: 'bad_config',
      message: expect.stringContaining('run: safe-passage store migrate'),
    });
  });

  it('refuse a store of a later version, as opening does', async () => {
    const db = openRaw(path);
    db.exec('PRAGMA user_version = 999');
    db.close();
    await expect(openSqliteStore({ path })).rejects.toMatchObject({ code: 'bad_config' });
    expect(() => migrateSqliteStore(path)).toThrow('newer than this program');
  });
});
