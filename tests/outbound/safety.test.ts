// What must hold whatever happens to processes, and whatever a person asked for meanwhile.

import type { Store } from '../../src/store/contract.js';
import { outboundWorld, type Person } from '../helpers/outbound-world.js';
import type { Step } from '../helpers/stand-in-channel.js';

const LEASE_MS = 30_000;
const MINUTE = 60_000;

let world: Awaited<ReturnType<typeof outboundWorld>>;
beforeEach(async () => {
  world = await outboundWorld();
});
afterEach(() => world.end());

async function rows(person: Person): Promise<readonly string[]> {
  return (await person.deliveries()).map(({ act, state, why }) =>
    [act === 'say' ? '' : `${act} `, state, why === null ? '' : `: ${why}`].join(''),
  );
}

/** The same store, of which one method fails the first time. */
function failingOnce(store: Store, method: 'sent' | 'postpone'): Store {
  let failed = false;
  const deliveries = {
    ...store.deliveries,
    [method]: (...args: [never, never, never, never]) => {
      if (failed) return store.deliveries[method](...args);
      failed = true;
      return Promise.reject(new Error('the store is away'));
    },
  };
  return { ...store, deliveries };
}

describe('two processes on one store', () => {
  it('never send one reply twice, and keep the order of each chat', async () => {
    const people = await Promise.all(Array.from({ length: 25 }, (_, n) => world.person(`p${n}`)));
    world.sender();
    world.sender({ store: await world.anotherStore() });
    for (const person of people) await person.answered(['one', 'two', 'three']);
    world.channel.answersIn = 70;
    await world.runFor(20_000);
    for (const { chat } of people) expect(world.channel.textsOf(chat)).toEqual(['one', 'two', 'three']);
    expect(world.tried.filter(({ kind }) => kind === 'tried')).toHaveLength(75);
  });

  it('take over what the other had on its way when it was killed, when its lease is over and not before', async () => {
    const ana = await world.person('ana');
    world.channel.meets('ana', ['hangs']);
    await ana.answered(['one', 'two']);
    const first = world.sender();
    await world.runFor(100);
    expect(world.channel.asked).toHaveLength(1);
    world.killed(first);
    const begun = world.time.now();
    world.sender({ store: await world.anotherStore() });
    await world.runFor(LEASE_MS - 2_000);
    expect(world.channel.asked).toHaveLength(1);
    await world.runFor(10_000);
    expect(world.channel.arrived.map(({ text, at }) => [text, at - begun >= LEASE_MS - 2_000])).toEqual([
      ['one', true],
      ['two', true],
    ]);
    expect(await rows(ana)).toEqual(['sent', 'sent']);
  });

  it('hear of what the other was told: a panic word stops a reply that one of them has just looked at', async () => {
    const ana = await world.person('ana');
    const other = await world.anotherStore();
    await ana.answered(['not this']);
    // The panic word comes between the lease and the send of the other process.
    const lease: Store['deliveries']['lease'] = async (...args) => {
      const won = await other.deliveries.lease(...args);
      await ana.panics();
      return won;
    };
    world.sender({ store: { ...other, deliveries: { ...other.deliveries, lease } } });
    await world.runFor(100);
    expect(world.channel.asked).toEqual([]);
    expect((await rows(ana))[0]).toBe('dropped: older_epoch');
  });
});

describe('a crash between sending and noting it', () => {
  it('sends the reply once more, never less than once, and in order', async () => {
    const ana = await world.person('ana');
    world.sender({ store: failingOnce(world.store, 'sent') });
    await ana.answered(['one', 'two']);
    await world.runFor(LEASE_MS + 10_000);
    expect(world.channel.textsOf('ana')).toEqual(['one', 'one', 'two']);
    expect(await rows(ana)).toEqual(['sent', 'sent']);
  });

  it('asks nothing of the platform before it allowed, when the refusal could not be noted', async () => {
    const ana = await world.person('ana');
    world.channel.meets('ana', [{ kind: 'later', why: 'rate_limited', afterMs: 2_000, scope: 'chat' }]);
    world.sender({ store: failingOnce(world.store, 'postpone') });
    await ana.answered(['one']);
    const begun = world.time.now();
    await world.runFor(LEASE_MS + 10_000);
    expect((world.channel.asked[1]?.at ?? 0) - begun).toBeGreaterThanOrEqual(2_000);
    expect(world.channel.textsOf('ana')).toEqual(['one']);
  });
});

