// An approved text on its way out: every rule again, the intent's number against revocations, one last look, and only then the text.
// It leaves at most once: what a crash left open is marked by hand, and never sent again.

import type { CaseDraft, Outgoing } from '../../bots/engagement/casework.js';
import { mayStillLeave } from '../../bots/engagement/may-send.js';
import { notStopped, standing } from '../../bots/engagement/numbered.js';
import type { Officer } from '../../domain/authorisation.js';
import { refuses, type Verdict } from '../../domain/engagement-rules.js';
import { ok } from '../../domain/result.js';
import { keepBlocked } from './blocked.js';
import { type CaseRow, changeCase, type Decided, freeDraft, openCase } from './cases.js';
import { ALL, AUTHORISATIONS, SAFEGUARDING, STOPS } from './row-kinds.js';
import { decide, groundOf } from './situation.js';
import { blocked, type EngagementTools, FORBIDDEN, NOT_FOUND, type Outcome, refused, STALE } from './tools.js';

/** The text, for the device; or what came of handing it over. */
export interface Released {
  readonly intentId: string;
  readonly text: string;
  readonly textSha256: string;
  readonly channel: 'relay' | 'sms';
  readonly state: 'to_be_sent_by_hand' | 'sent' | 'unknown';
}

/** Releases an approved draft to its thread's operator, or sends it where its channel is SMS. */
export async function releaseDraft(
  threadId: string,
  draftId: string,
  officer: Officer,
  tools: EngagementTools,
): Promise<Outcome<Released>> {
  const seen = await openCase(threadId, officer, tools);
  if (!seen.ok) return seen;
  const { state } = seen.value;
  if (state.thread.operator !== officer.id) return FORBIDDEN;
  const revision = state.drafts.find(({ draft }) => draft.id === draftId)?.draft.revision ?? 0;
  const found = freeDraft(state, draftId, revision);
  if (!found.ok) return found;
  const { approval } = found.value;
  if (approval === null) return refused('not_approved');
  return await letGo(seen.value, found.value, { approvalId: approval.id, ends: null }, officer, tools);
}

/** What an intent rests on. `approvalId`: one makes one intent and never another. */
export interface Warrant {
  readonly approvalId: string;
  readonly ends: Outgoing['ends'];
}

/** Lets a draft go, if every rule still says yes. */
export async function letGo(
  row: CaseRow,
  one: CaseDraft,
  warrant: Warrant,
  officer: Officer,
  tools: EngagementTools,
): Promise<Outcome<Released>> {
  const { thread } = row.state;
  if (row.state.outgoing !== null) return refused('outgoing_waits');
  const ground = await groundOf(row.state, tools);
  if (ground === undefined) return NOT_FOUND;
  const { ok: good, verdicts } = await decide(ground, one, tools, { approvalId: warrant.approvalId });
  const { id: draftId, revision, text } = one.draft;
  const stopHere = async (at: 'release' | 'last_look', why: readonly Verdict[]): Promise<Outcome<never>> => {
    await keepBlocked(thread.id, { draftId, revision, at, verdicts: why }, officer, tools);
    return blocked(why);
  };
  if (!good) return await stopHere('release', verdicts);
  const textSha256 = tools.ports.sha256(text);
  const intentId = tools.ids.random();
  const won = await takeNumber(thread, { ...warrant, intentId, textSha256 }, officer, tools);
  if (!won.ok) return won.error.kind === 'blocked' ? await stopHere('last_look', won.error.verdicts) : won;
  const signs = tools.ports.readSigns(text, thread.language ?? undefined);
  const approver = one.approval?.approver ?? null;
  const outgoing: Outgoing = { intentId, draftId, revision, text, textSha256, approver, signs, ends: warrant.ends };
  const out = await changeCase(thread.id, officer, tools, (now) => lastLook(now, outgoing, tools));
  if (!out.ok) return out.error.kind === 'blocked' ? await stopHere('last_look', out.error.verdicts) : out;
  return await handOver(out.value, outgoing, officer, tools);
}

/** The intent takes the authorisation's next number, unless a revocation was first. */
async function takeNumber(
  { id: threadId, authorisationId }: { readonly id: string; readonly authorisationId: string },
  intent: { readonly intentId: string; readonly approvalId: string; readonly textSha256: string },
  officer: Officer,
  { rows }: EngagementTools,
): Promise<Outcome<unknown>> {
  const { intentId, approvalId, textSha256 } = intent;
  const event = { kind: 'send_intent', intentId, approvalId, threadId, textSha256 } as const;
  return await rows.change(AUTHORISATIONS, authorisationId, ({ state }) => {
    if (state.granted === null) return NOT_FOUND;
    const now = standing(state.granted, state.documents);
    if (now.state !== 'live') return blocked([refuses('numbered', now.state === 'revoked' ? 'revoked' : 'broken_row')]);
    // A second intent of one approval is no second record; the last look then misses it.
    return ok({ uid: `intent:${approvalId}`, by: officer.id, event });
  });
}

