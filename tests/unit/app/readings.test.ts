// What the second reader finds later reaches people's eyes; it never lowers anything, never says a word and is never lost.

import { lookAtHolders } from '../../../src/app/desk/watch-holders.js';
import { FIRST_ONLY_AFTER_MS } from '../../../src/app/readings/first-only.js';
import { MAX_READ_TRIES } from '../../../src/app/readings/read-entry.js';
import { FLOOD_AFTER_MS, LOAD_AGAIN_MS, LOOK_EVERY_MS } from '../../../src/app/readings/readings.js';
import { AppError } from '../../../src/domain/errors.js';
import { UNREAD } from '../../../src/domain/log.js';
import type { Store } from '../../../src/store/contract.js';
import { openMongoStore } from '../../../src/store/mongo/open.js';
import { writeCopy } from '../../../src/store/sqlite/write-copy.js';
import { silentLog, sqliteIn } from '../../helpers/inbox-world.js';
import { describeMongo, type MongoServer, startMongo } from '../../helpers/mongo.js';
import { bothSay, readingsWorld } from '../../helpers/readings-world.js';

type World = Awaited<ReturnType<typeof readingsWorld>>;

describe('readings', () => readingTests(sqliteIn));

describeMongo('readings on MongoDB', () => {
  let server: MongoServer;
  beforeAll(async () => {
    server = await startMongo();
  });
  afterAll(async () => {
    await server?.end();
  });
  readingTests(() => openMongoStore({ url: server.url(), writeCopy }));
});

