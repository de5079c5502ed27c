// Two services on one MongoDB that has change streams: each hears the other as it writes, after a broken network too.

import { type ChangeStreamServer, startChangeStreams } from '../helpers/change-streams.js';
import { Chat } from '../helpers/chat-client.js';
import type { DeskClient } from '../helpers/desk-client.js';
import { describeMongo, type MongoServer, startMongo } from '../helpers/mongo.js';
import { newInQueue, startTwo, type TwoServices } from './two-services.js';
import { until } from './until.js';

const LIVE_MS = 10_000;

describeMongo('two processes that are told of each other', () => {
  let server: MongoServer;
  let proxy: ChangeStreamServer;
  let both: TwoServices;

  beforeAll(async () => {
    server = await startMongo();
    const url = server.url();
    proxy = await startChangeStreams(url);
    both = await startTwo(proxy.url(url));
  }, 60_000);
  afterAll(async () => {
    await both?.end();
    await proxy?.end();
    await server?.end();
  });

  it('both listen to the stream', () => {
    for (const { output } of [both.one, both.two]) expect(output).toContain('neighbours_watched');
  });

  it('a counsellor answers at the other process and the page hears it, again after every connection broke', async () => {
    const { one, two, desk } = both;
    const before = await desk.queue('help');
    const chat = await Chat.open(one.chat);
    const answered = await chat.say('I want to talk to a person');
    const id = await newInQueue(desk, before, LIVE_MS);
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