/** On the thread as it is at this moment, right before it is written that the text is out. */
async function lastLook({ state }: CaseRow, outgoing: Outgoing, tools: EngagementTools): Promise<Decided> {
  const { rows, clock } = tools;
  const { thread } = state;
  if (state.outgoing !== null) return refused('outgoing_waits');
  const found = freeDraft(state, outgoing.draftId, outgoing.revision);
  if (!found.ok) return found;
  if (thread.ended !== null) return STALE;
  const authorisation = (await rows.load(AUTHORISATIONS, thread.authorisationId)).state;
  if (authorisation.granted === null) return NOT_FOUND;
  const verdicts = mayStillLeave({
    granted: authorisation.granted,
    documents: authorisation.documents,
    stops: (await rows.load(STOPS, ALL)).state,
    thread,
    now: clock.now(),
    safeguarding: (await rows.load(SAFEGUARDING, ALL)).state,
    intentId: outgoing.intentId,
    textSha256: tools.ports.sha256(found.value.draft.text),
  });
  if (verdicts.some((one) => !one.ok)) return blocked(verdicts);
  return ok({ event: { kind: 'released', ...outgoing } });
}

/** Before the text leaves this process, by whatever way: is there a stop by now? */
async function handOver(
  { state: { thread, smsTo } }: CaseRow,
  outgoing: Outgoing,
  officer: Officer,
  tools: EngagementTools,
): Promise<Outcome<Released>> {
  const { intentId, text, textSha256, draftId, revision } = outgoing;
  const stopped = notStopped((await tools.rows.load(STOPS, ALL)).state, thread.id, thread.authorisationId);
  if (!stopped.ok) {
    await markUnsent(thread.id, { intentId, reason: 'stopped' }, officer, tools);
    await keepBlocked(thread.id, { draftId, revision, at: 'last_look', verdicts: [stopped] }, officer, tools);
    return blocked([stopped]);
  }
  const released = { intentId, text, textSha256, channel: thread.channel } as const;
  if (thread.channel === 'relay') return ok({ ...released, state: 'to_be_sent_by_hand' });
  if (tools.sms === null || thread.smsFrom === null || smsTo === null) return refused('sms_off');
  const outcome = await tools.sms({ from: thread.smsFrom, to: smsTo, text });
  if (outcome === 'refused') {
    await markUnsent(thread.id, { intentId, reason: 'refused by the provider' }, officer, tools);
    return refused('sms_refused');
  }
  await markSent(thread.id, { intentId, sentAt: null }, officer, tools, outcome === 'unknown' ? 'unknown' : undefined);
  return ok({ ...released, state: outcome });
}

/** The officer sent it from the device. After a stop or an end the mark is kept all the same, as late: it is what happened. */
export async function markSent(
  threadId: string,
  { intentId, sentAt }: { readonly intentId: string; readonly sentAt: number | null },
  officer: Officer,
  tools: EngagementTools,
  known?: 'unknown',
): Promise<Outcome<CaseRow>> {
  return await changeCase(threadId, officer, tools, async ({ state }) => {
    const { outgoing, thread } = state;
    if (outgoing === null || outgoing.intentId !== intentId) return refused('wrong_state');
    const at = sentAt ?? tools.clock.now();
    if (at < outgoing.at || at > tools.clock.now()) return refused('bad_times');
    const stops = (await tools.rows.load(STOPS, ALL)).state;
    const stopped = !notStopped(stops, thread.id, thread.authorisationId).ok || thread.safety.state === 'frozen';
    const { draftId, text, approver } = outgoing;
    const how = known ?? (stopped ? 'late' : 'sent');
    return ok({ event: { kind: 'sent', turn: thread.turns + 1, intentId, draftId, text, approver, sentAt: at, how } });
  });
}

/** It did not leave. Its approval is used up all the same. */
export async function markUnsent(
  threadId: string,
  { intentId, reason }: { readonly intentId: string; readonly reason: string },
  officer: Officer,
  tools: EngagementTools,
): Promise<Outcome<CaseRow>> {
  return await changeCase(threadId, officer, tools, ({ state }) =>
    state.outgoing?.intentId === intentId
      ? ok({ event: { kind: 'unsent', intentId, reason } })
      : refused('wrong_state'),
  );
}
