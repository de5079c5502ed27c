// The training range: an officer's act, a talk that goes on. Every text passes the rules of real engagements; what passes is heard by the
// simulated subject and by nobody else.

import type { SendIntent } from '../../../domain/authorisation.js';
import type { Instant } from '../../../domain/clock.js';
import type { Verdict } from '../../../domain/engagement-rules.js';
import { maySend, mayStillLeave } from '../may-send.js';
import { nextNumber } from '../numbered.js';
import { nextSafety } from '../safeguarding.js';
import { type Suggestion, suggest } from '../suggest.js';
import { heardFrom, sentTo } from '../thread.js';
import { RANGE_COLLEAGUE, trainingAuthorisation } from './authority.js';
import { movesIn } from './moves.js';
import type { OfficerAct, OurEvent, RangeEvent, RangeSession, RangeWorld } from './session.js';
import { rangeGrant, rangePorts, rangeSituation, rangeThread, type Written, written } from './situation.js';
import { answerTo, type Cast, hearsNothing, openTalk, type SubjectTurn } from './subject.js';

const MINUTE_MS = 60_000;

/** A talk that the subject has opened. */
export function beginRange(cast: Cast, officer: string, now: Instant, world: RangeWorld): RangeSession {
  const authority = trainingAuthorisation(cast.subject, officer, now, world.sha256);
  const turn = openTalk(cast, now);
  const { subject, language, seed } = cast;
  const thread = rangeThread(cast, authority, officer, now);
  const documents = [rangeGrant(authority, now)];
  const before: RangeSession = {
    subject,
    language,
    seed,
    officer,
    authority,
    thread,
    documents,
    now,
    state: turn.state,
    log: [],
  };
  return takenIn(before, turn, world);
}

/** Whether the talk has come to its end. */
export function isOver({ thread, state }: RangeSession): boolean {
  return thread.ended !== null || state.left;
}

/** What may be sent untouched now; nothing when the thread is frozen or it is not our turn. */
export function rangeSuggestions({ thread }: RangeSession, { library }: RangeWorld): readonly Suggestion[] {
  return suggest(thread, library);
}

/** The talk after an act. Time that passed before it is played first: a subject that waited too long may have written meanwhile. */
export function act(session: RangeSession, what: OfficerAct, world: RangeWorld): RangeSession {
  const before = afterSilence(session, what.at, world);
  const at = Math.max(before.now, what.at);
  switch (what.kind) {
    case 'send':
      return write(before, what.text, before.officer, at, world);
    case 'use': {
      const used = rangeSuggestions(before, world)[what.suggestion - 1];
      return used === undefined ? before : write(before, used.text, used.author, at, world);
    }
    case 'freeze':
      return freeze(before, at);
    case 'acknowledge':
      return acknowledge(before, at);
    case 'close':
      return logged({ ...before, thread: { ...before.thread, ended: 'closed' } }, { kind: 'closed', at });
    case 'wait':
      return logged(before, { kind: 'waited', at });
  }
}

function logged(session: RangeSession, event: RangeEvent): RangeSession {
  const at = event.kind === 'ours' ? (event.sentAt ?? event.at) : event.at;
  return { ...session, now: Math.max(session.now, at), log: [...session.log, event] };
}

function messagesIn({ log }: RangeSession): number {
  return log.filter(({ kind }) => kind === 'theirs' || kind === 'ours').length;
}

/** Their messages come in as in a real thread: read, put into the ledger, looked through for a child or a victim. */
function takenIn(session: RangeSession, turn: SubjectTurn, world: RangeWorld): RangeSession {
  let next: RangeSession = { ...session, state: turn.state };
  for (const message of turn.messages) {
    const signs = world.readSigns(message.text, next.thread.language ?? undefined);
    const custody = { live: true, offence: next.authority.sealed.offence, officers: alerted(next) };
    const { thread, events } = heardFrom(next.thread, { at: message.at, text: message.text, signs, media: 0 }, custody);
    const frozen = events.some(({ kind }) => kind === 'frozen') && thread.safety.state === 'frozen';
    const froze = frozen && thread.safety.state === 'frozen' ? thread.safety.reason : null;
    const n = messagesIn(next) + 1;
    next = logged({ ...next, thread }, { kind: 'theirs', n, script: signs.script, froze, ...message });
  }
  return turn.state.left && !session.state.left ? logged(next, { kind: 'left', at: next.now }) : next;
}

