// On a real MongoDB: no operation walks a collection that grows. The stand-in of the tests has no plans to show.

import { openMongoStore } from '../../../src/store/mongo/open.js';
import { writeCopy } from '../../../src/store/sqlite/write-copy.js';
import { everyOperation } from '../../fixtures/every-operation.js';
import * as rows from '../../fixtures/rows.js';
import { describeMongo, type MongoServer, onDatabase, startMongo } from '../../helpers/mongo.js';

/** Collections with a document for each member of staff or fact. */
const SMALL = ['accounts', 'duty', 'meta'];

describeMongo('plans of queries', () => {
  let server: MongoServer;
  beforeAll(async () => {
    server = await startMongo();
  });
  afterAll(async () => {
    await server?.end();
  });

  /** Has the server note the plan of everything that is asked of this database; false where it cannot. */
  async function profiled(url: string): Promise<boolean> {
    return await onDatabase(url, async ({ db }) => {
      const noted = await db?.command({ profile: 2 }).then(
        () => true,
        () => false,
      );
      return noted === true;
    });
  }

  async function scansOf(url: string): Promise<readonly string[]> {
    return await onDatabase(url, async ({ db }) => {
      const found = await db
        ?.collection('system.profile')
        .find({ planSummary: /COLLSCAN/ })
        .toArray();
      return (found ?? [])
        .map(({ ns, command }) => `${String(ns)} ${JSON.stringify(command?.filter ?? command?.q ?? command?.query)}`)
        .filter((scan) => !SMALL.some((name) => scan.split(' ')[0]?.endsWith(`.${name}`)));
    });
  }

  it('go over an index wherever a collection grows', async () => {
    const url = server.url();
    const store = await openMongoStore({ url, writeCopy, now: () => rows.T0 });
    try {
      const plans = await profiled(url);
      expect(await everyOperation(store)).toEqual([]);
      if (plans) expect(await scansOf(url)).toEqual([]);
      else process.stdout.write('Plans of MongoDB not looked at: this server does not show any.\n');
    } finally {
      await store.close();
    }
  });
});
