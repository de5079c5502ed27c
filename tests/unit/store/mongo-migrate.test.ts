// A database that an older program made is brought forward without losing anything, and never opened as it is.

import { latestVersion } from '../../../src/store/mongo/migrate.js';
import { migrateMongoStore, openMongoStore } from '../../../src/store/mongo/open.js';
import { writeCopy } from '../../../src/store/sqlite/write-copy.js';
import * as rows from '../../fixtures/rows.js';
import { describeMongo, type MongoServer, onDatabase, startMongo } from '../../helpers/mongo.js';

describeMongo('migrations on MongoDB', () => {
  let server: MongoServer;
  beforeAll(async () => {
    server = await startMongo();
  });
  afterAll(async () => {
    await server?.end();
  });

  /** A database as version 1 left it: a message with its outcome. */
  async function versionOne(): Promise<string> {
    const url = server.url();
    const store = await openMongoStore({ url, writeCopy });
    await store.contacts.insert(rows.aContact());
    await store.log.append(rows.anEntry());
    await store.log.recordTurn(rows.aTurnRecord());
    await store.close();
    await onDatabase(url, async (connection) => {
      await connection.collection('entries').updateMany({}, { $unset: { toRead: 1, readTries: 1 } });
      await connection.collection('turns').updateMany({}, { $unset: { goesOnAt: 1 } });
      await connection.collection('conversations').updateMany({}, { $unset: { erasureByWord: 1 } });
      await connection.collection('meta').updateOne({ _id: 'schemaVersion' as never }, { $set: { value: '1' } });
    });
    return url;
  }

  it('bring version 1 forward: what was written before is as it was, and is not read again', async () => {
    const url = await versionOne();
    await expect(openMongoStore({ url, writeCopy })).rejects.toMatchObject({
      code: 'bad_config',
      message: expect.stringContaining('store migrate'),
    });
    expect(await migrateMongoStore(url, () => undefined)).toEqual({ from: 1, to: latestVersion() });
    expect(await migrateMongoStore(url, () => undefined)).toEqual({ from: latestVersion(), to: latestVersion() });
    const store = await openMongoStore({ url, writeCopy });
    expect(await store.log.entries('contact', [1])).toEqual([rows.anEntry({ state: 'done' })]);
    expect(await store.log.head('contact')).toMatchObject({ turns: 1, lastTurn: rows.aTurn() });
    expect(await store.conversations.byId('conversation-of-contact')).toMatchObject({ erasureByWord: false });
    expect(await store.log.toRead(5)).toEqual([]);
    await store.close();
  });
});
