// Deterrence: in a campaign a subject who writes gets its one warning, in their language, and then nothing more, ever.

import { currentVersions } from '../../bots/engagement/versions.js';
import type { Officer } from '../../domain/authorisation.js';
import type { Draft } from '../../domain/engagement.js';
import { ok } from '../../domain/result.js';
import { type CaseRow, changeCase, openCase } from './cases.js';
import { letGo, type Released } from './release.js';
import { AUTHORISATIONS, CAMPAIGNS, THREADS } from './row-kinds.js';
import { type EngagementTools, refused } from './tools.js';

/** Releases the warning that the campaign of this thread has for it; null where there is none, or a rule refused it. */
export async function warnOnce(threadId: string, officer: Officer, tools: EngagementTools): Promise<Released | null> {
  const { rows, ids, clock, policies } = tools;
  // Whether it is a campaign stands in the grant, which no later document changes: what was seen of it lately will do.
  const known = rows.seen(THREADS, threadId)?.state ?? null;
  const grant = known === null ? null : rows.seen(AUTHORISATIONS, known.thread.authorisationId)?.state.granted;
  if (grant?.campaignId === null) return null;
  const seen = await openCase(threadId, officer, tools);
  if (!seen.ok) return null;
  const { thread } = seen.value.state;
  const { granted } = (await rows.load(AUTHORISATIONS, thread.authorisationId)).state;
  if (granted === null || granted.campaignId === null || thread.ended !== null || thread.lastOursAt !== null)
    return null;
  const campaign = (await rows.load(CAMPAIGNS, granted.campaignId)).state;
  const text = campaign?.texts.find(({ language }) => language === thread.language);
  if (campaign === null || text === undefined) return null;
  const draft: Draft = {
    id: ids.random(),
    threadId,
    revision: 1,
    text: text.text,
    author: `campaign:${campaign.id}`,
    editors: [],
    act: 'warn',
    versions: { templates: null, model: null, prompt: null, ...currentVersions(policies, thread.countries) },
    at: clock.now(),
    signOff: null,
    rejected: null,
  };
  const drafted = await changeCase(threadId, officer, tools, ({ state }) =>
    state.drafts.some((one) => one.draft.act === 'warn')
      ? refused('wrong_state')
      : ok({ event: { kind: 'drafted', draft }, by: 'system' }),
  );
  if (!drafted.ok) return null;
  const one = drafted.value.state.drafts.find((found) => found.draft.id === draft.id);
  if (one === undefined) return null;
  const warrant = { approvalId: `warning:${contactOf(seen.value, tools)}`, ends: 'warned' } as const;
  const out = await letGo(drafted.value, one, warrant, officer, tools);
  return out.ok ? out.value : null;
}

/**
 * Whom a thread writes to, whatever thread it is: the number, or the subject on its platform. A campaign makes one intent for each, so that
 * a second thread, or a second process, warns nobody again.
 */
function contactOf({ state: { thread, smsTo } }: CaseRow, { blind }: EngagementTools): string {
  return blind(smsTo ?? `${thread.platform} ${thread.subject}`);
}
