// What must hold whatever a person asked for meanwhile.

import { outboundWorld, type Person } from '../helpers/outbound-world.js';
import type { Step } from '../helpers/stand-in-channel.js';

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
    expect(await world.store.deliveries.leftStanding(ana.contactId, -1)).not.toBeNull();
  });

  it('notes what the platform would not delete, and nothing where all is gone', async () => {
    const ana = await world.person('ana');
    const ben = await world.person('ben');
    world.channel.takeBackSteps.push({ kind: 'sent', messageIds: ['1'] });
    world.sender();
    await ana.answered(['one']);
    await world.runFor(100);
    await ana.panics();
    await world.runFor(5_000);
    await ben.answered(['one']);
    await world.runFor(5_000);
    await ben.panics();
    await world.runFor(5_000);
    const taken = (await ana.deliveries()).find(({ act }) => act === 'take_back');
    expect(taken).toMatchObject({ state: 'sent', messageIds: ['1'] });
    expect(await world.store.deliveries.leftStanding(ana.contactId, -1)).toBe(taken?.seq);
    expect(await world.store.deliveries.leftStanding(ben.contactId, -1)).toBeNull();
  });

  it('notes what is too old to be asked for, but not what vanished before', async () => {
    const DAY = 24 * 60 * MINUTE;
    const ana = await world.person('ana');
    world.sender();
    await ana.answered(['one']);
    await world.runFor(1_000);
    await ana.panics();
    await world.runFor(1_000);
    await ana.answered(['two'], { session: { status: 'open', closedBy: null } });
    await world.runFor(1_000);
    world.time.pass(3 * DAY);
    await ana.answered(['three']);
    await world.runFor(1_000);
    await ana.panics();
    await world.runFor(5_000);
    const [first, second] = (await ana.deliveries()).filter(({ act }) => act === 'take_back');
    expect([first?.messageIds, second?.messageIds]).toEqual([[], ['theirs-ana-3']]);
    expect(world.channel.takenBack.at(-1)?.messageIds).not.toContain('theirs-ana-3');
    expect(await world.store.deliveries.leftStanding(ana.contactId, first?.seq ?? 0)).toBe(second?.seq);
  });
});
