// Threads, drafts and messages as answers hold them.

import type { CaseRow } from '../../../../app/engagement/cases.js';
import { THREADS } from '../../../../app/engagement/row-kinds.js';
import type { OpenRecord } from '../../../../app/engagement/rows.js';
import { decide, type Ground, groundOf, originOf } from '../../../../app/engagement/situation.js';
import type { EngagementTools } from '../../../../app/engagement/tools.js';
import { mayApprove, readingTimeMs } from '../../../../bots/engagement/approval.js';
import type { CaseDraft, ThreadEvent } from '../../../../bots/engagement/casework.js';
import { alertClock } from '../../../../bots/engagement/safeguarding.js';
import { summaryOf, type ThreadSummary } from '../../../../bots/engagement/summary.js';
import type { Officer } from '../../../../domain/authorisation.js';
import type { Approval, Thread } from '../../../../domain/engagement.js';
import { iso, isoOrNull } from '../../schemas/common.js';
import type { DraftView, EngagementTurn, ThreadRow, ThreadView } from '../../schemas/engagements/threads.js';
import type { Names } from './names.js';
import { alertMinutes } from './register-views.js';
import { verdictView } from './verdict-view.js';

/** Messages of one page. */
const TURNS = 30;
/** Records that are read at once while looking for messages. */
const PAGE = 100;
/** Facts of the ledger that an answer holds. */
const LEDGER = 100;

/** One in a list. */
export function threadRow(thread: ThreadSummary, names: Names): ThreadRow {
  return {
    id: thread.id,
    authorisationId: thread.authorisationId,
    subject: thread.subject,
    platform: thread.platform,
    channel: thread.channel,
    operator: names(thread.operator),
    language: thread.language,
    state: thread.state,
    turns: thread.turns,
    lastTheirsAt: isoOrNull(thread.lastTheirsAt),
    lastOursAt: isoOrNull(thread.lastOursAt),
    draftsOpen: thread.waiting.length,
    draftsApproved: thread.approved,
    toBeSent: thread.toBeSent,
    frozen: thread.frozen,
    alertSince: isoOrNull(thread.alert?.raisedAt ?? null),
  };
}

/** All of one but the older messages. */
export async function threadView(
  { n, state }: CaseRow,
  officer: Officer,
  names: Names,
  tools: EngagementTools,
): Promise<ThreadView> {
  const { thread, outgoing } = state;
  const { suspicion, ledger } = thread;
  const [ground, recent] = await Promise.all([
    groundOf(state, tools),
    turnsBefore(thread.id, Number.MAX_SAFE_INTEGER, names, tools),
  ]);
  const drafts = ground === undefined ? [] : state.drafts.map((one) => draftView(one, ground, officer, names, tools));
  const topics = Object.values(ledger.topics).flatMap((entry) => (entry === null ? [] : [entry]));
  const facts = [...ledger.facts.values()].slice(-LEDGER);
  return {
    ...threadRow(summaryOf(state), names),
    version: n,
    countries: [...thread.countries],
    smsFrom: thread.smsFrom,
    personaId: thread.personaId,
    suspicion: suspicion && { ...suspicion, recordedAt: iso(suspicion.recordedAt), by: names(suspicion.by) },
    refusedIn: thread.refusedIn,
    graver: thread.graver && { ...thread.graver },
    ended: thread.ended,
    safety: safetyView(thread, names, tools),
    ledger: [...topics, ...facts].map((entry) => ({ ...entry, at: iso(entry.at) })),
    drafts: await Promise.all(drafts),
    outgoing: outgoing && {
      intentId: outgoing.intentId,
      draftId: outgoing.draftId,
      releasedAt: iso(outgoing.at),
      by: names(outgoing.by),
      text: outgoing.text,
    },
    recent: recent.items,
  };
}

function safetyView({ safety, countries }: Thread, names: Names, tools: EngagementTools): ThreadView['safety'] {
  if (safety.state === 'open') {
    const none = { reason: null, turn: null, raisedAt: null, nextAt: null, acknowledged: null };
    return { state: 'open', ...none, alerted: [], votes: [] };
  }
  const { alert } = safety;
  const clock = alertClock(alert, tools.clock.now(), alertMinutes(countries, tools));
  return {
    state: 'frozen',
    reason: safety.reason,
    turn: safety.turn,
    raisedAt: iso(alert.raisedAt),
    alerted: clock.alerted.filter((id) => id !== '').map(names),
    nextAt: isoOrNull(clock.nextAt),
    acknowledged: alert.acknowledged && { by: names(alert.acknowledged.by), at: iso(alert.acknowledged.at) },
    votes: safety.votes.map(({ by, reason }) => ({ by: names(by), reason })),
  };
}

