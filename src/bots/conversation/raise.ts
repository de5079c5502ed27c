// What a later reading of a message makes of a talk. It raises and never lowers, and nothing is said to the person.

import {
  type Assessment,
  LABEL_HOLDS,
  LABELS,
  type Label,
  type Reason,
  type Speaker,
  SUSPICIONS,
} from '../../domain/assessment.js';
import type { Instant } from '../../domain/clock.js';
import type { Session } from '../../domain/session.js';
import type { Outcome } from './heard.js';
import { messageRisk, needOf, raiseRisk, withAssessment } from './risk.js';
import { beginTurn, openHelp, outcomeOf } from './turn.js';

/** The reading as it is kept and shown: what the first reader said of the text is not taken back. */
export function raisedAssessment(first: Assessment, later: Assessment): Assessment {
  const labels = Object.fromEntries(
    LABELS.map((label) => [label, Math.max(first.labels[label], later.labels[label])]),
  ) as Record<Label, number>;
  return {
    ...later,
    labels,
    flagged: first.flagged || later.flagged,
    needsPerson: first.needsPerson || later.needsPerson,
    speaker: speakerOf(first.speaker, later.speaker),
    reasons: allReasons(first.reasons, later.reasons),
  };
}

/** Nobody knowing who speaks does not clear an offeror; hearing somebody who is affected does. */
function speakerOf(first: Speaker, later: Speaker): Speaker {
  return later === 'unknown' ? first : later;
}

/** No sign is taken away; one that a passage of the same name holds is in it. */
function allReasons(first: readonly Reason[], later: readonly Reason[]): readonly Reason[] {
  const isIn = (one: Reason, other: Reason): boolean =>
    one.label === other.label && one.indicator === other.indicator && one.start >= other.start && one.end <= other.end;
  return [...later, ...first.filter((reason) => !later.some((one) => isIn(reason, one)))];
}

/**
 * The talk after a reading, `raised` as `raisedAssessment` gives it, of a message that was written at `at` and of which the first
 * reader said `first`. Risk and labels rise; who needs a person gets a request, dated from the message; place, language, holder and
 * epoch stay. Only what the first reader had not found is news.
 */
export function hearReading(session: Session, first: Assessment, raised: Assessment, at: Instant): Outcome {
  const turn = beginTurn(withReading(session, first, raised));
  const isNew = (label: Label) => raised.labels[label] >= LABEL_HOLDS && first.labels[label] < LABEL_HOLDS;
  if (raised.flagged && (!first.flagged || SUSPICIONS.some(isNew))) turn.events.push('flagged');
  if (!raised.needsPerson || first.needsPerson || session.status === 'with_person') return outcomeOf(turn);
  openHelp(turn, { now: at }, needOf(raised));
  const { help } = turn.session;
  const isTold = session.help !== null && session.help.quiet !== true;
  if (help !== null && !isTold) turn.session = { ...turn.session, help: { ...help, quiet: true } };
  return outcomeOf(turn);
}

/** One message counts once: where the first reader had found a sign already, its risk was added then. */
function withReading(session: Session, first: Assessment, raised: Assessment): Session {
  const found = messageRisk(raised);
  const before = messageRisk(first);
  const risk = before >= LABEL_HOLDS ? Math.max(session.risk, found) : raiseRisk(session.risk, found);
  return { ...withAssessment(session, raised), risk: found > before ? risk : session.risk };
}
