// The registers beside the threads, each folded from its records.

import type {
  Authorisation,
  NumberedDocument,
  SecondToken,
  StopDocument,
  TrainingRecord,
} from '../../domain/authorisation.js';
import type { Campaign, CampaignText } from '../../domain/campaign.js';
import type { Instant } from '../../domain/clock.js';
import type { Suspicion } from '../../domain/engagement.js';
import type { Persona, PersonaCheck, PersonaUse } from '../../domain/persona.js';
import type { Stamp } from './casework.js';
import { goesOn } from './numbered.js';

/** A numbered document as its record holds it; number, time and authorisation are those of the record. */
export type DocumentEvent =
  | { readonly kind: 'grant' | 'renewal'; readonly authorisation: Authorisation }
  | { readonly kind: 'revocation'; readonly reason: string }
  | {
      readonly kind: 'send_intent';
      readonly intentId: string;
      readonly approvalId: string;
      readonly threadId: string;
      readonly textSha256: string;
    };

/** An authorisation's row. Not bounded: every document counts. */
export interface AuthorisationRow {
  readonly granted: Authorisation | null;
  readonly documents: readonly NumberedDocument[];
  /** Who wrote each document. */
  readonly by: readonly string[];
}

export const NO_AUTHORISATION: AuthorisationRow = { granted: null, documents: [], by: [] };

/** A document with its place. */
export interface PlacedDocument {
  readonly id: string;
  readonly n: number;
  readonly event: DocumentEvent;
  readonly stamp: Stamp;
}

/** The row after documents, in their order; many at once, for there may be thousands. */
export function afterDocuments(row: AuthorisationRow, placed: readonly PlacedDocument[]): AuthorisationRow {
  if (placed.length === 0) return row;
  const grants = placed.flatMap(({ event }) => (event.kind === 'grant' ? [event.authorisation] : []));
  const documents = row.documents.concat(placed.map(documentOf));
  goesOn(row.documents, documents);
  return {
    granted: row.granted ?? grants[0] ?? null,
    documents,
    by: row.by.concat(placed.map(({ stamp }) => stamp.by)),
  };
}

function documentOf({ id, n, event, stamp: { at, by } }: PlacedDocument): NumberedDocument {
  const place = { authorisationId: id, n, at };
  switch (event.kind) {
    case 'grant':
      return { ...place, kind: 'grant' };
    case 'renewal':
      return { ...place, kind: 'renewal', authorisation: event.authorisation };
    case 'revocation':
      return { ...place, kind: 'revocation', by, reason: event.reason };
    case 'send_intent':
      return { ...place, ...event };
  }
}

/** What leads to an authorisation's documents. Texts are unsigned: the signature makes the document. */
export type DossierEvent =
  | { readonly kind: 'requested' | 'renewal_requested'; readonly authorisation: Authorisation }
  | { readonly kind: 'token'; readonly token: SecondToken }
  | { readonly kind: 'signed' };

/** A dossier. */
export interface Dossier {
  readonly requested: { readonly authorisation: Authorisation; readonly by: string; readonly at: Instant } | null;
  /** What waits for the authoriser's signature. */
  readonly waiting: { readonly authorisation: Authorisation; readonly by: string } | null;
  readonly tokens: readonly SecondToken[];
}

export const NO_DOSSIER: Dossier = { requested: null, waiting: null, tokens: [] };

/** The dossier after a record. */
export function afterDossier(dossier: Dossier, event: DossierEvent, { at, by }: Stamp): Dossier {
  switch (event.kind) {
    case 'requested':
      return { ...dossier, requested: { authorisation: event.authorisation, by, at }, waiting: { ...event, by } };
    case 'renewal_requested':
      return { ...dossier, waiting: { authorisation: event.authorisation, by } };
    case 'token':
      return { ...dossier, tokens: [...dossier.tokens, event.token] };
    case 'signed':
      return { ...dossier, waiting: null };
  }
}

/** Uses of a persona that are kept in sight; all stay on record, each found by thread and officer. */
const KEPT_USES = 100;

/** What happens to a persona. */
export type PersonaEvent =
  | { readonly kind: 'registered' | 'changed'; readonly persona: Persona }
  | { readonly kind: 'checked'; readonly sha256: string }
  | { readonly kind: 'used'; readonly threadId: string; readonly purpose: string };

/** A persona with its checks and uses. */
export interface PersonaFile {
  readonly persona: Persona;
  /** Who wrote its form of now, when. */
  readonly by: string;
  readonly at: Instant;
  readonly checks: readonly PersonaCheck[];
  readonly uses: readonly PersonaUse[];
}

