// What the use cases ask of a store. Two backends keep it; tests/contract is its conformance suite.
//
// Rules for every method: the only compare-and-set is an insert under a unique key; nothing needs a transaction over
// several rows; what is listed as one call may be interrupted after any row and is then finished by calling it again.
// A store that cannot be reached or written throws AppError('store_unavailable').

import type { Label } from '../domain/assessment.js';
import type { AuditEvent } from '../domain/audit.js';
import type { Instant } from '../domain/clock.js';
import type { ConversationSummary, Note, Tombstone } from '../domain/conversation.js';
import type { Delivery, DeliveryState, SendProblem } from '../domain/delivery.js';
import type { HelpRequest, HelpState, QueueAct } from '../domain/help-request.js';
import type { Contact, Entry, Turn } from '../domain/log.js';
import type { Channel } from '../domain/message.js';
import type { ReportLink } from '../domain/report-code.js';
import type { ReviewItem, ReviewState } from '../domain/review.js';
import type { Account, DutyEntry, StaffSession } from '../domain/staff.js';
import type { HoldStore, ReportStore } from './contract/cases.js';
import type { ContentStore } from './contract/content.js';
import type { EngagementStore } from './contract/engagements.js';
import type { ErasureStore, MetaStore } from './contract/erasure.js';
import type { EvidenceStore } from './contract/evidence.js';
import type { FeedStore } from './contract/feed.js';
import type { Page, PageRequest } from './contract/page.js';
import type { ReadingStore } from './contract/readings.js';

export type { Page, PageRequest } from './contract/page.js';

export interface ContactStore {
  /** `exists` when the look-up is taken. */
  insert(contact: Contact): Promise<'inserted' | 'exists'>;
  byLookup(lookup: string): Promise<Contact | undefined>;
  byId(id: string): Promise<Contact | undefined>;
  /** Notes a use of the address; callers do so at most hourly. */
  touch(id: string, at: Instant): Promise<void>;
  /** Makes the address unknown (exit, erasure) and destroys what was sealed of it: its token is dead. The contact's log stays. */
  dropLookup(id: string): Promise<void>;
  /** Removes contacts unused since `before` of which no entry, turn or conversation is left; says how many. */
  dropUnused(request: { readonly before: Instant; readonly limit: number }): Promise<number>;
}

/** The end of a contact's log: what a writer needs to append and to compute the next turn. */
export interface LogHead {
  /** 0 when the log is empty. */
  readonly lastSeq: number;
  /** Seq of the newest entry that has an outcome, 0 when none. */
  readonly lastDoneSeq: number;
  /** Number of the newest turn, 0 when there is none. */
  readonly turns: number;
  /** The turn whose session goes on: the newest, or the one that it points to (`goesOnAt`; undefined when that was erased). */
  readonly lastTurn: Turn | undefined;
  /**
   * The newest turn's entry, while it still has its pending mark: what follows from that turn may not be written yet. It is to be
   * finished before the next turn, so that nobody sees a later reply before an earlier one.
   */
  readonly unfinished: Entry | undefined;
}

/** A turn and all that follows from it, in the order in which it is written. */
export interface TurnRecord {
  readonly turn: Turn;
  readonly deliveries: readonly Delivery[];
  readonly summary: ConversationSummary;
  /** Rows to insert or, when there with an older `appliedTurn`, to update in what comes from turns (never state, holder, version). */
  readonly help: HelpRequest | null;
  readonly review: ReviewItem | null;
  /** The report that this conversation belongs to, written once. */
  readonly report: ReportLink | null;
  /** When set: queued deliveries of the contact with an older epoch become `dropped` (`older_epoch`). */
  readonly voidsEpochsBefore: number | null;
  /** Entry that loses its pending mark, last of all. Null for readings. */
  readonly settlesSeq: number | null;
  /** What that entry gets as `toRead` when it loses the mark. */
  readonly toRead: number | null;
  /** Entry that waits for no reading any more, last of all. Null for outcomes. */
  readonly readSeq: number | null;
}

