// An attempt to get round the rules: a situation in which everything is right, with one thing spoilt.

import { maySend, type SendSituation } from '../../../../src/bots/engagement/may-send.js';
import { sentTo } from '../../../../src/bots/engagement/thread.js';
import type { Draft, Thread } from '../../../../src/domain/engagement.js';
import type { EngagementRule, Verdict } from '../../../../src/domain/engagement-rules.js';
import {
  authorisation,
  draft,
  FRANCE,
  NOW,
  POLICIES,
  ports,
  readSigns,
  SECOND,
  situation,
  threadAfter,
} from '../world.js';

/** An honest text in the talk of `world.ts`. */
export const PLAIN = 'You wrote “3,800 euros each”. What does that include?';

/** One attempt. */
export interface Case {
  readonly what: string;
  readonly rule: EngagementRule;
  readonly why?: string;
  /** What the rules say of the attempt. */
  readonly tries: () => readonly Verdict[];
}

/** An attempt to send, with what is spoilt. */
export function send(text: string, spoil: Partial<SendSituation> = {}): () => readonly Verdict[] {
  return () => maySend(situation(text, spoil), ports).verdicts;
}

export const by = (author: string, text: string, changes: Partial<Draft> = {}): Draft =>
  draft(text, { author, ...changes });

export function spoilt(changes: Parameters<typeof authorisation>[0]): Partial<SendSituation> {
  return { granted: authorisation(changes) };
}

export function france(changes: Partial<typeof FRANCE>): Partial<SendSituation> {
  return { policies: { ...POLICIES, countries: new Map([['FR', { ...FRANCE, ...changes }]]) } };
}

export function sentAfter(messages: readonly string[]): Thread {
  return sentTo(threadAfter(messages), {
    at: NOW - 50 * SECOND,
    text: 'I see.',
    signs: readSigns('I see.', 'en'),
    ends: null,
  });
}

/** Each is refused, and its rule named. */
export function areRefused(cases: readonly Case[]): void {
  describe('an attempt to get round the rules', () => {
    it.each(cases)('is refused: $what ($rule)', ({ rule, why, tries }) => {
      const refused = tries().filter(({ ok }) => !ok);
      const named = refused.find((one) => one.rule === rule);
      expect({ refused: refused.map((one) => `${one.rule}: ${one.why}`), named: named?.rule }).toEqual({
        refused: expect.anything(),
        named: rule,
      });
      if (why !== undefined) expect(named?.why).toBe(why);
    });
  });
}
