// The pure core of sending: how fast, how long to wait, what follows from a try.

import fc from 'fast-check';
import { createAccount } from '../../../src/app/outbound/account.js';
import { afterTry, MAX_TAKE_BACKS, MAX_UNANSWERED, type Try } from '../../../src/app/outbound/after-try.js';
import { askedMs, backOffMs, LONGEST_WAIT_MS } from '../../../src/app/outbound/back-off.js';
import {
  DOWN_AFTER_MS,
  downNow,
  type Failing,
  FORGET_AFTER_MS,
  healthAfter,
} from '../../../src/app/outbound/health.js';
import { inTurn } from '../../../src/app/outbound/in-turn.js';
import { createPace } from '../../../src/app/outbound/pace.js';
import { limitOf, noted, type Window, waitMs } from '../../../src/app/outbound/window.js';
import type { SendOutcome } from '../../../src/domain/push.js';
import { aDelivery, T0 } from '../../fixtures/rows.js';

const SENT: SendOutcome = { kind: 'sent', messageIds: ['1'] };
const DOWN: SendOutcome = { kind: 'later', why: 'platform_down', afterMs: null, scope: 'chat' };
const NOT_LET_IN: SendOutcome = { kind: 'later', why: 'not_authorised', afterMs: null, scope: 'account' };
const chance = fc.double({ min: 0, max: 1, noNaN: true });

describe('a limit', () => {
  it('is never passed in any stretch of time, and is used to the full', () => {
    const cases = fc.tuple(fc.constantFrom(0.3, 0.5, 1, 3, 30), fc.array(fc.nat(400), { maxLength: 200 }));
    fc.assert(
      fc.property(cases, ([perSecond, gaps]) => {
        const limit = limitOf(perSecond);
        const times: number[] = [];
        let window: Window = [];
        let now = 0;
        for (const gap of gaps) {
          now += gap;
          if (waitMs(window, limit, now) > 0) continue;
          window = noted(window, limit, now);
          times.push(now);
        }
        const tooClose = times.filter((at, i) => i >= limit.count && at - (times[i - limit.count] ?? 0) < limit.perMs);
        expect(tooClose).toEqual([]);
      }),
    );
  });

  it('says exactly how long to wait', () => {
    const limit = limitOf(2);
    const window = noted(noted([], limit, 100), limit, 300);
    expect(waitMs(window, limit, 400)).toBe(700);
    expect(waitMs(window, limit, 1_100)).toBe(0);
  });
});

describe('the pace of an account', () => {
  it('lets 30 leave in a second and one a second to each chat', () => {
    const pace = createPace({ perSecond: 30, perChatPerSecond: 1 });
    for (let i = 0; i < 30; i++) pace.note(`chat-${i}`, 0);
    expect(pace.accountWaitMs(0)).toBe(1_000);
    expect(pace.chatWaitMs('chat-3', 400)).toBe(600);
    expect(pace.chatWaitMs('another', 400)).toBe(0);
    expect(pace.accountWaitMs(1_000)).toBe(0);
  });

  it('keeps the longest pause that was asked for, of the account and of a chat', () => {
    const pace = createPace({ perSecond: 30, perChatPerSecond: 1 });
    pace.pause(5_000, 0);
    pace.pause(1_000, 100);
    pace.pauseChat('chat', 9_000, 0);
    expect(pace.accountWaitMs(200)).toBe(4_800);
    expect(pace.chatWaitMs('chat', 200)).toBe(8_800);
    expect(pace.chatWaitMs('other', 200)).toBe(0);
  });

  it('remembers the chats that must still wait when it forgets old ones', () => {
    const pace = createPace({ perSecond: 30, perChatPerSecond: 1 });
    pace.pauseChat('resting', 60_000, 0);
    for (let i = 0; i < 25_000; i++) pace.note(`chat-${i}`, i);
    expect(pace.chatWaitMs('resting', 25_000)).toBe(35_000);
    expect(pace.chatWaitMs('chat-24999', 25_000)).toBe(999);
  });
});

