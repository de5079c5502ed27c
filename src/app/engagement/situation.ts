// Everything that the rules look at, read fresh for one decision.

import { isUntouchedSuggestion } from '../../bots/engagement/approval.js';
import type { Case, CaseDraft } from '../../bots/engagement/casework.js';
import { maySend, type SendDecision, type SendSituation } from '../../bots/engagement/may-send.js';
import type { EngagementPorts } from '../../bots/engagement/ports.js';
import type { Approval, Draft } from '../../domain/engagement.js';
import type { PersonaUse } from '../../domain/persona.js';
import { ALL, AUTHORISATIONS, CAMPAIGNS, DOSSIERS, PERSONAS, SAFEGUARDING, STOPS, TRAINING } from './row-kinds.js';
import { type EngagementTools, officerById } from './tools.js';

/** What is the same for every draft of a thread. */
export type Ground = Omit<SendSituation, 'draft' | 'approval' | 'approver' | 'approvalUsedBy' | 'intentId'> & {
  /** Of one look at the files with `policies`. */
  readonly ports: EngagementPorts;
};

/** The use of a persona in a thread, as the persona's row knows it. */
export function useUid(threadId: string, officer: string): string {
  return `use:${threadId}:${officer}`;
}

/** Reads the ground; undefined where the thread's authorisation was never granted. */
export async function groundOf({ thread, drafts }: Case, tools: EngagementTools): Promise<Ground | undefined> {
  const { rows, staff, board, clock } = tools;
  const { authorisationId, personaId, operator } = thread;
  const [authorisation, dossier, stops, persona, training, safeguarding, officer, authorisers, uses] =
    await Promise.all([
      rows.load(AUTHORISATIONS, authorisationId),
      rows.load(DOSSIERS, authorisationId),
      rows.load(STOPS, ALL),
      rows.load(PERSONAS, personaId),
      rows.load(TRAINING, ALL),
      rows.load(SAFEGUARDING, ALL),
      officerById(operator, staff),
      authorisersAmong(drafts, staff),
      usesOf(thread.id, personaId, operator, tools),
      tools.look(),
    ]);
  const { granted, documents } = authorisation.state;
  if (granted === null) return undefined;
  const campaign = granted.campaignId === null ? null : (await rows.load(CAMPAIGNS, granted.campaignId)).state;
  return {
    deployment: tools.deployment,
    policies: tools.policies,
    ports: tools.ports,
    thread,
    operator: officer,
    granted,
    documents,
    stops: stops.state,
    tokens: dossier.state.tokens,
    training: training.state,
    persona: persona.state?.persona ?? null,
    personaChecks: persona.state?.checks ?? [],
    personaUses: uses,
    campaign,
    authorisers,
    safeguarding: safeguarding.state,
    threadsOpen: board.openOf(operator),
    helpLineAccounts: tools.helpLineAccounts,
    now: clock.now(),
  };
}

/** Of those who signed off a draft in sight, who holds the role of authoriser now: nobody else is asked for. */
async function authorisersAmong(
  drafts: readonly CaseDraft[],
  staff: EngagementTools['staff'],
): Promise<readonly string[]> {
  const signers = new Set(drafts.flatMap(({ draft }) => draft.signOff?.by ?? []));
  const officers = await Promise.all([...signers].map((id) => officerById(id, staff)));
  return officers.flatMap(({ id, roles }) => (roles.includes('authoriser') ? [id] : []));
}

async function usesOf(
  threadId: string,
  personaId: string,
  officer: string,
  { rows }: EngagementTools,
): Promise<readonly PersonaUse[]> {
  const record = await rows.byUid(PERSONAS, personaId, useUid(threadId, officer));
  if (record?.event.kind !== 'used') return [];
  const { event, stamp } = record;
  return [{ personaId, threadId: event.threadId, officer: stamp.by, at: stamp.at, purpose: event.purpose }];
}

/**
 * The decision on a draft with the approval that it has, or with the one that is about to be given. `approvalId`: of what an intent is to
 * rest on, where that is no person's approval.
 */
export async function decide(
  ground: Ground,
  { draft, approval }: CaseDraft,
  tools: EngagementTools,
  over: { readonly approval?: Approval; readonly approvalId?: string } = {},
): Promise<SendDecision> {
  const given = over.approval ?? approval;
  const approver = given === null ? null : await officerById(given.approver, tools.staff);
  const situation: SendSituation = {
    ...ground,
    draft,
    approval: given,
    approver,
    approvalUsedBy: usedBy(ground, over.approvalId ?? given?.id),
    intentId: null,
  };
  return maySend(situation, ground.ports);
}

/** The intent that an approval made. */
function usedBy({ documents }: Ground, approvalId: string | undefined): string | null {
  if (approvalId === undefined) return null;
  const intent = documents.find((one) => one.kind === 'send_intent' && one.approvalId === approvalId);
  return intent?.kind === 'send_intent' ? intent.intentId : null;
}

/** Where a text comes from, in one word. */
export function originOf(draft: Pick<Draft, 'author' | 'editors'>): 'template' | 'model' | 'person' | 'campaign' {
  if (draft.author.startsWith('campaign:')) return 'campaign';
  if (!isUntouchedSuggestion(draft)) return 'person';
  return draft.author.startsWith('template:') ? 'template' : 'model';
}
