// The kinds of rows that engagements keep.

import { after, type Case, packCase, type ThreadEvent, unpackCase } from '../../bots/engagement/casework.js';
import {
  type AuthorisationRow,
  afterCampaign,
  afterDocuments,
  afterDossier,
  afterPersona,
  afterReading,
  afterStop,
  afterSuspicion,
  afterTraining,
  type CampaignEvent,
  type CampaignFile,
  type DocumentEvent,
  type Dossier,
  type DossierEvent,
  NEW_READER,
  NO_AUTHORISATION,
  NO_DOSSIER,
  type PersonaEvent,
  type PersonaFile,
  type Reader,
  type ReaderEvent,
  type SafeguardingEvent,
  type Stop,
  type StopEvent,
  type SuspicionEvent,
  type TrainingEvent,
} from '../../bots/engagement/registers.js';
import type { TrainingRecord } from '../../domain/authorisation.js';
import type { Suspicion } from '../../domain/engagement.js';
import { oneByOne, type RowKind } from './rows.js';

/** A state is kept with every so many records of rows that grow long. */
const KEEP_EVERY = 16;
/** Name of the one row of a register. */
export const ALL = 'all';

/** Threads. */
export const THREADS: RowKind<ThreadEvent, Case | null> = {
  realm: 'thread',
  empty: null,
  apply: oneByOne(after),
  keepEvery: KEEP_EVERY,
  pack: (state) => (state === null ? null : packCase(state)),
  unpack: (packed) => (packed === null ? null : unpackCase(packed)),
};

/** The numbered documents of authorisations. */
export const AUTHORISATIONS: RowKind<DocumentEvent, AuthorisationRow> = {
  realm: 'authorisation',
  empty: NO_AUTHORISATION,
  apply: afterDocuments,
  keepEvery: 0,
};

/** Requests, renewals that wait, tokens. */
export const DOSSIERS: RowKind<DossierEvent, Dossier> = {
  realm: 'dossier',
  empty: NO_DOSSIER,
  apply: oneByOne(afterDossier),
  keepEvery: 0,
};

/** Personas. */
export const PERSONAS: RowKind<PersonaEvent, PersonaFile | null> = {
  realm: 'persona',
  empty: null,
  apply: oneByOne(afterPersona),
  keepEvery: KEEP_EVERY,
};

/** Campaigns. */
export const CAMPAIGNS: RowKind<CampaignEvent, CampaignFile | null> = {
  realm: 'campaign',
  empty: null,
  apply: oneByOne(afterCampaign),
  keepEvery: 0,
};

/** Grounds of suspicion, a row a subject. */
export const SUSPICIONS: RowKind<SuspicionEvent, readonly Suspicion[]> = {
  realm: 'suspicion',
  empty: [],
  apply: oneByOne(afterSuspicion),
  keepEvery: 0,
};

/** Training, one row. */
export const TRAINING: RowKind<TrainingEvent, readonly TrainingRecord[]> = {
  realm: 'training',
  empty: [],
  apply: oneByOne(afterTraining),
  keepEvery: 0,
};

/** Whom alerts go to, one row. */
export const SAFEGUARDING: RowKind<SafeguardingEvent, readonly string[]> = {
  realm: 'safeguarding',
  empty: [],
  apply: oneByOne((_before: readonly string[], { officers }: SafeguardingEvent) => officers),
  keepEvery: 0,
};

/** Stops, one row. */
export const STOPS: RowKind<StopEvent, readonly Stop[]> = {
  realm: 'stops',
  empty: [],
  apply: oneByOne(afterStop),
  keepEvery: 0,
};

/** What each person was shown and said yes to. */
export const READERS: RowKind<ReaderEvent, Reader> = {
  realm: 'reader',
  empty: NEW_READER,
  apply: oneByOne(afterReading),
  keepEvery: KEEP_EVERY,
};
