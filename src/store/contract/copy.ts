// A store's rows on their way into a copy of another kind: domain objects, and what only stores know beside them.

import type { AuditEvent } from '../../domain/audit.js';
import type { Instant } from '../../domain/clock.js';
import type { ContentAct, ContentBundle, ContentVersion } from '../../domain/content-version.js';
import type { ConversationSummary, Note, Tombstone } from '../../domain/conversation.js';
import type { Delivery } from '../../domain/delivery.js';
import type { EngagementRecord } from '../../domain/engagement-record.js';
import type { EvidenceEntry, SignedRoot } from '../../domain/evidence.js';
import type { HelpRequest, QueueAct } from '../../domain/help-request.js';
import type { HoldAct } from '../../domain/hold.js';
import type { Contact, Entry, Turn } from '../../domain/log.js';
import type { ReportLink } from '../../domain/report-code.js';
import type { ReviewItem } from '../../domain/review.js';
import type { Account, DutyEntry, StaffSession } from '../../domain/staff.js';
import type { WrappedKey } from '../contract.js';

/** What a copy holds, by kind. Leases are left out: whoever takes the copy up is the only sender. */
export interface CopiedKinds {
  /** `voidBefore`: replies of older epochs are void. */
  readonly contacts: Contact & { readonly voidBefore: number };
  readonly turns: Turn;
  readonly deliveries: Delivery;
  /** `heldUntil`: not due for erasure before. */
  readonly conversations: ConversationSummary & { readonly heldUntil: Instant | null };
  readonly holds: HoldAct;
  readonly reports: ReportLink;
  readonly notes: Note;
  readonly help: HelpRequest;
  readonly reviews: ReviewItem;
  readonly acts: QueueAct;
  readonly accounts: Account;
  readonly usedCodes: { readonly accountId: string; readonly step: string; readonly at: Instant };
  readonly sessions: StaffSession;
  readonly duty: DutyEntry;
  readonly audit: AuditEvent;
  readonly evidence: EvidenceEntry;
  readonly evidenceRoots: SignedRoot;
  readonly engagements: EngagementRecord;
  readonly entries: Entry;
  readonly meta: { readonly key: string; readonly value: string };
  readonly keys: WrappedKey;
  /** Before the versions that name them. */
  readonly contentBundles: ContentBundle;
  readonly contentVersions: ContentVersion;
  readonly contentActs: ContentAct;
  readonly tombstones: Tombstone;
}

/** Some rows of one kind. */
export type CopiedRows = {
  readonly [K in keyof CopiedKinds]: { readonly kind: K; readonly rows: readonly CopiedKinds[K][] };
}[keyof CopiedKinds];

/** Writes a copy into a file that must not exist. Durable when it resolves. */
export type WriteCopy = (file: string, rows: AsyncIterable<CopiedRows>) => Promise<void>;
