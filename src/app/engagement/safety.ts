// A thread's safety in people's hands: freeze it, answer the alert, and two people to open it again.

import { safetyEvent, type ThreadEvent } from '../../bots/engagement/casework.js';
import { nextSafety } from '../../bots/engagement/safeguarding.js';
import type { Officer } from '../../domain/authorisation.js';
import { ok } from '../../domain/result.js';
import { type CaseRow, changeCase, worksOn } from './cases.js';
import { ALL, SAFEGUARDING } from './row-kinds.js';
import { type EngagementTools, FORBIDDEN, type Outcome, refused } from './tools.js';

/** Freezes all sending on the thread and raises the alert. Whoever sees it may. */
export async function freezeThread(
  threadId: string,
  reason: string,
  officer: Officer,
  tools: EngagementTools,
): Promise<Outcome<CaseRow>> {
  const officers = (await tools.rows.load(SAFEGUARDING, ALL)).state;
  const frozen = await changeCase(threadId, officer, tools, () => ok({ event: { kind: 'frozen', reason, officers } }));
  if (frozen.ok) tools.alarm.ring('safeguarding', 1);
  return frozen;
}

/** Stops the clock of the alert. Only who is named for it. */
export async function acknowledgeAlert(
  threadId: string,
  officer: Officer,
  tools: EngagementTools,
): Promise<Outcome<CaseRow>> {
  return await changeCase(threadId, officer, tools, ({ state }) => {
    const { safety } = state.thread;
    if (safety.state === 'frozen' && !safety.alert.officers.includes(officer.id)) return refused('not_named');
    return judged(state.thread.safety, { kind: 'acknowledged' }, officer, tools);
  });
}

/** One of two votes to open it again, after somebody answered the alert. */
export async function voteUnfreeze(
  threadId: string,
  reason: string,
  officer: Officer,
  tools: EngagementTools,
): Promise<Outcome<CaseRow>> {
  return await changeCase(threadId, officer, tools, ({ state }) =>
    judged(state.thread.safety, { kind: 'unfreeze_voted', reason }, officer, tools),
  );
}

function judged(
  safety: Parameters<typeof nextSafety>[0],
  event: Extract<ThreadEvent, { kind: 'acknowledged' | 'unfreeze_voted' }>,
  officer: Officer,
  { clock }: EngagementTools,
): Outcome<{ readonly event: ThreadEvent }> {
  const next = nextSafety(safety, safetyEvent(event, clock.now(), officer.id), ['']);
  return next.ok ? ok({ event }) : refused(next.error);
}

/** Ends a thread: nothing leaves it any more. */
export async function closeThread(
  threadId: string,
  reason: string,
  officer: Officer,
  tools: EngagementTools,
): Promise<Outcome<CaseRow>> {
  return await changeCase(threadId, officer, tools, ({ state }) => {
    if (!worksOn(state, officer)) return FORBIDDEN;
    return state.thread.ended === null ? ok({ event: { kind: 'closed', reason } }) : refused('wrong_state');
  });
}
