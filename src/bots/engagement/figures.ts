// The figures of engagements that the desk shows. Pure functions over records of the store; each says of how many it is, and is null where
// there is nothing to count. They judge work, never people: none is kept by subject.

import type { Instant } from '../../domain/clock.js';
import type { Approval, Draft, Thread } from '../../domain/engagement.js';
import type { EngagementRule, Verdict } from '../../domain/engagement-rules.js';
import type { SafeguardAlert } from '../../domain/safeguard.js';
import { TOPICS, type Topic } from '../../domain/text-signs.js';
import { dwellOf, isUntouchedSuggestion } from './approval.js';

/** A share with what it is a share of. `share` 0..1; null when `of` is 0. */
export interface Share {
  readonly n: number;
  readonly of: number;
  readonly share: number | null;
}

/** How values spread, in the unit of the values. Null when there are none. */
export interface Spread {
  readonly count: number;
  readonly median: number;
  /** The value that nine in ten do not exceed (nearest rank). */
  readonly p90: number;
  readonly most: number;
}

function shareOf(n: number, of: number): Share {
  return { n, of, share: of === 0 ? null : n / of };
}

/** Median and nearest ranks; null of nothing. */
export function spreadOf(values: readonly number[]): Spread | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const rank = (share: number): number => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
  const half = sorted.length / 2;
  const median = Number.isInteger(half) ? ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2 : rank(0.5);
  return { count: sorted.length, median, p90: rank(0.9), most: rank(1) };
}

/** One contact: when our first message left, and when they first wrote after it. Null: not, or not yet. */
export interface ContactRecord {
  readonly firstOursAt: Instant | null;
  readonly answeredAt: Instant | null;
}

/**
 * Take-off: the share of contacts that answered, among those we have written to for at least `waitMs`; who was written to a minute ago has
 * not refused to answer. A contact that has answered counts at once.
 */
export function takeOff(contacts: readonly ContactRecord[], waitMs: number, now: Instant): Share {
  const written = contacts.filter(({ firstOursAt }) => firstOursAt !== null);
  const answered = written.filter(({ answeredAt }) => answeredAt !== null);
  const waiting = written.filter(({ firstOursAt, answeredAt }) => {
    return answeredAt === null && firstOursAt !== null && now - firstOursAt < waitMs;
  });
  return shareOf(answered.length, written.length - waiting.length);
}

/** What the other side told of itself. */
export interface DisclosureFigures {
  /** Threads in which they opened a topic or named a fact, of those in which they wrote. */
  readonly threads: Share;
  /** Threads in which they spoke first, by topic. */
  readonly topics: Readonly<Record<Topic, number>>;
  /** Facts that they named first, by thread in which they wrote. */
  readonly facts: Spread | null;
}

/** Disclosure, from the ledgers: only what they were the first to name counts. */
export function disclosure(threads: readonly Pick<Thread, 'ledger' | 'heard'>[]): DisclosureFigures {
  const heard = threads.filter((thread) => thread.heard > 0);
  const told = heard.filter(hasDisclosed);
  const topics = Object.fromEntries(
    TOPICS.map((topic) => [topic, heard.filter((thread) => opened(thread, topic)).length]),
  ) as Record<Topic, number>;
  return { threads: shareOf(told.length, heard.length), topics, facts: spreadOf(heard.map(factsIn)) };
}

/** Whether they opened a topic or named a fact. */
export function hasDisclosed(thread: Pick<Thread, 'ledger'>): boolean {
  return factsIn(thread) > 0 || TOPICS.some((topic) => opened(thread, topic));
}

function factsIn({ ledger }: Pick<Thread, 'ledger'>): number {
  return [...ledger.facts.values()].filter(({ first }) => first === 'theirs').length;
}

function opened({ ledger }: Pick<Thread, 'ledger'>, topic: Topic): boolean {
  return ledger.topics[topic]?.first === 'theirs';
}

/** What became of a draft, by its newest revision. `approved`: somebody said yes to it. */
export interface DraftRecord {
  readonly draft: Pick<Draft, 'author' | 'editors' | 'rejected'>;
  readonly approved: boolean;
}

/** What became of drafts, in numbers. */
export interface AcceptanceFigures {
  /** Suggestions approved as they were, of those decided on. Null share: none was decided on. */
  readonly untouched: Share;
  /** Suggestions approved after a change, of the same. */
  readonly changed: Share;
  /** Texts that officers wrote and that were approved, of those decided on. */
  readonly own: Share;
  /** Neither approved nor rejected. */
  readonly open: number;
}

