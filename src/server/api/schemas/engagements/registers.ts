// The registers beside the threads: policy, officers, personas, training, suspicion, whom alerts go to, stops, campaigns, figures.

import { z } from 'zod';
import { ENGAGEMENT_ROLES } from '../../../../domain/authorisation.js';
import { Id, Language, Person, StaffText, Time } from '../common.js';
import { ActName, Country, Register, Sha256, VerdictView } from './common.js';

/** `GET /engagements/policy`: what the law is taken to be, and whose signatures stand on it. */
export const PolicyView = z
  .strictObject({
    countries: z.array(
      z.strictObject({
        country: Country,
        standing: z.enum(['permitted', 'unknown', 'forbidden']),
        signedBy: z.array(z.string()),
        signed: z.boolean().meta({ description: 'By two people: only then anything may be sent there.' }),
        bases: z.array(
          z.strictObject({
            article: z.string(),
            acts: z.array(ActName),
            secondToken: z.enum(['none', 'prosecutor', 'judge']),
            maxDays: z.number().int().nullable(),
          }),
        ),
        unverified: z.array(z.string()),
        sms: z.boolean(),
        silenceHours: z.number().int(),
        threadsPerOfficer: z.number().int(),
        alertMinutes: z.number().int(),
        version: Sha256,
      }),
    ),
    conflicting: z.array(Country),
    languages: z.array(Language).meta({ description: 'Whose words two people signed.' }),
  })
  .meta({ id: 'EngagementPolicy' });

/** `GET /engagements/officers`. */
export const OfficerList = z
  .strictObject({
    items: z.array(
      z.strictObject({
        id: z.string(),
        name: z.string(),
        roles: z.array(z.enum(ENGAGEMENT_ROLES)),
        threads: z.number().int().meta({ description: 'That they run now.' }),
      }),
    ),
  })
  .meta({ id: 'EngagementOfficers' });

/** `POST /engagements/personas`, `PUT /engagements/personas/{id}`. */
export const NewPersona = z
  .strictObject({
    name: z.string().trim().min(1).max(100),
    age: z.number().int(),
    occupation: z.string().trim().min(1).max(200),
    story: z.string().trim().min(1).max(4_000),
    handles: z.array(z.string().trim().min(1).max(100)).max(20),
  })
  .meta({ id: 'NewPersona' });

/** One persona. */
export const PersonaView = NewPersona.extend({
  id: z.string(),
  version: z.number().int(),
  by: Person,
  at: Time,
  sha256: Sha256.meta({ description: 'Of its form of now: what a check names.' }),
  verdict: VerdictView.meta({ description: 'Whether its words pass, whoever checks.' }),
  checkedBy: z.array(z.strictObject({ by: Person, at: Time })).meta({ description: 'Checks of exactly this form.' }),
  uses: z
    .array(z.strictObject({ threadId: z.string(), officer: Person, at: Time, purpose: z.string() }))
    .meta({ description: 'The newest hundred, newest first.' }),
}).meta({ id: 'PersonaView' });

/** `GET /engagements/personas`. */
export const PersonaList = z
  .strictObject({ items: z.array(PersonaView), cursor: z.string().optional() })
  .meta({ id: 'PersonaList' });

/** `POST /engagements/personas/{id}/checks`. */
export const NewCheck = z.strictObject({ sha256: Sha256 }).meta({ id: 'NewPersonaCheck' });

/** `POST /engagements/training`. Nobody vouches for themselves. */
export const NewTraining = z
  .strictObject({ officer: Id, kind: Register, passedAt: Time, expiresAt: Time })
  .meta({ id: 'NewTrainingRecord' });

