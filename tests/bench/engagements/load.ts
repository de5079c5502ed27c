// The paced load on one process: what subjects write, and the officers' yes, each timed from when it was due.

import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { approveDraft, showDraft } from '../../../src/app/engagement/approve.js';
import { openCase } from '../../../src/app/engagement/cases.js';
import { receiveMessage } from '../../../src/app/engagement/receive.js';
import { markSent, releaseDraft } from '../../../src/app/engagement/release.js';
import { THREADS } from '../../../src/app/engagement/row-kinds.js';
import { decide, type Ground } from '../../../src/app/engagement/situation.js';
import type { EngagementTools } from '../../../src/app/engagement/tools.js';
import type { Case } from '../../../src/bots/engagement/casework.js';
import { waits } from '../../../src/bots/engagement/summary.js';
import type { Officer } from '../../../src/domain/authorisation.js';
import { namesOf } from '../../../src/server/api/present/engagements/names.js';
import { threadView } from '../../../src/server/api/present/engagements/thread-view.js';
import { EACH, OFFICERS, officerName, queuedThreads, threadName } from './unit.js';
import { messageOf } from './words.js';

/** Numbers of messages begin beyond those of the seed: no reader has seen one. */
const FIRST_MESSAGE = 50_000;

/** Threads of each officer whose suggestions get their yes: another message would bring others in the meantime. One is used up each round. */
const FIRST_YES = 10;
const ROUNDS = 20;

function isForYes(thread: number): boolean {
  return thread % EACH >= FIRST_YES && thread % EACH < FIRST_YES + ROUNDS;
}

/** Times in ms, sorted; `failed`: calls that refused or came without a draft. */
export interface Paced {
  readonly ready: readonly number[];
  readonly approved: readonly number[];
  readonly failed: number;
  /** Share of a core that the main thread was at work. */
  readonly busy: number;
}

/** The officer behind a number. */
export function officer(n: number): Officer {
  return { id: officerName(n), roles: ['operator'] };
}

/**
 * A message comes in and its thread is on the officer's screen: read, judged, suggestions with every verdict. Its number makes it another
 * text than any before. False: something refused, or nothing was suggested.
 */
export async function draftReady(thread: number, message: number, tools: EngagementTools): Promise<boolean> {
  const who = officer(Math.floor(thread / EACH));
  const text = messageOf(message);
  const came = { id: `m${message}`, text, writtenAt: null, capturedSha256: null, media: [] };
  const received = await receiveMessage(threadName(thread), came, who, tools);
  if (!received.ok || received.value.drafts.length === 0) return false;
  const row = await openCase(threadName(thread), who, tools);
  if (!row.ok) return false;
  await tools.noteView(row.value.state.thread, who);
  const view = await threadView(row.value, who, await namesOf(tools), tools);
  return received.value.drafts.every((id) => view.drafts.some((one) => one.id === id && one.verdicts.length > 0));
}

/** Judges every draft of a thread. */
export async function decideAll(ground: Ground, { drafts }: Case, tools: EngagementTools): Promise<void> {
  for (const one of drafts) await decide(ground, one, tools);
}

/** Every `1000 / perSecond` ms one piece of work is due, whether or not those before are done; its time counts from when it was due. */
async function pace(perSecond: number, seconds: number, work: (n: number) => Promise<boolean>) {
  const took: number[] = [];
  let failed = 0;
  const begun = performance.now();
  const all: Promise<void>[] = [];
  for (let n = 0; n < perSecond * seconds; n++) {
    const due = begun + (n * 1_000) / perSecond;
    const wait = due - performance.now();
    if (wait > 0) await delay(wait);
    all.push(
      work(n).then((good) => {
        if (good) took.push(performance.now() - due);
        else failed += 1;
      }),
    );
  }
  await Promise.all(all);
  return { took: took.sort((a, b) => a - b), failed };
}

/** Inbound and approvals at the same time, for so many seconds; `first`: how many messages there were before. Threads whose text waits for the kill switch are left alone. */
export async function measurePaced(
  tools: EngagementTools,
  {
    inbound,
    approvals,
    seconds,
    first,
  }: { readonly inbound: number; readonly approvals: number; readonly seconds: number; readonly first: number },
): Promise<Paced> {
  const kept = new Set(queuedThreads());
  const free = Array.from({ length: OFFICERS * EACH }, (_, n) => (n * 37) % (OFFICERS * EACH)).filter(
    (n) => !kept.has(n) && !isForYes(n),
  );
  const before = performance.eventLoopUtilization();
  const [heard, said] = await Promise.all([
    pace(inbound, seconds, (n) => draftReady(free[(first + n) % free.length] ?? 0, FIRST_MESSAGE + first + n, tools)),
    approve(tools, { perSecond: approvals, seconds, round: first === 0 ? 0 : ROUNDS / 2 }),
  ]);
  const busy = performance.eventLoopUtilization(before).utilization;
  return { ready: heard.took, approved: said.took, failed: heard.failed + said.failed, busy };
}

/** Each officer in turn: what they were shown a round before gets its yes now, is released and marked as sent; the next is shown. */
async function approve(
  tools: EngagementTools,
  { perSecond, seconds, round }: { readonly perSecond: number; readonly seconds: number; readonly round: number },
) {
  const shown = new Map<number, { thread: string; draftId: string; revision: number; textSha256: string }>();
  const put = async (n: number): Promise<void> => {
    const thread = threadName((n % OFFICERS) * EACH + FIRST_YES + round + Math.floor(n / OFFICERS));
    const { state } = await tools.rows.load(THREADS, thread);
    const draft = state?.drafts.findLast(waits)?.draft;
    if (draft === undefined) return;
    const { id: draftId, revision, text } = draft;
    const answer = await showDraft(thread, { draftId, revision }, officer(n % OFFICERS), tools);
    if (answer.ok) shown.set(n % OFFICERS, { thread, draftId, revision, textSha256: tools.ports.sha256(text) });
  };
  for (let n = 0; n < OFFICERS; n++) await put(n);
  await delay(3_000);
  const puts: Promise<void>[] = [];
  const said = await pace(perSecond, seconds, async (n) => {
    const what = shown.get(n % OFFICERS);
    if (what === undefined) return false;
    const good = await sayYes(what, officer(n % OFFICERS), tools);
    puts.push(put(n + OFFICERS));
    return good;
  });
  await Promise.all(puts);
  return said;
}

async function sayYes(
  { thread, ...yes }: { thread: string; draftId: string; revision: number; textSha256: string },
  who: Officer,
  tools: EngagementTools,
): Promise<boolean> {
  const approved = await approveDraft(thread, yes, who, tools);
  const released = approved.ok ? await releaseDraft(thread, yes.draftId, who, tools) : approved;
  if (!released.ok) {
    const { error } = released;
    const why =
      error.kind === 'blocked' ? error.verdicts.filter(({ ok }) => !ok).map(({ rule, why }) => rule + why) : error;
    console.error(JSON.stringify(why));
    return false;
  }
  const { intentId } = released.value;
  return (await markSent(thread, { intentId, sentAt: null }, who, tools)).ok;
}
