// Two services on one MongoDB: each does the other's work, and nobody is answered twice.

import { Chat } from '../helpers/chat-client.js';
import type { DeskClient } from '../helpers/desk-client.js';
import { describeMongo, type MongoServer, startMongo } from '../helpers/mongo.js';
import { type ServiceProcess, statusOf } from '../helpers/service.js';
import { Person } from './person.js';
import { withStored } from './stored.js';
import { newInQueue, startTwo, type TwoServices } from './two-services.js';
import { until } from './until.js';

/** Own sweeps come every 5 s and take up what is older than 5 s. */
const TAKEN_OVER_MS = 20_000;
const LIVE_MS = 5_000;

describeMongo('two processes on one store', () => {
  let server: MongoServer;
  let both: TwoServices;
  let one: ServiceProcess;
  let two: ServiceProcess;
  let desk: DeskClient;

  beforeAll(async () => {
    server = await startMongo();
    both = await startTwo(server.url());
    ({ one, two, desk } = both);
  }, 60_000);
  afterAll(async () => {
    await both?.end();
    await server?.end();
  });

  it('a person writes to one, a counsellor answers at the other, and the page hears it live', async () => {
    const before = await desk.queue('help');
    const far = desk.at(two.desk);
    const told = far.nextEvent('queue', AbortSignal.timeout(LIVE_MS));
    const chat = await Chat.open(one.chat);
    const answered = await chat.say('I want to talk to a person');
    expect(answered.status).toBe(200);
    await told;
    const id = await newInQueue(desk, before, LIVE_MS);
    await far.post(`/conversations/${id}/take-over`);
    // The page listens at the first process before the counsellor writes at the second.
    const heard = chat.stream(1, answered.body.seq);
    await far.post(`/conversations/${id}/messages`, { id: 'm1', text: 'I am here.' });
    expect((await heard).at(-1)).toMatchObject({ from: 'person', text: 'I am here.' });
  });

  it('what is told to the other process is woken up on this one, and the bot stays silent on both', async () => {
    const before = await desk.queue('help');
    const chat = await Chat.open(one.chat);
    const atTwo = new Chat(two.chat, chat.token);
    const first = await chat.say('I want to talk to a person', 'a1');
    const id = await newInQueue(desk, before, LIVE_MS);
    await desk.post(`/conversations/${id}/take-over`);
    // The second process learns of the take-over from the store, whatever it believed before.
    const silent = await atTwo.say('Hello?', 'a2');
    expect(silent).toMatchObject({ status: 200, body: { replies: [] } });
    const heard = chat.stream(1, first.body.seq);
    await desk.at(two.desk).post(`/conversations/${id}/hand-back`);
    expect((await heard).length).toBeGreaterThan(0);
  });

  it('one message sent to both at the same moment, again and again, is one entry with one answer', async () => {
    const chat = await Chat.open(one.chat);
    const both = [chat, new Chat(two.chat, chat.token)];
    const said = ['yes', 'no', 'hello'];
    for (const [n, text] of said.entries()) {
      const answers = await Promise.all([...both, ...both].map((page) => page.say(text, `same-${n}`)));
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
      expect(new Set(answers.map(({ body }) => JSON.stringify(body.replies))).size).toBe(1);
    }
    const { entries, turns, pending } = await withStored(one, ({ store }) => store.log.counts());
    expect({ turns, pending }).toEqual({ turns: entries, pending: 0 });
  });

  it('when one is killed in the middle of its work, the other finishes it though nobody writes again', async () => {
    const people = await Promise.all(Array.from({ length: 12 }, () => Person.open(one.port)));
    const posts = people.map((person) => person.post('k1', 'I want to talk to a person').catch(() => null));
    await Promise.race(posts);
    await one.kill();
    await Promise.all(posts);
    const counts = () => withStored(two, ({ store }) => store.log.counts());
    expect((await counts()).pending).toBeGreaterThan(0);
    expect(await until(async () => (await counts()).pending === 0, TAKEN_OVER_MS, 500)).toBe(true);
    const { entries, turns, quarantined } = await counts();
    expect({ turns, quarantined }).toEqual({ turns: entries, quarantined: 0 });
    // And each of them that was taken is answered once, at the process that lives.
    for (const person of people) {
      const again = await new Chat(two.chat, person.token).say('I want to talk to a person', 'k1');
      expect(again.status).toBe(200);
      expect(again.body.replies.length).toBeGreaterThan(0);
    }
    await one.start();
  }, 60_000);

  it('while MongoDB is away nothing is acknowledged, and both say that they cannot take traffic', async () => {
    const chat = await Chat.open(two.chat);
    await chat.say('hello', 'before');
    await server.kill();
    expect(await chat.say('is anybody there', 'away')).toMatchObject({
      status: 503,
      body: { code: 'store_unavailable' },
    });
    expect(await Promise.all([one, two].map(({ chat: base }) => statusOf(`${base}/readyz`)))).toEqual([503, 503]);
    expect(await statusOf(`${two.chat}/healthz`)).toBe(200);
  }, 60_000);
});
