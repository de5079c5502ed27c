// The sender as it runs: woken by turns and by time, watched, ended.

import { createBus } from '../../src/app/bus.js';
import { createOutbound, type Outbound } from '../../src/app/outbound/outbound.js';
import type { PushChannel } from '../../src/domain/push.js';
import { silentLog } from '../helpers/inbox-world.js';
import { outboundWorld } from '../helpers/outbound-world.js';
import type { Step } from '../helpers/stand-in-channel.js';

const REVOKED: Step = { kind: 'later', why: 'not_authorised', afterMs: null, scope: 'account' };

let world: Awaited<ReturnType<typeof outboundWorld>>;
let running: Outbound;
let rings: string[];
let counted: string[];
let bus: ReturnType<typeof createBus>;

beforeEach(async () => {
  world = await outboundWorld();
  rings = [];
  counted = [];
  bus = createBus(silentLog);
  running = sending([world.channel]);
});
afterEach(async () => {
  await eventually(running.stop());
  await world.end();
});

function sending(channels: readonly PushChannel[]): Outbound {
  return createOutbound(channels, {
    ...world.deps,
    bus,
    alarm: { ring: (why, count) => rings.push(`${why} ${count}`), quiet: (why) => rings.push(`quiet ${why}`) },
    count: (channel, outcome) => counted.push(`${channel} ${outcome}`),
  });
}

/** Lets time pass in small steps until something holds or ends. Fails after five minutes of virtual time. */
async function eventually(done: (() => boolean) | Promise<unknown>): Promise<number> {
  const begun = world.time.now();
  let ended = false;
  if (done instanceof Promise)
    void done.then(() => {
      ended = true;
    });
  const holds = typeof done === 'function' ? done : () => ended;
  while (!holds()) {
    if (world.time.now() - begun > 300_000) throw new Error('It does not come to this.');
    world.time.pass(5);
    await new Promise((resolve) => setImmediate(resolve));
  }
  return world.time.now() - begun;
}

it('sends what was queued before it started, and what comes, as soon as the turn is known', async () => {
  const ana = await world.person('ana');
  await ana.answered(['before']);
  running.start();
  await eventually(() => world.channel.textsOf('ana').length === 1);
  const ben = await world.person('ben');
  await ben.answered(['hello']);
  bus.publish({ kind: 'turn', contactId: ben.contactId, conversationId: 'talk-ben', turn: 1 });
  // One step of time, far less than until the next time that it looks by itself.
  world.time.pass(5);
  while (world.channel.textsOf('ben').length === 0) await new Promise((resolve) => setImmediate(resolve));
  await eventually(() => counted.length === 2);
  expect(counted).toEqual(['telegram sent', 'telegram sent']);
});

it('finds what another process queued without being told', async () => {
  running.start();
  const ana = await world.person('ana');
  await ana.answered(['hello']);
  await eventually(() => world.channel.textsOf('ana').length === 1);
});

it('rings when a channel does not let us in, names it, and is quiet when it does', async () => {
  const ana = await world.person('ana');
  let revoked = true;
  world.channel.meets('ana', () => (revoked ? REVOKED : 'arrives'));
  await ana.answered(['hello']);
  running.start();
  await eventually(() => rings.length > 0);
  expect(rings[0]).toBe('channel_down 1');
  expect(running.states()).toMatchObject([{ channel: 'telegram', down: { why: 'not_authorised' } }]);
  revoked = false;
  await eventually(() => rings.at(-1) === 'quiet channel_down');
  expect(running.states()).toEqual([{ channel: 'telegram', down: null }]);
});

it('ends when what is on its way has arrived, and begins nothing new', async () => {
  const [ana, ben] = [await world.person('ana'), await world.person('ben')];
  world.channel.answersIn = 2_000;
  await ana.answered(['one', 'two']);
  running.start();
  await eventually(() => world.channel.asked.length === 1);
  const stopped = running.stop();
  await ben.answered(['hello']);
  bus.publish({ kind: 'turn', contactId: ben.contactId, conversationId: 'talk-ben', turn: 1 });
  await eventually(stopped);
  expect(world.channel.arrived.map(({ text }) => text)).toEqual(['one']);
  expect((await ana.deliveries()).map(({ state }) => state)).toEqual(['sent', 'queued']);
  expect(world.time.timers).toBe(0);
});

it('does not wait for ever for a platform that hangs', async () => {
  const ana = await world.person('ana');
  world.channel.meets('ana', ['hangs']);
  await ana.answered(['one']);
  running.start();
  await eventually(() => world.channel.held === 1);
  await eventually(running.stop());
  expect((await ana.deliveries())[0]).toMatchObject({ state: 'queued', why: 'timed_out' });
});

it('does nothing when there is no channel to push into', async () => {
  await running.stop();
  running = sending([]);
  running.start();
  expect([world.time.timers, running.states()]).toEqual([0, []]);
});