export interface LogStore extends ReadingStore {
  /**
   * `duplicate`: (contactId, updateId) is known, whatever the seq says. `conflict`: the seq is taken by another update.
   */
  append(entry: Entry): Promise<'appended' | 'duplicate' | 'conflict'>;
  byUpdate(contactId: string, updateId: string): Promise<Entry | undefined>;
  head(contactId: string): Promise<LogHead>;
  /**
   * Writes the turn; `conflict`: its number is taken, reload and compute again; `exists`: this entry already has this
   * outcome or reading (nothing was written; call `finishTurn` with the record made from the turn that is there).
   * On `recorded` the rest of the record is written too.
   */
  recordTurn(record: TurnRecord): Promise<'recorded' | 'conflict' | 'exists'>;
  /** Writes again, idempotently, all of a record but its turn: what a crash after the turn left out. */
  finishTurn(record: TurnRecord): Promise<void>;
  turnFor(contactId: string, what: string): Promise<Turn | undefined>;
  /** Newest turns of a conversation with `turn < before`, newest first. */
  turns(
    conversationId: string,
    request: { readonly before?: number; readonly limit: number },
  ): Promise<readonly Turn[]>;
  /** Entries by seq of one contact, ascending. */
  entries(contactId: string, seqs: readonly number[]): Promise<readonly Entry[]>;
  /** A contact's pending entries in the platform's order (platformAt, then seq). */
  pendingOf(contactId: string): Promise<readonly Entry[]>;
  /** Pending entries of all contacts written before `olderThan`, oldest first. */
  pending(request: { readonly olderThan: Instant; readonly limit: number }): Promise<readonly Entry[]>;
  /** Adds one to the entry's tries, durably, and says how many there are now. */
  countAttempt(contactId: string, seq: number): Promise<number>;
  quarantine(contactId: string, seq: number): Promise<void>;
  quarantined(page: PageRequest): Promise<Page<Entry>>;
  counts(): Promise<{
    readonly entries: number;
    readonly turns: number;
    readonly pending: number;
    readonly quarantined: number;
  }>;
}

export interface DeliveryStore {
  /** A contact's deliveries with `seq > after`, ascending, whatever their state. */
  after(contactId: string, after: number, limit: number): Promise<readonly Delivery[]>;
  /**
   * Queued ones of a push channel that are due, the oldest first. Of each contact only the first that is queued, so that no
   * reply passes an earlier one and nobody's many replies crowd out the others'.
   */
  due(request: {
    readonly channel: Channel;
    readonly now: Instant;
    readonly limit: number;
  }): Promise<readonly Delivery[]>;
  /** Inserts `deliveryId:attempt`; one of two senders wins. The lease ends at `until`. */
  lease(deliveryId: string, attempt: number, until: Instant): Promise<'won' | 'lost'>;
  settle(ids: readonly string[], state: DeliveryState, why: SendProblem | null): Promise<void>;
  /**
   * Adds the platform's ids of what was sent and makes it `sent`. `voided`: panic, exit or erasure had voided it (`older_epoch`)
   * while it was on its way; the ids are kept all the same, so that it can be taken back.
   */
  sent(id: string, messageIds: readonly string[]): Promise<'sent' | 'voided'>;
  /** Adds ids of the first messages of a reply of which the rest is still to be sent. The state stays. */
  partlySent(id: string, messageIds: readonly string[]): Promise<void>;
  /**
   * The try number `attempts` failed with `why`: not before `nextAt` again. Does nothing when a later try has begun meanwhile,
   * or it is not queued any more.
   */
  postpone(id: string, nextAt: Instant, attempts: number, why: SendProblem | null): Promise<void>;
  /**
   * The platform's ids of all that was put on a contact's device in a time (both ends included), the contact's own messages and
   * ours: what is to be taken back on panic.
   */
  onDevice(contactId: string, time: { readonly since: Instant; readonly until: Instant }): Promise<readonly string[]>;
  /**
   * Position (`seq`) of a contact's newest taking back after a position that left messages standing: it was given up, or the platform kept
   * some, which are its `messageIds`. Null: none did.
   */
  leftStanding(contactId: string, after: number): Promise<number | null>;
  /** When messages of a contact were last taken back before a position; null: never. */
  takenBackAt(contactId: string, before: number): Promise<Instant | null>;
  /** How many of a channel are queued, and when the oldest of them was made. */
  waiting(channel: Channel): Promise<{ readonly queued: number; readonly oldestAt: Instant | null }>;
  /**
   * Queued ones past their `notAfter`: those whose last try nobody answered (`timed_out`) become `ambiguous`, the others `dropped`
   * with the reason of their last failed try, else `too_late`. Says how many.
   */
  dropExpired(now: Instant): Promise<number>;
  list(request: PageRequest & { readonly state: DeliveryState }): Promise<Page<Delivery>>;
}

