// Erases what is older than it may be kept and what people asked to be erased, and leaves a tombstone of each.

import type { Clock, Instant } from '../../domain/clock.js';
import type { ConversationSummary, Tombstone } from '../../domain/conversation.js';
import { AppError } from '../../domain/errors.js';
import { holdOf } from '../../domain/hold.js';
import type { ErasedList } from '../../store/contract/key-ring.js';
import type { Vault } from '../../store/contract/sealing.js';
import type { Store } from '../../store/contract.js';
import type { Progress } from './ports.js';

/** From the wish to be erased until nothing is left: time to take it back, and for staff to be told (architecture.md, Storage). */
export const COOLING_OFF_MS = 72 * 3_600_000;

/** The same when the code word had just been given: it is the person who asks. Staff who owe an answer still hear of it. */
export const COOLING_OFF_BY_WORD_MS = 3_600_000;

const DAY_MS = 86_400_000;
const PAGE = 100;

export interface RetentionDeps {
  readonly store: Pick<Store, 'conversations' | 'contacts' | 'erasure' | 'meta' | 'holds'>;
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
  const wordBefore = Math.max(askedBefore, now - COOLING_OFF_BY_WORD_MS);
  const erased = await eraseDue(deps, { now, before, askedBefore, wordBefore });
  const contacts = await dropContacts(deps, before);
  await deps.store.erasure.compact();
  await deps.store.meta.set('retentionRunAt', String(now));
  return { ...erased, contacts };
}

async function eraseDue(
  { store, vault, erased, progress }: RetentionDeps,
  when: Omit<Parameters<Store['conversations']['dueForErasure']>[0], 'limit'>,
): Promise<Omit<Retained, 'contacts'>> {
  const done = new Set<string>();
  let asked = 0;
  for (;;) {
    const found = await store.conversations.dueForErasure({ ...when, limit: PAGE });
    if (found.length === 0) return { asked, old: done.size - asked };
    const due = await withoutHeld(found, when.now, store);
    if (due.some(({ id }) => done.has(id))) throw new AppError('internal', 'An erased conversation is still there.');
    const tombstones = due.map((conversation) => tombstoneOf(conversation, when.now));
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

/** The acts are the truth: a hold whose mark a crash left out is marked now, so that it is not found again. */
async function withoutHeld<T extends { readonly id: string }>(
  due: readonly T[],
  now: Instant,
  { holds }: RetentionDeps['store'],
): Promise<readonly T[]> {
  const free: T[] = [];
  for (const one of due) {
    const hold = holdOf(await holds.of(one.id), now);
    if (hold.is === 'held') await holds.setHeld(one.id, hold.until);
    else free.push(one);
  }
  return free;
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
