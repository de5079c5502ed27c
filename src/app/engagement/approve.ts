// One person's yes to one text: shown first, read for as long as reading takes, judged by every rule, and kept.

import type { Officer } from '../../domain/authorisation.js';
import type { Approval } from '../../domain/engagement.js';
import { ok } from '../../domain/result.js';
import { keepBlocked } from './blocked.js';
import { type CaseRow, changeCase, type Decided, freeDraft, openCase, worksOn } from './cases.js';
import { noteShown, type Shown, takeReading } from './reading.js';
import { READERS } from './row-kinds.js';
import { decide, groundOf } from './situation.js';
import { blocked, type EngagementTools, FORBIDDEN, NOT_FOUND, type Outcome, refused } from './tools.js';

/** Notes that a draft stands before somebody now. Shown again it counts from the first time, unless that is too long ago. */
export async function showDraft(
  threadId: string,
  { draftId, revision }: { readonly draftId: string; readonly revision: number },
  officer: Officer,
  tools: EngagementTools,
): Promise<Outcome<Shown>> {
  const seen = await openCase(threadId, officer, tools);
  if (!seen.ok) return seen;
  if (!worksOn(seen.value.state, officer)) return FORBIDDEN;
  const found = freeDraft(seen.value.state, draftId, revision);
  if (!found.ok) return found;
  const { text } = found.value.draft;
  const { script } = tools.ports.readSigns(text, seen.value.state.thread.language ?? undefined);
  return await noteShown({ draftId, revision }, { text, script }, officer, tools);
}

/** A yes, bound to the hash of what the person read. What the rules refuse is kept. */
export async function approveDraft(
  threadId: string,
  yes: { readonly draftId: string; readonly revision: number; readonly textSha256: string },
  officer: Officer,
  tools: EngagementTools,
): Promise<Outcome<CaseRow>> {
  const given = await changeCase(threadId, officer, tools, (row) => judged(row, yes, officer, tools));
  if (!given.ok && given.error.kind === 'blocked')
    await keepBlocked(threadId, { ...yes, at: 'approval', verdicts: given.error.verdicts }, officer, tools);
  return given;
}

async function judged(
  { state }: CaseRow,
  yes: { readonly draftId: string; readonly revision: number; readonly textSha256: string },
  officer: Officer,
  tools: EngagementTools,
): Promise<Decided> {
  const found = freeDraft(state, yes.draftId, yes.revision);
  if (!found.ok) return found;
  if (found.value.approval !== null) return refused('wrong_state');
  const reader = await tools.rows.load(READERS, officer.id);
  const shown = reader.state.shown.find((one) => one.draftId === yes.draftId && one.revision === yes.revision);
  if (shown === undefined) return refused('not_shown');
  const approval: Approval = {
    id: tools.ids.random(),
    threadId: state.thread.id,
    ...yes,
    approver: officer.id,
    shownAt: shown.at,
    lastApprovalAt: reader.state.lastApprovalAt,
    at: tools.clock.now(),
  };
  const ground = await groundOf(state, tools);
  if (ground === undefined) return NOT_FOUND;
  const { ok: good, verdicts } = await decide(ground, found.value, tools, { approval });
  if (!good) return blocked(verdicts);
  const taken = await takeReading(approval, reader.n, officer, tools);
  return taken.ok ? ok({ event: { kind: 'approved', approval }, uid: approval.id }) : taken;
}
