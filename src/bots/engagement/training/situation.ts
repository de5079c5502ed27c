// What the rules look at for a draft on the range: the same questions as in a real talk, over the range's own papers.

import type { NumberedDocument } from '../../../domain/authorisation.js';
import type { Instant } from '../../../domain/clock.js';
import type { Approval, Draft, Thread } from '../../../domain/engagement.js';
import { MOST_DWELL_MS, readingTimeMs } from '../approval.js';
import type { SendSituation } from '../may-send.js';
import { personaHash } from '../persona.js';
import type { EngagementPorts } from '../ports.js';
import { openThread } from '../thread.js';
import { currentVersions } from '../versions.js';
import {
  NOWHERE,
  RANGE,
  RANGE_AUTHORISER,
  RANGE_COLLEAGUE,
  RANGE_PERSONA,
  RANGE_TRAINING,
  sealChecker,
  type TrainingAuthorisation,
  trainingPolicy,
} from './authority.js';
import type { RangeSession, RangeWorld } from './session.js';
import type { Cast } from './subject.js';

const DAY_MS = 86_400_000;

/** The ports of the range: its own seal, the readers of the world. */
export function rangePorts({ sha256, readSigns }: RangeWorld): EngagementPorts {
  return { verify: sealChecker(sha256), sha256, readSigns };
}

/** The thread before anybody wrote; the suspicion was written down a day earlier. Relay: software sends nothing. */
export function rangeThread(
  { subject, seed }: Cast,
  { sealed }: TrainingAuthorisation,
  officer: string,
  now: Instant,
): Thread {
  return openThread({
    id: `${RANGE}:${subject.id}:${seed}`,
    authorisationId: sealed.id,
    subject: subject.id,
    platform: RANGE,
    channel: 'relay',
    smsFrom: null,
    countries: [NOWHERE],
    operator: officer,
    personaId: RANGE_PERSONA.id,
    suspicion: { recordedAt: now - DAY_MS, by: RANGE_AUTHORISER, grounds: subject.grounds },
    at: now - DAY_MS,
  });
}

/** The grant of the range's authorisation. */
export function rangeGrant({ sealed }: TrainingAuthorisation, now: Instant): NumberedDocument {
  return { authorisationId: sealed.id, n: 1, at: now - DAY_MS, kind: 'grant' };
}

/** A text with its author, and the yes that it gets. */
export interface Written {
  readonly draft: Draft;
  readonly approval: Approval;
}

/** A text, who wrote it, and its script (ISO 15924). */
interface Text {
  readonly text: string;
  readonly author: string;
  readonly script: string;
}

/**
 * A suggestion that nobody touched is approved by the officer, in the time since it was shown; what the officer wrote is approved by a
 * colleague of the range, who reads as long as reading takes and then says yes. What is wrong with a text is found by the other rules.
 */
export function written(session: RangeSession, text: Text, at: Instant, world: RangeWorld): Written {
  const own = text.author === session.officer;
  // A suggestion that lay open for too long is shown again, as on the desk.
  const shownAt = own ? at : Math.max(session.now, at - MOST_DWELL_MS);
  const draft = draftOf(session, text, shownAt, world);
  const approval: Approval = {
    id: `Y-${session.log.length + 1}`,
    threadId: draft.threadId,
    draftId: draft.id,
    revision: draft.revision,
    textSha256: world.sha256(draft.text),
    approver: own ? RANGE_COLLEAGUE : session.officer,
    shownAt,
    // One talk at a time: every earlier yes lies before this text was shown.
    lastApprovalAt: null,
    at: own ? at + readingTimeMs(text.text, text.script) : at,
  };
  return { draft, approval };
}

function draftOf(
  { log, thread, officer }: RangeSession,
  { text, author }: Text,
  at: Instant,
  world: RangeWorld,
): Draft {
  const policies = trainingPolicy(world.languages, world.sha256);
  return {
    id: `D-${log.length + 1}`,
    threadId: thread.id,
    revision: 1,
    text,
    author,
    editors: [],
    act: 'reply',
    versions: {
      templates: author === officer ? null : world.templatesVersion,
      model: null,
      prompt: null,
      ...currentVersions(policies, [NOWHERE]),
    },
    at,
    signOff: null,
    rejected: null,
  };
}

/** Everything that `maySend` asks for. Outside the range every part of it is refused: seal, policy, platform. */
export function rangeSituation(session: RangeSession, { draft, approval }: Written, world: RangeWorld): SendSituation {
  const { officer, thread, authority, documents } = session;
  const began = documents[0]?.at ?? session.now;
  const sha256 = personaHash(RANGE_PERSONA, world.sha256) ?? '';
  const operator = { id: officer, roles: ['operator'] } as const;
  return {
    deployment: { profile: 'authority', on: true },
    policies: trainingPolicy(world.languages, world.sha256),
    thread,
    draft,
    approval,
    operator,
    approver: approval.approver === officer ? operator : { id: RANGE_COLLEAGUE, roles: ['approver'] },
    granted: authority.sealed,
    documents,
    intentId: null,
    approvalUsedBy: null,
    stops: [],
    tokens: [],
    training: [
      {
        officer,
        kind: RANGE_TRAINING,
        passedAt: began,
        expiresAt: authority.sealed.end,
        recordedBy: RANGE_AUTHORISER,
      },
    ],
    persona: RANGE_PERSONA,
    personaChecks: [{ personaId: RANGE_PERSONA.id, sha256, by: RANGE_AUTHORISER, at: began }],
    personaUses: [
      { personaId: RANGE_PERSONA.id, threadId: thread.id, officer, at: began, purpose: `Training: ${thread.subject}` },
    ],
    campaign: null,
    authorisers: [RANGE_AUTHORISER],
    safeguarding: [officer, RANGE_COLLEAGUE],
    threadsOpen: 1,
    helpLineAccounts: [],
    now: approval.at,
  };
}
