// What platforms do on a bad day, to one chat, while the others must not notice.

import type { Delivery } from '../../src/domain/delivery.js';
import { outboundWorld, type Person } from '../helpers/outbound-world.js';
import type { Step } from '../helpers/stand-in-channel.js';

const FLOOD: Step = { kind: 'later', why: 'rate_limited', afterMs: 20_000, scope: 'chat' };
const BROKEN: Step = { kind: 'later', why: 'platform_down', afterMs: null, scope: 'chat' };
const RESET: Step = { kind: 'unknown' };

let world: Awaited<ReturnType<typeof outboundWorld>>;
beforeEach(async () => {
  world = await outboundWorld();
});
afterEach(() => world.end());

async function states(person: Person): Promise<readonly string[]> {
  return (await person.deliveries()).map(({ state, why }: Delivery) => (why === null ? state : `${state}: ${why}`));
}

describe('replies of one chat', () => {
  it('arrive in order, one a second', async () => {
    const ana = await world.person('ana');
    await ana.answered(['one', 'two']);
    await ana.answered(['three']);
    world.sender();
    const begun = world.time.now();
    await world.runFor(3_000);
    expect(world.channel.arrived.map(({ text, at }) => [text, at - begun])).toEqual([
      ['one', 0],
      ['two', 1_000],
      ['three', 2_000],
    ]);
    expect((await ana.deliveries()).map(({ state, messageIds }) => [state, messageIds])).toEqual([
      ['sent', ['1']],
      ['sent', ['2']],
      ['sent', ['3']],
    ]);
  });

  it.each([
    ['a 429', [FLOOD, FLOOD], ['one', 'two', 'three']],
    ['a 500', [BROKEN, BROKEN, BROKEN], ['one', 'two', 'three']],
    ['a reset', [RESET], ['one', 'two', 'three']],
    ['a hang', ['hangs'], ['one', 'two', 'three']],
    // At least once: what was accepted in silence may come twice, but never after its successor.
    ['silence after it was accepted', ['accepted_then_silent'], ['one', 'one', 'two', 'three']],
  ] satisfies readonly (readonly [string, Step[], string[]])[])('keep their order over %s', async (_, steps, texts) => {
    const ana = await world.person('ana');
    world.channel.meets('ana', steps);
    await ana.answered(['one', 'two']);
    await ana.answered(['three']);
    world.sender();
    await world.runFor(180_000);
    expect(world.channel.textsOf('ana')).toEqual(texts);
    expect(await states(ana)).toEqual(['sent', 'sent', 'sent']);
  });

  it('wait as long as the platform asks, also after a restart, and those of other chats do not', async () => {
    const [ana, ben] = [await world.person('ana'), await world.person('ben')];
    world.channel.meets('ana', [FLOOD]);
    await ana.answered(['one']);
    await ben.answered(['hello']);
    const first = world.sender();
    const begun = world.time.now();
    await world.runFor(5_000);
    world.killed(first);
    world.sender();
    await world.runFor(60_000);
    const asked = world.channel.asked.filter(({ chat }) => chat === 'ana').map(({ at }) => at - begun);
    expect(asked).toHaveLength(2);
    expect(asked[1]).toBeGreaterThanOrEqual(20_000);
    expect(world.channel.arrived.find(({ chat }) => chat === 'ben')?.at).toBe(begun);
  });

  it('wait as long as the platform asked, even when panic voided the one that was refused', async () => {
    const ana = await world.person('ana');
    world.channel.meets('ana', [FLOOD]);
    await ana.answered(['a sentence that must not come']);
    world.sender();
    const begun = world.time.now();
    await world.runFor(2_000);
    await ana.panics();
    await world.runFor(60_000);
    expect(world.channel.textsOf('ana')).toEqual(['The shop opens at 9.']);
    const later = [...world.channel.takenBack, ...world.channel.asked.slice(1)].map(({ at }) => at - begun);
    expect(Math.min(...later)).toBeGreaterThanOrEqual(20_000);
  });

  it('of several messages go on after those that were sent, and all of them can be taken back', async () => {
    const ana = await world.person('ana');
    world.channel.meets('ana', [
      { ...BROKEN, messageIds: ['p1', 'p2'] },
      { ...RESET, messageIds: ['p3'] },
    ]);
    await ana.answered(['a very long text']);
    world.sender();
    await world.runFor(120_000);
    expect(world.channel.asked.map(({ sentBefore }) => sentBefore)).toEqual([[], ['p1', 'p2'], ['p1', 'p2', 'p3']]);
    expect((await ana.deliveries())[0]).toMatchObject({ state: 'sent', messageIds: ['p1', 'p2', 'p3', '1'] });
  });

  it('say at the desk why they wait', async () => {
    const ana = await world.person('ana');
    world.channel.meets('ana', () => FLOOD);
    await ana.answered(['one', 'two']);
    world.sender();
    await world.runFor(2_000);
    expect(await states(ana)).toEqual(['queued: rate_limited', 'queued']);
  });

  it('count as perhaps delivered after three tries in silence, and the next goes on', async () => {
    const ana = await world.person('ana');
    world.channel.meets('ana', ['accepted_then_silent', 'accepted_then_silent', 'accepted_then_silent']);
    await ana.answered(['one', 'two']);
    world.sender();
    await world.runFor(300_000);
    expect(world.channel.textsOf('ana')).toEqual(['one', 'one', 'one', 'two']);
    expect(await states(ana)).toEqual(['ambiguous: timed_out', 'sent']);
  });

  it('stop when the person blocked the bot: none of the later ones is tried, and all are at the desk', async () => {
    const ana = await world.person('ana');
    world.channel.meets('ana', () => ({ kind: 'refused', why: 'blocked_by_person' }));
    await ana.answered(['one', 'two']);
    await ana.answered(['three']);
    world.sender();
    await world.runFor(30_000);
    expect(world.channel.asked).toHaveLength(1);
    expect(await states(ana)).toEqual(Array(3).fill('undeliverable: blocked_by_person'));
  });

  it('go on after one that the platform refuses for its content', async () => {
    const ana = await world.person('ana');
    world.channel.meets('ana', [{ kind: 'refused', why: 'rejected_content' }]);
    await ana.answered(['one', 'two']);
    world.sender();
    await world.runFor(10_000);
    expect(await states(ana)).toEqual(['undeliverable: rejected_content', 'sent']);
  });

  it('of a chat whose address was dropped, or belongs to another bot, are named undeliverable', async () => {
    const [ana, ben] = [await world.person('ana'), await world.person('ben')];
    await ana.answered(['one']);
    await world.store.contacts.dropLookup(ana.contactId);
    await ben.answered(['one']);
    Object.assign(world.channel, { account: 'another bot' });
    world.sender();
    await world.runFor(5_000);
    expect([...(await states(ana)), ...(await states(ben))]).toEqual(Array(2).fill('undeliverable: chat_gone'));
    expect(world.channel.asked).toEqual([]);
  });
});

