// The store on MongoDB against the conformance suite.

import type { QueueAct } from '../../src/domain/help-request.js';
import { ACTS } from '../../src/store/mongo/collections.js';
import { openMongoStore } from '../../src/store/mongo/open.js';
import { writeCopy } from '../../src/store/sqlite/write-copy.js';
import { T0 } from '../fixtures/rows.js';
import { describeMongo, emptied, type MongoServer, onDatabase, startMongo } from '../helpers/mongo.js';
import { allContracts } from './all-contracts.js';
import type { OpenedStore } from './harness.js';

describeMongo('on a server of the MongoDB protocol', () => {
  let server: MongoServer;
  let url: string;
  beforeAll(async () => {
    server = await startMongo();
    url = server.url();
  });
  afterAll(async () => {
    await server?.end();
  });

  async function open(): Promise<OpenedStore> {
    const store = await openMongoStore({ url, writeCopy, now: () => T0 });
    return {
      store,
      crashAfterAct: async (act: QueueAct) => {
        await onDatabase(url, (connection) =>
          connection.collection(ACTS.name).insertOne(ACTS.document(act, { conversationId: '' }) as never),
        );
      },
      close: async () => {
        await store.close();
        await emptied(url);
      },
    };
  }

  allContracts('mongodb', open);
});
