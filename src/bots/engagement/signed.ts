// Whether an authorisation or a second token was signed by somebody who may, over exactly these bytes (rules 1 and 5).

import type { Authorisation, SecondToken, SignerKind } from '../../domain/authorisation.js';
import type { Instant } from '../../domain/clock.js';
import { canonicalJson } from './canonical.js';
import type { EngagementPorts, Signer } from './ports.js';

/** Opens what is signed, so that a signature over one kind of document is worth nothing under another. */
const AUTHORISATION_TYPE = 'safe-passage-authorisation-1';
const TOKEN_TYPE = 'safe-passage-second-token-1';

type Ports = Pick<EngagementPorts, 'verify' | 'sha256'>;

/** An authorisation may name hundreds of subjects, and several rules ask for its text at every draft. */
const texts = new WeakMap<Authorisation, string | null>();

/** The text that an authoriser signs; null when it has no canonical form. */
export function authorisationText(authorisation: Authorisation): string | null {
  const there = texts.get(authorisation);
  if (there !== undefined) return there;
  const { signature: _, ...fields } = authorisation;
  const text = textOf({ type: AUTHORISATION_TYPE, ...fields });
  texts.set(authorisation, text);
  return text;
}

/** The text that a judge or prosecutor signs. */
export function tokenText({ signature: _, ...fields }: SecondToken): string | null {
  return textOf({ type: TOKEN_TYPE, ...fields });
}

function textOf(value: unknown): string | null {
  const text = canonicalJson(value);
  return text.ok ? text.value : null;
}

/** Why an authorisation's signature does not hold; null when it does: valid, by an authoriser's key, of the person it names. */
export function signatureProblem(authorisation: Authorisation, ports: Ports, now: Instant): string | null {
  const text = authorisationText(authorisation);
  if (text === null) return 'not_canonical';
  return signerProblem(ports.verify(text, authorisation.signature, now), authorisation.signer, 'authoriser');
}

/** Why a token does not hold for this authorisation; null when it does. */
export function tokenProblem(
  token: SecondToken,
  authorisation: Authorisation,
  ports: Ports,
  now: Instant,
): string | null {
  const text = tokenText(token);
  const authorised = authorisationText(authorisation);
  if (text === null || authorised === null) return 'not_canonical';
  if (token.authorisationId !== authorisation.id || token.authorisationSha256 !== ports.sha256(authorised))
    return 'other_authorisation';
  if (token.at > now) return 'in_the_future';
  if (token.signer === authorisation.signer) return 'same_person';
  return signerProblem(ports.verify(text, token.signature, now), token.signer, token.kind);
}

function signerProblem(signer: Signer, person: string, kind: SignerKind): string | null {
  if (!signer.ok) return signer.why;
  if (signer.person !== person) return 'other_signer';
  return signer.kinds.includes(kind) ? null : 'key_of_another_office';
}
