// Telegram over the running service and a stand-in of the platform: what goes out.

import type { EntryBody } from '../../src/domain/log.js';
import type { Trouble as PlatformTrouble } from '../helpers/bot-api/troubles.js';
import { type TelegramWorld, telegramWorld } from '../helpers/telegram-service.js';
import { outboundContract, type PushedContact, pushedContract, type Trouble } from './outbound-cases.js';

/** What the platform really says. */
const AS_TELEGRAM_SAYS: Readonly<Record<Trouble, PlatformTrouble>> = {
  blocked: { kind: 'error', status: 403, says: 'Forbidden: bot was blocked by the user' },
  chat_gone: { kind: 'error', status: 400, says: 'Bad Request: chat not found' },
  refuses_text: { kind: 'error', status: 400, says: 'Bad Request: message is too long' },
  flood: { kind: 'error', status: 429, says: 'Too Many Requests: retry after 1', retryAfter: 1 },
  broken: { kind: 'gateway', status: 502 },
  reset: { kind: 'reset' },
  taken_then_cut: { kind: 'cut' },
  not_let_in: { kind: 'error', status: 401, says: 'Unauthorized' },
};

let world: TelegramWorld;
/** How far the service's clocks are ahead of this machine's. */
let ahead = 0;
beforeAll(async () => {
  world = await telegramWorld();
  Object.assign(world.running.service.core.clock, {
    now: () => Date.now() + ahead,
    monotonic: () => performance.now() + ahead,
  });
});
afterAll(async () => {
  Object.assign(world.running.service.core.clock, { now: () => Date.now(), monotonic: () => performance.now() });
  await world.end();
});

async function openContact(): Promise<PushedContact> {
  const { platform, running } = world;
  const { core } = running.service;
  const person = platform.person();

  async function writes(text: string, agoMs = 0): Promise<void> {
    const update = person.writes(text) as { update_id: number; message: { date: number } };
    const message = { ...update.message, date: update.message.date - agoMs / 1000 };
    expect(await world.post({ ...update, message })).toBe(200);
    await core.inbox.idle();
  }
  async function staffActs(body: EntryBody): Promise<void> {
    const contactId = (await world.contactOf(person)) ?? '';
    const conversationId = (await core.heads.get(contactId)).conversationId ?? '';
    const updateId = core.ids.random();
    await core.inbox.submit({ contactId, conversationId, body, updateId, platformAt: null });
  }
  return {
    writes,
    async says(text) {
      await writes(text);
      await world.settled(person);
    },
    async counsellorWrites(name, text) {
      const staff = { id: 'staff-1', name };
      await staffActs({ kind: 'staff', act: 'take_over', staff });
      await staffActs({ kind: 'staff', act: 'message', staff, text });
    },
    async receives(count) {
      const before = person.sees.length;
      const seen = await platform.seen(person, before + count);
      return seen.slice(before).map(({ text }) => ({ from: /^Mara\b/u.test(text) ? 'person' : 'bot', text }));
    },
    deliveries: () => world.deliveriesOf(person),
    async waitFor(ms) {
      ahead += ms;
    },
    meets: (trouble, times) =>
      platform.troubles.plan('sendMessage', AS_TELEGRAM_SAYS[trouble], { chat: person.id, times }),
    standing: () => person.standing.map(({ from, text }) => ({ from, text })),
  };
}

outboundContract('Telegram', openContact);
pushedContract('Telegram', openContact);
