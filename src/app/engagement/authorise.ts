// An authorisation from the request to its end: asked for by one person, signed by another whose key is not here, renewed, revoked.

import { isSigned } from '../../bots/engagement/authorisation.js';
import { renewalProblem, standing } from '../../bots/engagement/numbered.js';
import type { DocumentEvent, DossierEvent } from '../../bots/engagement/registers.js';
import { authorisationText, tokenProblem } from '../../bots/engagement/signed.js';
import type { Authorisation, DetachedSignature, Officer, SecondToken } from '../../domain/authorisation.js';
import { refuses } from '../../domain/engagement-rules.js';
import { ok } from '../../domain/result.js';
import { AUTHORISATIONS, DOSSIERS } from './row-kinds.js';
import {
  authorisersOf,
  blocked,
  type EngagementTools,
  FORBIDDEN,
  NOT_FOUND,
  type Outcome,
  officerById,
  refused,
} from './tools.js';

const NO_SIGNATURE: DetachedSignature = { keyId: '', value: '' };

/** What is asked for: all that the authoriser will sign but the id. */
export type AuthorisationFields = Omit<Authorisation, 'id' | 'signature'>;

/** Asks for an authorisation. It comes to life by the signature of the authoriser it names. Gives its id. */
export async function requestAuthorisation(
  fields: AuthorisationFields,
  officer: Officer,
  tools: EngagementTools,
): Promise<Outcome<string>> {
  const wrong = await mistakeIn(fields, officer, tools);
  if (wrong !== null) return refused(wrong);
  const id = tools.ids.random();
  const authorisation: Authorisation = { ...fields, id, signature: NO_SIGNATURE };
  if (authorisationText(authorisation) === null) return refused('not_canonical');
  const event: DossierEvent = { kind: 'requested', authorisation };
  const written = await tools.rows.change(DOSSIERS, id, () => ok({ uid: 'request', by: officer.id, event }));
  return written.ok ? ok(id) : written;
}

async function mistakeIn(
  fields: Pick<AuthorisationFields, 'signer' | 'operators' | 'start' | 'end'>,
  officer: Officer,
  { staff }: EngagementTools,
): Promise<string | null> {
  if (!(fields.start < fields.end)) return 'bad_times';
  if (fields.signer === officer.id || fields.operators.includes(fields.signer)) return 'own_request';
  if (!(await authorisersOf(staff)).includes(fields.signer)) return 'unknown_officer';
  const officers = await Promise.all(fields.operators.map((id) => officerById(id, staff)));
  return officers.every(({ roles }) => roles.includes('operator')) ? null : 'unknown_officer';
}

/** Asks for a renewal: new time and reasons written afresh, all else as it stands. */
export async function requestRenewal(
  id: string,
  renewal: Pick<Authorisation, 'start' | 'end' | 'necessity' | 'proportionality' | 'signer'>,
  officer: Officer,
  tools: EngagementTools,
): Promise<Outcome<void>> {
  const { granted, documents } = (await tools.rows.load(AUTHORISATIONS, id)).state;
  if (granted === null) return NOT_FOUND;
  const now = standing(granted, documents);
  if (now.state !== 'live') return refused('not_live');
  const authorisation: Authorisation = { ...now.authorisation, ...renewal, signature: NO_SIGNATURE };
  const wrong = await mistakeIn(authorisation, officer, tools);
  if (wrong !== null) return refused(wrong);
  const judged = renewalProblem(authorisation, earlierOf(granted, documents), tools.clock.now());
  if (!judged.ok) return blocked([judged]);
  const event: DossierEvent = { kind: 'renewal_requested', authorisation };
  return done(await tools.rows.change(DOSSIERS, id, () => ok({ uid: tools.ids.random(), by: officer.id, event })));
}

/** The grant and every renewal so far. */
function earlierOf(granted: Authorisation, documents: Parameters<typeof standing>[1]): readonly Authorisation[] {
  return [granted, ...documents.flatMap((one) => (one.kind === 'renewal' ? [one.authorisation] : []))];
}

/** Imports the detached signature of whoever the request names: only they may, and they did not ask for it. */
export async function signAuthorisation(
  id: string,
  signature: DetachedSignature,
  officer: Officer,
  tools: EngagementTools,
): Promise<Outcome<void>> {
  const { rows, ports, clock } = tools;
  const { waiting } = (await rows.load(DOSSIERS, id)).state;
  if (waiting === null) return (await rows.load(AUTHORISATIONS, id)).n > 0 ? refused('wrong_state') : NOT_FOUND;
  if (waiting.by === officer.id) return refused('own_request');
  if (waiting.authorisation.signer !== officer.id) return FORBIDDEN;
  const authorisation: Authorisation = { ...waiting.authorisation, signature };
  const signed = isSigned(authorisation, ports, clock.now());
  if (!signed.ok) return blocked([signed]);
  // The same signature again is the same document: a crash between the two records is mended by signing again.
  const uid = `signed:${ports.sha256(authorisationText(authorisation) ?? '')}`;
  const written = await rows.change(AUTHORISATIONS, id, ({ n, state }) => {
    const kind: DocumentEvent['kind'] = n === 0 ? 'grant' : 'renewal';
    if (state.granted !== null && standing(state.granted, state.documents).state !== 'live') return refused('not_live');
    return ok({ uid, by: officer.id, event: { kind, authorisation } });
  });
  if (!written.ok) return written;
  return done(await rows.change(DOSSIERS, id, () => ok({ uid, by: officer.id, event: { kind: 'signed' } })));
}

/** Puts the token of a judge or prosecutor on file, if it holds for the authorisation of now. */
export async function addToken(
  id: string,
  token: Omit<SecondToken, 'authorisationId'>,
  officer: Officer,
  tools: EngagementTools,
): Promise<Outcome<void>> {
  const { granted, documents } = (await tools.rows.load(AUTHORISATIONS, id)).state;
  if (granted === null) return NOT_FOUND;
  const now = standing(granted, documents);
  if (now.state !== 'live') return refused('not_live');
  const whole: SecondToken = { ...token, authorisationId: id };
  const problem = tokenProblem(whole, now.authorisation, tools.ports, tools.clock.now());
  if (problem !== null) return blocked([refuses('second_token', problem)]);
  const uid = `token:${token.signature.value}`;
  const event: DossierEvent = { kind: 'token', token: whole };
  return done(await tools.rows.change(DOSSIERS, id, () => ok({ uid, by: officer.id, event })));
}

/** Ends it at once, what was approved and not sent included: it takes the next number before any intent that comes after. */
export async function revokeAuthorisation(
  id: string,
  reason: string,
  officer: Officer,
  tools: EngagementTools,
): Promise<Outcome<void>> {
  const revoked = await tools.rows.change(AUTHORISATIONS, id, ({ state }) => {
    if (state.granted === null) return NOT_FOUND;
    if (standing(state.granted, state.documents).state === 'revoked') return refused('wrong_state');
    return ok({ uid: tools.ids.random(), by: officer.id, event: { kind: 'revocation', reason } });
  });
  return done(revoked);
}

function done(outcome: Outcome<unknown>): Outcome<void> {
  return outcome.ok ? ok(undefined) : outcome;
}