describe('a start', () => {
  it('takes up what an earlier process left queued', async () => {
    const ana = await world.person('ana');
    await ana.answered(['one']);
    await world.runFor(MINUTE);
    world.sender();
    await world.runFor(10);
    expect(world.channel.textsOf('ana')).toEqual(['one']);
  });

  it('sends what is due also when the clock was set back meanwhile', async () => {
    const ana = await world.person('ana');
    await ana.answered(['one']);
    world.time.setBack(3_600_000);
    const sender = world.sender();
    await sender.look();
    await sender.idle();
    expect(world.channel.textsOf('ana')).toEqual(['one']);
  });
});

describe('a clock that is set back while it runs', () => {
  it('holds up neither what was queued before nor what comes after, and no wait that a platform asked for gets shorter', async () => {
    const [ana, ben, cem] = [await world.person('ana'), await world.person('ben'), await world.person('cem')];
    world.channel.meets('cem', [{ kind: 'later', why: 'rate_limited', afterMs: 20_000, scope: 'chat' }]);
    world.sender();
    const begun = world.time.monotonic();
    await cem.answered(['one']);
    await world.runFor(100);
    await ana.answered(['before']);
    world.time.setBack(86_400_000);
    await ben.answered(['after']);
    await world.runFor(5_000);
    expect([world.channel.textsOf('ana'), world.channel.textsOf('ben')]).toEqual([['before'], ['after']]);
    expect(world.channel.asked.filter(({ chat }) => chat === 'cem')).toHaveLength(1);
    await world.runFor(20_000);
    expect(world.time.monotonic() - begun).toBeGreaterThan(20_000);
    expect(world.channel.textsOf('cem')).toEqual(['one']);
  });
});

describe('what may not leave', () => {
  it('is an answer whose time is over', async () => {
    const ana = await world.person('ana');
    await ana.answered(['one'], { saidAt: world.time.now() - 16 * MINUTE });
    world.sender();
    await world.runFor(1_000);
    expect(await rows(ana)).toEqual(['dropped: too_late']);
    expect(world.channel.asked).toEqual([]);
  });

  it("is a counsellor's message to somebody who wrote an hour ago and agreed to nothing", async () => {
    const ana = await world.person('ana');
    await ana.answered([]);
    await world.runFor(61 * MINUTE);
    await ana.counsellorWrites('Are you there?');
    world.sender();
    await world.runFor(1_000);
    expect(await rows(ana)).toEqual(['dropped: not_allowed']);
  });

  it.each([
    ['leaves in safe hours with somebody on duty', true, 'sent'],
    ['does not when nobody is on duty', false, 'dropped: not_allowed'],
  ])('is decided at the last moment: a message with consent %s', async (_, anybody, row) => {
    const ana = await world.person('ana');
    await ana.answered([]);
    await world.runFor(61 * MINUTE);
    world.duty.anybody = anybody;
    const consent = { fromMinute: 0, toMinute: 1440, timeZone: 'UTC' };
    await ana.counsellorWrites('Are you there?', { consent });
    world.sender();
    await world.runFor(1_000);
    expect(await rows(ana)).toEqual([row]);
  });

  it('is what the bot says by itself when a counsellor hands back, to somebody who wrote an hour ago', async () => {
    const ana = await world.person('ana');
    await ana.answered([]);
    await world.runFor(61 * MINUTE);
    await ana.handedBack('The bot answers again.');
    world.sender();
    await world.runFor(1_000);
    expect(await rows(ana)).toEqual(['dropped: not_allowed']);
  });

  it('is anything of a conversation that was erased', async () => {
    const ana = await world.person('ana');
    await ana.answered(['one']);
    world.vault.destroy('talk-ana');
    world.sender();
    await world.runFor(1_000);
    expect(await rows(ana)).toEqual(['dropped: older_epoch']);
  });
});

