// A thread with everything that is going on in it: the talk, its drafts, and what is on its way out. Folded from its records, one by one;
// all of it is bounded, so that work per message does not grow with the thread.

import type { Instant } from '../../domain/clock.js';
import type { Approval, Draft, Thread } from '../../domain/engagement.js';
import type { Verdict } from '../../domain/engagement-rules.js';
import type { FreezeReason, SafetyEvent } from '../../domain/safeguard.js';
import type { TextSigns } from '../../domain/text-signs.js';
import { dwellOf, isUntouchedSuggestion } from './approval.js';
import { type BlockCounts, type ContactRecord, withBlocks } from './figures.js';
import { nextSafety } from './safeguarding.js';
import { type Custody, heardFrom, openThread, sentTo, type ThreadStart } from './thread.js';

/** Drafts that are kept in sight; older ones stay on record. */
export const MOST_DRAFTS = 12;

/** A file of the subject's: quarantined unrendered, known by its hash. */
export interface MediaFact {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** What may happen to a thread. Each is one record of its row; `turn`: the number of the message that it is. */
export type ThreadEvent =
  | { readonly kind: 'opened'; readonly start: ThreadStart; readonly smsTo: string | null }
  | {
      readonly kind: 'inbound';
      readonly turn: number;
      readonly text: string;
      readonly signs: TextSigns;
      readonly media: readonly MediaFact[];
      readonly custody: Custody;
      /** Labels that hold, with their probability in thousandths. */
      readonly labels: readonly (readonly [string, number])[];
      /** Who read it; not there in records of a time when only the first did. */
      readonly readers?: 'first' | 'both';
      readonly writtenAt: Instant | null;
      readonly told: readonly string[];
    }
  | { readonly kind: 'suggested'; readonly drafts: readonly Draft[] }
  | { readonly kind: 'drafted' | 'edited'; readonly draft: Draft }
  | { readonly kind: 'rejected'; readonly draftId: string; readonly revision: number; readonly reason: string }
  | { readonly kind: 'signed_off'; readonly draftId: string; readonly sha256: string }
  | { readonly kind: 'approved'; readonly approval: Approval }
  | {
      readonly kind: 'blocked';
      readonly draftId: string;
      readonly revision: number;
      readonly at: 'approval' | 'release' | 'last_look';
      readonly text: string;
      readonly verdicts: readonly Verdict[];
    }
  | ({ readonly kind: 'released' } & Outgoing)
  | {
      readonly kind: 'sent';
      readonly turn: number;
      readonly intentId: string;
      readonly draftId: string;
      readonly text: string;
      readonly approver: string | null;
      readonly sentAt: Instant;
      /** `late`: a stop or an end came between release and this mark. `unknown`: nobody knows whether it left. */
      readonly how: 'sent' | 'late' | 'unknown';
    }
  | { readonly kind: 'unsent'; readonly intentId: string; readonly reason: string }
  | { readonly kind: 'frozen'; readonly reason: string; readonly officers: readonly string[] }
  | { readonly kind: 'acknowledged' }
  | { readonly kind: 'unfreeze_voted'; readonly reason: string }
  | { readonly kind: 'closed'; readonly reason: string };

/** A text that was released and of which nobody said yet that it left. */
export interface Outgoing {
  readonly intentId: string;
  readonly draftId: string;
  readonly revision: number;
  readonly text: string;
  readonly textSha256: string;
  readonly approver: string | null;
  readonly signs: TextSigns;
  readonly ends: Thread['ended'];
}

/** A draft in sight. `gone`: it was released under that intent. */
export interface CaseDraft {
  readonly draft: Draft;
  readonly approval: Approval | null;
  readonly gone: { readonly intentId: string; readonly sent: boolean } | null;
}

/** Figures of one thread. */
export interface CaseCounts {
  readonly suggested: number;
  readonly approved: number;
  readonly rejected: number;
  readonly blocks: BlockCounts;
  /** As `dwellOf` has it, in ms, of the newest approvals. */
  readonly dwells: readonly number[];
  /** From alert to acknowledgement, in ms, of the newest alerts. */
  readonly answered: readonly number[];
  readonly contact: ContactRecord;
}

/** Everything of a thread. */
export interface Case {
  readonly thread: Thread;
  readonly smsTo: string | null;
  readonly drafts: readonly CaseDraft[];
  readonly outgoing: (Outgoing & { readonly at: Instant; readonly by: string }) | null;
  readonly counts: CaseCounts;
}

const NO_CONTACT: ContactRecord = { firstOursAt: null, answeredAt: null };

/** Figures that are kept of each kind. */
const KEPT_FIGURES = 8;

/** Where a record stands. */
export interface Stamp {
  readonly at: Instant;
  readonly by: string;
}

/** The case after a record; null before it is opened. Events that do not fit (a draft that is out of sight) change nothing. */
export function after(before: Case | null, event: ThreadEvent, stamp: Stamp): Case | null {
  if (event.kind === 'opened') return opened(event);
  if (before === null) return null;
  const { at } = stamp;
  const then: Case = { ...before, thread: { ...before.thread, latestAt: Math.max(before.thread.latestAt, at) } };
  switch (event.kind) {
    case 'inbound':
      return heard(then, event, at);
    case 'released':
      return released(then, event, stamp);
    case 'sent':
      return sent(then, event);
    case 'unsent':
      return { ...then, outgoing: null };
    case 'closed':
      return { ...then, thread: { ...then.thread, ended: then.thread.ended ?? 'closed' } };
    case 'frozen':
    case 'acknowledged':
    case 'unfreeze_voted':
      return guarded(then, event, stamp);
    default:
      return drafted(then, event, stamp);
  }
}

function opened({ start, smsTo }: Extract<ThreadEvent, { kind: 'opened' }>): Case {
  return {
    thread: openThread(start),
    smsTo,
    drafts: [],
    outgoing: null,
    counts: { suggested: 0, approved: 0, rejected: 0, blocks: {}, dwells: [], answered: [], contact: NO_CONTACT },
  };
}

function heard(before: Case, event: Extract<ThreadEvent, { kind: 'inbound' }>, at: Instant): Case {
  const { text, signs, media, custody } = event;
  const { thread } = heardFrom(before.thread, { at, text, signs, media: media.length }, custody);
  const { contact } = before.counts;
  if (contact.firstOursAt === null || contact.answeredAt !== null) return { ...before, thread };
  return { ...before, thread, counts: { ...before.counts, contact: { ...contact, answeredAt: at } } };
}

function released(before: Case, { kind: _, ...outgoing }: Extract<ThreadEvent, { kind: 'released' }>, stamp: Stamp) {
  const gone = { intentId: outgoing.intentId, sent: false };
  return { ...changed(before, outgoing.draftId, (one) => ({ ...one, gone })), outgoing: { ...outgoing, ...stamp } };
}

function sent(before: Case, event: Extract<ThreadEvent, { kind: 'sent' }>): Case {
  const { outgoing } = before;
  if (outgoing === null || outgoing.intentId !== event.intentId) return before;
  const { text, signs, ends } = outgoing;
  const gone = { intentId: event.intentId, sent: true };
  return {
    ...changed(before, outgoing.draftId, (one) => ({ ...one, gone })),
    thread: sentTo(before.thread, { at: event.sentAt, text, signs, ends }),
    outgoing: null,
    counts: firstOurs(before.counts, event.sentAt),
  };
}

function firstOurs(counts: CaseCounts, at: Instant): CaseCounts {
  const { contact } = counts;
  return contact.firstOursAt === null ? { ...counts, contact: { ...contact, firstOursAt: at } } : counts;
}

function guarded(
  before: Case,
  event: Extract<ThreadEvent, { kind: 'frozen' | 'acknowledged' | 'unfreeze_voted' }>,
  { at, by }: Stamp,
): Case {
  const { safety } = before.thread;
  const officers = event.kind === 'frozen' ? event.officers : [''];
  const next = nextSafety(safety, safetyEvent(event, at, by), officers.length === 0 ? [''] : officers);
  if (!next.ok) return before;
  const first = event.kind === 'acknowledged' && safety.state === 'frozen' && safety.alert.acknowledged === null;
  const { counts } = before;
  const answered = first ? [...counts.answered, at - safety.alert.raisedAt].slice(-KEPT_FIGURES) : counts.answered;
  return { ...before, thread: { ...before.thread, safety: next.value }, counts: { ...counts, answered } };
}

/** The record as the rule of safety knows it. */
export function safetyEvent(
  event: Extract<ThreadEvent, { kind: 'frozen' | 'acknowledged' | 'unfreeze_voted' }>,
  at: Instant,
  by: string,
): SafetyEvent {
  const reason: FreezeReason = 'person';
  if (event.kind === 'frozen') return { kind: 'freeze', reason, turn: null, at };
  if (event.kind === 'acknowledged') return { kind: 'acknowledge', by, at };
  return { kind: 'vote_unfreeze', by, reason: event.reason, at };
}

type DraftEvent = Extract<
  ThreadEvent,
  { kind: 'suggested' | 'drafted' | 'edited' | 'rejected' | 'signed_off' | 'approved' | 'blocked' }
>;

function drafted(before: Case, event: DraftEvent, { at, by }: Stamp): Case {
  const { counts } = before;
  switch (event.kind) {
    case 'suggested': {
      const kept = before.drafts.filter((one) => !isStale(one));
      const added = event.drafts.map(fresh);
      const suggested = counts.suggested + added.length;
      return { ...before, drafts: bounded([...kept, ...added]), counts: { ...counts, suggested } };
    }
    case 'drafted':
      return { ...before, drafts: bounded([...before.drafts, fresh(event.draft)]) };
    case 'edited':
      return changed(before, event.draft.id, () => fresh(event.draft));
    case 'rejected': {
      const rejected = { by, reason: event.reason, at };
      const next = changed(before, event.draftId, (one) => ({ ...one, draft: { ...one.draft, rejected } }));
      return { ...next, counts: { ...counts, rejected: counts.rejected + 1 } };
    }
    case 'signed_off': {
      const signOff = { by, sha256: event.sha256 };
      return changed(before, event.draftId, (one) => ({ ...one, draft: { ...one.draft, signOff } }));
    }
    case 'approved':
      return approved(before, event.approval);
    case 'blocked':
      return { ...before, counts: { ...counts, blocks: withBlocks(counts.blocks, event.verdicts) } };
  }
}

function approved(before: Case, approval: Approval): Case {
  const { counts } = before;
  const dwells = [...counts.dwells, dwellOf(approval)].slice(-KEPT_FIGURES);
  const next = changed(before, approval.draftId, (one) => ({ ...one, approval }));
  return { ...next, counts: { ...counts, approved: counts.approved + 1, dwells } };
}

function fresh(draft: Draft): CaseDraft {
  return { draft, approval: null, gone: null };
}

/** A suggestion that nobody took up makes room for those of the next message. */
function isStale({ draft, approval, gone }: CaseDraft): boolean {
  return isUntouchedSuggestion(draft) && approval === null && gone === null && draft.rejected === null;
}

function bounded(drafts: readonly CaseDraft[]): readonly CaseDraft[] {
  return drafts.slice(-MOST_DRAFTS);
}

function changed(before: Case, draftId: string, change: (one: CaseDraft) => CaseDraft): Case {
  return { ...before, drafts: before.drafts.map((one) => (one.draft.id === draftId ? change(one) : one)) };
}

/** A case as JSON can keep it. */
export function packCase(one: Case): unknown {
  const { ledger } = one.thread;
  return { ...one, thread: { ...one.thread, ledger: { ...ledger, facts: [...ledger.facts] } } };
}

/** The case that was packed. */
export function unpackCase(packed: unknown): Case {
  const one = packed as Case;
  const { ledger } = one.thread;
  const facts = new Map(ledger.facts as unknown as readonly (readonly [string, never])[]);
  // A state that was kept before contacts were counted has none.
  const contact = one.counts.contact ?? NO_CONTACT;
  return { ...one, counts: { ...one.counts, contact }, thread: { ...one.thread, ledger: { ...ledger, facts } } };
}
