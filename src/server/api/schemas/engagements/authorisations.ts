// Authorisations: asked for, signed, revoked.

import { z } from 'zod';
import { Id, Person, StaffText, Time } from '../common.js';
import {
  ActName,
  Country,
  Offence,
  PhoneNumber,
  Platform,
  Register,
  Sha256,
  Signature,
  VerdictView,
} from './common.js';

const Reasons = z.string().trim().min(20).max(8_000);

const fields = {
  legalBasis: z.string().trim().min(1).max(500),
  offence: Offence,
  subjects: z.array(Register).min(1).max(200),
  platforms: z.array(Platform).min(1).max(20),
  jurisdiction: z.array(Country).min(1).max(20),
  permitted: z
    .array(z.strictObject({ act: ActName, article: z.string().trim().min(1).max(200) }))
    .min(1)
    .max(12),
  operators: z.array(Id).min(1).max(50),
  start: Time,
  end: Time,
  necessity: Reasons,
  proportionality: Reasons,
  signer: Id,
  training: Register,
  smsNumbers: z.array(PhoneNumber).max(20),
  campaignId: Register.nullable(),
};

/** `POST /engagements/authorisations`. `signer`: account id of the authoriser who is asked. */
export const NewAuthorisation = z.strictObject(fields).meta({ id: 'NewAuthorisation' });

/** `POST …/renewals`: what is new; all else stays. Reasons are written afresh. */
export const NewRenewal = z
  .strictObject({
    start: Time,
    end: Time,
    necessity: Reasons,
    proportionality: Reasons,
    signer: Id,
  })
  .meta({ id: 'NewRenewal' });

/** `POST …/tokens`: what a judge or prosecutor signed, imported. */
export const NewToken = z
  .strictObject({
    kind: z.enum(['judge', 'prosecutor']),
    authorisationSha256: Sha256,
    acts: z.array(ActName).min(1),
    signer: z.string().min(1).max(128),
    at: Time,
    signature: Signature,
  })
  .meta({ id: 'NewSecondToken' });

/** `POST …/revocation`. */
export const Reason = z.strictObject({ reason: StaffText }).meta({ id: 'EngagementReason' });

/** One authorisation in a list. */
export const AuthorisationRow = z
  .strictObject({
    id: z.string(),
    state: z.enum(['requested', 'not_yet', 'live', 'expired', 'revoked', 'broken']),
    offence: Offence,
    legalBasis: z.string(),
    jurisdiction: z.array(z.string()),
    platforms: z.array(z.string()),
    start: Time,
    end: Time,
    signer: Person,
    operators: z.array(Person),
    campaignId: z.string().nullable(),
  })
  .meta({ id: 'AuthorisationRow' });

/** `GET /engagements/authorisations`. */
export const AuthorisationList = z
  .strictObject({ items: z.array(AuthorisationRow), cursor: z.string().optional() })
  .meta({ id: 'AuthorisationList' });

/** `GET /engagements/authorisations/{id}`. */
export const AuthorisationView = AuthorisationRow.extend({
  fields: z.strictObject(fields).meta({ id: 'AuthorisationFields' }),
  requestedBy: Person,
  requestedAt: Time,
  signedAt: Time.nullable(),
  /** The exact bytes that the authoriser signs offline, as text; of the renewal that waits, if one does; null: nothing waits. */
  toSign: z
    .string()
    .nullable()
    .meta({ description: 'The exact text to sign, offline; null: no signature is waited for.' }),
  sha256: Sha256.meta({ description: 'Of the signed text of now: what a second token names.' }),
  tokens: z.array(
    z.strictObject({
      kind: z.enum(['judge', 'prosecutor']),
      signer: z.string(),
      acts: z.array(ActName),
      at: Time,
      valid: z.boolean(),
    }),
  ),
  documents: z
    .array(
      z.strictObject({
        n: z.number().int(),
        kind: z.enum(['grant', 'renewal', 'revocation', 'send_intent']),
        at: Time,
        by: Person,
        reason: z.string().nullable(),
        threadId: z.string().nullable(),
      }),
    )
    .meta({ description: 'The newest fifty, newest first, under the running number.' }),
  verdicts: z.array(VerdictView),
}).meta({ id: 'AuthorisationView' });

export type NewAuthorisation = z.infer<typeof NewAuthorisation>;
export type NewRenewal = z.infer<typeof NewRenewal>;
export type NewToken = z.infer<typeof NewToken>;
export type Reason = z.infer<typeof Reason>;
export type AuthorisationRow = z.infer<typeof AuthorisationRow>;
export type AuthorisationView = z.infer<typeof AuthorisationView>;
