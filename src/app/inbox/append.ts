// Puts an entry into a contact's log: sealed once, numbered until it fits, durable when this returns.

import type { Clock, Ids } from '../../domain/clock.js';
import { AppError } from '../../domain/errors.js';
import type { Entry, EntryBody } from '../../domain/log.js';
import type { Vault } from '../../store/contract/sealing.js';
import type { Store } from '../../store/contract.js';
import type { NewEntry } from '../ports.js';
import { rememberBody } from './entry-body.js';
import { entryPlace, type Head } from './head.js';
import type { Heads } from './heads.js';

export interface AppendDeps {
  readonly store: Pick<Store, 'log'>;
  readonly vault: Pick<Vault, 'key' | 'blind'>;
  readonly heads: Heads;
  readonly clock: Clock;
  readonly ids: Ids;
}

export type Appended =
  | { readonly kind: 'appended'; readonly entry: Entry }
  | { readonly kind: 'duplicate'; readonly entry: Entry }
  | { readonly kind: 'other_text' }
  | { readonly kind: 'conversation_over' };

/** Writers of one contact that may collide before we say that something is wrong. */
const MAX_RENUMBERINGS = 50;

/**
 * Seals and appends. The entry counts as tried once from the start, since it is processed at once: so a text that kills
 * the process is found out after a few restarts (reliability-security.md, 5).
 */
export async function appendEntry(wanted: NewEntry, deps: AppendDeps): Promise<Appended> {
  const head = await deps.heads.get(wanted.contactId);
  if (wanted.conversationId !== undefined && wanted.conversationId !== head.conversationId)
    return { kind: 'conversation_over' };
  let draft = await seal(wanted, head, deps);
  for (let attempt = 0; attempt < MAX_RENUMBERINGS; attempt++) {
    const current = await deps.heads.get(wanted.contactId);
    // Another process closed the conversation meanwhile: nothing may lie under a key that is on its way out.
    if (current.conversationId !== draft.conversationId) draft = await seal(wanted, current, deps);
    const entry: Entry = { ...draft, seq: current.nextSeq++ };
    const outcome = await deps.store.log.append(entry);
    if (outcome === 'appended') {
      rememberBody(entry, wanted.body);
      return { kind: 'appended', entry };
    }
    if (outcome === 'duplicate') return sameOrOther(entry, deps);
    deps.heads.drop(wanted.contactId);
  }
  throw new AppError('store_unavailable', 'The log of a contact is too busy to take another entry: try again.');
}

async function seal(wanted: NewEntry, head: Head, deps: AppendDeps): Promise<Omit<Entry, 'seq'>> {
  const uid = deps.ids.random();
  head.conversationId ??= deps.ids.random();
  const { conversationId } = head;
  const key = await deps.vault.key(conversationId, true);
  if (key === undefined) throw new AppError('internal', 'The key of an open conversation is gone.');
  return {
    contactId: wanted.contactId,
    uid,
    conversationId,
    kind: wanted.body.kind,
    updateId: wanted.updateId,
    at: deps.clock.now(),
    platformAt: wanted.platformAt,
    platformMessageId: wanted.platformMessageId ?? null,
    sealed: key.seal(entryPlace(uid), wanted.body),
    fingerprint: fingerprint(wanted, deps.vault),
    state: 'pending',
    attempts: 1,
    toRead: null,
    readTries: 0,
  };
}

async function sameOrOther(entry: Entry, deps: AppendDeps): Promise<Appended> {
  const first = await deps.store.log.byUpdate(entry.contactId, entry.updateId);
  if (first === undefined)
    throw new AppError('store_unavailable', 'An entry that was there a moment ago cannot be read.');
  return first.fingerprint === entry.fingerprint ? { kind: 'duplicate', entry: first } : { kind: 'other_text' };
}

/** Keyed and bound to contact and update, so that equal texts of two people never look alike. */
function fingerprint(wanted: NewEntry, vault: AppendDeps['vault']): string {
  return vault.blind('fingerprint', `${wanted.contactId}|${wanted.updateId}|${wordsOf(wanted.body)}`);
}

function wordsOf(body: EntryBody): string {
  return body.kind === 'inbound' || (body.kind === 'staff' && body.act === 'message') ? body.text : body.act;
}
