// Routes of the registers of supervised engagements by name.

import { type Answer, ask, query } from './client.js';
import type { Act } from './engagement-types.js';
import type {
  AuthorisationFields,
  AuthorisationRow,
  AuthorisationView,
  Figures,
  Officer,
  Persona,
  PersonaForm,
  Policy,
  Renewal,
  Signature,
  Training,
} from './register-types.js';
import type { Page, Person } from './types.js';

type Items<T> = Promise<Answer<{ readonly items: readonly T[] }>>;
type View = Promise<Answer<AuthorisationView>>;

const authorisationPath = (id: string, act: string): string => `engagements/authorisations/${id}/${act}`;

/** One page of authorisations. */
export const authorisations = (cursor?: string): Promise<Answer<Page<AuthorisationRow>>> =>
  ask('GET', `engagements/authorisations${query({ cursor })}`);
/** One authorisation. */
export const authorisation = (id: string): View => ask('GET', `engagements/authorisations/${id}`);
/** Asks for one. */
export const requestAuthorisation = (form: AuthorisationFields): View =>
  ask('POST', 'engagements/authorisations', form);
/** Hands in the signature over its text. */
export const signAuthorisation = (id: string, signature: Signature): View =>
  ask('POST', authorisationPath(id, 'signature'), signature);
/** Hands in what a judge or prosecutor signed. */
export const addToken = (
  id: string,
  token: {
    readonly kind: 'judge' | 'prosecutor';
    readonly authorisationSha256: string;
    readonly acts: readonly Act[];
    readonly signer: string;
    readonly at: string;
    readonly signature: Signature;
  },
): View => ask('POST', authorisationPath(id, 'tokens'), token);
/** Asks for a renewal. */
export const renewAuthorisation = (id: string, renewal: Renewal): View =>
  ask('POST', authorisationPath(id, 'renewals'), renewal);
/** Revokes it, from now on. */
export const revokeAuthorisation = (id: string, reason: string): View =>
  ask('POST', authorisationPath(id, 'revocation'), { reason });

/** One page of personas. */
export const personas = (cursor?: string): Promise<Answer<Page<Persona>>> =>
  ask('GET', `engagements/personas${query({ cursor })}`);
/** One persona. */
export const persona = (id: string): Promise<Answer<Persona>> => ask('GET', `engagements/personas/${id}`);
/** Registers one. */
export const registerPersona = (form: PersonaForm): Promise<Answer<Persona>> =>
  ask('POST', 'engagements/personas', form);
/** Changes one; its checks are void. */
export const changePersona = (id: string, form: PersonaForm): Promise<Answer<Persona>> =>
  ask('PUT', `engagements/personas/${id}`, form);
/** Checks one in exactly this form. */
export const checkPersona = (id: string, sha256: string): Promise<Answer<Persona>> =>
  ask('POST', `engagements/personas/${id}/checks`, { sha256 });

/** Who takes part, and how many threads each runs. */
export const officers = (): Items<Officer> => ask('GET', 'engagements/officers', undefined, true);
/** The law as it is taken to be. */
export const policy = (): Promise<Answer<Policy>> => ask('GET', 'engagements/policy', undefined, true);
/** Figures over all threads. */
export const figures = (): Promise<Answer<Figures>> => ask('GET', 'engagements/figures');
/** Training records. */
export const training = (): Items<Training> => ask('GET', 'engagements/training');
/** Vouches for somebody's training. */
export const recordTraining = (record: {
  readonly officer: string;
  readonly kind: string;
  readonly passedAt: string;
  readonly expiresAt: string;
}): Items<Training> => ask('POST', 'engagements/training', record);
/** Whom safeguarding alerts go to, in order. */
export const safeguarding = (): Promise<Answer<{ readonly officers: readonly Person[] }>> =>
  ask('GET', 'engagements/safeguarding', undefined, true);
/** Says whom they go to; account ids. */
export const putSafeguarding = (ids: readonly string[]): Promise<Answer<{ readonly officers: readonly Person[] }>> =>
  ask('PUT', 'engagements/safeguarding', { officers: ids });
