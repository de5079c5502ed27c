// The embedded store against the conformance suite.

import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { QueueAct } from '../../src/domain/help-request.js';
import { Db } from '../../src/store/sqlite/db.js';
import { openSqliteStore } from '../../src/store/sqlite/open.js';
import { ACTS } from '../../src/store/sqlite/tables.js';
import { freshPath } from '../helpers/sqlite.js';
import { auditContract } from './audit-contract.js';
import { contactsContract } from './contacts-contract.js';
import { conversationsContract } from './conversations-contract.js';
import { deliveriesContract } from './deliveries-contract.js';
import { erasureContract } from './erasure-contract.js';
import type { OpenedStore } from './harness.js';
import { keysContract } from './keys-contract.js';
import { logContract } from './log-contract.js';
import { metaContract } from './meta-contract.js';
import { queueContract } from './queue-contract.js';
import { staffContract } from './staff-contract.js';
import { turnsContract } from './turns-contract.js';

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

for (const contract of [
  contactsContract,
  logContract,
  turnsContract,
  deliveriesContract,
  conversationsContract,
  queueContract,
  keysContract,
  staffContract,
  auditContract,
  erasureContract,
  metaContract,
]) {
  contract('sqlite', open);
}
