// Ten thousand queued replies on their way into a messenger that takes 30 a second, a hundred of its chats stalled. The platform's
// time is virtual, the store is real: so the figure says what the sender makes of the limit, and what it costs.

import { outboundWorld } from '../helpers/outbound-world.js';
import type { Step } from '../helpers/stand-in-channel.js';
import type { Figure } from './figure.js';

const PEOPLE = 5_000;
const REPLIES = 2 * PEOPLE;
const STALLED = 100;
const PER_SECOND = 30;
const MOST_OVER_LIMIT = 1.2;

/** What stalled chats answer, each one of these for ever. */
const BAD_DAYS: readonly Step[] = [
  'hangs',
  'accepted_then_silent',
  { kind: 'unknown' },
  { kind: 'later', why: 'rate_limited', afterMs: 20_000, scope: 'chat' },
  { kind: 'later', why: 'platform_down', afterMs: null, scope: 'chat' },
];

interface Drain {
  /** Seconds of the platform's time. */
  readonly tookS: number;
  /** Milliseconds of this machine's time for each reply, store included, thirty side by side. */
  readonly eachMs: number;
}

async function drain(stalled: number): Promise<Drain> {
  const world = await outboundWorld();
  try {
    for (let n = 0; n < stalled; n++) {
      const person = await world.person(`stalled${n}`);
      world.channel.meets(person.chat, () => BAD_DAYS[n % BAD_DAYS.length] ?? 'hangs');
      await person.answered(['one', 'two', 'three']);
    }
    const people = await Promise.all(Array.from({ length: PEOPLE }, (_, n) => world.person(`p${n}`)));
    await Promise.all(people.map((person) => person.answered(['one', 'two'])));
    world.sender();
    const theirs = () => world.channel.arrived.filter(({ chat }) => chat.startsWith('p')).length;
    const done = () => world.channel.arrived.length >= REPLIES && theirs() === REPLIES;
    const begun = performance.now();
    const took = await world.runUntil(done, 900_000);
    return { tookS: took / 1000, eachMs: (performance.now() - begun) / REPLIES };
  } finally {
    await world.end();
  }
}

/** The figure. */
export async function measureOutbound(): Promise<Figure[]> {
  const [alone, disturbed] = [await drain(0), await drain(STALLED)];
  const limit = REPLIES / PER_SECOND;
  const figure = (what: string, { tookS, eachMs }: Drain): Figure => ({
    what: `${REPLIES.toLocaleString('en')} queued replies into a messenger of ${PER_SECOND}/s${what}`,
    measured: `${tookS.toFixed(0)} s of its time, ${eachMs.toFixed(1)} ms of ours a reply`,
    against: `limit ${limit.toFixed(0)} s`,
    ratio: (tookS / limit).toFixed(2),
    goal: `≤ ${MOST_OVER_LIMIT} × the limit`,
    reached: tookS <= MOST_OVER_LIMIT * limit,
  });
  return [figure('', alone), figure(`, ${STALLED} other chats stalled`, disturbed)];
}