/** One draft as it stands, judged now. */
export async function draftView(
  one: CaseDraft,
  ground: Ground,
  officer: Officer,
  names: Names,
  tools: EngagementTools,
): Promise<DraftView> {
  const { draft, approval, gone } = one;
  const { verdicts, scored } = await decide(ground, one, tools);
  const { thread } = ground;
  const { script } = tools.ports.readSigns(draft.text, thread.language ?? undefined);
  const rulesHold = verdicts.every(({ rule, ok }) => ok || rule === 'approval' || rule === 'reading_time');
  const isTheirs = mayApprove(officer, { approver: officer.id } as Approval, draft, thread, scored).ok;
  const origin = originOf(draft);
  return {
    id: draft.id,
    revision: draft.revision,
    text: draft.text,
    textSha256: tools.ports.sha256(draft.text),
    origin,
    author: draft.author,
    authorName: draft.author.includes(':') ? null : names(draft.author).name,
    editors: draft.editors.map(names),
    act: draft.act,
    at: iso(draft.at),
    state: stateOf(one),
    approval: approval && { by: names(approval.approver), at: iso(approval.at) },
    signOff: draft.signOff && { by: names(draft.signOff.by) },
    rejected: draft.rejected && { ...draft.rejected, by: names(draft.rejected.by), at: iso(draft.rejected.at) },
    scored: { score: scored.score, reasons: [...scored.reasons] },
    verdicts: verdicts.map(verdictView),
    readingMs: readingTimeMs(draft.text, script),
    mayApprove: rulesHold && isTheirs && approval === null && gone === null && draft.rejected === null,
  };
}

function stateOf({ draft, approval, gone }: CaseDraft): DraftView['state'] {
  if (gone !== null) return gone.sent ? 'sent' : 'released';
  if (draft.rejected !== null) return 'rejected';
  return approval === null ? 'open' : 'approved';
}

/** Messages whose number is below `before`, the newest of them, oldest first. */
export async function turnsBefore(
  threadId: string,
  before: number,
  names: Names,
  { rows }: EngagementTools,
): Promise<{ items: EngagementTurn[]; more: boolean }> {
  const items: EngagementTurn[] = [];
  for (let n = Number.MAX_SAFE_INTEGER; ; ) {
    const records = await rows.before(THREADS, threadId, n, PAGE);
    for (const record of records) {
      const turn = turnView(record, names);
      if (turn === null || turn.turn >= before) continue;
      if (items.length === TURNS) return { items: items.reverse(), more: true };
      items.push(turn);
    }
    if (records.length < PAGE) return { items: items.reverse(), more: false };
    n = records.at(-1)?.n ?? 1;
  }
}

function turnView({ event, stamp }: OpenRecord<ThreadEvent>, names: Names): EngagementTurn | null {
  if (event.kind === 'inbound') return theirs(event, stamp.at);
  if (event.kind !== 'sent') return null;
  return {
    turn: event.turn,
    side: 'ours',
    at: iso(event.sentAt),
    by: stamp.by,
    byName: names(stamp.by).name,
    text: event.text,
    language: 'und',
    media: [],
    labels: [],
    readers: null,
    mentions: [],
    events: event.how === 'sent' ? [] : [event.how === 'late' ? 'late_mark' : 'unknown_if_sent'],
    draftId: event.draftId,
    approvedBy: event.approver === null ? null : names(event.approver),
  };
}

/** What came while no authorisation was live is sealed: nobody reads it here. */
function theirs(event: Extract<ThreadEvent, { kind: 'inbound' }>, at: number): EngagementTurn {
  const { turn, text, signs, media, labels, readers = 'first', told, custody } = event;
  const shown = custody.live;
  return {
    turn,
    side: 'theirs',
    at: iso(at),
    by: 'subject',
    byName: null,
    text: shown ? text : null,
    language: shown ? signs.lang : 'und',
    media: shown ? media.map((one) => ({ ...one })) : [],
    labels: shown ? labels.map(([label, thousandths]) => ({ label, probability: thousandths / 1_000 })) : [],
    readers: shown ? readers : null,
    mentions: shown ? signs.mentions.map(({ sure: _, ...mention }) => mention) : [],
    events: [...told],
    draftId: null,
    approvedBy: null,
  };
}
