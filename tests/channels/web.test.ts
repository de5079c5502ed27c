import { entryPlace } from '../../src/app/inbox/head.js';
import { createWebSessions } from '../../src/app/web-chat/sessions.js';
import type { EntryBody } from '../../src/domain/log.js';
import { Chat } from '../helpers/chat-client.js';
import { type RunningService, runningService } from '../helpers/running-service.js';
import { type ChannelUnderTest, inboundContract } from './inbound-cases.js';
import { type ContactUnderTest, outboundContract } from './outbound-cases.js';

let running: RunningService;
beforeAll(async () => {
  running = await runningService();
});
afterAll(() => running.end());

async function openContact(): Promise<ChannelUnderTest> {
  const chat = await Chat.open(running.chat);
  const { store, vault, clock, ids } = running.service.core;
  const contact = await createWebSessions({ store, vault, clock, ids }).contactOf(chat.token);
  return {
    async send(text, id) {
      const { status, body } = await chat.say(text, id);
      return { status, texts: (body.replies ?? []).map((reply) => reply.text) };
    },
    async stored() {
      const { lastSeq } = await store.log.head(contact?.id ?? '');
      const entries = await store.log.entries(
        contact?.id ?? '',
        Array.from({ length: lastSeq }, (_, n) => n + 1),
      );
      return Promise.all(
        entries.map(async ({ conversationId, uid, sealed }) => {
          const body = (await vault.key(conversationId))?.open(entryPlace(uid), sealed) as EntryBody;
          return body.kind === 'inbound' ? body.text : '';
        }),
      );
    },
  };
}

inboundContract('the web chat', openContact);

async function openBothSides(): Promise<ContactUnderTest> {
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