describe('the wait after a failure', () => {
  it('doubles up to a minute, the half of it by chance', () => {
    expect([1, 2, 3, 4, 7, 50].map((attempt) => backOffMs(attempt, 1))).toEqual([
      1_000, 2_000, 4_000, 8_000, 60_000, 60_000,
    ]);
    expect(backOffMs(3, 0)).toBe(2_000);
    fc.assert(
      fc.property(fc.nat(100), chance, (attempt, random) => {
        const wait = backOffMs(attempt, random);
        expect(wait).toBeGreaterThanOrEqual(500);
        expect(wait).toBeLessThanOrEqual(LONGEST_WAIT_MS);
      }),
    );
  });

  it('is never shorter than the platform asked for', () => {
    fc.assert(
      fc.property(fc.nat(86_400_000), chance, (afterMs, random) => {
        expect(askedMs(afterMs, random)).toBeGreaterThanOrEqual(afterMs);
        expect(askedMs(afterMs, random)).toBeLessThanOrEqual(afterMs * 1.1 + 1);
      }),
    );
  });
});

describe('after a try', () => {
  function tried(over: { act?: Try['delivery']['act']; why?: Try['delivery']['why']; attempt?: number } = {}): Try {
    const { act = 'say', why = null, attempt = 1 } = over;
    return { delivery: { act, why }, attempt, endedAt: T0 + 10_000, leaseUntil: T0 + 30_000 };
  }

  it('a reply that the platform has is sent', () => {
    expect(afterTry(SENT, tried(), 0)).toEqual({ kind: 'sent', messageIds: ['1'] });
  });

  it.each(['blocked_by_person', 'chat_gone', 'opted_out'] as const)('%s gives up everything for the chat', (why) => {
    expect(afterTry({ kind: 'refused', why }, tried(), 0)).toEqual({
      kind: 'gave_up',
      state: 'undeliverable',
      why,
      stopsChat: true,
    });
  });

  it('a text that the platform refuses is given up alone', () => {
    expect(afterTry({ kind: 'refused', why: 'rejected_content' }, tried(), 0)).toMatchObject({ stopsChat: false });
  });

  it('a wait that the platform asks for is kept, whatever the try', () => {
    const flood: SendOutcome = { kind: 'later', why: 'rate_limited', afterMs: 20_000, scope: 'chat' };
    expect(afterTry(flood, tried({ attempt: 9 }), 0)).toEqual({ kind: 'again', at: T0 + 30_000, why: 'rate_limited' });
  });

  it('a platform that is down is tried again, later and later, as often as the reply may still go', () => {
    const again = [1, 2, 3, 40].map((attempt) => afterTry(DOWN, tried({ attempt }), 1));
    expect(again.map((next) => next.kind === 'again' && next.at - T0 - 10_000)).toEqual([1_000, 2_000, 4_000, 60_000]);
  });

  it('silence means that it may have arrived: again when the lease is over, and not for ever', () => {
    expect(afterTry({ kind: 'unknown' }, tried(), 0)).toEqual({ kind: 'again', at: T0 + 30_000, why: 'timed_out' });
    const last = tried({ why: 'timed_out', attempt: MAX_UNANSWERED });
    expect(afterTry({ kind: 'unknown' }, last, 0)).toMatchObject({
      state: 'ambiguous',
      why: 'timed_out',
      stopsChat: false,
    });
  });

  it('tries that the platform certainly refused do not count as perhaps arrived', () => {
    expect(afterTry({ kind: 'unknown' }, tried({ why: 'rate_limited', attempt: 9 }), 0)).toMatchObject({
      kind: 'again',
    });
  });

  it('taking back ends after some tries and is told to the desk, so that the chat can go on', () => {
    for (const outcome of [DOWN, { kind: 'unknown' } as const]) {
      const before = tried({ act: 'take_back', why: 'timed_out', attempt: MAX_TAKE_BACKS - 1 });
      expect(afterTry(outcome, before, 0)).toMatchObject({ kind: 'again' });
      const last = tried({ act: 'take_back', why: 'timed_out', attempt: MAX_TAKE_BACKS });
      expect(afterTry(outcome, last, 0)).toMatchObject({ kind: 'gave_up', state: 'undeliverable' });
    }
  });
});

