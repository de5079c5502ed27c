// Telegram over the running service and a stand-in of the platform.

import type { AttachmentKind } from '../../src/domain/attachment.js';
import type { Update } from '../helpers/bot-api/chats.js';
import { answersTo, storedMessages } from '../helpers/stored-talk.js';
import { type TelegramWorld, telegramWorld } from '../helpers/telegram-service.js';
import { type ChannelUnderTest, type Incoming, inboundContract, type Notice } from './inbound-cases.js';

let world: TelegramWorld;
beforeAll(async () => {
  world = await telegramWorld();
});
afterAll(() => world.end());

/** Contents as the Bot API has them. */
const CONTENT: Readonly<Record<AttachmentKind, object>> = {
  sticker: { sticker: { file_id: 'f', file_unique_id: 'u', type: 'regular', emoji: '🌷' } },
  photo: { photo: [{ file_id: 'f', file_unique_id: 'u', width: 90, height: 90 }] },
  video: { video: { file_id: 'f', file_unique_id: 'u', duration: 3 } },
  voice: { voice: { file_id: 'f', file_unique_id: 'u', duration: 3 } },
  document: { document: { file_id: 'f', file_unique_id: 'u', file_name: 'contract.pdf' } },
  location: { location: { latitude: 48.85, longitude: 2.35 } },
  contact: { contact: { phone_number: '000', first_name: 'A' } },
  other: { story: { id: 1, chat: { id: 1, type: 'private' } } },
};

const GROUP = { id: -100_123, type: 'supergroup', title: 'Work' };

function openContact(): Promise<ChannelUnderTest> {
  const { platform, running } = world;
  const { core } = running.service;
  const person = platform.person();
  const updates = new Map<string, Update>();
  let written: Update | undefined;

  const notice = (what: Notice): Update => {
    const { message, ...rest } = person.writes('x') as Update & { message: Record<string, unknown> };
    switch (what) {
      case 'group_message':
        return { ...rest, message: { ...message, chat: GROUP } };
      case 'put_into_a_group': {
        const member = { user: { id: 70001, is_bot: true }, status: 'member' };
        return platform.update({
          my_chat_member: { chat: GROUP, from: person.user, date: 1, new_chat_member: member },
        });
      }
      case 'own_message':
        return { ...rest, message: { ...message, from: { id: 70001, is_bot: true, first_name: 'Bot' } } };
      case 'service_message': {
        const { text: _, ...bare } = message;
        return { ...rest, message: { ...bare, pinned_message: message } };
      }
      case 'unblocked':
        return person.changesStanding('member');
      case 'unknown_kind':
        return platform.update({ hologram: { id: 1 } });
    }
  };
  const updateFor = (incoming: Incoming): Update => {
    switch (incoming.kind) {
      case 'text':
        written = person.writes(incoming.text);
        return written;
      case 'edit':
        return person.edits(written as Update, { text: incoming.text });
      case 'button':
        return person.presses('b:1', incoming.label);
      case 'start':
        return person.writes(incoming.payload === undefined ? '/start' : `/start ${incoming.payload}`);
      case 'attachment': {
        const caption = incoming.caption === undefined ? {} : { caption: incoming.caption };
        return person.sends({ ...CONTENT[incoming.what], ...caption });
      }
      case 'notice':
        return notice(incoming.what);
    }
  };
  return Promise.resolve({
    async send(incoming, id) {
      const update = updates.get(id) ?? updateFor(incoming);
      updates.set(id, update);
      const status = await world.post(update);
      await core.inbox.idle();
      const contactId = await world.contactOf(person);
      const texts = contactId === undefined ? [] : await answersTo(contactId, updateIdOf(update), core);
      return { status, texts };
    },
    sendBroken: () => world.post({ message: 'x' }),
    sendForged: () => world.post('{', { 'x-telegram-bot-api-secret-token': 'guessed' }),
    stored: async () => {
      const contactId = await world.contactOf(person);
      return contactId === undefined ? [] : storedMessages(contactId, core);
    },
    async passedOver() {
      const counts = await updateCounts();
      return counts
        .filter(([outcome]) => !['taken', 'blocked', 'malformed'].includes(outcome))
        .reduce((sum, [, n]) => sum + n, 0);
    },
  });
}

/** The id under which an update is kept. */
function updateIdOf(update: Update): string {
  const { update_id: id, message, edited_message: edited } = update;
  const of = (message ?? edited) as { readonly message_id: number } | undefined;
  return of === undefined ? String(id) : `${id}:${of.message_id}`;
}

/** What became of updates so far, as the operators see it. */
async function updateCounts(): Promise<(readonly [string, number])[]> {
  const text = await (await fetch(`${world.running.desk}/metrics`)).text();
  const lines = text.matchAll(/^safe_passage_updates_total\{channel="telegram",outcome="(\w+)"\} (\d+)$/gm);
  return [...lines].map(([, outcome = '', count]) => [outcome, Number(count)]);
}

inboundContract({ name: 'Telegram', has: ['text', 'edit', 'button', 'start', 'attachment', 'notice'] }, openContact);
