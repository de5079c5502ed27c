// The webhook of Telegram: who may call it, when it is acknowledged, and what many calls at once come to.

import fc from 'fast-check';
import { AppError } from '../../src/domain/errors.js';
import { type RunningService, readWords, runningService } from '../helpers/running-service.js';
import { storedMessages } from '../helpers/stored-talk.js';
import { type TelegramWorld, telegramWorld } from '../helpers/telegram-service.js';

let world: TelegramWorld;
beforeAll(async () => {
  world = await telegramWorld();
});
afterAll(() => world.end());

describe('at the start', () => {
  it('registers the webhook by itself, with a secret of its own that nobody can guess', () => {
    expect(world.platform.webhook).toEqual({
      url: 'https://chat.example.org/webhooks/telegram',
      secret: expect.stringMatching(/^[\w-]{40,}$/),
      allowed: ['message', 'edited_message', 'callback_query', 'my_chat_member'],
    });
  });

  it('takes the secret that it was given', async () => {
    const other = await telegramWorld({ env: { TELEGRAM_WEBHOOK_SECRET: 'given_secret-1' } });
    expect(other.platform.webhook?.secret).toBe('given_secret-1');
    await other.end();
  });

  it('serves the web chat although Telegram is away', async () => {
    const away = await runningService(readWords, {
      TELEGRAM_BOT_TOKEN: '1:x',
      TELEGRAM_API_ROOT: 'http://127.0.0.1:9',
      PUBLIC_URL: 'https://chat.example.org',
    });
    expect((await fetch(`${away.chat}/readyz`)).status).toBe(200);
    await away.end();
  });
});

describe('a call', () => {
  it.each([
    ['without the secret', {}],
    ['with another', { 'x-telegram-bot-api-secret-token': 'guess' }],
    ['with an empty one', { 'x-telegram-bot-api-secret-token': '' }],
  ])('%s is refused before its body is read', async (_, headers) => {
    const response = await fetch(`${world.running.chat}/webhooks/telegram`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: '{"not":"read',
    });
    expect(response.status).toBe(401);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(await response.json()).toMatchObject({ code: 'unauthorised' });
  });

  it('by another method is 405, and to a channel that is off 404', async () => {
    expect((await fetch(`${world.running.chat}/webhooks/telegram`)).status).toBe(405);
    expect((await fetch(`${world.running.chat}/webhooks/messenger`, { method: 'POST' })).status).toBe(404);
    const off: RunningService = await runningService();
    expect((await fetch(`${off.chat}/webhooks/telegram`, { method: 'POST' })).status).toBe(404);
    await off.end();
  });

  it('is acknowledged when it is stored, not when it is answered', async () => {
    let read = (): void => undefined;
    const reading = new Promise<void>((resolve) => {
      read = resolve;
    });
    const slow = await telegramWorld({
      assess: async (text) => {
        await reading;
        return readWords(text);
      },
    });
    const person = slow.platform.person('en');
    expect(await slow.post(person.writes('hello there friend'))).toBe(200);
    const contactId = (await slow.contactOf(person)) ?? '';
    expect(await storedMessages(contactId, slow.running.service.core)).toEqual([{ text: 'hello there friend' }]);
    expect(await slow.deliveriesOf(person)).toEqual([]);
    read();
    await slow.platform.seen(person, 1);
    await slow.end();
  });

  it('is 503 while the store is away, so that it comes again, and is taken then', async () => {
    const { store } = world.running.service.core;
    const { append } = store.log;
    const person = world.platform.person('en');
    const update = person.writes('hello');
    const log = store.log as { append: typeof append };
    log.append = async () => {
      throw new AppError('store_unavailable', 'The store is away.');
    };
    expect(await world.post(update)).toBe(503);
    log.append = append;
    expect(await world.post(update)).toBe(200);
    const [first] = await world.platform.seen(person, 1);
    expect(first?.text).toBe('Hello. This is a bot, and a person can join when you ask.');
  });
});

describe('bodies that no platform would send', () => {
  it('get 400, 413 or, as updates of an unknown kind, 200: never a fault of ours', async () => {
    const deep = '['.repeat(200_000);
    const bodies = [
      deep,
      `{"update_id":1,"message":${deep}`,
      '',
      'null',
      '{"update_id":1e400}',
      '\uFEFF{}',
      '"\\ud83d"',
    ];
    const statuses = new Set<number>();
    for (const body of bodies) statuses.add(await world.post(body));
    await fc.assert(
      fc.asyncProperty(fc.json({ maxDepth: 4 }), fc.jsonValue(), async (body, content) => {
        statuses.add(await world.post(body));
        statuses.add(await world.post({ update_id: 1, message: content }));
        statuses.add(await world.post({ update_id: 1, callback_query: content, my_chat_member: content }));
      }),
      { numRuns: 100 },
    );
    expect([200, 400, 413]).toEqual(expect.arrayContaining([...statuses]));
    expect((await fetch(`${world.running.chat}/readyz`)).status).toBe(200);
  });
});

describe('many calls at once', () => {
  it('each update three times, eight at a time, shuffled across chats: one entry and one answer each, in order', async () => {
    const texts = ['hello', 'No, only me', 'Not now'];
    const slowly = alone(texts);
    const people = Array.from({ length: 8 }, () => world.platform.person('en'));
    const perChat = people.map((person) => texts.flatMap((text) => Array(3).fill(person.writes(text)) as unknown[]));
    // Every chat's calls stay in their order; the chats are mixed, with no randomness that a failure could hide behind.
    const calls: unknown[] = [];
    for (let n = 0; calls.length < 8 * 9; n++) {
      const chat = perChat[(n * 5 + Math.floor(n / 8)) % 8];
      if (chat !== undefined && chat.length > 0) calls.push(chat.shift());
    }
    const eight = Array.from({ length: 8 }, async () => {
      for (let next = calls.shift(); next !== undefined; next = calls.shift()) expect(await world.post(next)).toBe(200);
    });
    await Promise.all(eight);
    await Promise.all(people.map((person) => world.settled(person)));
    const undisturbed = await slowly;
    for (const person of people) {
      const contactId = (await world.contactOf(person)) ?? '';
      const stored = await storedMessages(contactId, world.running.service.core);
      expect(stored.map(({ text }) => text)).toEqual(texts);
      expect(person.sees.map(({ text }) => text)).toEqual(undisturbed);
    }
  });

  /** What one person is answered who writes the same, once and slowly. */
  async function alone(texts: readonly string[]): Promise<readonly string[]> {
    const person = world.platform.person('en');
    for (const text of texts) {
      await world.post(person.writes(text));
      await world.settled(person);
    }
    return person.sees.map(({ text }) => text);
  }
});