export interface ConversationStore {
  /** Hidden ones too; the caller decides. */
  byId(id: string): Promise<ConversationSummary | undefined>;
  /** Time of the newest turn of all, null before the first: what the wall clock is compared with. */
  newestAt(): Promise<Instant | null>;
  /** Open ones whose last turn is older than `before`, for closing after silence. */
  silent(request: { readonly before: Instant; readonly limit: number }): Promise<readonly ConversationSummary[]>;
  /** Those that a counsellor has, with a turn since then, the newest turn first; none that asked to be erased. */
  withPerson(request: { readonly since: Instant; readonly limit: number }): Promise<readonly ConversationSummary[]>;
  /** Those with a turn since then, the one whose last turn is the oldest first; hidden ones too, the caller decides. */
  since(request: { readonly since: Instant; readonly limit: number }): Promise<readonly ConversationSummary[]>;
  insertNote(note: Note): Promise<'inserted' | 'exists'>;
  notes(conversationId: string): Promise<readonly Note[]>;
  /**
   * Ended or untouched since `before`, asked to be erased before `askedBefore`, or with the code word before `wordBefore` (which is not
   * earlier). None that is held beyond `now`.
   */
  dueForErasure(request: {
    readonly before: Instant;
    readonly askedBefore: Instant;
    readonly wordBefore: Instant;
    readonly now: Instant;
    readonly limit: number;
  }): Promise<readonly (ConversationSummary & { readonly why: Tombstone['why'] })[]>;
}

export interface QueueFilter {
  readonly states?: readonly string[];
  readonly language?: string;
  readonly label?: Label;
  readonly channel?: Channel;
  /** Only what this account holds. */
  readonly holder?: string;
}

export interface QueueStore {
  help(id: string): Promise<HelpRequest | undefined>;
  review(id: string): Promise<ReviewItem | undefined>;
  /** Not closed, of one conversation. */
  openHelpOf(conversationId: string): Promise<HelpRequest | undefined>;
  /** The one that was opened last, closed or not. */
  newestHelpOf(conversationId: string): Promise<HelpRequest | undefined>;
  reviewOf(conversationId: string): Promise<ReviewItem | undefined>;
  /** Waiting first, then by `since`. Without `states`: everything but closed. */
  listHelp(filter: QueueFilter, page: PageRequest): Promise<Page<HelpRequest>>;
  /** Oldest first. Without `states`: open, in_review, needs_more. Hidden ones never. */
  listReviews(filter: QueueFilter, page: PageRequest): Promise<Page<ReviewItem>>;
  /**
   * Inserts the act under `itemId:version` and brings the item's state, holder and version to it. `stale`: the version is
   * taken. A crash between the two is mended by the next read of the item.
   */
  recordHelpAct(act: QueueAct & { readonly state: HelpState }): Promise<'recorded' | 'stale'>;
  recordReviewAct(act: QueueAct & { readonly state: ReviewState }): Promise<'recorded' | 'stale'>;
  acts(itemId: string): Promise<readonly QueueAct[]>;
  counts(): Promise<{
    readonly waiting: number;
    readonly oldestWaitingSince: Instant | null;
    readonly openReviews: number;
  }>;
}

