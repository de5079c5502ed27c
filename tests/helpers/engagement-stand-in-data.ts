// Invented officers, one honest thread, one frozen one, an authorisation and registers for the engagements' stand-in.

import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { ENGAGEMENT_RULES, type EngagementRule } from '../../src/domain/engagement-rules.js';
import type { AuthorisationView } from '../../src/server/api/schemas/engagements/authorisations.js';
import type { FiguresView, PersonaView, PolicyView } from '../../src/server/api/schemas/engagements/registers.js';
import type { DraftView, EngagementTurn, ThreadView } from '../../src/server/api/schemas/engagements/threads.js';
import { ago } from './desk-stand-in-data.js';

type Draft = z.infer<typeof DraftView>;
type Turn = z.infer<typeof EngagementTurn>;
type Thread = z.infer<typeof ThreadView>;
type Verdict = Draft['verdicts'][number];

export const INA = { id: 'st_ina', name: 'Ina', roles: ['operator' as const] };
export const LEA = { id: 'st_lea', name: 'Lea', roles: ['approver' as const] };
export const TOM = { id: 'st_tom', name: 'Tom', roles: ['approver' as const] };
export const NADIA = { id: 'st_nadia', name: 'Nadia', roles: ['authoriser' as const] };
const person = ({ id, name }: { readonly id: string; readonly name: string }) => ({ id, name });

/** How long a draft of the stand-in takes to read, in milliseconds. */
const READING_MS = 300;

const verdict = (rule: EngagementRule, why = 'ok', article: string | null = null): Verdict => ({
  rule,
  number: ENGAGEMENT_RULES[rule],
  ok: why === 'ok',
  why,
  article,
});

const PASSING: readonly Verdict[] = [
  verdict('deployment'),
  verdict('policy'),
  verdict('language'),
  verdict('signed'),
  verdict('live'),
  verdict('scope', 'ok', 'A_live014: CPP art. 230-46'),
  verdict('safeguarding'),
  verdict('renewed_offer'),
  verdict('content'),
  verdict('score'),
];
const NOT_YET = [verdict('approval', 'not_approved'), verdict('reading_time', 'not_approved')];

/** One draft; `blocked`: why rule 7 refuses it. */
export function draftView(
  id: string,
  text: string,
  changes: Partial<Draft> & { readonly blocked?: string } = {},
): Draft {
  const { blocked, ...rest } = changes;
  const first = blocked === undefined ? verdict('first_mention') : verdict('first_mention', blocked);
  return {
    id,
    revision: 1,
    text,
    textSha256: createHash('sha256').update(text).digest('hex'),
    origin: 'template',
    author: 'template:en-any-1',
    authorName: null,
    editors: [],
    act: 'ask',
    at: ago(1_260),
    state: 'open',
    approval: null,
    signOff: null,
    rejected: null,
    scored: { score: 'opportunity', reasons: ['speaks_of:price'] },
    verdicts: [...PASSING, first, ...NOT_YET],
    readingMs: READING_MS,
    mayApprove: blocked === undefined,
    ...rest,
  };
}

function turn(n: number, text: string, ours: boolean, agoS: number): Turn {
  return {
    turn: n,
    side: ours ? 'ours' : 'theirs',
    at: ago(agoS),
    by: ours ? INA.id : 'subject',
    byName: ours ? INA.name : null,
    text,
    language: ours ? 'und' : 'en',
    media: [],
    labels: [],
    readers: ours ? null : 'both',
    mentions: [],
    events: [],
    draftId: ours ? `D_${n}` : null,
    approvedBy: ours ? person(LEA) : null,
  };
}

const first = (topic: 'service' | 'price' | 'document', n: number, value: string | null = null) => ({
  topic,
  value,
  first: 'theirs' as const,
  turn: n,
  at: ago(9_000),
  said: value,
});

const SAFE: Thread['safety'] = {
  state: 'open',
  reason: null,
  turn: null,
  raisedAt: null,
  alerted: [],
  nextAt: null,
  acknowledged: null,
  votes: [],
};

function thread(id: string, changes: Partial<Thread>): Thread {
  return {
    id,
    authorisationId: 'A_live014',
    subject: 'S-2',
    platform: 'telegram',
    channel: 'relay',
    operator: person(INA),
    language: 'en',
    state: 'open',
    turns: 7,
    lastTheirsAt: ago(1_260),
    lastOursAt: ago(9_000),
    draftsOpen: 0,
    draftsApproved: 0,
    toBeSent: false,
    frozen: null,
    alertSince: null,
    version: 4,
    countries: ['FR'],
    smsFrom: null,
    personaId: 'P_sam',
    suspicion: {
      recordedAt: ago(900_000),
      by: person(INA),
      grounds: 'Wrote three adverts for boat places in October.',
    },
    refusedIn: null,
    graver: null,
    ended: null,
    safety: SAFE,
    ledger: [],
    drafts: [],
    outgoing: null,
    recent: [],
    ...changes,
  };
}

