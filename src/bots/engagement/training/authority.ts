// The authority of the training range. It looks like a real one to the rules, and is worth nothing outside the range: its seal is no
// signature of any key, its country and its platform do not exist, and it is a type of its own that no real use case takes.

import type { Act, Authorisation } from '../../../domain/authorisation.js';
import type { Instant } from '../../../domain/clock.js';
import type { CountryPolicy, PolicySet } from '../../../domain/country-policy.js';
import type { Persona } from '../../../domain/persona.js';
import type { Subject } from '../../../domain/training.js';
import type { Sha256, VerifySignature } from '../ports.js';
import { authorisationText } from '../signed.js';

/** Platform and key of the range. */
export const RANGE = 'training-range';
/** ISO 3166-1 leaves XX to users: no country. */
export const NOWHERE = 'XX';
/** Who signs and approves on the range; nobody signs in under such a name. */
export const RANGE_AUTHORISER = 'range:authoriser';
export const RANGE_COLLEAGUE = 'range:colleague';
export const RANGE_TRAINING = 'range-training';

const DAY_MS = 86_400_000;
const ARTICLE = 'training range, no law';
/** No first contact: on the range the subject writes first. */
const PERMITTED: readonly Act[] = ['reply', 'ask', 'discuss_terms'];

/** An authorisation of the range. Not an `Authorisation`: nothing that reaches a channel takes it. */
export interface TrainingAuthorisation {
  readonly realm: 'training';
  readonly sealed: Authorisation;
}

/** An authorisation over one subject for one officer, for thirty days around `now`. */
export function trainingAuthorisation(
  subject: Subject,
  officer: string,
  now: Instant,
  sha256: Sha256,
): TrainingAuthorisation {
  const open: Authorisation = {
    id: `${RANGE}:${subject.id}`,
    legalBasis: ARTICLE,
    offence: subject.offence,
    subjects: [subject.id],
    platforms: [RANGE],
    jurisdiction: [NOWHERE],
    permitted: PERMITTED.map((act) => ({ act, article: ARTICLE })),
    operators: [officer],
    start: now - DAY_MS,
    end: now + 29 * DAY_MS,
    necessity: 'An officer learns to work a thread before a person is at the other end of it.',
    proportionality: 'The other side is a simulated subject and nobody is written to by this range.',
    signer: RANGE_AUTHORISER,
    training: RANGE_TRAINING,
    smsNumbers: [],
    campaignId: null,
    signature: { keyId: RANGE, value: '' },
  };
  const value = seal(authorisationText(open) ?? '', sha256);
  return { realm: 'training', sealed: { ...open, signature: { keyId: RANGE, value } } };
}

function seal(text: string, sha256: Sha256): string {
  return sha256(`${RANGE} ${text}`);
}

/** The range's check of its own seal. It takes no other, and no other check takes it: a hash is no Ed25519 signature. */
export function sealChecker(sha256: Sha256): VerifySignature {
  return (text, { keyId, value }) => {
    if (keyId !== RANGE) return { ok: false, why: 'unknown_key' };
    if (value !== seal(text, sha256)) return { ok: false, why: 'bad_signature' };
    return { ok: true, person: RANGE_AUTHORISER, kinds: ['authoriser'] };
  };
}

/** The policy of nowhere, as strict as the strictest that ships. */
const POLICY: Omit<CountryPolicy, 'version'> = {
  country: NOWHERE,
  standing: 'permitted',
  bases: [{ article: ARTICLE, acts: PERMITTED, secondToken: 'none', maxDays: null }],
  unverified: ['The training range has no law.'],
  sms: false,
  silenceHours: 72,
  threadsPerOfficer: 8,
  alertMinutes: 5,
  signedBy: [RANGE_AUTHORISER, RANGE_COLLEAGUE],
};

/** Minutes in which an alert of the range has to be acknowledged. */
export const ALERT_MINUTES = POLICY.alertMinutes;

/** The policy of the range. `languages`: word lists by their hash, whether people signed them or not: nobody is written to. */
export function trainingPolicy(languages: ReadonlyMap<string, string>, sha256: Sha256): PolicySet {
  const policy = { ...POLICY, version: sha256(JSON.stringify(POLICY)) };
  return { countries: new Map([[NOWHERE, policy]]), conflicting: new Set(), languages };
}

/** Whom the officer appears to be. */
export const RANGE_PERSONA: Persona = {
  id: 'range:persona',
  name: 'Sam',
  age: 34,
  occupation: 'warehouse worker',
  story: 'He lives with two cousins and likes fishing and football on quiet evenings.',
  handles: ['sam_north'],
  version: 1,
};
