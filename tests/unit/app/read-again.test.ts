// After a promotion old messages are read again: behind all that is new, raising and never lowering what was known, twice by none.

import { everyConversation } from '../../../src/app/operations/every-conversation.js';
import { type ReadAgainDeps, readAgain } from '../../../src/app/operations/read-again.js';
import { isFirstOnly } from '../../../src/app/readings/first-only.js';
import { MAX_READ_TRIES } from '../../../src/app/readings/read-entry.js';
import type { Assessment } from '../../../src/domain/assessment.js';
import { bothSay, readingsWorld, saying } from '../../helpers/readings-world.js';

type World = Awaited<ReturnType<typeof readingsWorld>>;

let world: World;
beforeEach(async () => {
  world = await readingsWorld();
});
afterEach(() => world.end());

async function again(over: { since?: number; until?: number } = {}) {
  const recorded: unknown[] = [];
  const deps: ReadAgainDeps = {
    store: world.store,
    vault: world.vault,
    audit: { record: async (event) => void recorded.push(event) },
    progress: () => undefined,
  };
  const request = { since: 0, until: Number.MAX_SAFE_INTEGER, actor: 'ana', reason: 'a new model', ...over };
  return { ...(await readAgain(request, deps)), recorded };
}

/** A process whose second reader is of another version, and says of every text what is given. */
const newer = (says: (text: string) => Assessment, model = 'm2') =>
  world.start({ model, second: async ({ text }) => ({ kind: 'answered', answer: says(text) }) });

it('raises what the new model finds, with news of that alone, and keeps what the old one found', async () => {
  const old = world.start();
  const { conversationId } = await world.says(old, 'coercion .1/.9');
  await old.readings.wake();
  const now = newer(() => saying({ coercion: 0.3, distress: 0.8 }));
  expect(await again()).toMatchObject({ messages: 1, recorded: [{ act: 'model.read-again', object: 'messages:1' }] });
  await now.readings.wake();
  const turns = await world.turns(conversationId);
  expect(turns).toHaveLength(3);
  const { body, turn } = turns[2] ?? {};
  expect(turn?.what).toMatch(/:second:m2$/);
  expect(body?.understanding).toMatchObject({
    assessment: { labels: { coercion: 0.9, distress: 0.8 }, flagged: true },
  });
  expect(body?.session.risk).toBeGreaterThanOrEqual(turns[1]?.body?.session.risk ?? 1);
  expect(body?.events).toEqual(['help_request']);
  expect(await world.store.queue.openHelpOf(conversationId)).toMatchObject({ reason: 'distress' });
});

it('does nothing twice: what these models have read is passed over, and what stands in the row stays', async () => {
  const one = world.start();
  const { conversationId } = await world.says(one, 'distress .2/.9');
  await one.readings.wake();
  expect((await again()).messages).toBe(1);
  expect((await again()).messages).toBe(0);
  await one.readings.wake();
  expect(one.asked).toHaveLength(1);
  expect(await world.turns(conversationId)).toHaveLength(2);
  expect(await world.store.log.toRead(9)).toEqual([]);
});

it('comes after all that is new, is no flood, and is not shown as unread meanwhile', async () => {
  const old = world.start();
  for (let n = 0; n < 20; n++) await world.says(old, `good day ${n}`);
  await old.readings.wake();
  await again();
  world.time.pass(3_600_000);
  const [waiting] = await world.store.log.toRead(1);
  expect(waiting && isFirstOnly(waiting, world.clock.now())).toBe(false);
  const now = newer(bothSay);
  await world.says(now, 'this is new');
  await now.readings.wake();
  expect(now.asked[0]).toBe('this is new');
  expect(now.asked).toHaveLength(21);
  expect(now.searched.every(Boolean)).toBe(true);
});

it('leaves out words of ours, other days, and what is to be erased', async () => {
  const one = world.start();
  await world.says(one, 'option of ours');
  await world.says(one, 'good day');
  await one.readings.wake();
  const end = world.clock.now() + 1;
  world.time.pass(86_400_000);
  await world.says(one, 'a day later');
  await one.readings.wake();
  expect((await again({ until: end })).messages).toBe(1);
  expect((await again({ since: end })).messages).toBe(1);
  await world.says(one, 'forget');
  expect((await again()).messages).toBe(0);
  let talks = 0;
  for await (const _ of everyConversation(world.store.conversations, 0)) talks += 1;
  expect(talks).toBeGreaterThan(0);
});

it('gives up at a text that the new model cannot read, and what was known of it stays', async () => {
  const old = world.start();
  const { conversationId } = await world.says(old, 'coercion .1/.9');
  await old.readings.wake();
  await again();
  const now = world.start({ model: 'm2', second: async () => ({ kind: 'none', why: 'failed' }) });
  for (let n = 0; n <= MAX_READ_TRIES; n++) await now.readings.wake();
  expect(now.tried.map(({ kind }) => kind).at(-1)).toBe('given_up');
  const [entry] = await world.store.log.entries(world.contact.id, [1]);
  expect(entry?.toRead).toBeNull();
  expect((await world.turns(conversationId)).at(-1)?.body?.understanding).toMatchObject({
    assessment: { flagged: true },
  });
});