/** An honest talk: two suggestions, one of which a rule blocks. */
export function mainThread(): Thread {
  return thread('T_main7F2K', {
    ledger: [first('service', 1), first('price', 3), first('document', 5), first('price', 3, '3800 EUR')],
    recent: [
      turn(1, 'you asked about work and travel. i have places for december', false, 99_000),
      turn(2, 'What is it exactly?', true, 95_000),
      turn(3, '3,800 each, all included. half before, half after with guarantor', false, 93_000),
      turn(4, 'What does “all included” mean?', true, 80_000),
      turn(5, 'flat, driver, everything. papers i bring also', false, 20_000),
      turn(6, 'Who is the guarantor?', true, 9_000),
      turn(7, 'an office, they keep the money. how many people do you have?', false, 1_260),
    ],
    drafts: [
      draftView('D_good', 'How does the office give the money back if somebody does not travel?'),
      draftView('D_meet', 'Where do we meet to pay the first half?', { blocked: 'meeting', act: 'discuss_terms' }),
    ],
  });
}

/** A talk that the check for people at risk froze four minutes ago. */
export function frozenThread(): Thread {
  return thread('T_cold31XX', {
    state: 'frozen',
    frozen: 'minor',
    subject: 'S-3',
    turns: 1,
    recent: [turn(1, 'i am in class until four', false, 252)],
    safety: {
      ...SAFE,
      state: 'frozen',
      reason: 'minor',
      turn: 1,
      raisedAt: ago(252),
      alerted: [person(LEA)],
      nextAt: ago(-300),
    },
  });
}

/** A live authorisation; `toSign`: one that waits for Nadia's signature. */
export function authorisationView(toSign: string | null): z.infer<typeof AuthorisationView> {
  const fields = {
    legalBasis: 'Code of Criminal Procedure, art. 230-46',
    offence: 'smuggling' as const,
    jurisdiction: ['FR'],
    platforms: ['telegram'],
    start: ago(86_400),
    end: ago(-1_641_600),
    campaignId: null,
  };
  return {
    ...fields,
    id: toSign === null ? 'A_live014' : 'A_asked',
    state: toSign === null ? 'live' : 'requested',
    signer: person(NADIA),
    operators: [person(INA)],
    fields: {
      ...fields,
      subjects: ['S-2', 'S-3'],
      permitted: ['reply', 'ask'].map((act) => ({ act: act as 'reply', article: 'CPP art. 230-46' })),
      operators: [INA.id],
      necessity: 'Adverts on a public channel name boats and the sellers answer only in private.',
      proportionality: 'Only the writer of the adverts is contacted and nothing else of them is read.',
      signer: NADIA.id,
      training: 'online-engagement-1',
      smsNumbers: [],
    },
    requestedBy: person(LEA),
    requestedAt: ago(90_000),
    signedAt: toSign === null ? ago(86_400) : null,
    toSign,
    sha256: 'ab'.repeat(32),
    tokens: [],
    documents:
      toSign === null
        ? [{ n: 1, kind: 'grant', at: ago(86_400), by: person(NADIA), reason: null, threadId: null }]
        : [],
    verdicts: [toSign === null ? verdict('signed') : verdict('signed', 'bad_signature'), verdict('live')],
  };
}

/** A persona that Lea checked. */
export function personaView(): z.infer<typeof PersonaView> {
  return {
    id: 'P_sam',
    name: 'Sam',
    age: 34,
    occupation: 'warehouse worker',
    story: 'He lives with two cousins and likes fishing.',
    handles: ['sam_north'],
    version: 1,
    by: person(INA),
    at: ago(90_000),
    sha256: 'cd'.repeat(32),
    verdict: verdict('persona'),
    checkedBy: [{ by: person(LEA), at: ago(80_000) }],
    uses: [{ threadId: 'T_main7F2K', officer: person(INA), at: ago(70_000), purpose: 'Talk with S-2' }],
  };
}

/** France, signed by two. */
export function policyView(): z.infer<typeof PolicyView> {
  return {
    countries: [
      {
        country: 'FR',
        standing: 'permitted',
        signedBy: ['lex1', 'lex2'],
        signed: true,
        bases: [{ article: 'CPP art. 230-46', acts: ['reply', 'ask'], secondToken: 'none', maxDays: 90 }],
        unverified: ['Which offences the article covers.'],
        sms: false,
        silenceHours: 72,
        threadsPerOfficer: 8,
        alertMinutes: 5,
        version: 'ef'.repeat(32),
      },
    ],
    conflicting: [],
    languages: ['en', 'fr'],
  };
}

/** Figures of a small unit. */
export function figuresView(): z.infer<typeof FiguresView> {
  return {
    threads: 12,
    open: 9,
    frozen: 1,
    answered: 7,
    contacted: 10,
    disclosed: 5,
    draftsSuggested: 40,
    draftsApproved: 18,
    draftsRejected: 6,
    blocks: [
      { rule: 'first_mention', count: 9 },
      { rule: 'renewed_offer', count: 3 },
    ],
    dwellMedianS: 22,
    safeguardingMedianS: 310,
    threadsPerOfficer: [{ officer: person(INA), threads: 6 }],
  };
}
