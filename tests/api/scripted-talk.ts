// A talk whose every turn a test can foretell: words in a text decide what happens.

import type { Talk, TalkOutcome } from '../../src/app/inbox/talk.js';
import { emptySession } from '../../src/bots/conversation/new-session.js';
import { type Assessment, LABELS, type Label, type Understanding } from '../../src/domain/assessment.js';
import type { EntryBody } from '../../src/domain/log.js';
import type { HelpReason, Session, SessionEvent } from '../../src/domain/session.js';

/**
 * "person" asks for help, "danger" too and says so, "offer" is flagged as recruitment, "unreadable" is not assessed, "delete"
 * asks for erasure, "Malaysia" tells the country. `now` is when the person writes.
 */
export function deskTalk(now: () => number): Talk {
  return {
    understand: async (body) => understandingOf(body.text),
    step: (session, body, understanding) => step(open(session, now()), body, understanding, now()),
    setAside: (session) => ({ ...quiet(open(session, now())), events: ['set_aside'], help: 'not_processed' }),
  };
}

/** What is understood of a text. */
export function understandingOf(text: string): Understanding {
  if (text.includes('unreadable')) return { kind: 'unassessed', why: 'timed_out' };
  const at = text.indexOf('offer');
  const labels = Object.fromEntries(LABELS.map((label) => [label, 0.01])) as Record<Label, number>;
  if (at >= 0) labels.recruitment = 0.93;
  const assessment: Assessment = {
    lang: 'en',
    script: 'Latn',
    intent: null,
    obfuscated: false,
    readers: ['first'],
    speaker: at >= 0 ? 'offeror' : 'unknown',
    flagged: at >= 0,
    needsPerson: false,
    labels,
    reasons:
      at >= 0 ? [{ label: 'recruitment', indicator: 'vague-employer', start: at, end: at + 5, text: 'offer' }] : [],
    entities: [],
    model: 'test-1',
    failed: [],
  };
  return { kind: 'assessed', assessment };
}

function open(session: Session | null, now: number): Session {
  const fresh = session === null || session.status === 'closed';
  const before = fresh ? emptySession(session?.epoch ?? 0, { language: 'en', languageHow: 'default' }) : session;
  return { ...before, lastInboundAt: before.lastInboundAt ?? now };
}

function quiet(session: Session): TalkOutcome {
  return { session, replies: [], events: [], help: null };
}

function step(session: Session, body: EntryBody, understanding: Understanding | null, now: number): TalkOutcome {
  switch (body.kind) {
    case 'inbound':
      return hear({ ...session, lastInboundAt: now }, body.text, understanding, now);
    case 'staff':
      return staff(session, body);
    case 'system':
      if (body.act === 'holder_gone') return givenBack(session, body.holderId, now);
      return quiet({ ...session, status: 'closed', closedBy: body.act });
  }
}

function hear(before: Session, text: string, understanding: Understanding | null, now: number): TalkOutcome {
  const events: SessionEvent[] = [];
  let session = before;
  const help = helpIn(text);
  if (text.includes('Malaysia')) session = { ...session, country: { code: 'MY', how: 'said' } };
  if (help !== null) {
    session = { ...session, danger: help === 'danger', help: { since: session.help?.since ?? now, reason: help } };
    events.push('help_request');
  }
  if (understanding?.kind === 'assessed' && understanding.assessment.flagged) {
    session = { ...session, labels: ['recruitment'], risk: 0.8 };
    events.push('flagged');
  }
  if (text.includes('delete')) {
    session = { ...session, status: 'closed', closedBy: 'delete', epoch: session.epoch + 1 };
    events.push('delete');
  }
  const silent = session.status === 'with_person';
  const replies = silent ? [] : [{ from: 'bot' as const, text: `heard: ${text}`, language: 'en' }];
  return { session, replies, events, help };
}

/** As the engine does it: the bot speaks again, and a person is still owed. */
function givenBack(before: Session, holderId: string, now: number): TalkOutcome {
  if (before.holder?.id !== holderId) return quiet(before);
  const asks = before.help === null;
  const help = before.help ?? { since: now, reason: 'hand_off' as const };
  const session: Session = { ...before, status: 'open', holder: null, help };
  const replies = [{ from: 'bot' as const, text: 'The bot answers again.', language: 'en' }];
  return { session, replies, events: ['holder_gone', 'handed_back'], help: asks ? 'hand_off' : null };
}

function helpIn(text: string): HelpReason | null {
  if (text.includes('danger')) return 'danger';
  return text.includes('person') ? 'asked' : null;
}

function staff(session: Session, body: EntryBody & { readonly kind: 'staff' }): TalkOutcome {
  if (session.status === 'closed') return quiet(session);
  switch (body.act) {
    case 'take_over':
      return { ...quiet({ ...session, status: 'with_person', holder: body.staff }), events: ['taken_over'] };
    case 'message':
      return {
        ...quiet(session),
        events: ['staff_message'],
        replies: [{ from: 'person', name: body.staff.name, text: body.text, language: 'en' }],
      };
    case 'hand_back':
      return { ...quiet({ ...session, status: 'open', holder: null }), events: ['handed_back'] };
    case 'clear_word': {
      const { door: _door, ...opened } = session;
      return { ...quiet({ ...opened, codeWord: null }), events: ['code_word_cleared'] };
    }
    case 'close_help':
      return { ...quiet({ ...session, status: 'open', holder: null, help: null }), events: ['help_closed'] };
  }
}
