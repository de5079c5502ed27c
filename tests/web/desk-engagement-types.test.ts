// The desk writes the shapes of engagements down by hand; here they are held to the server's schemas. `npm run types` fails where an answer
// is not what the desk takes it for, or a form of the desk is not what the server takes.

import type { z } from 'zod';
import * as authorisations from '../../src/server/api/schemas/engagements/authorisations.js';
import * as evidence from '../../src/server/api/schemas/engagements/evidence.js';
import * as registers from '../../src/server/api/schemas/engagements/registers.js';
import * as threads from '../../src/server/api/schemas/engagements/threads.js';
import type * as desk from '../../web/desk/api/engagement-types.js';
import type * as deskEvidence from '../../web/desk/api/evidence-types.js';
import type * as register from '../../web/desk/api/register-types.js';
import type { Page, Person } from '../../web/desk/api/types.js';

/** What the page only reads may be as read-only as it likes. */
type Frozen<T> = T extends readonly (infer U)[]
  ? readonly Frozen<U>[]
  : T extends object
    ? { readonly [K in keyof T]: Frozen<Exclude<T[K], undefined>> }
    : T;
interface Items<T> {
  readonly items: readonly T[];
}

/** An answer of this schema is what the desk takes it for. */
function answers<Desk>() {
  return <S extends z.ZodType>(_schema: S & (Frozen<z.output<S>> extends Desk ? unknown : never)): true => true;
}

/** What the desk sends is what this schema takes. */
function takes<Desk>() {
  return <S extends z.ZodType>(_schema: S & (Desk extends Frozen<z.input<S>> ? unknown : never)): true => true;
}

const HELD = {
  DraftView: answers<desk.Draft>()(threads.DraftView),
  ReleasedView: answers<desk.Released>()(threads.ReleasedView),
  ReceivedView: answers<desk.Received>()(threads.ReceivedView),
  ShownView: answers<{ readonly shownAt: string; readonly approvableAt: string }>()(threads.ShownView),
  LedgerRow: answers<desk.LedgerRow>()(threads.LedgerRow),
  EngagementTurn: answers<desk.EngagementTurn>()(threads.EngagementTurn),
  ThreadRow: answers<desk.ThreadRow>()(threads.ThreadRow),
  ThreadList: answers<Page<desk.ThreadRow>>()(threads.ThreadList),
  ThreadView: answers<desk.Thread>()(threads.ThreadView),
  TurnPage: answers<Items<desk.EngagementTurn> & { readonly more: boolean }>()(threads.TurnPage),
  DraftQueue: answers<Items<desk.QueuedDraft>>()(threads.DraftQueue),
  NewThread: takes<desk.NewThread>()(threads.NewThread),
  NewSubjectMessage: takes<desk.NewSubjectMessage>()(threads.NewSubjectMessage),
  NewDraft: takes<{ readonly text: string }>()(threads.NewDraft),
  DraftEdit: takes<Pick<desk.Draft, 'text' | 'revision'>>()(threads.DraftEdit),
  DraftRejection: takes<{ readonly revision: number; readonly reason: string }>()(threads.DraftRejection),
  DraftShown: takes<Pick<desk.Draft, 'revision'>>()(threads.DraftShown),
  DraftYes: takes<Pick<desk.Draft, 'revision' | 'textSha256'>>()(threads.DraftYes),
  SentMark: takes<{ readonly intentId: string; readonly sentAt: string | null }>()(threads.SentMark),
  UnsentMark: takes<{ readonly intentId: string; readonly reason: string }>()(threads.UnsentMark),
  AuthorisationRow: answers<register.AuthorisationRow>()(authorisations.AuthorisationRow),
  AuthorisationList: answers<Page<register.AuthorisationRow>>()(authorisations.AuthorisationList),
  AuthorisationView: answers<register.AuthorisationView>()(authorisations.AuthorisationView),
  NewAuthorisation: takes<register.AuthorisationFields>()(authorisations.NewAuthorisation),
  NewRenewal: takes<register.Renewal>()(authorisations.NewRenewal),
  Reason: takes<{ readonly reason: string }>()(authorisations.Reason),
  PolicyView: answers<register.Policy>()(registers.PolicyView),
  OfficerList: answers<Items<register.Officer>>()(registers.OfficerList),
  PersonaView: answers<register.Persona>()(registers.PersonaView),
  PersonaList: answers<Page<register.Persona>>()(registers.PersonaList),
  NewPersona: takes<register.PersonaForm>()(registers.NewPersona),
  TrainingList: answers<Items<register.Training>>()(registers.TrainingList),
  SuspicionList: answers<Items<desk.Suspicion>>()(registers.SuspicionList),
  SafeguardingView: answers<{ readonly officers: readonly Person[] }>()(registers.SafeguardingView),
  AlertList: answers<Items<desk.Alert>>()(registers.AlertList),
  StopList: answers<Items<desk.Stop>>()(registers.StopList),
  FiguresView: answers<register.Figures>()(registers.FiguresView),
  EvidenceView: answers<deskEvidence.Evidence>()(evidence.EvidenceView),
  CustodyList: answers<Page<deskEvidence.CustodyAct>>()(evidence.CustodyList),
};
/** Queries and paths, which the desk writes as addresses; and the token, which it passes on as its signer made it. */
const NOT_HELD = ['ThreadQuery', 'TurnQuery', 'DraftParams', 'CustodyQuery', 'NewToken'];

it('every shape of threads, authorisations and evidence is held to what the desk takes it for', () => {
  const all = [threads, authorisations, evidence].flatMap((shapes) => Object.keys(shapes));
  expect(all.filter((name) => !(name in HELD) && !NOT_HELD.includes(name))).toEqual([]);
});
