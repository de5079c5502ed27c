// The embedded store against the conformance suite.

import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { QueueAct } from '../../src/domain/help-request.js';
import { Db } from '../../src/store/sqlite/db.js';
import { openSqliteStore } from '../../src/store/sqlite/open.js';
import { ACTS } from '../../src/store/sqlite/tables.js';
import { freshPath } from '../helpers/sqlite.js';
import { allContracts } from './all-contracts.js';
import type { OpenedStore } from './harness.js';

async function open(): Promise<OpenedStore> {
  const path = await freshPath();
  const store = await openSqliteStore({ path });
  return {
    store,
    crashAfterAct: async (act: QueueAct) => {
      const db = new Db(path);
      db.run(ACTS.insert, ACTS.values(act));
      db.close();
    },
    close: async () => {
      await store.close();
      await rm(dirname(path), { recursive: true });
    },
  };
}

allContracts('sqlite', open);
