// The whole table of maySend: what may leave, what not, and why.

import {
  ANSWER_WINDOW_MS,
  maySend,
  problemOf,
  QUIET_AFTER_ASKING_MS,
  QUIET_AFTER_MS,
  REFUSALS,
  type Refusal,
  type Sendable,
} from '../../../src/bots/conversation/may-send.js';
import { emptySession } from '../../../src/bots/conversation/new-session.js';
import type { Session } from '../../../src/domain/session.js';

const NOW = Date.UTC(2026, 10, 24, 12);
const MINUTE = 60_000;
const base: Session = {
  ...emptySession(3, { language: 'en', languageHow: 'said' }),
  lastInboundAt: NOW - MINUTE,
};
const answer: Sendable = { from: 'bot', epoch: 3, at: NOW - MINUTE, notAfter: NOW + MINUTE, isAnswer: true };
const fresh: Sendable = { from: 'person', epoch: 3, at: NOW, notAfter: NOW + MINUTE, isAnswer: false };
const noonConsent = { fromMinute: 11 * 60, toMinute: 13 * 60, timeZone: 'UTC' };

interface Case {
  readonly what: string;
  readonly session?: Partial<Session>;
  readonly delivery: Sendable;
  readonly anybody?: boolean;
  readonly verdict: Refusal | 'ok';
}

const quiet = { lastInboundAt: NOW - QUIET_AFTER_MS - 1 };
const closedBy = (by: Session['closedBy']): Partial<Session> => ({ status: 'closed', closedBy: by });

