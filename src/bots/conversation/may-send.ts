// One decision for everything that leaves: bot replies, counsellors' messages, retries and late answers. Software must not
// make a phone light up at the wrong moment (help-safety.md 2, 3, 5).

import type { Instant } from '../../domain/clock.js';
import { DELIVERY_LIFETIME_MS, type SendProblem } from '../../domain/delivery.js';
import { isShut, type Session } from '../../domain/session.js';

/**
 * An answer may leave this long after the person wrote: the lifetime of a delivery (interfaces.md). Later the phone may be
 * in other hands.
 */
export const ANSWER_WINDOW_MS = DELIVERY_LIFETIME_MS;

/** Who has not written for so long may have put the phone away: whoever writes now writes first. */
export const QUIET_AFTER_MS = DELIVERY_LIFETIME_MS;

/** The same for somebody who asked for a person or said that there is danger, and waits for exactly this message. */
export const QUIET_AFTER_ASKING_MS = 60 * 60_000;

/** What is to be sent. */
export interface Sendable {
  readonly from: 'bot' | 'person';
  /** Epoch of the session that made it. */
  readonly epoch: number;
  /** For an answer: when the person wrote what it answers (the platform's time, if it gives one). Else when it was made. */
  readonly at: Instant;
  readonly notAfter: Instant;
  /** It answers a message of the person, as every reply of the bot to a message does. */
  readonly isAnswer: boolean;
  /** The person is seen to be there: the page is open and listening. Nothing lights up then. */
  readonly present?: boolean;
}

/** Why it may not be sent. The desk has words for each. */
export const REFUSALS = [
  'older_epoch',
  'too_late',
  'talk_closed',
  'code_word',
  'needs_consent',
  'outside_safe_hours',
  'nobody_on_duty',
] as const;
export type Refusal = (typeof REFUSALS)[number];

export interface SendQuestion {
  readonly session: Session;
  readonly delivery: Sendable;
  /** Who could answer when the person writes back. */
  readonly duty: { readonly anybody: boolean };
  readonly now: Instant;
}

export type SendVerdict = { readonly ok: true } | { readonly ok: false; readonly why: Refusal };

const YES: SendVerdict = { ok: true };

/**
 * In this order: an older epoch (panic, exit, erasure) and a time limit void whatever they meet; a closed talk lets its own
 * last words go and nothing else; before the code word nothing that staff wrote goes; an answer goes while the person can still be expected at the phone; anything else
 * is writing first, which needs the person near, or consent, safe hours and somebody on duty.
 */
export function maySend({ session, delivery, duty, now }: SendQuestion): SendVerdict {
  if (delivery.epoch < session.epoch) return no('older_epoch');
  if (now > delivery.notAfter) return no('too_late');
  if (session.status === 'closed' && !(delivery.from === 'bot' && delivery.isAnswer)) return no('talk_closed');
  // Whoever reads it has not given the code word.
  if (isShut(session) && delivery.from === 'person') return no('code_word');
  if (delivery.isAnswer) return now - delivery.at <= ANSWER_WINDOW_MS ? YES : no('too_late');
  if (delivery.present || isNear(session, now)) return YES;
  if (session.consent === null) return no('needs_consent');
  if (!isSafeHour(session.consent, now)) return no('outside_safe_hours');
  return duty.anybody ? YES : no('nobody_on_duty');
}

/** The code that the delivery's row keeps. */
export function problemOf(why: Refusal): SendProblem {
  return why === 'older_epoch' || why === 'too_late' ? why : 'not_allowed';
}

function no(why: Refusal): SendVerdict {
  return { ok: false, why };
}

function isNear({ lastInboundAt, help }: Session, now: Instant): boolean {
  if (lastInboundAt === null) return false;
  const waits = help?.reason === 'asked' || help?.reason === 'danger';
  return now - lastInboundAt <= (waits ? QUIET_AFTER_ASKING_MS : QUIET_AFTER_MS);
}

/** Safe hours are local; a window may go over midnight. From inclusive, to exclusive. */
function isSafeHour(consent: NonNullable<Session['consent']>, now: Instant): boolean {
  const { fromMinute, toMinute } = consent;
  const minute = minuteOfDay(consent.timeZone, now);
  if (minute === null) return false;
  return fromMinute <= toMinute ? minute >= fromMinute && minute < toMinute : minute >= fromMinute || minute < toMinute;
}

function minuteOfDay(timeZone: string, now: Instant): number | null {
  try {
    const format = new Intl.DateTimeFormat('en', { timeZone, hourCycle: 'h23', hour: '2-digit', minute: '2-digit' });
    const [hour, minute] = format.format(now).split(':').map(Number);
    return (hour ?? 0) * 60 + (minute ?? 0);
  } catch {
    // A zone that this machine does not know: without a local time no hour is safe.
    return null;
  }
}