function alerted({ officer }: RangeSession): readonly string[] {
  return [officer, RANGE_COLLEAGUE];
}

/** Plays the subject's patience up to `until`. Each silence is heard once or leads on, so this ends. */
export function afterSilence(session: RangeSession, until: Instant, world: RangeWorld): RangeSession {
  let next = session;
  for (;;) {
    const { lastOursAt, lastTheirsAt, ended } = next.thread;
    const due = Math.max(lastOursAt ?? 0, lastTheirsAt ?? 0) + next.subject.patience * MINUTE_MS;
    if (ended !== null || due > until) return next;
    const turn = hearsNothing(next, next.state, Math.max(due, next.now));
    if (turn.messages.length === 0 && turn.state === next.state) return next;
    next = takenIn(next, turn, world);
    if (turn.messages.length === 0) return next;
  }
}

function write(session: RangeSession, text: string, author: string, at: Instant, world: RangeWorld): RangeSession {
  const signs = world.readSigns(text, session.thread.language ?? undefined);
  const made = written(session, { text, author, script: signs.script }, at, world);
  const decision = maySend(rangeSituation(session, made, world), rangePorts(world));
  const event: Omit<OurEvent, 'sentAt' | 'verdicts'> = {
    kind: 'ours',
    n: messagesIn(session) + 1,
    at,
    text,
    author,
    scored: decision.scored,
  };
  if (!decision.ok) return logged(session, { ...event, sentAt: null, verdicts: decision.verdicts });
  const { documents, refused } = lastLook(session, made);
  const tried = { ...session, documents };
  if (refused.length > 0)
    return logged(tried, { ...event, sentAt: null, verdicts: [...decision.verdicts, ...refused] });
  const sentAt = made.approval.at;
  const thread = sentTo(tried.thread, { at: sentAt, text, signs, ends: null });
  const sent = logged({ ...tried, thread }, { ...event, sentAt, verdicts: decision.verdicts });
  const moves = movesIn(text, signs, world.moves, session.language);
  return takenIn(sent, answerTo(sent, sent.state, moves, sentAt), world);
}

/** The intent takes its number, and what may have changed since is looked at, as before a network call; here no call follows. */
function lastLook(
  session: RangeSession,
  { draft, approval }: Written,
): { readonly documents: RangeSession['documents']; readonly refused: readonly Verdict[] } {
  const { authority, thread } = session;
  const intent: SendIntent & { readonly authorisationId: string; readonly n: number; readonly at: Instant } = {
    kind: 'send_intent',
    authorisationId: authority.sealed.id,
    n: nextNumber(session.documents),
    at: approval.at,
    intentId: `I-${draft.id}`,
    approvalId: approval.id,
    threadId: thread.id,
    textSha256: approval.textSha256,
  };
  const documents = [...session.documents, intent];
  const verdicts = mayStillLeave({
    granted: authority.sealed,
    documents,
    stops: [],
    thread,
    now: approval.at,
    safeguarding: alerted(session),
    intentId: intent.intentId,
    textSha256: approval.textSha256,
  });
  return { documents, refused: verdicts.filter(({ ok }) => !ok) };
}

/** By hand: also where the readers found nothing. A thread that is frozen stays as it is, so that its clock runs on. */
function freeze(session: RangeSession, at: Instant): RangeSession {
  const { safety, turns } = session.thread;
  if (safety.state === 'frozen') return session;
  const next = nextSafety(safety, { kind: 'freeze', reason: 'person', turn: turns, at }, alerted(session));
  if (!next.ok) return session;
  return logged({ ...session, thread: { ...session.thread, safety: next.value } }, { kind: 'froze', at });
}

function acknowledge(session: RangeSession, at: Instant): RangeSession {
  const next = nextSafety(session.thread.safety, { kind: 'acknowledge', by: session.officer, at }, alerted(session));
  if (!next.ok) return session;
  return logged({ ...session, thread: { ...session.thread, safety: next.value } }, { kind: 'acknowledged', at });
}