describe('an account', () => {
  const REVOKED: Step = { kind: 'later', why: 'not_authorised', afterMs: null, scope: 'account' };

  it('that is not let in keeps what waits, asks ever less often, says that it is down, and goes on when it is let in', async () => {
    const people = await Promise.all([1, 2, 3, 4].map((n) => world.person(`p${n}`)));
    let revoked = true;
    for (const { chat } of people) world.channel.meets(chat, () => (revoked ? REVOKED : 'arrives'));
    for (const person of people) await person.answered(['hello']);
    const sender = world.sender();
    await world.runFor(120_000);
    expect(world.channel.asked.length).toBeLessThan(14);
    expect(sender.down()).toMatchObject({ why: 'not_authorised' });
    expect((await world.store.deliveries.waiting('telegram')).queued).toBe(4);
    revoked = false;
    await world.runFor(120_000);
    expect(world.channel.arrived).toHaveLength(4);
    expect(sender.down()).toBeNull();
  });

  it('that is asked to wait sends nothing to anybody before', async () => {
    const people = await Promise.all([1, 2, 3].map((n) => world.person(`p${n}`)));
    world.channel.meets('p1', [{ kind: 'later', why: 'rate_limited', afterMs: 9_000, scope: 'account' }]);
    await people[0]?.answered(['hello']);
    world.sender();
    const begun = world.time.now();
    await world.runFor(100);
    for (const person of people.slice(1)) await person.answered(['hello']);
    await world.runFor(30_000);
    expect(world.channel.arrived).toHaveLength(3);
    expect(Math.min(...world.channel.arrived.map(({ at }) => at - begun))).toBeGreaterThanOrEqual(9_000);
  });
});

describe('a hundred chats that do not answer', () => {
  const BAD_DAYS: readonly Step[] = ['hangs', FLOOD, BROKEN, RESET, 'accepted_then_silent'];
  const OTHERS = 40;
  const REPLIES = 150;

  /** 40 people who get 10 replies a second together for 15 s, from a platform that takes 80 ms; how long each took. */
  async function waitsOfOthers(isBad: boolean): Promise<readonly number[]> {
    const people = await Promise.all(Array.from({ length: OTHERS }, (_, n) => world.person(`other${n}`)));
    world.sender();
    for (let n = 0; n < 100; n++) {
      const stalled = await world.person(`stalled${n}`);
      if (isBad) world.channel.meets(stalled.chat, () => BAD_DAYS[n % BAD_DAYS.length] ?? 'hangs');
      await stalled.answered(['one', 'two', 'three']);
    }
    await world.runFor(10_000);
    world.channel.answersIn = 80;
    const begun = world.time.now();
    const madeAt = new Map<string, number>();
    for (let n = 0; n < REPLIES; n++) {
      const person = people[n % OTHERS];
      madeAt.set(`reply ${n}`, begun + n * 100);
      world.at(begun + n * 100, async () => await person?.answered([`reply ${n}`]));
    }
    await world.runFor(20_000);
    const theirs = world.channel.arrived.filter(({ chat }) => chat.startsWith('other'));
    expect(theirs).toHaveLength(REPLIES);
    return theirs.map(({ text, at }) => at - (madeAt.get(text) ?? 0)).sort((a, b) => a - b);
  }

  const p95 = (sorted: readonly number[]) => sorted[Math.floor(sorted.length * 0.95)] ?? Number.POSITIVE_INFINITY;

  it('slow nobody: the wait of the others stays within three times the usual and 200 ms', async () => {
    const usual = p95(await waitsOfOthers(false));
    await world.end();
    world = await outboundWorld();
    const onABadDay = p95(await waitsOfOthers(true));
    expect(usual).toBeLessThan(200);
    expect(onABadDay).toBeLessThanOrEqual(3 * usual + 200);
  });
});
