// What must hold of replies when processes end, start and share a store: on either store.

import type { Store } from '../../src/store/contract.js';
import { openMongoStore } from '../../src/store/mongo/open.js';
import { writeCopy } from '../../src/store/sqlite/write-copy.js';
import { describeMongo, type MongoServer, startMongo } from '../helpers/mongo.js';
import { type OpenShared, outboundWorld, type Person } from '../helpers/outbound-world.js';

const LEASE_MS = 30_000;
const MINUTE = 60_000;

describe('on the embedded store', () => sharedStore(() => undefined));

describeMongo('on MongoDB', () => {
  let server: MongoServer;
  beforeAll(async () => {
    server = await startMongo();
  });
  afterAll(async () => {
    await server?.end();
  });
  sharedStore(() => {
    const url = server.url();
    return () => openMongoStore({ url, writeCopy });
  });
});

async function rows(person: Person): Promise<readonly string[]> {
  return (await person.deliveries()).map(({ act, state, why }) =>
    [act === 'say' ? '' : `${act} `, state, why === null ? '' : `: ${why}`].join(''),
  );
}

/** The same store, of which one method fails the first time. */
function failingOnce(store: Store, method: 'sent' | 'postpone'): Store {
  let failed = false;
  const deliveries = {
    ...store.deliveries,
    [method]: (...args: [never, never, never, never]) => {
      if (failed) return store.deliveries[method](...args);
      failed = true;
      return Promise.reject(new Error('the store is away'));
    },
  };
  return { ...store, deliveries };
}

/** `shared` is asked before each test for a store of its own. */
function sharedStore(shared: () => OpenShared | undefined): void {
  let world: Awaited<ReturnType<typeof outboundWorld>>;
  beforeEach(async () => {
    world = await outboundWorld(shared());
  });
  afterEach(() => world.end());

  describe('two processes on one store', () => {
    it('never send one reply twice, and keep the order of each chat', async () => {
      const people = await Promise.all(Array.from({ length: 25 }, (_, n) => world.person(`p${n}`)));
      world.sender();
      world.sender({ store: await world.anotherStore() });
      for (const person of people) await person.answered(['one', 'two', 'three']);
      world.channel.answersIn = 70;
      await world.runFor(20_000);
      for (const { chat } of people) expect(world.channel.textsOf(chat)).toEqual(['one', 'two', 'three']);
      expect(world.tried.filter(({ kind }) => kind === 'tried')).toHaveLength(75);
    });

    it('take over what the other had on its way when it was killed, when its lease is over and not before', async () => {
      const ana = await world.person('ana');
      world.channel.meets('ana', ['hangs']);
      await ana.answered(['one', 'two']);
      const first = world.sender();
      await world.runFor(100);
      expect(world.channel.asked).toHaveLength(1);
      world.killed(first);
      const begun = world.time.now();
      world.sender({ store: await world.anotherStore() });
      await world.runFor(LEASE_MS - 2_000);
      expect(world.channel.asked).toHaveLength(1);
      await world.runFor(10_000);
      expect(world.channel.arrived.map(({ text, at }) => [text, at - begun >= LEASE_MS - 2_000])).toEqual([
        ['one', true],
        ['two', true],
      ]);
      expect(await rows(ana)).toEqual(['sent', 'sent']);
    });

    it('hear of what the other was told: a panic word stops a reply that one of them has just looked at', async () => {
      const ana = await world.person('ana');
      const other = await world.anotherStore();
      await ana.answered(['not this']);
      // The panic word comes between the lease and the send of the other process.
      const lease: Store['deliveries']['lease'] = async (...args) => {
        const won = await other.deliveries.lease(...args);
        await ana.panics();
        return won;
      };
      world.sender({ store: { ...other, deliveries: { ...other.deliveries, lease } } });
      await world.runFor(100);
      expect(world.channel.asked).toEqual([]);
      expect((await rows(ana))[0]).toBe('dropped: older_epoch');
    });
  });

  describe('a crash between sending and noting it', () => {
    it('sends the reply once more, never less than once, and in order', async () => {
      const ana = await world.person('ana');
      world.sender({ store: failingOnce(world.store, 'sent') });
      await ana.answered(['one', 'two']);
      await world.runFor(LEASE_MS + 10_000);
      expect(world.channel.textsOf('ana')).toEqual(['one', 'one', 'two']);
      expect(await rows(ana)).toEqual(['sent', 'sent']);
    });

    it('asks nothing of the platform before it allowed, when the refusal could not be noted', async () => {
      const ana = await world.person('ana');
      world.channel.meets('ana', [{ kind: 'later', why: 'rate_limited', afterMs: 2_000, scope: 'chat' }]);
      world.sender({ store: failingOnce(world.store, 'postpone') });
      await ana.answered(['one']);
      const begun = world.time.now();
      await world.runFor(LEASE_MS + 10_000);
      expect((world.channel.asked[1]?.at ?? 0) - begun).toBeGreaterThanOrEqual(2_000);
      expect(world.channel.textsOf('ana')).toEqual(['one']);
    });
  });

  describe('a start', () => {
    it('takes up what an earlier process left queued', async () => {
      const ana = await world.person('ana');
      await ana.answered(['one']);
      await world.runFor(MINUTE);
      world.sender();
      await world.runFor(10);
      expect(world.channel.textsOf('ana')).toEqual(['one']);
    });

    it('sends what is due also when the clock was set back meanwhile', async () => {
      const ana = await world.person('ana');
      await ana.answered(['one']);
      world.time.setBack(3_600_000);
      const sender = world.sender();
      await sender.look();
      await sender.idle();
      expect(world.channel.textsOf('ana')).toEqual(['one']);
    });
  });

  describe('a clock that is set back while it runs', () => {
    it('holds up neither what was queued before nor what comes after, and no wait that a platform asked for gets shorter', async () => {
      const [ana, ben, cem] = [await world.person('ana'), await world.person('ben'), await world.person('cem')];
      world.channel.meets('cem', [{ kind: 'later', why: 'rate_limited', afterMs: 20_000, scope: 'chat' }]);
      world.sender();
      const begun = world.time.monotonic();
      await cem.answered(['one']);
      await world.runFor(100);
      await ana.answered(['before']);
      world.time.setBack(86_400_000);
      await ben.answered(['after']);
      await world.runFor(5_000);
      expect([world.channel.textsOf('ana'), world.channel.textsOf('ben')]).toEqual([['before'], ['after']]);
      expect(world.channel.asked.filter(({ chat }) => chat === 'cem')).toHaveLength(1);
      await world.runFor(20_000);
      expect(world.time.monotonic() - begun).toBeGreaterThan(20_000);
      expect(world.channel.textsOf('cem')).toEqual(['one']);
    });
  });
}
