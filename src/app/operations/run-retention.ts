// Erases what is older than it may be kept and what people asked to be erased, and leaves a tombstone of each.

import type { Clock, Instant } from '../../domain/clock.js';
import type { ConversationSummary, Tombstone } from '../../domain/conversation.js';
import { AppError } from '../../domain/errors.js';
import type { ErasedList } from '../../store/contract/key-ring.js';
import type { Vault } from '../../store/contract/sealing.js';
import type { Store } from '../../store/contract.js';
import type { Progress } from './ports.js';

/** From the wish to be erased until nothing is left: time to take it back, and for staff to be told (architecture.md, Storage). */
export const COOLING_OFF_MS = 72 * 3_600_000;

const DAY_MS = 86_400_000;
const PAGE = 100;

export interface RetentionDeps {
  readonly store: Pick<Store, 'conversations' | 'contacts' | 'erasure' | 'meta'>;
  readonly vault: Pick<Vault, 'forget'>;
  readonly erased: ErasedList;
  readonly clock: Pick<Clock, 'now'>;
  readonly progress: Progress;
}

export interface RetentionRules {
  readonly retentionDays: number;
  readonly coolingOffMs?: number;
}

export interface Retained {
  /** Conversations erased because somebody asked. */
  readonly asked: number;
  /** Conversations erased because they were old. */
  readonly old: number;
  /** Addresses removed of which nothing else was left. */
  readonly contacts: number;
}

/**
 * One run. The tombstone is durable outside of the store before anything is destroyed, so a run that was cut off is finished by
 * the next. Throws `internal` when an erased conversation is still due.
 */
export async function runRetention(deps: RetentionDeps, rules: RetentionRules): Promise<Retained> {
  const now = deps.clock.now();
  const before = now - rules.retentionDays * DAY_MS;
  const askedBefore = now - (rules.coolingOffMs ?? COOLING_OFF_MS);
  const erased = await eraseDue(deps, now, before, askedBefore);
  const contacts = await dropContacts(deps, before);
  await deps.store.erasure.compact();
  await deps.store.meta.set('retentionRunAt', String(now));
  return { ...erased, contacts };
}

async function eraseDue(
  { store, vault, erased, progress }: RetentionDeps,
  now: Instant,
  before: Instant,
  askedBefore: Instant,
): Promise<Omit<Retained, 'contacts'>> {
  const done = new Set<string>();
  let asked = 0;
  for (;;) {
    const due = await store.conversations.dueForErasure({ before, askedBefore, limit: PAGE });
    if (due.length === 0) return { asked, old: done.size - asked };
    if (due.some(({ id }) => done.has(id))) throw new AppError('internal', 'An erased conversation is still there.');
    const tombstones = due.map((conversation) => tombstoneOf(conversation, now));
    await erased.append(tombstones);
    for (const tombstone of tombstones) {
      await store.erasure.erase(tombstone);
      vault.forget(tombstone.conversationId);
      done.add(tombstone.conversationId);
    }
    asked += tombstones.filter(({ why }) => why === 'asked').length;
    progress('conversations', done.size, null);
  }
}

function tombstoneOf(conversation: ConversationSummary & Pick<Tombstone, 'why'>, now: Instant): Tombstone {
  return { conversationId: conversation.id, contactId: conversation.contactId, at: now, why: conversation.why };
}

/** Sessions that were opened and never written in, and addresses whose conversations are gone. */
async function dropContacts({ store }: RetentionDeps, before: Instant): Promise<number> {
  let dropped = 0;
  for (let more = PAGE; more === PAGE; dropped += more) {
    more = await store.contacts.dropUnused({ before, limit: PAGE });
  }
  return dropped;
}