function readingTests(open: (folder: string) => Promise<Store>): void {
  let world: World;
  beforeEach(async () => {
    world = await readingsWorld(open);
  });
  afterEach(() => world.end());
  const waiting = async () => (await world.store.log.readingCounts(0)).waiting;

  it('raises risk and labels, opens a request dated from the message, and says nothing to the person', async () => {
    const one = world.start();
    const written = world.clock.now();
    const { conversationId } = await world.says(one, 'distress .2/.9');
    expect(await world.store.queue.openHelpOf(conversationId)).toBeUndefined();
    const before = await world.store.deliveries.after(world.contact.id, 0, 10);
    world.time.pass(90_000);
    await one.readings.wake();
    expect(await world.store.queue.openHelpOf(conversationId)).toMatchObject({
      reason: 'distress',
      since: written,
      labels: ['distress'],
      state: 'waiting',
      openedTurn: 2,
    });
    const [, reading] = await world.turns(conversationId);
    expect(reading).toMatchObject({
      turn: { turn: 2, entrySeq: 1, what: expect.stringMatching(/^reading:.+:second:m1$/) },
      body: {
        replies: [],
        events: ['help_request'],
        session: { status: 'open', help: { reason: 'distress', quiet: true } },
      },
    });
    expect(await world.store.deliveries.after(world.contact.id, 0, 10)).toEqual(before);
    expect(await waiting()).toBe(0);
  });

  it('opens a text to review when it finds a sign, once', async () => {
    const one = world.start();
    const { conversationId } = await world.says(one, 'recruitment .3/.8');
    expect(await world.store.queue.reviewOf(conversationId)).toBeUndefined();
    await one.readings.wake();
    expect(await world.store.queue.reviewOf(conversationId)).toMatchObject({
      why: 'signs',
      signsTurn: 2,
      labels: ['recruitment'],
      state: 'open',
    });
    expect(await world.store.conversations.byId(conversationId)).toMatchObject({ labels: ['recruitment'] });
    await one.readings.wake();
    expect(one.asked).toEqual(['recruitment .3/.8']);
  });

  it('lowers nothing: what the first reader said stays in risk, labels and the reading that is shown', async () => {
    const one = world.start();
    const { conversationId } = await world.says(one, 'coercion .9/.1');
    await one.readings.wake();
    const [first, reading] = await world.turns(conversationId);
    expect(reading?.body).toMatchObject({
      session: { risk: first?.body?.session.risk, labels: ['coercion'] },
      understanding: { assessment: { flagged: true, labels: { coercion: 0.9 } } },
      events: [],
    });
    expect(await world.store.queue.reviewOf(conversationId)).toMatchObject({ signsTurn: 1, appliedTurn: 2 });
  });

  it('counts a sign once, whoever found it', async () => {
    const one = world.start();
    const { conversationId } = await world.says(one, 'coercion .8/.9');
    await one.readings.wake();
    expect((await world.turns(conversationId)).at(-1)?.body?.session.risk).toBe(0.9);
  });

  it('delays no reply: a reader that never answers is not waited for', async () => {
    const one = world.start({ second: () => new Promise(() => undefined) });
    void one.readings.wake();
    for (const n of [1, 2, 3]) {
      const wake = world.says(one, `hello ${n}`);
      void one.readings.wake();
      expect((await wake).body.replies).toHaveLength(1);
    }
    while (one.asked.length === 0) await new Promise((resolve) => setImmediate(resolve));
    const later = await world.says(one, 'hello 4');
    expect(later.body.replies).toHaveLength(1);
    expect(one.asked).toHaveLength(1);
  });

  it('reads after a restart what a crash left unread', async () => {
    const { conversationId } = await world.says(world.start(), 'distress .2/.9');
    const restarted = world.start();
    restarted.readings.start();
    await restarted.readings.wake();
    expect(await world.store.queue.openHelpOf(conversationId)).toMatchObject({ reason: 'distress' });
  });

  it('finishes a reading of which a crash left the rest out', async () => {
    const one = world.start();
    const { conversationId } = await world.says(one, 'distress .2/.9');
    const { log } = world.store;
    const { recordTurn } = log;
    const onlyTheTurn: typeof recordTurn = async (record) => {
      await recordTurn({ ...record, help: null, readSeq: null });
      throw new AppError('store_unavailable', 'The process died here.');
    };
    Object.assign(log, { recordTurn: onlyTheTurn });
    await one.readings.wake();
    Object.assign(log, { recordTurn });
    expect(await waiting()).toBe(1);
    expect(await world.store.queue.openHelpOf(conversationId)).toBeUndefined();
    const restarted = world.start();
    await restarted.readings.wake();
    expect(restarted.asked).toEqual([]);
    expect(await world.store.queue.openHelpOf(conversationId)).toMatchObject({ reason: 'distress' });
    expect(await world.turns(conversationId)).toHaveLength(2);
    expect(await waiting()).toBe(0);
  });

  it('makes one reading where two processes read the same text at once', async () => {
    let here = 0;
    let both: () => void = () => undefined;
    const met = new Promise<void>((resolve) => {
      both = resolve;
    });
    const second = async ({ text }: { text: string }) => {
      here += 1;
      if (here === 2) both();
      await met;
      return { kind: 'answered' as const, answer: bothSay(text) };
    };
    const [one, two] = [world.start({ second, share: 'one' }), world.start({ second, share: 'two' })];
    const { conversationId } = await world.says(one, 'distress .2/.9');
    await Promise.all([one.readings.wake(), two.readings.wake()]);
    expect((await world.turns(conversationId)).map(({ turn }) => turn.what.split(':')[0])).toEqual([
      'outcome',
      'reading',
    ]);
    expect(await waiting()).toBe(0);
  });

  it('never forks a talk while messages and readings come at once, in two processes', async () => {
    const [one, two] = [world.start({ share: 'one' }), world.start({ share: 'two' })];
    const said = Array.from({ length: 12 }, async (_, n) => {
      const { conversationId } = await world.says(n % 2 === 0 ? one : two, n === 3 ? 'secrecy .1/.8' : `hello ${n}`);
      void one.readings.wake();
      void two.readings.wake();
      return conversationId;
    });
    const [conversationId = ''] = await Promise.all(said);
    await one.readings.wake();
    await two.readings.wake();
    const turns = await world.turns(conversationId);
    expect(turns.map(({ turn }) => turn.turn)).toEqual(Array.from({ length: 24 }, (_, n) => n + 1));
    const found = turns.findIndex(({ body }) => body?.session.labels.includes('secrecy'));
    expect(turns.slice(found).every(({ body }) => body?.session.labels.includes('secrecy'))).toBe(true);
    expect(turns[found]?.turn.what).toMatch(/^reading:/);
  });

  it('reads nothing where it is off, nor words of ours', async () => {
    await world.says(world.start({ on: false }), 'distress .2/.9');
    await world.says(world.start(), 'option distress .2/.9');
    expect(await world.store.log.toRead(9)).toEqual([]);
  });

  it('does not read what was asked to be erased, nor what was erased', async () => {
    const one = world.start();
    const { conversationId } = await world.says(one, 'distress .2/.9');
    await world.says(one, 'forget');
    await one.readings.wake();
    expect(one.asked).toEqual([]);
    expect(await waiting()).toBe(0);
    const later = await world.says(one, 'distress .1/.9');
    await world.store.erasure.erase({
      conversationId: later.conversationId,
      contactId: world.contact.id,
      at: 1,
      why: 'asked',
    });
    await one.readings.wake();
    expect(one.asked).toEqual([]);
    expect(await world.store.queue.openHelpOf(conversationId)).toBeUndefined();
  });

  it('writes no reading of a conversation that is erased while it is read', async () => {
    const one = world.start({
      async second({ text }) {
        await world.store.erasure.erase({ conversationId, contactId: world.contact.id, at: 1, why: 'asked' });
        return { kind: 'answered', answer: bothSay(text) };
      },
    });
    const { conversationId } = await world.says(one, 'distress .2/.9');
    await one.readings.wake();
    expect(await world.turns(conversationId)).toEqual([]);
    expect(await world.store.queue.openHelpOf(conversationId)).toBeUndefined();
    expect(one.tried).toEqual([{ kind: 'gone' }]);
  });

  it('takes the uncertain first, people in need before all, then the rest in order', async () => {
    const one = world.start();
    const texts = ['hello', 'coercion .3/.3', 'distress .2/.2', 'good day', 'distress .4/.4', 'coercion .99/.99'];
    for (const text of texts) {
      await world.says(one, text);
      world.time.pass(1);
    }
    await one.readings.wake();
    expect(one.asked).toEqual([
      'distress .4/.4',
      'distress .2/.2',
      'coercion .3/.3',
      'hello',
      'good day',
      'coercion .99/.99',
    ]);
  });

  it('takes a more urgent message that comes meanwhile before those that wait already', async () => {
    let urgent = false;
    const one = world.start({
      async second({ text }) {
        if (!urgent) await world.says(one, 'distress .45/.45');
        urgent = true;
        return { kind: 'answered', answer: bothSay(text) };
      },
    });
    for (let n = 0; n < 20; n++) await world.says(one, `hello ${n}`);
    await one.readings.wake();
    expect(one.asked.indexOf('distress .45/.45')).toBeLessThan(10);
    expect(one.asked).toHaveLength(21);
  });

  it('asks for a few at a time, however many wait', async () => {
    const asked: number[] = [];
    const { toRead } = world.store.log;
    Object.assign(world.store.log, {
      toRead: (limit: number) => {
        asked.push(limit);
        return toRead(limit);
      },
    });
    const one = world.start();
    for (let n = 0; n < 30; n++) await world.says(one, `hello ${n}`);
    await one.readings.wake();
    expect(Math.max(...asked)).toBe(8);
    expect(asked).toHaveLength(5);
  });

  it('in a flood reads without searching for passages, and searches again when it is over', async () => {
    const one = world.start({
      async second({ text }) {
        world.time.pass(FLOOD_AFTER_MS / 10);
        return { kind: 'answered', answer: bothSay(text) };
      },
    });
    for (let n = 0; n < 20; n++) await world.says(one, `hello ${n}`);
    await one.readings.wake();
    // Ten take as long as that, and there are more; the last four are no full take: the flood is over.
    expect(one.searched).toEqual(Array.from({ length: 20 }, (_, n) => n < 10 || n >= 16));
  });

  it('says of what waits for ten minutes that only the first reader has read it, and reads it all the same', async () => {
    const one = world.start();
    const counts = () => world.store.log.readingCounts(world.clock.now() - FIRST_ONLY_AFTER_MS);
    const { conversationId } = await world.says(one, 'distress .2/.9');
    world.time.pass(FIRST_ONLY_AFTER_MS);
    expect(await counts()).toEqual({ waiting: 1, late: 0, unread: 0 });
    world.time.pass(1);
    expect(await counts()).toEqual({ waiting: 1, late: 1, unread: 0 });
    await one.readings.wake();
    expect(await counts()).toEqual({ waiting: 0, late: 0, unread: 0 });
    expect(await world.store.queue.openHelpOf(conversationId)).toMatchObject({ reason: 'distress' });
  });

  it('reads a text at which it failed again without searching for passages', async () => {
    const one = world.start({
      second: async ({ text, reasons }) =>
        reasons === 'searched' ? { kind: 'none', why: 'timed_out' } : { kind: 'answered', answer: bothSay(text) },
    });
    await world.says(one, 'distress .45/.9');
    await one.readings.wake();
    expect(one.tried.map(({ kind }) => kind)).toEqual(['failed', 'read']);
  });

  it('gives a text up after several tries, marks it, and reads the others', async () => {
    const one = world.start({
      second: async ({ text }) =>
        text.includes('poison') ? { kind: 'none', why: 'timed_out' } : { kind: 'answered', answer: bothSay(text) },
    });
    const { conversationId } = await world.says(one, 'poison distress .45/.9');
    await world.says(one, 'hello');
    await one.readings.wake();
    expect(one.asked.filter((text) => text.includes('poison'))).toHaveLength(MAX_READ_TRIES);
    expect(one.tried.map(({ kind }) => kind).sort()).toEqual(['failed', 'failed', 'failed', 'given_up', 'read']);
    expect((await world.store.log.entries(world.contact.id, [1]))[0]).toMatchObject({ toRead: UNREAD });
    expect(await world.store.log.readingCounts(0)).toMatchObject({ waiting: 0, unread: 1 });
    expect(await world.turns(conversationId)).toHaveLength(3);
  });

  it('counts a try before it is made, so that a text that ends the process is found out', async () => {
    await world.says(world.start(), 'distress .45/.9');
    for (let n = 1; n <= MAX_READ_TRIES; n++) {
      const dies = world.start({ second: () => new Promise(() => undefined) });
      void dies.readings.wake();
      while (dies.asked.length === 0) await new Promise((resolve) => setImmediate(resolve));
      expect((await world.store.log.entries(world.contact.id, [1]))[0]).toMatchObject({ readTries: n });
    }
    const last = world.start();
    await last.readings.wake();
    expect(last.tried).toEqual([{ kind: 'given_up' }]);
  });

  it('counts no try while the second reader cannot be loaded, and tries to load it again later', async () => {
    let up = false;
    const one = world.start({ isUp: async () => up });
    await world.says(one, 'hello');
    one.readings.start();
    await one.readings.wake();
    up = true;
    await one.readings.wake();
    expect(one.asked).toEqual([]);
    expect(await world.store.log.toRead(1)).toMatchObject([{ readTries: 0 }]);
    world.time.pass(LOAD_AGAIN_MS + LOOK_EVERY_MS);
    await one.readings.wake();
    expect(one.asked).toEqual(['hello']);
    await one.readings.stop();
    expect(world.time.timers).toBe(0);
  });

  it('reads a message of an earlier talk into that talk, and the later one goes on where it was', async () => {
    const one = world.start();
    const earlier = await world.says(one, 'distress .2/.9');
    await world.says(one, 'bye');
    const later = await world.says(one, 'coercion .9/.9');
    await one.readings.wake();
    const goesOn = await world.says(world.start(), 'and on');
    expect(goesOn.conversationId).toBe(later.conversationId);
    expect(goesOn.body.session).toMatchObject({ status: 'open', labels: ['coercion'], help: null });
    const talk = await world.turns(earlier.conversationId);
    expect(talk.at(-1)).toMatchObject({
      turn: { goesOnAt: expect.any(Number) },
      body: { session: { status: 'closed', labels: ['distress'] } },
    });
    expect(await world.store.queue.openHelpOf(earlier.conversationId)).toMatchObject({ reason: 'distress' });
    expect(await world.store.queue.openHelpOf(later.conversationId)).toBeUndefined();
  });

  it('does not count as a sign of life', async () => {
    const one = world.start();
    const { conversationId } = await world.says(one, 'hello');
    const written = world.clock.now();
    world.time.pass(60_000);
    await one.readings.wake();
    expect(await world.store.conversations.byId(conversationId)).toMatchObject({ lastAt: written, lastTurn: 2 });
  });

  it('does not look like a word of the person: who was answered does not wait', async () => {
    const one = world.start();
    const look = () => lookAtHolders({ ...world, inbox: one.inbox, log: silentLog });
    const { conversationId } = await world.says(one, 'coercion .2/.3');
    const staff = { id: 'ana', name: 'Ana' };
    const acts = [{ act: 'take_over' as const }, { act: 'message' as const, text: 'I am here.' }];
    for (const act of acts) {
      await one.inbox.submit({
        contactId: world.contact.id,
        conversationId,
        body: { kind: 'staff', staff, ...act },
        updateId: act.act,
        platformAt: null,
      });
    }
    await one.readings.wake();
    expect(await look()).toBe(0);
    await world.says(one, 'are you there?');
    await one.readings.wake();
    expect(await look()).toBe(1);
  });
}
