// The training range as answers hold it.

import { suggestionsOf, type TrainingRun } from '../../../../app/training/runs.js';
import { readingTimeMs } from '../../../../bots/engagement/approval.js';
import { SCORE_WEIGHTS, type ScorePart } from '../../../../bots/engagement/training/fault.js';
import type { RangeScore } from '../../../../bots/engagement/training/score.js';
import type { RangeEvent, RangeSession, RangeWorld } from '../../../../bots/engagement/training/session.js';
import { languagesOf } from '../../../../content/training/load-subjects.js';
import type { EngagementRule } from '../../../../domain/engagement-rules.js';
import type { Subject } from '../../../../domain/training.js';
import { iso, isoOrNull } from '../../schemas/common.js';
import type { TrainingEvent, TrainingRunRow, TrainingRunView } from '../../schemas/engagements/training-range.js';
import { verdictView } from './verdict-view.js';

const MS = 1_000;

/** Who can be met; nothing of what they turn out to be. */
export function subjectsView(subjects: readonly Subject[]) {
  return {
    items: subjects.map((subject) => ({
      id: subject.id,
      title: subject.title,
      languages: [...languagesOf(subject)],
    })),
  };
}

/** One talk in a list. */
export function runRow({ id, session, startedAt, endedAt, score }: TrainingRun): TrainingRunRow {
  return { ...headOf({ id, session, startedAt, endedAt }), total: score?.total ?? null };
}

/** One talk. What its lines show, offer and tell is for the score alone. */
export function runView(run: TrainingRun, world: RangeWorld): TrainingRunView {
  const { session } = run;
  const numbers = numbersOf(session.log);
  return {
    ...headOf(run),
    grounds: session.subject.grounds,
    seen: session.log.length,
    events: session.log.map((event) => eventView(event, session)),
    ledger: ledgerView(session, numbers),
    suggestions: suggestionsOf(run, world).map(({ text }) => ({
      text,
      readingMs: readingTimeMs(text, world.readSigns(text, session.language).script),
    })),
    frozen: frozenView(session, numbers),
    score: run.score === null ? null : scoreView(run.score, session.subject),
  };
}

function headOf({ id, session, startedAt, endedAt }: Omit<TrainingRun, 'officer' | 'score' | 'shownAt'>) {
  const { subject, language } = session;
  const times = { startedAt: iso(startedAt), endedAt: isoOrNull(endedAt) };
  return { id, subject: subject.id, title: subject.title, language, ...times };
}

/** Numbers of messages by the turn of the thread: texts that did not leave have a number and no turn. */
function numbersOf(log: readonly RangeEvent[]): readonly number[] {
  return log.flatMap((one) => (one.kind === 'theirs' || (one.kind === 'ours' && one.sentAt !== null) ? [one.n] : []));
}

function eventView(event: RangeEvent, { officer }: RangeSession): TrainingEvent {
  const at = iso(event.at);
  if (event.kind === 'theirs') return { kind: 'theirs', at, n: event.n, text: event.text, froze: event.froze };
  if (event.kind !== 'ours') return { kind: event.kind, at };
  const { n, text, sentAt, author, verdicts, scored } = event;
  return {
    kind: 'ours',
    at,
    n,
    text,
    sent: sentAt !== null,
    suggested: author !== officer,
    verdicts: verdicts.map(verdictView),
    scored: { score: scored.score, reasons: [...scored.reasons] },
  };
}

function ledgerView({ thread }: RangeSession, numbers: readonly number[]): TrainingRunView['ledger'] {
  const { topics, facts } = thread.ledger;
  const entries = [...Object.values(topics).flatMap((entry) => (entry === null ? [] : [entry])), ...facts.values()];
  return entries.map((entry) => ({ ...entry, turn: numbers[entry.turn - 1] ?? entry.turn, at: iso(entry.at) }));
}

function frozenView({ thread, now }: RangeSession, numbers: readonly number[]): TrainingRunView['frozen'] {
  const { safety } = thread;
  if (safety.state === 'open') return null;
  const { alert, reason, turn } = safety;
  const acknowledged = alert.acknowledged !== null;
  const until = alert.acknowledged?.at ?? now;
  return {
    reason,
    message: turn === null ? null : (numbers[turn - 1] ?? null),
    elapsedS: Math.max(0, Math.floor((until - alert.raisedAt) / MS)),
    acknowledged,
  };
}

function scoreView({ total, parts, faults, blocked }: RangeScore, { facts }: Subject): TrainingRunView['score'] {
  return {
    total,
    parts: (Object.keys(SCORE_WEIGHTS) as ScorePart[]).map((part) => ({
      part,
      weight: SCORE_WEIGHTS[part],
      points: parts[part],
    })),
    faults: faults.map(({ part, why, rule, fact, message, points }) => ({
      part,
      why,
      rule: rule ?? null,
      fact: fact === undefined ? null : (facts[fact] ?? fact),
      message,
      points,
    })),
    blocked: (Object.entries(blocked) as [EngagementRule, number][]).map(([rule, count]) => ({ rule, count })),
  };
}
