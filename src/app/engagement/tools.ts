// What the use cases of engagements share, and how they say no.

import type { EngagementPorts } from '../../bots/engagement/ports.js';
import type { DraftGenerator } from '../../bots/engagement/suggest.js';
import { ENGAGEMENT_ROLES, type Officer } from '../../domain/authorisation.js';
import type { Clock, Ids } from '../../domain/clock.js';
import type { PolicySet } from '../../domain/country-policy.js';
import type { Verdict } from '../../domain/engagement-rules.js';
import type { SendSms } from '../../domain/engagement-sms.js';
import type { TemplateLibrary } from '../../domain/engagement-template.js';
import { err, type Result } from '../../domain/result.js';
import type { Staff } from '../../domain/staff.js';
import type { StaffStore } from '../../store/contract.js';
import type { EvidenceLog } from '../evidence/evidence-log.js';
import type { Alarm } from '../ports.js';
import type { Board } from './board.js';
import type { EvidenceDesk } from './evidence-desk.js';
import type { NoteView } from './note-view.js';
import type { ReadInbound } from './read-inbound.js';
import type { Rows } from './rows.js';

/** The parts. Compose puts them together where engagements are on. */
export interface EngagementTools {
  readonly rows: Rows;
  readonly board: Board;
  /** These three are of the last look at the files that they are made of, and change with them. */
  readonly ports: EngagementPorts;
  /** What the readers find in a message of the subject's. */
  readonly readInbound: ReadInbound;
  readonly policies: PolicySet;
  readonly templates: { readonly library: TemplateLibrary; readonly version: string };
  /** Looks at those files, unless somebody did a moment ago. Whoever decides waits for it, and takes the three afterwards. */
  readonly look: () => Promise<void>;
  /** A generator that the deployment runs itself; null: the library alone. */
  readonly generator: DraftGenerator | null;
  readonly evidence: EvidenceLog;
  /** How a thread's evidence stands, and the way to take it out. */
  readonly evidenceDesk: EvidenceDesk;
  /** Puts a view of a thread into its custody log. */
  readonly noteView: NoteView;
  readonly staff: Pick<StaffStore, 'byId' | 'list'>;
  /** A name for something that does not show what it is, the same each time: a keyed hash. */
  readonly blind: (value: string) => string;
  readonly deployment: { readonly profile: string; readonly on: boolean };
  /** Numbers and accounts of help lines, which are never shared. */
  readonly helpLineAccounts: readonly string[];
  /** Null: this deployment sends no SMS. */
  readonly sms: SendSms | null;
  readonly alarm: Pick<Alarm, 'ring'>;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** How a use case says no. `blocked`: rules refused; `refused`: the state of things does, by a stable code. */
export type EngagementRefusal =
  | { readonly kind: 'not_found' }
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'stale' }
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'blocked'; readonly verdicts: readonly Verdict[] };

/** What a use case comes to. */
export type Outcome<T> = Result<T, EngagementRefusal>;

/** Refuses by a code. */
export function refused(why: string): Result<never, EngagementRefusal> {
  return err({ kind: 'refused', why });
}

/** Refuses by rules. */
export function blocked(verdicts: readonly Verdict[]): Result<never, EngagementRefusal> {
  return err({ kind: 'blocked', verdicts });
}

/** May see it, may not do this. */
export const FORBIDDEN: Result<never, EngagementRefusal> = err({ kind: 'forbidden' });

/** There is no such thing, or not for this person. */
export const NOT_FOUND: Result<never, EngagementRefusal> = err({ kind: 'not_found' });

/** Something else was written meanwhile. */
export const STALE: Result<never, EngagementRefusal> = err({ kind: 'stale' });

/** A signed-in person as the rules know them. */
export function officerOf({ id, roles }: Pick<Staff, 'id' | 'roles'>): Officer {
  return { id, roles: ENGAGEMENT_ROLES.filter((role) => roles.includes(role)) };
}

/** The person behind an account id; without roles where there is no such account, or it is closed. */
export async function officerById(id: string, staff: EngagementTools['staff']): Promise<Officer> {
  const account = await staff.byId(id);
  return account === undefined || account.state === 'disabled' ? { id, roles: [] } : officerOf(account);
}

/** Who holds the role of authoriser now. */
export async function authorisersOf(staff: EngagementTools['staff']): Promise<readonly string[]> {
  const accounts = await staff.list();
  return accounts.flatMap(({ id, roles, state }) => (roles.includes('authoriser') && state !== 'disabled' ? [id] : []));
}
