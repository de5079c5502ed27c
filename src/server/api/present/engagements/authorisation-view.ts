// Authorisations as answers hold them.

import { AUTHORISATIONS, DOSSIERS } from '../../../../app/engagement/row-kinds.js';
import { type EngagementTools, NOT_FOUND, type Outcome } from '../../../../app/engagement/tools.js';
import { areApart, isLive, isSigned } from '../../../../bots/engagement/authorisation.js';
import { inForce, standing } from '../../../../bots/engagement/numbered.js';
import type { AuthorisationRow as Documents, Dossier } from '../../../../bots/engagement/registers.js';
import { authorisationText, tokenProblem } from '../../../../bots/engagement/signed.js';
import type { Authorisation, NumberedDocument } from '../../../../domain/authorisation.js';
import type { Verdict } from '../../../../domain/engagement-rules.js';
import { ok } from '../../../../domain/result.js';
import { iso } from '../../schemas/common.js';
import type { AuthorisationRow, AuthorisationView } from '../../schemas/engagements/authorisations.js';
import type { Names } from './names.js';
import { verdictView } from './verdict-view.js';

/** Documents that one answer shows. */
const SHOWN = 50;

interface Whole {
  readonly id: string;
  readonly dossier: Dossier;
  readonly row: Documents;
  /** As it stands now: granted or renewed, else as it was asked for. */
  readonly authorisation: Authorisation;
}

/** Reads one; not found where nobody asked for it. */
async function wholeOf(id: string, { rows }: EngagementTools): Promise<Outcome<Whole>> {
  const [dossier, row] = await Promise.all([rows.load(DOSSIERS, id), rows.load(AUTHORISATIONS, id)]);
  const { requested } = dossier.state;
  if (requested === null) return NOT_FOUND;
  const { granted, documents } = row.state;
  const now = granted === null ? null : standing(granted, documents);
  const authorisation = now?.state === 'live' ? now.authorisation : (granted ?? requested.authorisation);
  return ok({ id, dossier: dossier.state, row: row.state, authorisation });
}

function stateOf({ row, authorisation }: Whole, now: number): AuthorisationRow['state'] {
  if (row.granted === null) return 'requested';
  const { state } = standing(row.granted, row.documents);
  if (state !== 'live') return state;
  if (now < authorisation.start) return 'not_yet';
  return now < authorisation.end ? 'live' : 'expired';
}

function rowView(whole: Whole, names: Names, now: number): AuthorisationRow {
  const { offence, legalBasis, jurisdiction, platforms, start, end, signer, operators, campaignId } =
    whole.authorisation;
  return {
    id: whole.id,
    state: stateOf(whole, now),
    offence,
    legalBasis,
    jurisdiction: [...jurisdiction],
    platforms: [...platforms],
    start: iso(start),
    end: iso(end),
    signer: names(signer),
    operators: operators.map(names),
    campaignId,
  };
}

/** One in a list. */
export async function authorisationRow(id: string, names: Names, tools: EngagementTools): Promise<AuthorisationRow[]> {
  const whole = await wholeOf(id, tools);
  return whole.ok ? [rowView(whole.value, names, tools.clock.now())] : [];
}

/** All of one. */
export async function authorisationView(
  id: string,
  names: Names,
  tools: EngagementTools,
): Promise<Outcome<AuthorisationView>> {
  const found = await wholeOf(id, tools);
  if (!found.ok) return found;
  const { dossier, row, authorisation } = found.value;
  const { requested, waiting } = dossier;
  const now = tools.clock.now();
  const { id: _id, signature: _signature, start, end, ...rest } = authorisation;
  return ok({
    ...rowView(found.value, names, now),
    fields: { ...mutable(rest), start: iso(start), end: iso(end) },
    requestedBy: names(requested?.by ?? ''),
    requestedAt: iso(requested?.at ?? 0),
    signedAt: row.documents[0] === undefined ? null : iso(row.documents[0].at),
    toSign: waiting === null ? null : authorisationText(waiting.authorisation),
    sha256: tools.ports.sha256(authorisationText(authorisation) ?? ''),
    tokens: dossier.tokens.map((token) => ({
      kind: token.kind,
      signer: token.signer,
      acts: [...token.acts],
      at: iso(token.at),
      valid: tokenProblem(token, authorisation, tools.ports, now) === null,
    })),
    documents: row.documents.slice(-SHOWN).map(documentView(row, names)).reverse(),
    verdicts: verdictsOf(row, authorisation, tools).map(verdictView),
  });
}

function mutable(rest: Omit<Authorisation, 'id' | 'signature' | 'start' | 'end'>) {
  return {
    ...rest,
    subjects: [...rest.subjects],
    platforms: [...rest.platforms],
    jurisdiction: [...rest.jurisdiction],
    permitted: rest.permitted.map((one) => ({ ...one })),
    operators: [...rest.operators],
    smsNumbers: [...rest.smsNumbers],
  };
}

function documentView({ by }: Documents, names: Names) {
  return (document: NumberedDocument) => ({
    n: document.n,
    kind: document.kind,
    at: iso(document.at),
    by: names(by[document.n - 1] ?? ''),
    reason: document.kind === 'revocation' ? document.reason : null,
    threadId: document.kind === 'send_intent' ? document.threadId : null,
  });
}

/** The rules on the authorisation itself; none before it was signed. */
function verdictsOf(
  { granted, documents }: Documents,
  authorisation: Authorisation,
  { ports, clock }: EngagementTools,
): readonly Verdict[] {
  if (granted === null) return [];
  const now = clock.now();
  const operators = authorisation.operators.map((id) => areApart(authorisation, { id, roles: [] }));
  return [
    isSigned(authorisation, ports, now),
    isLive(authorisation, now, 0),
    inForce(standing(granted, documents)),
    ...operators.slice(0, 1),
  ];
}
