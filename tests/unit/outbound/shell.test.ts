// What lies around the core: deadlines of a send, and when the sender looks.

import { GRACE_MS, inTime, SEND_TIMEOUT_MS } from '../../../src/app/outbound/in-time.js';
import { createLooks } from '../../../src/app/outbound/looks.js';
import type { SendOutcome } from '../../../src/domain/push.js';
import { virtualTime } from '../../helpers/virtual-time.js';

const never = new AbortController().signal;

describe('a send with a deadline', () => {
  it('gives the outcome of a send that ends in time, and leaves no timer behind', async () => {
    const time = virtualTime();
    const outcome = await inTime(async () => ({ kind: 'sent', messageIds: ['1'] }), never, time.after);
    expect(outcome).toEqual({ kind: 'sent', messageIds: ['1'] });
    expect(time.timers).toBe(0);
  });

  it('tells a send to stop when its time is up, and takes what it says then', async () => {
    const time = virtualTime();
    const outcome = inTime(
      (signal) =>
        new Promise((resolve) => {
          signal.addEventListener('abort', () => resolve({ kind: 'unknown', messageIds: ['7'] }));
        }),
      never,
      time.after,
    );
    time.pass(SEND_TIMEOUT_MS);
    expect(await outcome).toEqual({ kind: 'unknown', messageIds: ['7'] });
  });

  it('does not wait for a channel that does not stop', async () => {
    const time = virtualTime();
    const outcome = inTime(() => new Promise<SendOutcome>(() => undefined), never, time.after);
    time.pass(SEND_TIMEOUT_MS);
    time.pass(GRACE_MS);
    expect(await outcome).toEqual({ kind: 'unknown' });
  });

  it('takes a channel that throws as one that may have sent', async () => {
    const time = virtualTime();
    expect(await inTime(() => Promise.reject(new Error('no')), never, time.after)).toEqual({ kind: 'unknown' });
  });

  it.each(['before', 'while'])('ends when the process ends, %s it runs', async (when) => {
    const time = virtualTime();
    const end = new AbortController();
    if (when === 'before') end.abort();
    const outcome = inTime(() => new Promise<SendOutcome>(() => undefined), end.signal, time.after);
    end.abort();
    time.pass(GRACE_MS);
    expect(await outcome).toEqual({ kind: 'unknown' });
    expect(time.timers).toBe(0);
  });
});

describe('looking', () => {
  function looking(wait: number) {
    const time = virtualTime();
    const looks: number[] = [];
    let end = (): void => undefined;
    const look = (): Promise<number> => {
      looks.push(time.now());
      return new Promise((resolve) => {
        end = () => resolve(wait);
      });
    };
    const loop = createLooks(look, { after: time.after, failed: () => 50 });
    const ended = async () => {
      end();
      for (let i = 0; i < 5; i++) await Promise.resolve();
    };
    return { time, looks, loop, ended };
  }

  it('comes soon after news, once for a burst, also when news never end', () => {
    const { time, looks, loop } = looking(1_000);
    for (let i = 0; i < 20; i++) {
      loop.soon();
      time.pass(1);
    }
    expect(looks.length).toBe(1);
  });

  it('comes again when the last look said so', async () => {
    const { time, looks, loop, ended } = looking(300);
    loop.soon();
    time.pass(5);
    await ended();
    time.pass(299);
    expect(looks).toHaveLength(1);
    time.pass(1);
    expect(looks).toHaveLength(2);
  });

  it('comes once more at once for news during a look, never two at a time', async () => {
    const { time, looks, loop, ended } = looking(60_000);
    loop.soon();
    time.pass(5);
    loop.soon();
    time.pass(100);
    expect(looks).toHaveLength(1);
    await ended();
    time.pass(5);
    expect(looks).toHaveLength(2);
  });

  it('goes on after a look that failed', async () => {
    const time = virtualTime();
    let tries = 0;
    const look = () => {
      tries += 1;
      return Promise.reject(new Error('the store is away'));
    };
    const loop = createLooks(look, { after: time.after, failed: () => 50 });
    loop.soon();
    for (let i = 0; i < 4; i++) {
      time.pass(50);
      for (let n = 0; n < 5; n++) await Promise.resolve();
    }
    expect(tries).toBe(4);
  });

  it('ends: the look that goes on is waited for, and no other comes', async () => {
    const { time, looks, loop, ended } = looking(10);
    loop.soon();
    time.pass(5);
    const stopped = loop.stop();
    await ended();
    await stopped;
    loop.soon();
    time.pass(1_000);
    expect(looks).toHaveLength(1);
    expect(time.timers).toBe(0);
  });
});