describe('the panic word', () => {
  const AGAIN: Step = { kind: 'later', why: 'platform_down', afterMs: null, scope: 'chat' };

  it('voids what waits, takes back what both sides wrote, and only then gives the harmless answer', async () => {
    const ana = await world.person('ana');
    const ben = await world.person('ben');
    world.sender();
    await ben.answered(['for ben']);
    await ana.answered(['one', 'two', 'three']);
    await world.runFor(1_200);
    await ana.panics();
    await world.runFor(10_000);
    expect(world.channel.textsOf('ana')).toEqual(['one', 'two', 'The shop opens at 9.']);
    expect(await rows(ana)).toEqual(['sent', 'sent', 'dropped: older_epoch', 'take_back sent', 'sent']);
    const [takenBack, ...more] = world.channel.takenBack;
    const ids = world.channel.arrived.filter(({ chat }) => chat === 'ana').map(({ id }) => id);
    expect([...(takenBack?.messageIds ?? [])].sort()).toEqual(
      [...ids.slice(0, 2), 'theirs-ana-1', 'theirs-ana-2'].sort(),
    );
    expect(more).toEqual([]);
    expect(takenBack?.at).toBeLessThanOrEqual(world.channel.arrived.at(-1)?.at ?? 0);
  });

  it('takes back a reply that was on its way when it was said', async () => {
    const ana = await world.person('ana');
    world.channel.answersIn = 3_000;
    world.sender();
    await ana.answered(['one']);
    await world.runFor(1_500);
    await ana.panics();
    await world.runFor(500);
    // Time enough for a taking back that would not wait for the reply.
    for (let n = 0; n < 20; n++) await world.store.ping();
    expect(world.channel.takenBack).toEqual([]);
    await world.runFor(20_000);
    const one = world.channel.arrived.find(({ text }) => text === 'one');
    expect(world.channel.takenBack[0]).toMatchObject({ messageIds: [one?.id], at: one?.at });
    expect(world.channel.textsOf('ana')).toEqual(['one', 'The shop opens at 9.']);
  });

  it('is carried out after a restart, when the process ended before it could', async () => {
    const ana = await world.person('ana');
    const first = world.sender();
    await ana.answered(['one']);
    await world.runFor(100);
    await ana.panics();
    world.killed(first);
    await world.runFor(5 * MINUTE);
    world.sender();
    await world.runFor(5_000);
    expect(world.channel.takenBack).toHaveLength(1);
    expect(world.channel.takenBack[0]?.messageIds).toContain('1');
  });

  it('is tried again while the platform is down, and what the person writes since stays', async () => {
    const ana = await world.person('ana');
    world.channel.takeBackSteps.push(AGAIN, { kind: 'unknown' });
    world.sender();
    await ana.answered(['one']);
    await world.runFor(100);
    await ana.panics();
    await world.runFor(500);
    await ana.answered(['a new talk'], { session: { status: 'open', closedBy: null } });
    await world.runFor(2 * MINUTE);
    expect(world.channel.takenBack).toHaveLength(3);
    for (const { messageIds } of world.channel.takenBack)
      expect([...messageIds].sort()).toEqual(['1', 'theirs-ana-1', 'theirs-ana-2']);
    expect(world.channel.textsOf('ana')).toEqual(['one', 'The shop opens at 9.', 'a new talk']);
  });

  it('tells the desk when the messages still stand on the device, and lets the chat go on', async () => {
    const ana = await world.person('ana');
    world.channel.takeBackSteps.push(...Array<Step>(20).fill(AGAIN));
    world.sender();
    await ana.answered(['one']);
    await world.runFor(100);
    await ana.panics();
    await world.runFor(14 * MINUTE);
    expect(await rows(ana)).toEqual(['sent', 'take_back undeliverable: platform_down', 'sent']);
  });
});