/** The persona after a record. A change voids checks by their hash; they are dropped. */
export function afterPersona(file: PersonaFile | null, event: PersonaEvent, { at, by }: Stamp): PersonaFile | null {
  if (event.kind !== 'checked' && event.kind !== 'used')
    return { persona: event.persona, by, at, checks: [], uses: file?.uses ?? [] };
  if (file === null) return null;
  const personaId = file.persona.id;
  if (event.kind === 'checked')
    return { ...file, checks: [...file.checks, { personaId, sha256: event.sha256, by, at }] };
  const { threadId, purpose } = event;
  return { ...file, uses: [...file.uses, { personaId, threadId, officer: by, at, purpose }].slice(-KEPT_USES) };
}

/** What happens to a campaign. */
export type CampaignEvent =
  | { readonly kind: 'created'; readonly id: string; readonly authorisationId: string }
  | { readonly kind: 'text'; readonly language: string; readonly text: string }
  | { readonly kind: 'text_approved'; readonly language: string; readonly textSha256: string };

/** A campaign, and who made it. */
export type CampaignFile = Campaign & { readonly by: string };

/** The campaign after a record. A new text has no approvals. */
export function afterCampaign(file: CampaignFile | null, event: CampaignEvent, { at, by }: Stamp): CampaignFile | null {
  if (event.kind === 'created') return { id: event.id, authorisationId: event.authorisationId, texts: [], by };
  if (file === null) return null;
  const { language } = event;
  const others = file.texts.filter((one) => one.language !== language);
  const there = file.texts.find((one) => one.language === language);
  const text: CampaignText | undefined =
    event.kind === 'text'
      ? { language, text: event.text, author: by, approvals: [] }
      : there && { ...there, approvals: [...there.approvals, { by, textSha256: event.textSha256, at }] };
  return text === undefined ? file : { ...file, texts: [...others, text] };
}

/** What happens to stops. */
export type StopEvent =
  | {
      readonly kind: 'stopped';
      readonly id: string;
      readonly scope: StopDocument['scope'];
      readonly target: string | null;
      readonly reason: string;
    }
  | { readonly kind: 'lifted'; readonly id: string; readonly reason: string };

/** A stop with its id and reason. */
export type Stop = StopDocument & { readonly id: string; readonly reason: string };

/** All stops after a record. */
export function afterStop(stops: readonly Stop[], event: StopEvent, { at, by }: Stamp): readonly Stop[] {
  if (event.kind === 'stopped') {
    const { id, scope, target, reason } = event;
    return [...stops, { id, scope, target, reason, by, at, liftedBy: [] }];
  }
  return stops.map((stop) => (stop.id === event.id ? { ...stop, liftedBy: [...stop.liftedBy, by] } : stop));
}

/** Grounds of suspicion of one subject. */
export interface SuspicionEvent {
  readonly kind: 'noted';
  readonly grounds: string;
}

/** The notes after a record. */
export function afterSuspicion(
  notes: readonly Suspicion[],
  { grounds }: SuspicionEvent,
  { at, by }: Stamp,
): readonly Suspicion[] {
  return [...notes, { recordedAt: at, by, grounds }];
}

/** A training record is put on file. */
export interface TrainingEvent {
  readonly kind: 'recorded';
  readonly record: Omit<TrainingRecord, 'recordedBy'>;
}

/** The records after one more. */
export function afterTraining(
  records: readonly TrainingRecord[],
  { record }: TrainingEvent,
  { by }: Stamp,
): readonly TrainingRecord[] {
  return [...records, { ...record, recordedBy: by }];
}

/** Whom alerts go to, from now on. */
export interface SafeguardingEvent {
  readonly kind: 'named';
  readonly officers: readonly string[];
}

/** What one person was shown and said yes to, in whatever window. */
export type ReaderEvent =
  | { readonly kind: 'shown'; readonly draftId: string; readonly revision: number }
  | { readonly kind: 'said_yes'; readonly draftId: string; readonly revision: number };

/** Texts that count as shown at once; who opens more reads the oldest again. */
const KEPT_SHOWN = 64;

/** One person's reading. */
export interface Reader {
  readonly shown: readonly { readonly draftId: string; readonly revision: number; readonly at: Instant }[];
  readonly lastApprovalAt: Instant | null;
}

export const NEW_READER: Reader = { shown: [], lastApprovalAt: null };

/** The reading after a record. A text that was shown twice counts from the first time, one that got its yes not at all. */
export function afterReading(reader: Reader, event: ReaderEvent, { at }: Stamp): Reader {
  const same = (one: { readonly draftId: string; readonly revision: number }): boolean =>
    one.draftId === event.draftId && one.revision === event.revision;
  if (event.kind === 'said_yes') return { shown: reader.shown.filter((one) => !same(one)), lastApprovalAt: at };
  const { draftId, revision } = event;
  const others = reader.shown.filter((one) => !same(one));
  return { ...reader, shown: [...others, { draftId, revision, at }].slice(-KEPT_SHOWN) };
}