/** Draft acceptance. A draft that waits is not counted as refused. */
export function draftAcceptance(drafts: readonly DraftRecord[]): AcceptanceFigures {
  const decided = drafts.filter(({ draft, approved }) => approved || draft.rejected !== null);
  const suggested = decided.filter(({ draft }) => isSuggestion(draft.author));
  const written = decided.filter(({ draft }) => !isSuggestion(draft.author));
  const yes = suggested.filter(({ approved }) => approved);
  const untouched = yes.filter(({ draft }) => isUntouchedSuggestion(draft));
  return {
    untouched: shareOf(untouched.length, suggested.length),
    changed: shareOf(yes.length - untouched.length, suggested.length),
    own: shareOf(written.filter(({ approved }) => approved).length, written.length),
    open: drafts.length - decided.length,
  };
}

function isSuggestion(author: string): boolean {
  return isUntouchedSuggestion({ author, editors: [] });
}

/** Texts that each rule refused. */
export type BlockCounts = Readonly<Partial<Record<EngagementRule, number>>>;

/** The counts after one more judged text: a thread keeps its own as it goes. */
export function withBlocks(counts: BlockCounts, verdicts: readonly Verdict[]): BlockCounts {
  const more: Partial<Record<EngagementRule, number>> = { ...counts };
  const refused = verdicts.filter(({ ok, why }) => !ok && why !== 'not_approved');
  for (const rule of new Set(refused.map((verdict) => verdict.rule))) more[rule] = (more[rule] ?? 0) + 1;
  return more;
}

/** Counts of many threads together. */
export function sumOfBlocks(all: readonly BlockCounts[]): ReadonlyMap<string, number> {
  const sum = new Map<string, number>();
  for (const counts of all)
    for (const [rule, times] of Object.entries(counts)) sum.set(rule, (sum.get(rule) ?? 0) + times);
  return sum;
}

/**
 * How many texts each rule refused. One record is one judged text: the verdicts of one `maySend`. A draft that is not approved yet is not
 * refused by anybody: `approval: not_approved` and its reading time do not count.
 */
export function blocksPerRule(judged: readonly (readonly Verdict[])[]): BlockCounts {
  return judged.reduce<BlockCounts>(withBlocks, {});
}

/** Milliseconds that people looked at a text before their yes. */
export function approvalDwell(
  approvals: readonly Pick<Approval, 'shownAt' | 'lastApprovalAt' | 'at'>[],
): Spread | null {
  return spreadOf(approvals.map(dwellOf));
}

/** Threads by officer. */
export interface LoadFigures {
  /** Account id → threads that have not ended. Frozen ones count: somebody has to look after them. */
  readonly byOfficer: ReadonlyMap<string, number>;
  /** Over officers who run at least one. */
  readonly spread: Spread | null;
  /** Officers with more than `cap`. */
  readonly overCap: readonly string[];
}

/** Threads per officer. `cap`: what the strictest country allows. */
export function threadsPerOfficer(
  threads: readonly { readonly operator: string; readonly ended: boolean }[],
  cap: number,
): LoadFigures {
  const byOfficer = new Map<string, number>();
  for (const { operator, ended } of threads) {
    if (!ended) byOfficer.set(operator, (byOfficer.get(operator) ?? 0) + 1);
  }
  const overCap = [...byOfficer].filter(([, open]) => open > cap).map(([officer]) => officer);
  return { byOfficer, spread: spreadOf([...byOfficer.values()]), overCap: overCap.sort() };
}

/** How fast alerts were answered. Times in milliseconds. */
export interface SafeguardingFigures {
  /** From the alert to its answer, of those answered. */
  readonly answered: Spread | null;
  /** Answered within `limitMs`, of all whose time is up or that were answered. */
  readonly inTime: Share;
  readonly running: number;
  /** How long the oldest one that nobody answered has been running; null: none. */
  readonly longestRunning: number | null;
}

/** Time to safeguarding. An alert that still runs and is within its time counts neither for nor against. */
export function timeToSafeguarding(
  alerts: readonly Pick<SafeguardAlert, 'raisedAt' | 'acknowledged'>[],
  limitMs: number,
  now: Instant,
): SafeguardingFigures {
  const times = alerts.flatMap(({ raisedAt, acknowledged }) =>
    acknowledged === null ? [] : [acknowledged.at - raisedAt],
  );
  const running = alerts.filter(({ acknowledged }) => acknowledged === null).map(({ raisedAt }) => now - raisedAt);
  const late = running.filter((ms) => ms > limitMs).length;
  return {
    answered: spreadOf(times),
    inTime: shareOf(times.filter((ms) => ms <= limitMs).length, times.length + late),
    running: running.length,
    longestRunning: running.length === 0 ? null : Math.max(...running),
  };
}
