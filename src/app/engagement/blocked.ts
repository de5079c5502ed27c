// What the rules refused is kept: it speaks for the subject, and the figures count it.

import type { ThreadEvent } from '../../bots/engagement/casework.js';
import type { Officer } from '../../domain/authorisation.js';
import type { Verdict } from '../../domain/engagement-rules.js';
import { ok } from '../../domain/result.js';
import { changeCase } from './cases.js';
import { type EngagementTools, NOT_FOUND } from './tools.js';

/** Writes the refusal down with the text that did not leave. */
export async function keepBlocked(
  threadId: string,
  blocked: {
    readonly draftId: string;
    readonly revision: number;
    readonly at: Extract<ThreadEvent, { kind: 'blocked' }>['at'];
    readonly verdicts: readonly Verdict[];
  },
  officer: Officer,
  tools: EngagementTools,
): Promise<void> {
  const { draftId, revision, at } = blocked;
  const verdicts = blocked.verdicts.filter((one) => !one.ok);
  await changeCase(threadId, officer, tools, ({ state }) => {
    const found = state.drafts.find(({ draft }) => draft.id === draftId);
    if (found === undefined) return NOT_FOUND;
    return ok({ event: { kind: 'blocked', draftId, revision, at, text: found.draft.text, verdicts } });
  });
}
