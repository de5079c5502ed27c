// Shapes of the registers of supervised engagements: authorisations, personas, officers, policy, figures.

import type { Act, EngagementRole, OffenceId, Verdict } from './engagement-types.js';
import type { Person } from './types.js';

/** Where an authorisation stands. `broken`: its numbered documents do not fit together. */
export type AuthorisationState = 'requested' | 'not_yet' | 'live' | 'expired' | 'revoked' | 'broken';

/** One in a list. */
export interface AuthorisationRow {
  readonly id: string;
  readonly state: AuthorisationState;
  readonly offence: OffenceId;
  readonly legalBasis: string;
  readonly jurisdiction: readonly string[];
  readonly platforms: readonly string[];
  readonly start: string;
  readonly end: string;
  readonly signer: Person;
  readonly operators: readonly Person[];
  readonly campaignId: string | null;
}

/** What is asked for, and what is signed. `signer` and `operators`: account ids. */
export interface AuthorisationFields {
  readonly legalBasis: string;
  readonly offence: OffenceId;
  readonly subjects: readonly string[];
  readonly platforms: readonly string[];
  readonly jurisdiction: readonly string[];
  readonly permitted: readonly { readonly act: Act; readonly article: string }[];
  readonly operators: readonly string[];
  readonly start: string;
  readonly end: string;
  readonly necessity: string;
  readonly proportionality: string;
  readonly signer: string;
  readonly training: string;
  readonly smsNumbers: readonly string[];
  readonly campaignId: string | null;
}

/** One authorisation. `toSign`: the exact text to sign offline; null: no signature is waited for. */
export interface AuthorisationView extends AuthorisationRow {
  readonly fields: AuthorisationFields;
  readonly requestedBy: Person;
  readonly requestedAt: string;
  readonly signedAt: string | null;
  readonly toSign: string | null;
  readonly sha256: string;
  readonly tokens: readonly {
    readonly kind: 'judge' | 'prosecutor';
    readonly signer: string;
    readonly acts: readonly Act[];
    readonly at: string;
    readonly valid: boolean;
  }[];
  readonly documents: readonly {
    readonly n: number;
    readonly kind: 'grant' | 'renewal' | 'revocation' | 'send_intent';
    readonly at: string;
    readonly by: Person;
    readonly reason: string | null;
    readonly threadId: string | null;
  }[];
  readonly verdicts: readonly Verdict[];
}

/** What is new in a renewal. */
export type Renewal = Pick<AuthorisationFields, 'start' | 'end' | 'necessity' | 'proportionality' | 'signer'>;

/** A detached Ed25519 signature; `value` is base64. */
export interface Signature {
  readonly keyId: string;
  readonly value: string;
}

/** What somebody pretends to be. */
export interface PersonaForm {
  readonly name: string;
  readonly age: number;
  readonly occupation: string;
  readonly story: string;
  readonly handles: readonly string[];
}

/** A persona of the register; `checkedBy` are checks of exactly this form. */
export interface Persona extends PersonaForm {
  readonly id: string;
  readonly version: number;
  readonly by: Person;
  readonly at: string;
  readonly sha256: string;
  readonly verdict: Verdict;
  readonly checkedBy: readonly { readonly by: Person; readonly at: string }[];
  readonly uses: readonly {
    readonly threadId: string;
    readonly officer: Person;
    readonly at: string;
    readonly purpose: string;
  }[];
}

/** An officer and how many threads they run now. */
export interface Officer extends Person {
  readonly roles: readonly EngagementRole[];
  readonly threads: number;
}

/** One training record. */
export interface Training {
  readonly officer: Person;
  readonly kind: string;
  readonly passedAt: string;
  readonly expiresAt: string;
  readonly recordedBy: Person;
  readonly current: boolean;
}

/** What the law of a country is taken to be. */
export interface CountryPolicy {
  readonly country: string;
  readonly standing: 'permitted' | 'unknown' | 'forbidden';
  readonly signedBy: readonly string[];
  readonly signed: boolean;
  readonly bases: readonly {
    readonly article: string;
    readonly acts: readonly Act[];
    readonly secondToken: 'none' | 'prosecutor' | 'judge';
    readonly maxDays: number | null;
  }[];
  readonly unverified: readonly string[];
  readonly sms: boolean;
  readonly silenceHours: number;
  readonly threadsPerOfficer: number;
  readonly alertMinutes: number;
  readonly version: string;
}

/** The policy of the deployment. */
export interface Policy {
  readonly countries: readonly CountryPolicy[];
  readonly conflicting: readonly string[];
  readonly languages: readonly string[];
}

/** Figures over all threads. */
export interface Figures {
  readonly threads: number;
  readonly open: number;
  readonly frozen: number;
  readonly answered: number;
  readonly contacted: number;
  readonly disclosed: number;
  readonly draftsSuggested: number;
  readonly draftsApproved: number;
  readonly draftsRejected: number;
  readonly blocks: readonly { readonly rule: string; readonly count: number }[];
  readonly dwellMedianS: number | null;
  readonly safeguardingMedianS: number | null;
  readonly threadsPerOfficer: readonly { readonly officer: Person; readonly threads: number }[];
}
