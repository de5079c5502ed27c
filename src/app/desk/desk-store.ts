// What the desk's use cases share: the parts of the store they use, what is sealed where, and how they say no.

import type { Label } from '../../domain/assessment.js';
import type { Clock, Ids } from '../../domain/clock.js';
import type { HelpOutcome, HelpRequest, HelpSummary, QueueAct } from '../../domain/help-request.js';
import type { ReviewItem } from '../../domain/review.js';
import type { Refusal } from '../../domain/review-transitions.js';
import type { DataKey, Vault } from '../../store/contract/sealing.js';
import type { Store } from '../../store/contract.js';
import { summaryPlace } from '../inbox/sealed-summary.js';
import type { Bus } from '../ports.js';

/** Parts of the store that the desk reads and writes. */
export type DeskStore = Pick<Store, 'log' | 'deliveries' | 'conversations' | 'queue' | 'staff' | 'holds' | 'reports'>;

/** What most use cases of the desk need. */
export interface DeskTools {
  readonly store: DeskStore;
  readonly vault: Pick<Vault, 'key' | 'realmKey' | 'blind'>;
  readonly bus: Pick<Bus, 'publish'>;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** A row with what lies sealed in it. `summary` is null when the conversation's key was destroyed. */
export type QueueItem =
  | { readonly kind: 'help'; readonly item: HelpRequest; readonly summary: HelpSummary | null }
  | { readonly kind: 'review'; readonly item: ReviewItem; readonly summary: HelpSummary | null };

/** How a use case says no. Words and HTTP status follow from the kind. */
export type DeskRefusal =
  | { readonly kind: 'not_found' }
  /** May see it, may not do this. */
  | { readonly kind: 'forbidden' }
  /** Somebody acted, or signs arrived, since what was on the screen. */
  | { readonly kind: 'stale'; readonly item: QueueItem; readonly changed: readonly ActRecord[] }
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'conflict'; readonly why: string };

/** What lies sealed in an act of staff. */
export interface ActBody {
  readonly reason: string | null;
  readonly outcome: HelpOutcome | null;
  /** Labels that the analyst said the text shows, with a confirmation; absent where none were named. */
  readonly labels?: readonly Label[];
}

/** One act, opened. `body` is null when the conversation's key was destroyed. */
export interface ActRecord {
  readonly act: QueueAct;
  readonly by: { readonly id: string; readonly name: string };
  readonly body: ActBody | null;
}

/** What an act's seal is bound to. */
export function actPlace(itemId: string, version: number): string {
  return `acts|${itemId}:${version}|body`;
}

/** What a note's seal is bound to. */
export function notePlace(id: string): string {
  return `notes|${id}|text`;
}

/** Opens a row's summary; null when its conversation's key was destroyed. */
export function openSummary(
  key: DataKey | undefined,
  collection: 'help' | 'review',
  item: { readonly id: string; readonly sealed: Uint8Array },
): HelpSummary | null {
  return key === undefined ? null : (key.open(summaryPlace(collection, item.id), item.sealed) as HelpSummary);
}

/** A transition's refusal as the desk says it. */
export function refusalOf(why: Refusal): DeskRefusal {
  return why === 'wrong_role' ? { kind: 'forbidden' } : { kind: 'refused', why };
}
