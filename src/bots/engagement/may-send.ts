// One decision for every text of an engagement: all rules run, each says what it found, and only when all pass may the text leave.

import type {
  Authorisation,
  NumberedDocument,
  Officer,
  SecondToken,
  StopDocument,
  TrainingRecord,
} from '../../domain/authorisation.js';
import type { Campaign } from '../../domain/campaign.js';
import type { Instant } from '../../domain/clock.js';
import type { PolicySet } from '../../domain/country-policy.js';
import type { Approval, Draft, Scored, Thread } from '../../domain/engagement.js';
import { passes, refuses, type Verdict } from '../../domain/engagement-rules.js';
import type { Persona, PersonaCheck, PersonaUse } from '../../domain/persona.js';
import type { TextSigns } from '../../domain/text-signs.js';
import { actsOf } from './acts.js';
import { isForThisText, isOnRecord, isUnused, isWithinLoad, mayApprove, wasRead } from './approval.js';
import { areApart, hasTokens, isInScope, isLive, isSigned, isTrained, mayOperate } from './authorisation.js';
import { channelAllows } from './channel.js';
import { isNoCampaign, mayWarn } from './deterrence.js';
import {
  claimsNothingForbidden,
  contentIsAllowed,
  isNotGraver,
  isNotPrivileged,
  isNotSexual,
  isSignedOff,
  renewsNothing,
  scoreDraft,
  targetsNobody,
} from './drafts.js';
import { mentionsNothingFirst } from './ledger.js';
import { inForce, intentWon, latestOf, notStopped, standing } from './numbered.js';
import { personaIsChecked, useIsLogged } from './persona.js';
import { actHasBasis, deploymentAllows, languageIsSure, policiesFor } from './policy.js';
import type { EngagementPorts } from './ports.js';
import { isSafe } from './safeguarding.js';
import { isSuspected } from './suspicion.js';
import { currentVersions } from './versions.js';

/** Everything that the decision looks at, as the store has it now. */
export interface SendSituation {
  readonly deployment: { readonly profile: string; readonly on: boolean };
  readonly policies: PolicySet;
  readonly thread: Thread;
  readonly draft: Draft;
  /** Null while nobody approved yet: then only approval and reading time refuse, and a screen can show the rest. */
  readonly approval: Approval | null;
  readonly operator: Officer;
  readonly approver: Officer | null;
  readonly granted: Authorisation;
  readonly documents: readonly NumberedDocument[];
  /** The intent that is about to be carried out; null before one was inserted. */
  readonly intentId: string | null;
  /** The intent that this approval already made, if any; of a warning: the one that warned this contact. */
  readonly approvalUsedBy: string | null;
  readonly stops: readonly StopDocument[];
  readonly tokens: readonly SecondToken[];
  readonly training: readonly TrainingRecord[];
  readonly persona: Persona | null;
  readonly personaChecks: readonly PersonaCheck[];
  readonly personaUses: readonly PersonaUse[];
  readonly campaign: Campaign | null;
  /** Account ids of those who hold the role of authoriser. */
  readonly authorisers: readonly string[];
  /** Whom a safeguarding alert would go to, in order. */
  readonly safeguarding: readonly string[];
  /** Threads that the operator runs, this one included. */
  readonly threadsOpen: number;
  readonly helpLineAccounts: readonly string[];
  readonly now: Instant;
}

/** What came of it. `verdicts`: every rule that was asked, in the order of the rules; `scored`: how far the text pushes. */
export interface SendDecision {
  readonly ok: boolean;
  readonly verdicts: readonly Verdict[];
  readonly scored: Scored;
}

/** Runs every rule. Nothing that is missing ever passes. */
export function maySend(situation: SendSituation, ports: EngagementPorts): SendDecision {
  const { thread, draft } = situation;
  const signs = ports.readSigns(draft.text, thread.language ?? undefined);
  const scored = scoreDraft(thread, signs);
  const ground = underAuthority(situation, signs, ports);
  const own = draft.act === 'warn' ? asWarning(situation, signs, ports) : asMessage(situation, signs, scored, ports);
  const verdicts = [...ground, ...own];
  return { ok: verdicts.length > 0 && verdicts.every(({ ok }) => ok), verdicts, scored };
}

/** Rules that hold for every text: deployment, law, authority, protection, channel. */
function underAuthority(situation: SendSituation, signs: TextSigns, ports: EngagementPorts): readonly Verdict[] {
  const { thread, granted, documents, operator, now } = situation;
  const state = standing(granted, documents);
  const authorisation = state.state === 'live' ? state.authorisation : granted;
  const { policies, verdict: known } = policiesFor(situation.policies, thread.countries);
  const acts = actsOf(thread, situation.draft, signs);
  const questions = acts.map((act) => ({ act, thread, officer: operator, now }));
  const won = situation.intentId === null ? passes('numbered') : intentWon(granted, documents, situation.intentId);
  return [
    deploymentAllows(situation.deployment),
    known,
    together(acts.map((act) => actHasBasis(policies, authorisation, act))),
    languageIsSure(situation.policies, signs),
    isSigned(authorisation, ports, now),
    isLive(authorisation, now, latestKnown(situation)),
    together(questions.map((question) => isInScope(authorisation, question))),
    notStopped(situation.stops, thread.id, authorisation.id),
    together([inForce(state), won]),
    areApart(authorisation, operator),
    mayOperate(operator),
    isTrained(authorisation, operator, situation.training, now),
    together(questions.map((question) => hasTokens(authorisation, question, policies, situation.tokens, ports))),
    isSuspected(thread, now),
    isNotGraver(thread, authorisation.offence),
    isSafe(thread.safety, situation.safeguarding),
    isNotSexual(signs),
    channelAllows(thread, authorisation, policies, situation.helpLineAccounts),
  ];
}