const CASES: readonly Case[] = [
  { what: 'the bot’s answer of this epoch', delivery: answer, verdict: 'ok' },
  { what: 'an answer of an older epoch', delivery: { ...answer, epoch: 2 }, verdict: 'older_epoch' },
  { what: 'a counsellor’s message of an older epoch', delivery: { ...fresh, epoch: 2 }, verdict: 'older_epoch' },
  { what: 'a retry past its time', delivery: { ...answer, notAfter: NOW - 1 }, verdict: 'too_late' },
  { what: 'a retry in its last millisecond', delivery: { ...answer, notAfter: NOW }, verdict: 'ok' },
  {
    what: 'an older epoch goes before lateness',
    delivery: { ...answer, epoch: 1, notAfter: 0 },
    verdict: 'older_epoch',
  },
  { what: 'the harmless line of a panic', session: { ...closedBy('panic') }, delivery: answer, verdict: 'ok' },
  { what: 'the sentence of a deletion', session: { ...closedBy('delete') }, delivery: answer, verdict: 'ok' },
  { what: 'the goodbye', session: { ...closedBy('end') }, delivery: answer, verdict: 'ok' },
  { what: 'a counsellor after panic', session: closedBy('panic'), delivery: fresh, verdict: 'talk_closed' },
  {
    what: 'a counsellor’s answer after an exit',
    session: closedBy('exit'),
    delivery: { ...fresh, isAnswer: true },
    verdict: 'talk_closed',
  },
  {
    what: 'a counsellor after silence, with consent',
    session: { ...closedBy('silence'), consent: noonConsent },
    delivery: fresh,
    verdict: 'talk_closed',
  },
  {
    what: 'the bot by itself after the end',
    session: closedBy('end'),
    delivery: { ...fresh, from: 'bot' },
    verdict: 'talk_closed',
  },
  { what: 'an answer at the edge of its window', delivery: { ...answer, at: NOW - ANSWER_WINDOW_MS }, verdict: 'ok' },
  {
    what: 'an answer to an update that came hours late',
    delivery: { ...answer, at: NOW - 5 * 3600_000 },
    verdict: 'too_late',
  },
  {
    what: 'the same, though the person wrote a minute ago',
    session: { lastInboundAt: NOW },
    delivery: { ...answer, at: NOW - ANSWER_WINDOW_MS - 1 },
    verdict: 'too_late',
  },
  { what: 'a counsellor while the person writes', delivery: fresh, verdict: 'ok' },
  {
    what: 'a counsellor, the person quiet for exactly that long',
    session: { lastInboundAt: NOW - QUIET_AFTER_MS },
    delivery: fresh,
    verdict: 'ok',
  },
  { what: 'a counsellor, the person quiet for longer', session: quiet, delivery: fresh, verdict: 'needs_consent' },
  {
    what: 'the bot first, the person quiet for longer',
    session: quiet,
    delivery: { ...fresh, from: 'bot' },
    verdict: 'needs_consent',
  },
  { what: 'somebody who never wrote', session: { lastInboundAt: null }, delivery: fresh, verdict: 'needs_consent' },
  {
    what: 'somebody who asked for a person and waits',
    session: { ...quiet, help: { since: NOW, reason: 'asked' } },
    delivery: fresh,
    verdict: 'ok',
  },
  {
    what: 'somebody in danger who waits',
    session: { ...quiet, help: { since: NOW, reason: 'danger' } },
    delivery: fresh,
    verdict: 'ok',
  },
  {
    what: 'somebody who asked long ago',
    session: { lastInboundAt: NOW - QUIET_AFTER_ASKING_MS - 1, help: { since: NOW, reason: 'asked' } },
    delivery: fresh,
    verdict: 'needs_consent',
  },
  {
    what: 'somebody whom only the classifier saw in need',
    session: { ...quiet, help: { since: NOW, reason: 'distress' } },
    delivery: fresh,
    verdict: 'needs_consent',
  },
  { what: 'a page that is open and listening', session: quiet, delivery: { ...fresh, present: true }, verdict: 'ok' },
  {
    what: 'an open page of a talk that is over',
    session: closedBy('panic'),
    delivery: { ...fresh, present: true },
    verdict: 'talk_closed',
  },
  { what: 'consent, in safe hours', session: { ...quiet, consent: noonConsent }, delivery: fresh, verdict: 'ok' },
  {
    what: 'consent, before safe hours',
    session: { ...quiet, consent: { ...noonConsent, fromMinute: 12 * 60 + 1 } },
    delivery: fresh,
    verdict: 'outside_safe_hours',
  },
  {
    what: 'consent, at the first minute',
    session: { ...quiet, consent: { ...noonConsent, fromMinute: 12 * 60 } },
    delivery: fresh,
    verdict: 'ok',
  },
  {
    what: 'consent, at the end of the hours',
    session: { ...quiet, consent: { ...noonConsent, toMinute: 12 * 60 } },
    delivery: fresh,
    verdict: 'outside_safe_hours',
  },
  {
    what: 'consent over midnight, inside',
    session: { ...quiet, consent: { fromMinute: 20 * 60, toMinute: 12 * 60 + 30, timeZone: 'UTC' } },
    delivery: fresh,
    verdict: 'ok',
  },
  {
    what: 'consent over midnight, outside',
    session: { ...quiet, consent: { fromMinute: 20 * 60, toMinute: 8 * 60, timeZone: 'UTC' } },
    delivery: fresh,
    verdict: 'outside_safe_hours',
  },
  {
    what: 'consent in the person’s own time',
    session: { ...quiet, consent: { fromMinute: 20 * 60, toMinute: 21 * 60, timeZone: 'Asia/Kuala_Lumpur' } },
    delivery: fresh,
    verdict: 'ok',
  },
  {
    what: 'consent in a zone that nobody knows',
    session: { ...quiet, consent: { ...noonConsent, timeZone: 'Mars/Olympus' } },
    delivery: fresh,
    verdict: 'outside_safe_hours',
  },
  {
    what: 'consent, but nobody could read the answer',
    session: { ...quiet, consent: noonConsent },
    delivery: fresh,
    anybody: false,
    verdict: 'nobody_on_duty',
  },
  {
    what: 'a counsellor before the code word was given',
    session: { door: { is: 'shut', at: NOW } },
    delivery: fresh,
    verdict: 'code_word',
  },
  {
    what: 'a counsellor after another word came, though the page is open',
    session: { door: { is: 'decoy', at: NOW } },
    delivery: { ...fresh, present: true },
    verdict: 'code_word',
  },
  { what: 'the small talk', session: { door: { is: 'decoy', at: NOW } }, delivery: answer, verdict: 'ok' },
  {
    what: 'a counsellor after the code word',
    session: { door: { is: 'open', at: NOW } },
    delivery: fresh,
    verdict: 'ok',
  },
  { what: 'an answer needs nobody on duty', delivery: answer, anybody: false, verdict: 'ok' },
];

describe('maySend', () => {
  it.each(CASES.map((one) => [one.what, one] as const))('%s', (_, { session, delivery, anybody = true, verdict }) => {
    const said = maySend({ session: { ...base, ...session }, delivery, duty: { anybody }, now: NOW });
    expect(said).toEqual(verdict === 'ok' ? { ok: true } : { ok: false, why: verdict });
  });

  it('has a case for every reason', () => {
    expect(new Set(CASES.map((one) => one.verdict))).toEqual(new Set([...REFUSALS, 'ok']));
  });

  it('keeps a code of the delivery’s row for each', () => {
    expect(REFUSALS.map(problemOf)).toEqual([
      'older_epoch',
      'too_late',
      'not_allowed',
      'not_allowed',
      'not_allowed',
      'not_allowed',
      'not_allowed',
    ]);
  });
});
