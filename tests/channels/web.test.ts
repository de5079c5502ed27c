import { createWebSessions } from '../../src/app/web-chat/sessions.js';
import type { EntryBody } from '../../src/domain/log.js';
import { Chat } from '../helpers/chat-client.js';
import { type RunningService, runningService } from '../helpers/running-service.js';
import { storedMessages } from '../helpers/stored-talk.js';
import { type ChannelUnderTest, inboundContract } from './inbound-cases.js';
import { type FetchedContact, fetchedContract, outboundContract } from './outbound-cases.js';

let running: RunningService;
beforeAll(async () => {
  running = await runningService();
});
afterAll(() => running.end());

async function openContact(): Promise<ChannelUnderTest> {
  const chat = await Chat.open(running.chat);
  const { core } = running.service;
  const contact = await createWebSessions(core).contactOf(chat.token);
  return {
    async send(incoming, id) {
      if (incoming.kind !== 'text') throw new Error('The web chat has texts only.');
      const { status, body } = await chat.say(incoming.text, id);
      return { status, texts: (body.replies ?? []).map((reply) => reply.text) };
    },
    sendBroken: async () => (await chat.post('/chat/messages', '{"id":"u1","text":')).status,
    sendForged: async () => (await new Chat(running.chat, 'not-a-token-of-ours').post('/chat/messages', '{')).status,
    stored: () => storedMessages(contact?.id ?? '', core),
    passedOver: async () => 0,
  };
}

inboundContract({ name: 'the web chat', has: ['text'] }, openContact);

async function openBothSides(): Promise<FetchedContact> {
  const chat = await Chat.open(running.chat);
  const { core } = running.service;
  const contact = await createWebSessions(core).contactOf(chat.token);
  const contactId = contact?.id ?? '';
  let firstSeq = 0;
  const staffAct = async (body: EntryBody) => {
    const { lastConversationId } = await core.heads.get(contactId);
    const named = lastConversationId === null ? {} : { conversationId: lastConversationId };
    await core.inbox.submit({ contactId, body, updateId: core.ids.random(), platformAt: null, ...named });
  };
  return {
    async says(text) {
      await chat.say(text);
      await core.delivered.flush();
    },
    async counsellorWrites(name, text) {
      const staff = { id: 'staff-1', name };
      await staffAct({ kind: 'staff', act: 'take_over', staff });
      firstSeq = (await core.heads.get(contactId)).lastTurn * 100;
      await staffAct({ kind: 'staff', act: 'message', staff, text });
    },
    receives: (count) => chat.stream(count),
    receivesAgain: (count) => chat.stream(count, firstSeq),
    deliveries: () => core.store.deliveries.after(contactId, 0, 100),
    async waitFor(ms) {
      await core.store.deliveries.dropExpired(core.clock.now() + ms);
    },
  };
}

outboundContract('the web chat', openBothSides);
fetchedContract('the web chat', openBothSides);