describe('the order in which replies are taken up', () => {
  it('lets three new ones go before one that failed, the oldest first, and none twice', () => {
    const waiting = [
      ...['old-1', 'old-2', 'old-3'].map((contactId) => aDelivery({ contactId, attempts: 2 })),
      ...['new-1', 'new-2', 'new-3', 'new-4'].map((contactId) => aDelivery({ contactId })),
    ];
    expect(inTurn(waiting).map(({ contactId }) => contactId)).toEqual([
      ...['new-1', 'new-2', 'new-3', 'old-1', 'new-4', 'old-2', 'old-3'],
    ]);
  });
});

describe('whether a channel works', () => {
  function history(...outcomes: readonly (readonly [number, SendOutcome])[]): Failing {
    return outcomes.reduce<Failing>((failing, [at, outcome]) => healthAfter(failing, outcome, T0 + at), null);
  }

  it('is down at once when the platform does not let us in', () => {
    expect(downNow(history([5, NOT_LET_IN]), T0 + 6)).toEqual({ since: T0 + 5, why: 'not_authorised' });
  });

  it('is down when nothing was taken for minutes, not before', () => {
    const failing = history([0, DOWN], [DOWN_AFTER_MS - 1, { kind: 'unknown' }]);
    expect(downNow(failing, T0 + DOWN_AFTER_MS)).toBeNull();
    const longer = healthAfter(failing, DOWN, T0 + DOWN_AFTER_MS);
    expect(downNow(longer, T0 + DOWN_AFTER_MS)).toEqual({ since: T0, why: 'platform_down' });
  });

  it.each([
    ['a reply that arrived', SENT],
    ['a person who blocked us', { kind: 'refused', why: 'blocked_by_person' }],
    ['being asked to wait', { kind: 'later', why: 'rate_limited', afterMs: 5, scope: 'account' }],
  ] as const)('is up after %s', (_, outcome) => {
    expect(downNow(history([0, NOT_LET_IN], [9, outcome]), T0 + 10)).toBeNull();
  });

  it('says nothing any more about failures of long ago', () => {
    const failing = history([0, DOWN], [DOWN_AFTER_MS, DOWN]);
    expect(downNow(failing, T0 + DOWN_AFTER_MS + FORGET_AFTER_MS)).toBeNull();
  });
});

describe('an account that fails', () => {
  function failingAccount() {
    const time = { now: 0 };
    const clock = { now: () => time.now, monotonic: () => time.now };
    return { time, account: createAccount({ perSecond: 30, perChatPerSecond: 1 }, clock, () => 1) };
  }

  it('rests, longer each time, and is tried with one reply before the others follow', () => {
    const { time, account } = failingAccount();
    expect(account.places()).toBe(300);
    for (const wait of [1_000, 2_000, 4_000]) {
      account.learn('a', { outcome: NOT_LET_IN, restMs: 500 });
      account.learn('b', { outcome: NOT_LET_IN, restMs: 500 });
      expect(account.waitMs()).toBe(wait);
      expect(account.places()).toBe(1);
      time.now += wait;
    }
    account.learn('a', { outcome: SENT, restMs: 0 });
    expect([account.waitMs(), account.places()]).toEqual([0, 300]);
  });

  it('rests as long as the platform asks, also for a chat whose waiting reply was voided', () => {
    const { account } = failingAccount();
    account.learn('a', {
      outcome: { kind: 'later', why: 'rate_limited', afterMs: 7_000, scope: 'chat' },
      restMs: 7_000,
    });
    expect([account.waitMs(), account.chatWaitMs('a'), account.chatWaitMs('b')]).toEqual([0, 7_000, 0]);
    account.learn('a', {
      outcome: { kind: 'later', why: 'rate_limited', afterMs: 3_000, scope: 'account' },
      restMs: 3_000,
    });
    expect(account.waitMs()).toBeGreaterThanOrEqual(3_000);
  });
});