/** A conversation's data key, wrapped by a wrapping key that is not in the store. */
export interface WrappedKey {
  readonly conversationId: string;
  readonly wrapped: Uint8Array;
  readonly wrappingKeyId: string;
  readonly createdAt: Instant;
}

export interface KeyStore {
  insert(key: WrappedKey): Promise<'inserted' | 'exists'>;
  byId(conversationId: string): Promise<WrappedKey | undefined>;
  /** Keys not wrapped by `wrappingKeyId`, for rotation. */
  wrappedByOthers(wrappingKeyId: string, limit: number): Promise<readonly WrappedKey[]>;
  rewrap(conversationId: string, wrapped: Uint8Array, wrappingKeyId: string): Promise<void>;
  count(): Promise<number>;
  /** Ids of the wrapping keys in use and how many keys each wraps. */
  inUse(): Promise<readonly { readonly wrappingKeyId: string; readonly keys: number }[]>;
}

export interface StaffStore {
  insert(account: Account): Promise<'inserted' | 'exists'>;
  byNameKey(nameKey: string): Promise<Account | undefined>;
  byId(id: string): Promise<Account | undefined>;
  list(): Promise<readonly Account[]>;
  /** Replaces the account when its stored version is `account.version - 1`. One process at a time changes accounts. */
  update(account: Account): Promise<'updated' | 'stale'>;
  /** Uses up one code: unique (accountId, step). `used` when it was taken before. */
  useCode(accountId: string, step: string, at: Instant): Promise<'accepted' | 'used'>;
  insertSession(session: StaffSession): Promise<void>;
  session(tokenHash: string): Promise<StaffSession | undefined>;
  touchSession(tokenHash: string, seenAt: Instant): Promise<void>;
  revokeSession(tokenHash: string, at: Instant): Promise<void>;
  revokeSessionsOf(accountId: string, at: Instant): Promise<void>;
  /** When an account was last seen in a session that nobody revoked; null when there is none. */
  lastSeen(accountId: string): Promise<Instant | null>;
  putDuty(entry: DutyEntry): Promise<void>;
  duty(): Promise<readonly DutyEntry[]>;
}

export interface AuditStore {
  /** `taken` when (chain, n) is there: a programming error, never a race, as each process has its own chain. */
  append(event: AuditEvent): Promise<'appended' | 'taken'>;
  /** Newest first. */
  list(page: PageRequest & { readonly actor?: string; readonly object?: string }): Promise<Page<AuditEvent>>;
  /** All of one chain in order, for verifying. */
  chain(chain: string, from: number, limit: number): Promise<readonly AuditEvent[]>;
  chains(): Promise<readonly string[]>;
}

export interface Store {
  readonly contacts: ContactStore;
  readonly log: LogStore;
  readonly deliveries: DeliveryStore;
  readonly conversations: ConversationStore;
  readonly queue: QueueStore;
  readonly keys: KeyStore;
  readonly staff: StaffStore;
  readonly audit: AuditStore;
  readonly erasure: ErasureStore;
  readonly meta: MetaStore;
  readonly content: ContentStore;
  readonly feed: FeedStore;
  readonly holds: HoldStore;
  readonly reports: ReportStore;
  readonly evidence: EvidenceStore;
  readonly engagements: EngagementStore;
  /** Writes and reads back one row: throws when the store cannot be written, or soon cannot for lack of room. For /readyz. */
  ping(): Promise<void>;
  /** A consistent copy of everything, safe under load. `file` must not exist. */
  backup(file: string): Promise<void>;
  close(): Promise<void>;
}
