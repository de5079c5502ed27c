// Changes told as they are written: the driver's real change streams, before a server that has none by a proxy that has.

import type { StoredChange, Watching } from '../../../src/store/contract/feed.js';
import type { Store } from '../../../src/store/contract.js';
import { ENTRIES, TURNS } from '../../../src/store/mongo/collections.js';
import { openMongoStore } from '../../../src/store/mongo/open.js';
import { PIPELINE } from '../../../src/store/mongo/ops/watch.js';
import { writeCopy } from '../../../src/store/sqlite/write-copy.js';
import { aHelpAct, aHelpRequest, aNote, anEntry, aTurn, aTurnRecord, T0 } from '../../fixtures/rows.js';
import { type ChangeStreamServer, startChangeStreams } from '../../helpers/change-streams.js';
import { describeMongo, type MongoServer, onDatabase, startMongo } from '../../helpers/mongo.js';

describeMongo('a store that tells what is written', () => {
  let server: MongoServer;
  let proxy: ChangeStreamServer;
  let url: string;
  let store: Store;
  let watching: Watching | undefined;
  let heard: StoredChange[];
  let wakeUp = (): void => undefined;

  const openStore = (at: string) => openMongoStore({ url: at, writeCopy, now: () => T0 });
  const hear = (changes: readonly StoredChange[]) => {
    heard.push(...changes);
    wakeUp();
  };
  /** Waits until so many changes were heard; jest's own limit ends a wait in vain. */
  async function heardKeys(count: number): Promise<readonly string[]> {
    while (heard.length < count) await new Promise<void>((resolve) => (wakeUp = resolve));
    return heard.map(({ key }) => key);
  }

  beforeAll(async () => {
    server = await startMongo();
  });
  beforeEach(async () => {
    heard = [];
    url = server.url();
    proxy = await startChangeStreams(url);
    store = await openStore(proxy.url(url));
    watching = await store.feed.watch?.(hear);
  });
  afterEach(async () => {
    await watching?.close();
    await store.close();
    await proxy.end();
  });
  afterAll(async () => {
    await server?.end();
  });

  it('tells turns, acts, notes and the roster, by the keys that the feed has', async () => {
    const help = aHelpRequest();
    const cursor = await store.feed.now();
    await store.log.append(anEntry());
    await store.log.recordTurn(aTurnRecord({ turn: aTurn({ at: T0 }), help }));
    await store.queue.recordHelpAct(aHelpAct({ at: T0 }));
    await store.conversations.insertNote(aNote({ at: T0 }));
    await store.staff.putDuty({ staffId: 'ana', name: 'Ana', onDuty: true, until: T0 + 9, languages: ['en'], at: T0 });
    await heardKeys(4);
    const { changes } = await store.feed.after(cursor);
    const sorted = (some: readonly StoredChange[]) => some.toSorted((a, b) => a.key.localeCompare(b.key));
    expect(sorted(heard)).toEqual(sorted(changes));
  });

  it('tells each time that somebody goes on or off duty', async () => {
    const entry = { staffId: 'ana', name: 'Ana', onDuty: true, until: T0 + 9, languages: ['en'], at: T0 };
    await store.staff.putDuty(entry);
    await store.staff.putDuty({ ...entry, onDuty: false, at: T0 + 1 });
    expect(await heardKeys(2)).toEqual([`duty:ana:${T0}`, `duty:ana:${T0 + 1}`]);
  });

  it('tells a turn only when its replies are there', async () => {
    const record = aTurnRecord({ turn: aTurn({ at: T0 }) });
    const cursor = await store.feed.now();
    await store.log.append(anEntry());
    // What a writer leaves that died in the middle.
    await onDatabase(proxy.url(url), (connection) =>
      connection.collection(TURNS.name).insertOne(TURNS.document(record.turn, { doneSeq: 1 }) as never),
    );
    await store.conversations.insertNote(aNote({ at: T0 }));
    expect(await heardKeys(1)).toEqual(['note:note']);
    const keys = async () => (await store.feed.after(cursor)).changes.map(({ key }) => key).sort();
    expect(await keys()).toEqual(['note:note', 'turn:contact:1:unfinished']);
    await store.log.finishTurn(record);
    expect(await heardKeys(2)).toEqual(['note:note', 'turn:contact:1']);
    expect(await keys()).toEqual(['note:note', 'turn:contact:1']);
    expect(await store.deliveries.after('contact', 0, 10)).toHaveLength(1);
  });

  it('tells a later reading of a message at once', async () => {
    const turn = aTurn({ what: 'reading:uid:second:1' });
    await store.log.recordTurn(aTurnRecord({ turn, settlesSeq: null }));
    expect(await heardKeys(1)).toEqual(['turn:contact:1']);
  });

  it('lets only ids leave the server', async () => {
    await store.log.append(anEntry());
    await store.log.recordTurn(aTurnRecord());
    await heardKeys(1);
    const fields = proxy.sent.flatMap(({ fullDocument }) => Object.keys((fullDocument ?? {}) as object));
    expect(new Set(fields)).toEqual(new Set(['contactId', 'conversationId', 'turn', 'entrySeq', 'what', 'at']));
  });

  it('says when nothing will be heard any more', async () => {
    await watching?.close();
    await expect(watching?.lost).resolves.toBeUndefined();
  });

  it('says where there is no such thing: a single server, a user who may not watch', async () => {
    for (const code of [40573, 13]) {
      const refusing = await startChangeStreams(url, code);
      const plain = await openStore(refusing.url(url));
      expect(await plain.feed.watch?.(hear)).toBeUndefined();
      await plain.close();
      await refusing.end();
    }
  });

  it('needs no change streams of the server: the stand-in has none, and says so in words of its own', async () => {
    const plain = await openStore(url);
    const own = await plain.feed.watch?.(hear);
    expect(own === undefined).toBe(process.env.MONGO_TEST_SERVER?.includes('mongo-server') ?? false);
    await own?.close();
    await plain.close();
  });

  it('asks only for what the collections are called', () => {
    const asked = JSON.stringify(PIPELINE);
    for (const { name } of [TURNS, ENTRIES]) expect(asked).toContain(`"${name}"`);
  });
});
