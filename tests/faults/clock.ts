// The wall clock jumps by a day, forwards and back: order, tokens and ids hold, and a crash before the jump hides nothing.

import type { Clock } from '../../src/domain/clock.js';
import { equal, type Fault, type Finding } from './fault.js';
import { type InProcess, inProcess, message } from './in-process.js';

const DAY_MS = 24 * 3_600_000;
/** Less than a token's life without use, which is a day. */
const NEARLY_A_DAY_MS = DAY_MS - 60_000;

/** A wall clock that tests move; what never runs backwards goes on. */
function movableClock(): { readonly clock: Clock; jump(ms: number): void } {
  let offset = 0;
  return {
    clock: { now: () => Date.now() + offset, monotonic: () => performance.now() },
    jump(ms) {
      offset += ms;
    },
  };
}

/** Makes all jumps. */
export async function clockRun(): Promise<readonly Finding[]> {
  const world = await inProcess();
  try {
    return [
      ...(await jumpBetween(world, -DAY_MS, 'a day back')),
      ...(await jumpBetween(world, NEARLY_A_DAY_MS, 'nearly a day forwards')),
      ...(await jumpWhileWaiting(world)),
      ...(await jumpAfterCrash(world)),
    ];
  } finally {
    await world.end();
  }
}

async function jumpBetween(world: InProcess, ms: number, how: string): Promise<readonly Finding[]> {
  const { clock, jump } = movableClock();
  const path = world.path(undefined, clock);
  const { token, contact } = await path.sessions.open();
  const first = await path.inbox.submit(message(contact.id, 'one', 'hello'));
  jump(ms);
  const known = await world.path(undefined, clock).sessions.contactOf(token);
  const again = await path.inbox.submit(message(contact.id, 'one', 'hello'));
  const next = await path.inbox.submit(message(contact.id, 'two', 'skip'));
  const same = first.kind === 'done' && again.kind === 'done' && again.repeated && again.seq === first.seq;
  const later = first.kind === 'done' && next.kind === 'done' && next.turn === first.turn + 1;
  return [
    equal(`${how}: tokens that still hold`, known?.id === contact.id ? 1 : 0, 1),
    equal(`${how}: ids known as sent before`, same ? 1 : 0, 1),
    equal(`${how}: messages answered after those before them`, later ? 1 : 0, 1),
  ];
}

/** Messages that wait together while the clock runs back are answered in the order in which they came. */
async function jumpWhileWaiting(world: InProcess): Promise<readonly Finding[]> {
  const { clock, jump } = movableClock();
  let release = (): void => undefined;
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  const path = world.path((real) => ({ ...real, understand: (body) => gate.then(() => real.understand(body)) }), clock);
  const { contact } = await path.sessions.open();
  const pending = [];
  for (let n = 0; n < 5; n++) {
    pending.push(path.inbox.submit(message(contact.id, `w${n}`, 'hello'), 1));
    await Promise.all(pending);
    jump(-DAY_MS);
  }
  release();
  const answers = await Promise.all(pending.map((_, n) => path.inbox.submit(message(contact.id, `w${n}`, 'hello'))));
  const turns = answers.map((one) => (one.kind === 'done' ? one.turn : 0));
  const inOrder = turns.filter((turn, n) => n === 0 || turn > (turns[n - 1] ?? 0)).length;
  return [equal('clock running back under waiting messages: answered in the order they came', inOrder, turns.length)];
}

/** A message that a crash left, written at a time that is now to come, is taken up at the start all the same. */
async function jumpAfterCrash(world: InProcess): Promise<readonly Finding[]> {
  const { clock, jump } = movableClock();
  const crashed = world.path((real) => ({ ...real, understand: () => new Promise(() => undefined) }), clock);
  const { contact } = await crashed.sessions.open();
  await crashed.inbox.submit(message(contact.id, 'left', 'I want to talk to a person'), 1);
  jump(-DAY_MS);
  const next = world.path(undefined, clock);
  await next.sweeper.start();
  await next.inbox.idle();
  next.sweeper.stop();
  const left = await world.core.store.log.pendingOf(contact.id);
  return [equal('clock set back between crash and restart: messages taken up', 1 - left.length, 1)];
}

export const clock: Fault = {
  name: 'clock',
  injects: 'a wall clock that jumps by a day, forwards, back, under waiting messages, between crash and restart',
  run: clockRun,
};
