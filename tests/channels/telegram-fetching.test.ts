// Telegram without a public address: the service asks for updates, and one counts as taken only when it is stored.

import { storedMessages } from '../helpers/stored-talk.js';
import { type TelegramWorld, telegramWorld } from '../helpers/telegram-service.js';

let world: TelegramWorld;
beforeEach(async () => {
  world = await telegramWorld({ fetching: true });
});
afterEach(() => world.end());

it('answers people, and has no webhook that anybody could call', async () => {
  const person = world.platform.person('en');
  world.platform.queue(person.writes('hello'));
  const [first] = await world.platform.seen(person, 1);
  expect(first?.text).toBe('Hello. This is a bot, and a person can join when you ask.');
  expect(await world.post({})).toBe(404);
});

it('keeps the order of each chat in a batch, and acknowledges all of it', async () => {
  const people = Array.from({ length: 5 }, () => world.platform.person('en'));
  world.platform.queue(...['one', 'two', 'three'].flatMap((text) => people.map((person) => person.writes(text))));
  await world.platform.until(() => world.platform.waiting.length === 0);
  for (const person of people) {
    const stored = await storedMessages((await world.contactOf(person)) ?? '', world.running.service.core);
    expect(stored.map(({ text }) => text)).toEqual(['one', 'two', 'three']);
  }
});

it('ends while the platform holds its request open', async () => {
  await world.platform.until(() => world.platform.callsOf('getUpdates').length > 0);
  expect(await world.running.service.stop()).toBe(true);
  await world.platform.end();
  world = await telegramWorld({ fetching: true });
});
