import { MAX_ATTEMPTS } from '../../../src/app/inbox/set-aside.js';
import type { Talk } from '../../../src/app/inbox/talk.js';
import { makeContact } from '../../../src/app/receive-message.js';
import { sweepPending } from '../../../src/app/sweep.js';
import { AppError } from '../../../src/domain/errors.js';
import type { Store } from '../../../src/store/contract.js';
import { openMongoStore } from '../../../src/store/mongo/open.js';
import { writeCopy } from '../../../src/store/sqlite/write-copy.js';
import { inboxWorld, scriptedTalk, silentLog, sqliteIn } from '../../helpers/inbox-world.js';
import { describeMongo, type MongoServer, startMongo } from '../../helpers/mongo.js';

type World = Awaited<ReturnType<typeof inboxWorld>>;

describe('the inbox', () => inboxTests(sqliteIn));

describeMongo('the inbox on MongoDB', () => {
  let server: MongoServer;
  beforeAll(async () => {
    server = await startMongo();
  });
  afterAll(async () => {
    await server?.end();
  });
  inboxTests(() => openMongoStore({ url: server.url(), writeCopy }));
});

function inboxTests(open: (folder: string) => Promise<Store>): void {
  let world: World;
  beforeEach(async () => {
    world = await inboxWorld(scriptedTalk(), open);
  });
  afterEach(() => world.end());

  const sweep = (inbox: ReturnType<World['start']>) => sweepPending({ ...world, inbox, log: silentLog }, -1);

  it('answers a message with what the talk made of it', async () => {
    const done = await world.start().submit(world.says('hello', 'u1'));
    expect(done).toMatchObject({
      kind: 'done',
      repeated: false,
      turn: 1,
      seq: 101,
      body: { replies: [{ text: 'heard: hello' }] },
    });
  });

  it('keeps one entry and one answer of a message that is sent eight times at once', async () => {
    const inbox = world.start();
    const all = await Promise.all(Array.from({ length: 8 }, () => inbox.submit(world.says('hello', 'u1'))));
    expect(new Set(all.map((one) => (one.kind === 'done' ? one.seq : one.kind)))).toEqual(new Set([101]));
    expect(await world.store.log.counts()).toMatchObject({ entries: 1, turns: 1, pending: 0 });
  });

  it('keeps two entries of the same text under two ids', async () => {
    const inbox = world.start();
    await inbox.submit(world.says('hello', 'u1'));
    await inbox.submit(world.says('hello', 'u2'));
    expect(await world.store.log.counts()).toMatchObject({ entries: 2, turns: 2 });
  });

  it('refuses the same id with another text', async () => {
    const inbox = world.start();
    await inbox.submit(world.says('hello', 'u1'));
    expect(await inbox.submit(world.says('other', 'u1'))).toEqual({ kind: 'other_text' });
  });

  it('gives a repeat the same answer after a restart', async () => {
    const first = await world.start().submit(world.says('hello', 'u1'));
    const again = await world.start().submit(world.says('hello', 'u1'));
    expect(again).toEqual({ ...first, repeated: true });
  });

  it('answers many messages of one contact in the order in which they were handed in', async () => {
    const inbox = world.start();
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => inbox.submit(world.says(`m${n}`, `u${n}`))));
    const turns = answers.map((one) => (one.kind === 'done' ? one.turn : 0));
    expect(turns).toEqual([...turns].sort((a, b) => a - b));
    expect(turns.at(-1)).toBe(20);
  });

  it('lets two processes work on one contact without a fork: every turn follows the one before', async () => {
    const [one, two] = [world.start(), world.start()];
    await Promise.all(Array.from({ length: 20 }, (_, n) => (n % 2 ? one : two).submit(world.says(`m${n}`, `u${n}`))));
    expect(await world.store.log.counts()).toMatchObject({ entries: 20, turns: 20, pending: 0 });
    expect((await world.store.log.head(world.contact.id)).lastTurn?.turn).toBe(20);
  });

  it('finishes, after a crash, an entry that was written and never processed', async () => {
    const hanging = world.start({ ...scriptedTalk(), understand: () => new Promise(() => undefined) });
    await hanging.submit(world.says('help me', 'u1'), 1);
    const restarted = world.start();
    expect(await sweep(restarted)).toBe(1);
    expect(await restarted.submit(world.says('help me', 'u1'))).toMatchObject({
      kind: 'done',
      repeated: true,
      turn: 1,
    });
  });

  it('answers what a crash left pending before the next message of the person', async () => {
    await world
      .start({ ...scriptedTalk(), understand: () => new Promise(() => undefined) })
      .submit(world.says('first', 'u1'), 1);
    const next = await world.start().submit(world.says('second', 'u2'));
    expect(next).toMatchObject({ kind: 'done', turn: 2, body: { replies: [{ text: 'heard: second' }] } });
  });

  it('finishes, after a crash between turn and consequences, what the turn left out', async () => {
    const inbox = world.start();
    const finishTurn = world.store.log.finishTurn.bind(world.store.log);
    const finished: string[] = [];
    world.store.log.finishTurn = async (record) => {
      finished.push(record.turn.what);
      await finishTurn(record);
    };
    await inbox.submit(world.says('hello', 'u1'));
    const entry = await world.store.log.byUpdate(world.contact.id, 'u1');
    await world.start().resume({ ...(entry as NonNullable<typeof entry>), state: 'pending' });
    expect(finished).toEqual([`outcome:${entry?.uid}`]);
    expect(await world.store.log.counts()).toMatchObject({ turns: 1, pending: 0 });
  });

  it('sets a poisonous message aside after several tries, asks a person to look, and goes on', async () => {
    const inbox = world.start();
    expect((await inbox.submit(world.says('poison', 'u1'))).kind).toBe('pending');
    for (let n = 0; n < MAX_ATTEMPTS; n++) await sweep(inbox);
    expect(await world.store.log.counts()).toMatchObject({ quarantined: 1, pending: 0 });
    const { items } = await world.store.queue.listHelp({}, { limit: 10 });
    expect(items).toMatchObject([{ reason: 'not_processed', state: 'waiting' }]);
    expect(await inbox.submit(world.says('hello', 'u2'))).toMatchObject({ kind: 'done' });
  });

  it('does not set a message aside that only happened to be under way when another one ended the process', async () => {
    const other = await makeContact({ channel: 'web', account: 'page', chat: 'other' }, world);
    const mine = { ...world.says('hello', 'u1'), contactId: other.id };
    // Where the poison is processed nothing that runs beside it comes to an end: the process is gone.
    const mortal = () => {
      let die: () => void = () => undefined;
      const death = new Promise<never>((_, reject) => {
        die = () => reject(new Error('dead'));
      });
      const talk: Talk = {
        ...scriptedTalk(),
        async understand({ text }) {
          if (text === 'poison') die();
          await Promise.race([death, new Promise((resolve) => setImmediate(resolve))]).catch(
            () => new Promise(() => undefined),
          );
          return { kind: 'unassessed', why: 'failed' };
        },
      };
      return { death, process: world.start(talk) };
    };
    const first = mortal();
    first.death.catch(() => undefined);
    await Promise.all([first.process.submit(world.says('poison', 'u1'), 1), first.process.submit(mine, 1)]);
    for (let n = 0; n < 2 * MAX_ATTEMPTS; n++) {
      const pending = await world.store.log.pending({ olderThan: Number.MAX_SAFE_INTEGER, limit: 10 });
      const { death, process } = mortal();
      await Promise.race([death, Promise.all(pending.map((entry) => process.resume(entry)))]).catch(() => undefined);
    }
    const { items } = await world.store.log.quarantined({ limit: 10 });
    expect(items.map(({ contactId }) => contactId)).toEqual([world.contact.id]);
    expect(await world.store.log.counts()).toMatchObject({ entries: 2, turns: 2, pending: 0 });
  });

  it('begins a new conversation after one that was closed, and voids what the old one left queued', async () => {
    const inbox = world.start();
    const first = await inbox.submit(world.says('hello', 'u1'));
    await inbox.submit(world.says('bye', 'u2'));
    const next = await inbox.submit(world.says('hello again', 'u3'));
    expect(next.kind === 'done' && first.kind === 'done' && next.conversationId !== first.conversationId).toBe(true);
    const deliveries = await world.store.deliveries.after(world.contact.id, 0, 10);
    expect(deliveries.map(({ state, why }) => [state, why])).toEqual([
      ['dropped', 'older_epoch'],
      ['queued', null],
      ['queued', null],
    ]);
  });

  it('knows when each conversation began', async () => {
    const inbox = world.start();
    const begun = world.time.now;
    for (const [n, text] of ['hello', 'still there', 'bye', 'hello again', 'and again'].entries()) {
      world.time.now = begun + n * 60_000;
      await inbox.submit(world.says(text, `u${n}`));
    }
    const { lastTurn } = await world.store.log.head(world.contact.id);
    expect(await world.store.conversations.byId(lastTurn?.conversationId ?? '')).toMatchObject({
      startedAt: begun + 3 * 60_000,
      lastAt: begun + 4 * 60_000,
      firstTurn: 4,
      lastTurn: 5,
    });
  });

  it('puts a message that was written while its talk was being closed into a conversation of its own', async () => {
    const inbox = world.start();
    await inbox.submit(world.says('hello', 'u1'));
    const [bye, late] = await Promise.all([
      inbox.submit(world.says('bye', 'u2')),
      inbox.submit(world.says('still there', 'u3')),
    ]);
    expect(bye.kind === 'done' && late.kind === 'done' && bye.conversationId !== late.conversationId).toBe(true);
  });

  it('marks a message that comes after a later one was processed', async () => {
    const inbox = world.start();
    const stuck = world.start({ ...scriptedTalk(), understand: () => new Promise(() => undefined) });
    await stuck.submit(world.says('first', 'u1'), 1);
    const fresh = world.start();
    fresh.heads.drop(world.contact.id);
    const head = await inbox.heads.get(world.contact.id);
    head.takenUp = Promise.resolve();
    await inbox.submit(world.says('second', 'u2'));
    await sweep(inbox);
    const turns = await world.store.log.turns(head.lastConversationId ?? '', { limit: 10 });
    expect(turns.map(({ entrySeq, late }) => [entrySeq, late])).toEqual([
      [1, true],
      [2, false],
    ]);
  });

  it('refuses a staff act on a conversation that is over', async () => {
    const inbox = world.start();
    const first = await inbox.submit(world.says('hello', 'u1'));
    await inbox.submit(world.says('bye', 'u2'));
    const staff = { id: 's', name: 'Mara' };
    const act = await inbox.submit({
      contactId: world.contact.id,
      conversationId: first.kind === 'done' ? first.conversationId : '',
      body: { kind: 'staff', act: 'take_over', staff },
      updateId: 'staff:1',
      platformAt: null,
    });
    expect(act).toEqual({ kind: 'conversation_over' });
  });

  it('shows no later reply before an earlier one when a crash cut the earlier turn off', async () => {
    const { log, deliveries } = world.store;
    const { recordTurn } = log;
    const crashes: typeof recordTurn = async (record) => {
      await recordTurn({ ...record, deliveries: [], settlesSeq: null });
      throw new AppError('store_unavailable', 'The process died here.');
    };
    Object.assign(log, { recordTurn: crashes });
    await world.start().submit(world.says('first', 'u1'));
    Object.assign(log, { recordTurn });
    const other = world.start();
    // A process that has been running has taken up long ago what was left before.
    (await other.heads.get(world.contact.id)).takenUp = Promise.resolve();
    await other.submit(world.says('second', 'u2'));
    expect((await deliveries.after(world.contact.id, 0, 10)).map(({ seq }) => seq)).toEqual([101, 201]);
  });
}
