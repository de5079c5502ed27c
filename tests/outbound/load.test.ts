// Many replies at once: the platform's limits are used to the full and never passed, and nobody starves.

import { outboundWorld } from '../helpers/outbound-world.js';

let world: Awaited<ReturnType<typeof outboundWorld>>;
beforeEach(async () => {
  world = await outboundWorld();
});
afterEach(() => world.end());

/** `PEOPLE=5000` for the 10,000 replies of the aim; the limits show as well with fewer. */
const PEOPLE = Number(process.env.PEOPLE ?? 1_000);

/** The most that happened in any stretch of so long. */
function mostIn(ms: number, times: readonly number[]): number {
  let from = 0;
  let most = 0;
  times.forEach((at, i) => {
    while (at - (times[from] ?? at) >= ms) from += 1;
    most = Math.max(most, i - from + 1);
  });
  return most;
}

it(`${2 * PEOPLE} replies leave at 30 a second, never more, one a second to each person, in order`, async () => {
  const people = await Promise.all(Array.from({ length: PEOPLE }, (_, n) => world.person(`p${n}`)));
  await Promise.all(people.map((person) => person.answered(['one', 'two'])));
  world.sender();
  const took = await world.runUntil(() => world.channel.arrived.length === 2 * PEOPLE, 400_000);
  const times = world.channel.arrived.map(({ at }) => at);
  const least = ((2 * PEOPLE) / 30 - 1) * 1_000;
  expect(took).toBeGreaterThanOrEqual(least);
  expect(took).toBeLessThan(least + 3_000);
  expect(mostIn(1_000, times)).toBe(30);
  const firsts = new Map(world.channel.arrived.filter(({ text }) => text === 'one').map(({ chat, at }) => [chat, at]));
  const seconds = world.channel.arrived.filter(({ text }) => text === 'two');
  expect(firsts.size).toBe(PEOPLE);
  expect(seconds.filter(({ chat, at }) => at - (firsts.get(chat) ?? at) < 1_000)).toEqual([]);
  expect(await world.store.deliveries.waiting('telegram')).toEqual({ queued: 0, oldestAt: null });
}, 60_000);

it('one person with 2,000 replies waiting keeps nobody else waiting', async () => {
  const flooder = await world.person('flooder');
  await Promise.all(
    Array.from({ length: 20 }, () => flooder.answered(Array.from({ length: 99 }, (_, n) => `reply ${n}`))),
  );
  const others = await Promise.all(Array.from({ length: 50 }, (_, n) => world.person(`p${n}`)));
  await Promise.all(others.map((person) => person.answered(['hello'])));
  world.sender();
  const begun = world.time.now();
  await world.runFor(3_000);
  const theirs = world.channel.arrived.filter(({ chat }) => chat !== 'flooder');
  expect(theirs).toHaveLength(50);
  expect(Math.max(...theirs.map(({ at }) => at - begun))).toBeLessThanOrEqual(1_100);
  expect(world.channel.textsOf('flooder').length).toBeGreaterThanOrEqual(2);
});
