// Two services on one MongoDB that has change streams: each hears the other as it writes, after a broken network too.

import { type ChangeStreamServer, startChangeStreams } from '../helpers/change-streams.js';
import { Chat } from '../helpers/chat-client.js';
import { DeskClient } from '../helpers/desk-client.js';
import { describeMongo, type MongoServer, startMongo } from '../helpers/mongo.js';
import { ServiceProcess } from '../helpers/service.js';
import { closeConnections } from './http.js';
import { until } from './until.js';

const LIVE_MS = 10_000;

describeMongo('two processes that are told of each other', () => {
  let server: MongoServer;
  let proxy: ChangeStreamServer;
  let one: ServiceProcess;
  let two: ServiceProcess;
  let desk: DeskClient;

  beforeAll(async () => {
    server = await startMongo();
    const url = server.url();
    proxy = await startChangeStreams(url);
    const env = { STORE_URL: proxy.url(url), RATE_LIMIT: 'off' };
    one = await ServiceProcess.start({ env });
    desk = await DeskClient.firstSignIn(one.desk, 'desk', await one.firstPassword());
    two = await ServiceProcess.start({ env, folder: one.folder });
  }, 60_000);
  afterAll(async () => {
    closeConnections();
    await two?.end();
    await one?.end();
    await proxy?.end();
    await server?.end();
  });

  async function newInQueue(before: ReadonlySet<string>): Promise<string | undefined> {
    return [...(await desk.queue('help'))].find((item) => !before.has(item));
  }

  it('both listen to the stream', () => {
    for (const { output } of [one, two]) expect(output).toContain('neighbours_watched');
  });

  it('a counsellor answers at the other process and the page hears it, again after every connection broke', async () => {
    const before = await desk.queue('help');
    const chat = await Chat.open(one.chat);
    const answered = await chat.say('I want to talk to a person');
    await until(async () => (await newInQueue(before)) !== undefined, LIVE_MS);
    const id = (await newInQueue(before)) ?? '';
    const far = desk.at(two.desk);
    await far.post(`/conversations/${id}/take-over`);
    const seq = await heardAtOne(chat, answered.body.seq, 'm1');
    const told = proxy.sent.length;
    await proxy.cut();
    await until(async () => (await chat.say('are you there', 'q1')).status === 200, LIVE_MS, 200);
    await heardAtOne(chat, seq, 'm2');
    expect(proxy.sent.slice(told).some(({ fullDocument }) => fullDocument !== undefined)).toBe(true);

    /** Sends a message at the second process and waits for it at the first; gives its number in the chat. */
    async function heardAtOne(page: Chat, after: number, message: string): Promise<number> {
      const heard = page.stream(1, after);
      await until(async () => isTaken(far, id, message), LIVE_MS, 200);
      const [reply] = await heard;
      expect(reply).toMatchObject({ from: 'person', text: `I am here, ${message}.` });
      return reply?.seq ?? 0;
    }
  }, 60_000);
});

/** Whether the desk took it; a desk whose store is just away is asked again. */
async function isTaken(desk: DeskClient, conversation: string, message: string): Promise<boolean> {
  try {
    await desk.post(`/conversations/${conversation}/messages`, { id: message, text: `I am here, ${message}.` });
    return true;
  } catch {
    return false;
  }
}
