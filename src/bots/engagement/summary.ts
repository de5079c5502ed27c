// A thread as lists, queues and figures see it: small, kept in memory for every thread of the deployment.

import type { Instant } from '../../domain/clock.js';
import type { ThreadEnd } from '../../domain/engagement.js';
import type { EngagementRule } from '../../domain/engagement-rules.js';
import type { FreezeReason, SafeguardAlert } from '../../domain/safeguard.js';
import type { Case, CaseDraft } from './casework.js';
import { type ContactRecord, hasDisclosed } from './figures.js';

/** Where a thread stands, in one word: the gravest that is true. */
export type ThreadState = 'open' | 'waits' | 'refused' | 'graver' | 'frozen' | 'ended';

/** A draft that waits for a yes. */
export interface WaitingDraft {
  readonly draftId: string;
  readonly revision: number;
  readonly author: string;
  readonly at: Instant;
}

/** What is known of a thread without opening it. Nothing here is anybody's words. */
export interface ThreadSummary {
  readonly id: string;
  readonly authorisationId: string;
  readonly subject: string;
  readonly platform: string;
  readonly channel: 'relay' | 'sms';
  readonly operator: string;
  /** Its two numbers; null for relay. */
  readonly sms: { readonly from: string; readonly to: string } | null;
  readonly countries: readonly string[];
  readonly language: string | null;
  readonly state: ThreadState;
  readonly ended: ThreadEnd | null;
  readonly turns: number;
  readonly lastTheirsAt: Instant | null;
  readonly lastOursAt: Instant | null;
  readonly waiting: readonly WaitingDraft[];
  readonly approved: number;
  readonly toBeSent: boolean;
  readonly frozen: FreezeReason | null;
  /** Null: none, or somebody acknowledged. */
  readonly alert: SafeguardAlert | null;
  readonly contact: ContactRecord;
  /** As `hasDisclosed` has it. */
  readonly disclosed: boolean;
  readonly suggested: number;
  readonly approvals: number;
  readonly rejected: number;
  readonly blocks: Readonly<Partial<Record<EngagementRule, number>>>;
  readonly dwells: readonly number[];
  readonly answeredMs: readonly number[];
}

/** Draws it up. */
export function summaryOf({ thread, smsTo, drafts, outgoing, counts }: Case): ThreadSummary {
  const { safety } = thread;
  return {
    id: thread.id,
    authorisationId: thread.authorisationId,
    subject: thread.subject,
    platform: thread.platform,
    channel: thread.channel,
    operator: thread.operator,
    sms: thread.smsFrom === null || smsTo === null ? null : { from: thread.smsFrom, to: smsTo },
    countries: thread.countries,
    language: thread.language,
    state: stateOf({ thread }),
    ended: thread.ended,
    turns: thread.turns,
    lastTheirsAt: thread.lastTheirsAt,
    lastOursAt: thread.lastOursAt,
    waiting: drafts.filter(waits).map(waitingOf),
    approved: drafts.filter(({ approval, gone }) => approval !== null && gone === null).length,
    toBeSent: outgoing !== null,
    frozen: safety.state === 'frozen' ? safety.reason : null,
    alert: safety.state === 'frozen' && safety.alert.acknowledged === null ? safety.alert : null,
    contact: counts.contact,
    disclosed: hasDisclosed(thread),
    suggested: counts.suggested,
    approvals: counts.approved,
    rejected: counts.rejected,
    blocks: counts.blocks,
    dwells: counts.dwells,
    answeredMs: counts.answered,
  };
}

/** The one word. */
export function stateOf({ thread }: Pick<Case, 'thread'>): ThreadState {
  if (thread.ended !== null) return 'ended';
  if (thread.safety.state === 'frozen') return 'frozen';
  if (thread.graver !== null) return 'graver';
  if (thread.refusedIn !== null) return 'refused';
  return thread.unanswered > 0 ? 'waits' : 'open';
}

/** Whether a draft waits for somebody's yes. */
export function waits({ draft, approval, gone }: CaseDraft): boolean {
  return draft.rejected === null && approval === null && gone === null;
}

function waitingOf({ draft: { id, revision, author, at } }: CaseDraft): WaitingDraft {
  return { draftId: id, revision, author, at };
}
