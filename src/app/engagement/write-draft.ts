// Drafts by people: written, edited, rejected, signed off. What was there before a change stays on record.

import { currentVersions } from '../../bots/engagement/versions.js';
import type { Officer } from '../../domain/authorisation.js';
import type { Draft, Thread } from '../../domain/engagement.js';
import { ok } from '../../domain/result.js';
import { type CaseRow, changeCase, freeDraft, worksOn } from './cases.js';
import { type EngagementTools, FORBIDDEN, type Outcome, refused, STALE } from './tools.js';

/** Writes a draft. Whoever writes it never approves it. Gives the thread with it, and its id. */
export async function writeDraft(
  threadId: string,
  text: string,
  officer: Officer,
  tools: EngagementTools,
): Promise<Outcome<{ readonly row: CaseRow; readonly draftId: string }>> {
  const draftId = tools.ids.random();
  const row = await changeCase(threadId, officer, tools, ({ state }) => {
    if (!worksOn(state, officer)) return FORBIDDEN;
    if (state.thread.ended !== null) return refused('wrong_state');
    return ok({ event: { kind: 'drafted', draft: draftOf(draftId, text, state.thread, officer, tools) } });
  });
  return row.ok ? ok({ row: row.value, draftId }) : row;
}

function draftOf(
  id: string,
  text: string,
  thread: Thread,
  { id: author }: Officer,
  { clock, policies }: EngagementTools,
): Draft {
  return {
    id,
    threadId: thread.id,
    revision: 1,
    text,
    author,
    editors: [],
    act: thread.heard === 0 ? 'first_contact' : 'reply',
    versions: { templates: null, model: null, prompt: null, ...currentVersions(policies, thread.countries) },
    at: clock.now(),
    signOff: null,
    rejected: null,
  };
}

/** Changes a draft: a new revision without approval or sign-off, whose editor is named. */
export async function editDraft(
  threadId: string,
  edit: { readonly draftId: string; readonly revision: number; readonly text: string },
  officer: Officer,
  tools: EngagementTools,
): Promise<Outcome<CaseRow>> {
  return await changeCase(threadId, officer, tools, ({ state }) => {
    if (!worksOn(state, officer)) return FORBIDDEN;
    const found = freeDraft(state, edit.draftId, edit.revision);
    if (!found.ok) return found;
    const { draft: before } = found.value;
    if (before.text === edit.text) return refused('wrong_state');
    const editors = [...new Set([...before.editors, officer.id])];
    const { versions } = draftOf(before.id, edit.text, state.thread, officer, tools);
    const draft: Draft = {
      ...before,
      revision: before.revision + 1,
      text: edit.text,
      editors,
      versions: { ...before.versions, policy: versions.policy, words: versions.words },
      at: tools.clock.now(),
      signOff: null,
    };
    return ok({ event: { kind: 'edited', draft } });
  });
}

/** Says no to a draft, for good. */
export async function rejectDraft(
  threadId: string,
  rejection: { readonly draftId: string; readonly revision: number; readonly reason: string },
  officer: Officer,
  tools: EngagementTools,
): Promise<Outcome<CaseRow>> {
  return await changeCase(threadId, officer, tools, ({ state }) => {
    const found = freeDraft(state, rejection.draftId, rejection.revision);
    return found.ok ? ok({ event: { kind: 'rejected', ...rejection } }) : found;
  });
}

/** An authoriser's word for an "active" text, bound to its hash. */
export async function signOffDraft(
  threadId: string,
  yes: { readonly draftId: string; readonly revision: number; readonly textSha256: string },
  officer: Officer,
  tools: EngagementTools,
): Promise<Outcome<CaseRow>> {
  return await changeCase(threadId, officer, tools, ({ state }) => {
    const found = freeDraft(state, yes.draftId, yes.revision);
    if (!found.ok) return found;
    const { draft } = found.value;
    if (tools.ports.sha256(draft.text) !== yes.textSha256) return STALE;
    if ([draft.author, ...draft.editors, state.thread.operator].includes(officer.id)) return refused('own_text');
    return ok({ event: { kind: 'signed_off', draftId: draft.id, sha256: yes.textSha256 } });
  });
}
