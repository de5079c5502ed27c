// The figures that the desk shows of engagements: each says of how many it is, and nothing is made up where nothing was counted.

import fc from 'fast-check';
import {
  approvalDwell,
  blocksPerRule,
  disclosure,
  draftAcceptance,
  takeOff,
  threadsPerOfficer,
  timeToSafeguarding,
} from '../../../src/bots/engagement/figures.js';
import { maySend } from '../../../src/bots/engagement/may-send.js';
import { passes, refuses } from '../../../src/domain/engagement-rules.js';
import { draft, ports, situation, THEIRS, threadAfter } from './world.js';

const MINUTE = 60_000;
const NOW = 1_000 * MINUTE;

describe('take-off', () => {
  it('is the share of those written to that answered; who was written to just now does not count yet', () => {
    const contacts = [
      { firstOursAt: NOW - 90 * MINUTE, answeredAt: NOW - 80 * MINUTE },
      { firstOursAt: NOW - 90 * MINUTE, answeredAt: null },
      { firstOursAt: NOW - 90 * MINUTE, answeredAt: null },
      { firstOursAt: NOW - 1 * MINUTE, answeredAt: null },
      { firstOursAt: NOW - 1 * MINUTE, answeredAt: NOW },
      { firstOursAt: null, answeredAt: null },
    ];
    expect(takeOff(contacts, 60 * MINUTE, NOW)).toEqual({ n: 2, of: 4, share: 0.5 });
  });

  it('is no share at all of nobody', () => {
    expect(takeOff([], MINUTE, NOW)).toEqual({ n: 0, of: 0, share: null });
  });
});

describe('disclosure', () => {
  it('counts what they named first, and not what we did', () => {
    const told = threadAfter(THEIRS);
    const silent = threadAfter(['hello, good morning']);
    const unread = threadAfter([]);
    const figures = disclosure([told, silent, unread]);
    expect(figures.threads).toEqual({ n: 1, of: 2, share: 0.5 });
    expect(figures.topics).toMatchObject({ service: 1, price: 1, document: 0 });
    expect(figures.facts).toMatchObject({ count: 2, most: expect.any(Number) });
    const ours = { ...told.ledger.topics, service: { ...told.ledger.topics.service!, first: 'ours' as const } };
    const byUs = {
      ...told,
      ledger: { topics: { ...ours, price: null, meeting: null, route: null }, facts: new Map() },
    };
    expect(disclosure([byUs]).threads.n).toBe(0);
  });
});

describe('draft acceptance', () => {
  it('tells untouched suggestions, changed ones and own texts apart, and leaves out what waits', () => {
    const suggestion = draft('a', { author: 'template:en-any-1' });
    const changed = draft('b', { author: 'template:en-any-1', editors: ['officer4'] });
    const own = draft('c', { author: 'officer4' });
    const no = { by: 'officer7', reason: 'too eager', at: NOW };
    const figures = draftAcceptance([
      { draft: suggestion, approved: true },
      { draft: suggestion, approved: true },
      { draft: changed, approved: true },
      { draft: { ...suggestion, rejected: no }, approved: false },
      { draft: suggestion, approved: false },
      { draft: own, approved: true },
      { draft: { ...own, rejected: no }, approved: false },
    ]);
    expect(figures).toEqual({
      untouched: { n: 2, of: 4, share: 0.5 },
      changed: { n: 1, of: 4, share: 0.25 },
      own: { n: 1, of: 2, share: 0.5 },
      open: 1,
    });
  });
});

describe('blocks per rule', () => {
  it('counts a text once for each rule that refused it, as the rules themselves say it', () => {
    const judged = ['How much for the passport?', 'What does that include?', 'Decide now or never!'].map(
      (text) => maySend(situation(text, { draft: draft(text) }), ports).verdicts,
    );
    expect(blocksPerRule(judged)).toMatchObject({ first_mention: 1, content: 1 });
    expect(blocksPerRule([judged[1]!])).toEqual({});
  });

  it('does not call a draft refused that nobody has looked at yet', () => {
    const waits = maySend(situation('What does that include?', { approval: null, approver: null }), ports).verdicts;
    expect(waits.some(({ ok }) => !ok)).toBe(true);
    expect(blocksPerRule([waits])).toEqual({});
    expect(
      blocksPerRule([[refuses('approval', 'text_changed'), refuses('approval', 'empty'), passes('live')]]),
    ).toEqual({
      approval: 1,
    });
  });
});

describe('approval dwell time', () => {
  it('counts from when the text was shown, or from the last yes of the same person', () => {
    const spread = approvalDwell([
      { shownAt: 0, lastApprovalAt: null, at: 9_000 },
      { shownAt: 0, lastApprovalAt: 9_000, at: 11_000 },
      { shownAt: 20_000, lastApprovalAt: 11_000, at: 24_000 },
    ]);
    expect(spread).toEqual({ count: 3, median: 4_000, p90: 9_000, most: 9_000 });
    expect(approvalDwell([])).toBeNull();
  });

  it('has its median and nine tenths among the values, in order', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1e6), { minLength: 1 }), (times) => {
        const spread = approvalDwell(times.map((at) => ({ shownAt: 0, lastApprovalAt: null, at })))!;
        const below = (limit: number) => times.filter((one) => one <= limit).length / times.length;
        expect(below(spread.median)).toBeGreaterThanOrEqual(0.5);
        expect(below(spread.p90)).toBeGreaterThanOrEqual(0.9);
        expect(times).toContain(spread.p90);
        expect(spread.most).toBe(Math.max(...times));
      }),
    );
  });
});

describe('threads per officer', () => {
  it('counts open threads, frozen ones too, and names who has too many', () => {
    const open = (operator: string) => ({ operator, ended: false });
    const threads = [open('a'), open('a'), open('a'), open('b'), { operator: 'b', ended: true }];
    const { byOfficer, spread, overCap } = threadsPerOfficer(threads, 2);
    expect([...byOfficer]).toEqual([
      ['a', 3],
      ['b', 1],
    ]);
    expect(spread).toEqual({ count: 2, median: 2, p90: 3, most: 3 });
    expect(overCap).toEqual(['a']);
  });
});

describe('time to safeguarding', () => {
  it('tells how fast alerts were answered, and does not forget those that nobody answered', () => {
    const alert = (raised: number, answered: number | null) => ({
      raisedAt: raised * MINUTE,
      acknowledged: answered === null ? null : { by: 'officer9', at: answered * MINUTE },
    });
    const alerts = [alert(900, 902), alert(900, 910), alert(980, null), alert(998, null)];
    expect(timeToSafeguarding(alerts, 5 * MINUTE, NOW)).toEqual({
      answered: { count: 2, median: 6 * MINUTE, p90: 10 * MINUTE, most: 10 * MINUTE },
      inTime: { n: 1, of: 3, share: 1 / 3 },
      running: 2,
      longestRunning: 20 * MINUTE,
    });
    expect(timeToSafeguarding([], MINUTE, NOW)).toEqual({
      answered: null,
      inTime: { n: 0, of: 0, share: null },
      running: 0,
      longestRunning: null,
    });
  });
});