/** `GET /engagements/training`. */
export const TrainingList = z
  .strictObject({
    items: z.array(
      z.strictObject({
        officer: Person,
        kind: z.string(),
        passedAt: Time,
        expiresAt: Time,
        recordedBy: Person,
        current: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'TrainingList' });

/** `POST /engagements/suspicions/{id}`: grounds to suspect a subject of the register, dated by the server. */
export const NewSuspicion = z.strictObject({ grounds: StaffText }).meta({ id: 'NewSuspicion' });

/** `GET /engagements/suspicions/{id}`. */
export const SuspicionList = z
  .strictObject({ items: z.array(z.strictObject({ recordedAt: Time, by: Person, grounds: z.string() })) })
  .meta({ id: 'SuspicionList' });

/** `PUT /engagements/safeguarding`: whom an alert goes to, in order. */
export const NewSafeguarding = z.strictObject({ officers: z.array(Id).min(1).max(20) }).meta({ id: 'NewSafeguarding' });

/** `GET /engagements/safeguarding`. */
export const SafeguardingView = z.strictObject({ officers: z.array(Person) }).meta({ id: 'SafeguardingOfficers' });

/** One alert whose clock runs. */
export const AlertView = z
  .strictObject({
    threadId: z.string(),
    reason: z.enum(['minor', 'victim', 'unread', 'person']),
    raisedAt: Time,
    elapsedS: z.number().int(),
    alerted: z.array(Person).meta({ description: 'Who was alerted by now, in order.' }),
    nextAt: Time.nullable(),
  })
  .meta({ id: 'SafeguardAlert' });

/** `GET /engagements/alerts`: those that nobody acknowledged, the oldest first. */
export const AlertList = z.strictObject({ items: z.array(AlertView) }).meta({ id: 'SafeguardAlertList' });

/** `POST /engagements/stops`. `target`: id of the authorisation or the thread; null for all. */
export const NewStop = z
  .strictObject({
    scope: z.enum(['all', 'authorisation', 'thread']),
    target: Id.nullable(),
    reason: StaffText,
  })
  .meta({ id: 'NewStop' });

/** One stop. It holds until two people lifted it. */
export const StopView = z
  .strictObject({
    id: z.string(),
    scope: z.enum(['all', 'authorisation', 'thread']),
    target: z.string().nullable(),
    by: Person,
    at: Time,
    reason: z.string(),
    liftedBy: z.array(Person),
    holds: z.boolean(),
  })
  .meta({ id: 'EngagementStop' });

/** `GET /engagements/stops`, newest first. */
export const StopList = z.strictObject({ items: z.array(StopView) }).meta({ id: 'EngagementStops' });

/** `POST /engagements/campaigns`: its authorisation names this id. */
export const NewCampaign = z.strictObject({ id: Register, authorisationId: Id }).meta({ id: 'NewCampaign' });

/** `PUT /engagements/campaigns/{id}/texts/{language}`: a new text voids the approvals of the one before. */
export const NewCampaignText = z.strictObject({ text: z.string().min(1).max(2_000) }).meta({ id: 'NewCampaignText' });

/** One campaign. */
export const CampaignView = z
  .strictObject({
    id: z.string(),
    authorisationId: z.string(),
    by: Person,
    texts: z.array(
      z.strictObject({
        language: Language,
        text: z.string(),
        sha256: Sha256,
        author: Person,
        approvals: z.array(z.strictObject({ by: Person, at: Time })),
        approved: z.boolean().meta({ description: 'By two people who did not write it.' }),
        readingMs: z.number().int().meta({ description: 'That reading it takes at least.' }),
      }),
    ),
    contacts: z
      .array(z.strictObject({ language: Language.nullable(), wrote: z.number().int(), warned: z.number().int() }))
      .meta({
        description: 'Threads under its authorisation in which somebody wrote; null: no language is known yet.',
      }),
  })
  .meta({ id: 'EngagementCampaign' });

/** `GET /engagements/campaigns`. */
export const CampaignList = z
  .strictObject({ items: z.array(CampaignView), cursor: z.string().optional() })
  .meta({ id: 'EngagementCampaigns' });

/** `{id}` and `{language}` of a campaign's text. */
export const CampaignTextParams = z.strictObject({ id: Register, language: z.string().regex(/^[a-z]{2,3}$/) });

/** `GET /engagements/figures`: since the process knows of them, over all threads. */
export const FiguresView = z
  .strictObject({
    threads: z.number().int(),
    open: z.number().int(),
    frozen: z.number().int(),
    answered: z
      .number()
      .int()
      .meta({ description: 'Threads in which they wrote after our first message: take-off is this over `contacted`.' }),
    contacted: z.number().int(),
    disclosed: z.number().int().meta({ description: 'Threads in which they opened a topic or named a fact.' }),
    draftsSuggested: z.number().int(),
    draftsApproved: z.number().int(),
    draftsRejected: z.number().int(),
    blocks: z.array(z.strictObject({ rule: z.string(), count: z.number().int() })),
    dwellMedianS: z.number().nullable().meta({
      description:
        'From shown to approved, from the last yes if that was later, of the newest eight approvals of each thread.',
    }),
    safeguardingMedianS: z.number().nullable().meta({ description: 'From alert to acknowledgement.' }),
    threadsPerOfficer: z.array(z.strictObject({ officer: Person, threads: z.number().int() })),
  })
  .meta({ id: 'EngagementFigures' });

/** `{id}` of a register. */
export const RegisterParams = z.strictObject({ id: Register });

export type NewPersona = z.infer<typeof NewPersona>;
export type PersonaView = z.infer<typeof PersonaView>;
export type NewCheck = z.infer<typeof NewCheck>;
export type NewTraining = z.infer<typeof NewTraining>;
export type NewSuspicion = z.infer<typeof NewSuspicion>;
export type NewSafeguarding = z.infer<typeof NewSafeguarding>;
export type NewStop = z.infer<typeof NewStop>;
export type StopView = z.infer<typeof StopView>;
export type NewCampaign = z.infer<typeof NewCampaign>;
export type NewCampaignText = z.infer<typeof NewCampaignText>;
export type CampaignView = z.infer<typeof CampaignView>;
export type CampaignTextParams = z.infer<typeof CampaignTextParams>;
export type RegisterParams = z.infer<typeof RegisterParams>;
export type AlertView = z.infer<typeof AlertView>;
export type PolicyView = z.infer<typeof PolicyView>;
export type FiguresView = z.infer<typeof FiguresView>;