function asWarning(situation: SendSituation, signs: TextSigns, ports: EngagementPorts): readonly Verdict[] {
  const { thread, campaign, granted, draft, approvalUsedBy, intentId } = situation;
  const before = approvalUsedBy !== null && approvalUsedBy !== intentId;
  return [
    together([
      mayWarn(thread, campaign, granted, { text: draft.text, signs }, ports),
      before ? refuses('deterrence', 'warned_before') : passes('deterrence'),
    ]),
  ];
}

/** Rules for a text that one person writes to one other. */
function asMessage(
  situation: SendSituation,
  signs: TextSigns,
  scored: Scored,
  ports: EngagementPorts,
): readonly Verdict[] {
  const { thread, draft, operator, now } = situation;
  const { policies } = policiesFor(situation.policies, thread.countries);
  const least = (of: (policy: (typeof policies)[number]) => number): number => Math.min(...policies.map(of));
  const use = { personaId: thread.personaId, officer: operator.id, threadId: thread.id, now };
  const taking = [operator.id, ...(situation.approver === null ? [] : [situation.approver.id])];
  const sha256 = ports.sha256(draft.text);
  return [
    mentionsNothingFirst(thread.ledger, signs),
    renewsNothing(thread, signs, policies.length === 0 ? 0 : least(({ silenceHours }) => silenceHours), now),
    contentIsAllowed(signs),
    isSignedOff(scored, draft, { sha256, authorisers: situation.authorisers, taking }),
    together([claimsNothingForbidden(signs), personaIsChecked(situation.persona, situation.personaChecks, use, ports)]),
    isNotPrivileged(signs),
    targetsNobody(ports.readSigns(thread.suspicion?.grounds ?? ''), signs),
    ...approved(situation, signs, scored, sha256),
    isWithinLoad(
      situation.threadsOpen,
      policies.length === 0 ? 0 : least(({ threadsPerOfficer }) => threadsPerOfficer),
    ),
    isOnRecord(draft, currentVersions(situation.policies, thread.countries)),
    isNoCampaign(thread, situation.granted),
    useIsLogged(situation.personaUses, use),
  ];
}

function approved(
  { approval, approver, approvalUsedBy, intentId, draft, thread, now }: SendSituation,
  signs: TextSigns,
  scored: Scored,
  sha256: string,
): readonly Verdict[] {
  if (approval === null || approver === null)
    return [refuses('approval', 'not_approved'), refuses('reading_time', 'not_approved')];
  return [
    together([
      isForThisText(approval, draft, thread, sha256),
      mayApprove(approver, approval, draft, thread, scored),
      isUnused(approvalUsedBy, intentId),
      approval.at > now ? refuses('approval', 'in_the_future') : passes('approval'),
    ]),
    wasRead(approval, draft, signs.script),
  ];
}

/** One verdict of several on the same rule: the first that refuses, else the first with the articles of all. */
function together(verdicts: readonly Verdict[]): Verdict {
  const [first] = verdicts;
  if (first === undefined) return refuses('scope', 'act');
  const refused = verdicts.find(({ ok }) => !ok);
  if (refused !== undefined) return refused;
  const articles = [...new Set(verdicts.flatMap(({ article }) => article ?? []))];
  return { ...first, article: articles.length === 0 ? null : articles.join('; ') };
}

/** The latest time on anything that is known: no honest clock is before it. */
function latestKnown({ thread, granted, documents, approval, draft }: SendSituation): Instant {
  return Math.max(thread.latestAt, draft.at, approval?.at ?? 0, latestOf(granted.id, documents));
}

/**
 * The last look before a network call, or before a relayed text is shown for sending: what may have changed since the intent was
 * inserted. Cheap, and asked every time; a send that was decided once is not thereby allowed.
 */
export function mayStillLeave(
  situation: Pick<SendSituation, 'granted' | 'documents' | 'stops' | 'thread' | 'now' | 'safeguarding'> & {
    readonly intentId: string;
    /** SHA-256 of the text that is about to leave. */
    readonly textSha256: string;
  },
): readonly Verdict[] {
  const { granted, documents, thread, intentId, now } = situation;
  const state = standing(granted, documents);
  const intent = documents.find((one) => one.kind === 'send_intent' && one.intentId === intentId);
  const same = intent?.kind === 'send_intent' && intent.textSha256 === situation.textSha256;
  return [
    notStopped(situation.stops, thread.id, granted.id),
    together([inForce(state), intentWon(granted, documents, intentId)]),
    isLive(state.state === 'live' ? state.authorisation : granted, now, thread.latestAt),
    isSafe(thread.safety, situation.safeguarding),
    same && intent.threadId === thread.id ? passes('approval') : refuses('approval', 'text_changed'),
  ];
}
