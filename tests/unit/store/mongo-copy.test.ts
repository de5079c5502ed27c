// A backup of the store on MongoDB: an embedded store that holds the same, taken while the service goes on.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CopiedRows } from '../../../src/store/contract/copy.js';
import type { Store } from '../../../src/store/contract.js';
import { checkEmpty, fillMongoStore, openMongoStore } from '../../../src/store/mongo/open.js';
import { openSqliteStore } from '../../../src/store/sqlite/open.js';
import { readCopy } from '../../../src/store/sqlite/read-copy.js';
import { writeCopy } from '../../../src/store/sqlite/write-copy.js';
import * as rows from '../../fixtures/rows.js';
import { describeMongo, type MongoServer, startMongo } from '../../helpers/mongo.js';

const { T0 } = rows;
const HOUR = 3_600_000;

describeMongo('a backup of the store on MongoDB', () => {
  let server: MongoServer;
  let store: Store;
  let folder: string;
  beforeAll(async () => {
    server = await startMongo();
  });
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'copy-'));
    store = await openMongoStore({ url: server.url(), writeCopy, now: () => T0 + HOUR });
  });
  afterEach(async () => {
    await store?.close();
    await rm(folder, { recursive: true });
  });
  afterAll(async () => {
    await server?.end();
  });

  /** The copy, open for the time of `look`. */
  async function inCopy<T>(look: (copy: Store) => Promise<T>): Promise<T> {
    await store.backup(join(folder, 'copy.db'));
    const copy = await openSqliteStore({ path: join(folder, 'copy.db'), mustExist: true });
    return await look(copy).finally(() => copy.close());
  }

  /** Everything that a store can be asked for about the fixtures. */
  async function allOf(all: Store) {
    const { contacts, log, deliveries, conversations, queue, keys, staff, audit, erasure, evidence, engagements } = all;
    const conversationId = 'conversation-of-contact';
    return await Promise.all([
      contacts.byLookup('lookup-contact'),
      log.entries('contact', [1, 2]),
      log.turns(conversationId, { limit: 9 }),
      log.head('contact'),
      deliveries.after('contact', 0, 9),
      conversations.byId(conversationId),
      conversations.notes(conversationId),
      queue.listHelp({}, { limit: 9 }),
      queue.listReviews({}, { limit: 9 }),
      queue.acts(rows.aHelpRequest().id),
      keys.byId(conversationId),
      staff.list(),
      staff.session('token-hash'),
      staff.useCode('ana', '7', T0),
      staff.duty(),
      audit.list({ limit: 9 }),
      erasure.tombstones({ limit: 9 }),
      evidence.after(0, 99),
      evidence.rootsAfter(0, 9),
      engagements.after('thread', 'T-1', 0, 99),
    ]);
  }

  /** Something of every kind, all of it settled. */
  async function haveAll(): Promise<void> {
    await store.contacts.insert(rows.aContact());
    await store.keys.insert(rows.aWrappedKey());
    for (const seq of [1, 2]) await store.log.append(rows.anEntry({ seq }));
    await store.log.recordTurn(rows.aTurnRecord({ help: rows.aHelpRequest(), review: rows.aReviewItem() }));
    await store.queue.recordHelpAct(rows.aHelpAct());
    await store.conversations.insertNote(rows.aNote());
    await store.staff.insert(rows.anAccount());
    await store.staff.update(rows.anAccount({ version: 1, roles: ['admin'] }));
    await store.staff.insertSession(rows.aStaffSession());
    await store.staff.useCode('ana', '7', T0);
    await store.staff.putDuty({ staffId: 'ana', name: 'Ana', onDuty: true, until: T0, languages: ['en'], at: T0 });
    for (const n of [0, 1]) await store.audit.append(rows.anAuditEvent({ n }));
    // More than nine, so that an order by the digits of a name would be seen.
    await store.evidence.append(Array.from({ length: 12 }, (_, i) => rows.anEvidenceEntry({ seq: i + 1 })));
    for (let n = 1; n <= 12; n += 1) await store.engagements.append(rows.anEngagementRecord({ n }));
    for (const size of [9, 12]) await store.evidence.addRoot(rows.aSignedRoot({ size }));
    for (const id of ['b', 'a']) await store.erasure.erase(rows.aTombstone({ conversationId: id, contactId: id }));
  }

  it('holds all that the store held, so that either can go on', async () => {
    await haveAll();
    const original = await allOf(store);
    expect(await inCopy(allOf)).toEqual(original);
  });

  it('becomes a store on MongoDB again, of the same content, also when it was cut off the first time', async () => {
    await haveAll();
    await store.queue.recordReviewAct(rows.aReviewAct());
    const original = await allOf(store);
    const file = join(folder, 'copy.db');
    await store.backup(file);
    const url = server.url();
    await expect(fillMongoStore(url, cutOff(readCopy(file)))).rejects.toThrow('cut off');
    await expect(openMongoStore({ url, writeCopy })).rejects.toMatchObject({
      code: 'bad_config',
      message: 'A restore into this database was cut off: run it again.',
    });
    await checkEmpty(url);
    await fillMongoStore(url, readCopy(file));
    const again = await openMongoStore({ url, writeCopy, now: () => T0 });
    expect(await allOf(again).finally(() => again.close())).toEqual(original);
    await expect(checkEmpty(url)).rejects.toMatchObject({ code: 'bad_usage' });
  });

  async function* cutOff(pieces: AsyncIterable<CopiedRows>): AsyncGenerator<CopiedRows> {
    let count = 0;
    for await (const piece of pieces) {
      if (count++ === 9) throw new Error('cut off');
      yield piece;
    }
  }

  it('takes up again what may not have been finished when it was read', async () => {
    await store.contacts.insert(rows.aContact());
    const justNow = T0 + HOUR - 1_000;
    await store.log.append(rows.anEntry({ seq: 1 }));
    await store.log.append(rows.anEntry({ seq: 2, at: justNow }));
    await store.log.recordTurn(rows.aTurnRecord());
    await store.log.recordTurn(rows.aTurnRecord({ turn: rows.aTurn({ turn: 2, at: justNow }) }));
    const pending = await inCopy(({ log }) => log.pendingOf('contact'));
    expect(pending.map(({ seq }) => seq)).toEqual([2]);
  });

  it('keeps a voided epoch void', async () => {
    await store.contacts.insert(rows.aContact());
    await store.log.recordTurn(
      rows.aTurnRecord({ turn: rows.aTurn({ turn: 2 }), deliveries: [], voidsEpochsBefore: 1 }),
    );
    const late = await inCopy(async ({ log, deliveries }) => {
      await log.finishTurn(rows.aTurnRecord());
      return await deliveries.after('contact', 0, 9);
    });
    expect(late.map(({ state, why }) => [state, why])).toEqual([['dropped', 'older_epoch']]);
  });
});
