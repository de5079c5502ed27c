// What lies in the store of a service that does not run: read through the project's own store and vault.

import { entryPlace } from '../../src/app/inbox/head.js';
import { outcomeOf } from '../../src/app/inbox/process-entry.js';
import { lookupOf } from '../../src/app/receive-message.js';
import { webAddress } from '../../src/app/web-chat/sessions.js';
import { projectRoot } from '../../src/cli/project-root.js';
import { loadConfig } from '../../src/config/config.js';
import type { Delivery } from '../../src/domain/delivery.js';
import type { HelpRequest } from '../../src/domain/help-request.js';
import type { Entry, EntryBody, Turn } from '../../src/domain/log.js';
import { openStoreAndVault } from '../../src/server/compose-store.js';
import type { Vault } from '../../src/store/contract/sealing.js';
import type { Page, Store } from '../../src/store/contract.js';
import type { ServiceProcess } from '../helpers/service.js';
import { atMost, equal, type Finding, none } from './fault.js';
import type { Person } from './person.js';

/** Rows read in one go. */
const BATCH = 500;

/** Store and vault of a service. */
export interface Stored {
  readonly store: Store;
  readonly vault: Vault;
}

/** Opens what a service stored, for the time of `look`. */
export async function withStored<T>(service: ServiceProcess, look: (stored: Stored) => Promise<T>): Promise<T> {
  const stored = await openStoreAndVault(loadConfig(service.env, projectRoot(), service.folder));
  try {
    return await look(stored);
  } finally {
    await stored.store.close();
  }
}

/** One message as it lies in the store. */
export interface Found {
  readonly entry: Entry | undefined;
  readonly outcome: Turn | undefined;
  readonly text: string | undefined;
}

/** The contact of a chat. */
export async function contactIdOf(person: Person, { store, vault }: Stored): Promise<string> {
  const contact = await store.contacts.byLookup(lookupOf(webAddress(person.token), vault));
  if (contact === undefined) throw new Error('A chat is unknown to the store.');
  return contact.id;
}

/** The entry of an update id, its outcome and its opened text. */
export async function find(contactId: string, id: string, { store, vault }: Stored): Promise<Found> {
  const entry = await store.log.byUpdate(contactId, id);
  if (entry === undefined) return { entry, outcome: undefined, text: undefined };
  const outcome = await store.log.turnFor(contactId, outcomeOf(entry));
  const key = await vault.key(entry.conversationId);
  const body = key?.open(entryPlace(entry.uid), entry.sealed) as EntryBody | undefined;
  return { entry, outcome, text: body?.kind === 'inbound' ? body.text : undefined };
}

/** All deliveries of a contact. */
export async function deliveriesOf(contactId: string, { store }: Stored): Promise<readonly Delivery[]> {
  const all: Delivery[] = [];
  for (;;) {
    const page = await store.deliveries.after(contactId, all.at(-1)?.seq ?? 0, BATCH);
    all.push(...page);
    if (page.length < BATCH) return all;
  }
}

/** The help requests that are not closed. */
export function openHelp({ store }: Stored): Promise<readonly HelpRequest[]> {
  return everyPage((page) => store.queue.listHelp({}, page));
}

async function everyPage<T>(
  list: (request: { readonly limit: number; readonly cursor?: string }) => Promise<Page<T>>,
): Promise<readonly T[]> {
  const all: T[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await list({ limit: BATCH, ...(cursor === undefined ? {} : { cursor }) });
    all.push(...page.items);
    if (page.cursor === undefined) return all;
    cursor = page.cursor;
  }
}

/**
 * Everything said was stored once, as it was said, and has one outcome; nothing else is there; turns are free of gaps.
 * Expects that each acknowledged message of these people is all that the store holds.
 */
export async function checkAllStored(people: readonly Person[], stored: Stored): Promise<Finding[]> {
  const wrong = { missing: 0, text: 0, noOutcome: 0, notDone: 0, gaps: 0, otherTurn: 0 };
  let said = 0;
  for (const person of people) {
    const contactId = await contactIdOf(person, stored);
    for (const one of person.said) {
      if (one.acknowledgedAt === null) continue;
      said += 1;
      const { entry, outcome, text } = await find(contactId, one.id, stored);
      if (entry === undefined) wrong.missing += 1;
      else if (text !== one.text) wrong.text += 1;
      if (entry !== undefined && outcome === undefined) wrong.noOutcome += 1;
      if (entry !== undefined && entry.state !== 'done') wrong.notDone += 1;
      if (outcome !== undefined && one.answered !== null && !belongsTo(one.answered.seq, outcome)) wrong.otherTurn += 1;
    }
    const { lastTurn } = await stored.store.log.head(contactId);
    if ((lastTurn?.turn ?? 0) !== person.said.length) wrong.gaps += 1;
  }
  const counts = await stored.store.log.counts();
  return [
    none('acknowledged and not stored', wrong.missing),
    none('stored with another text', wrong.text),
    none('stored and without an outcome', wrong.noOutcome),
    none('not marked as done', wrong.notDone),
    none('answered with what is not their outcome', wrong.otherTurn),
    equal('entries in the store', counts.entries, said),
    equal('outcomes in the store', counts.turns, said),
    none('entries pending', counts.pending),
    none('entries set aside', counts.quarantined),
    none('chats with a gap in their turns', wrong.gaps),
  ];
}

/** Stream positions are 100 apart from turn to turn (src/domain/log.ts). */
function belongsTo(seq: number, outcome: Turn): boolean {
  return Math.floor(seq / 100) === outcome.turn;
}

/** The resident memory after a run against what it was before. */
export function memoryBounded(beforeMiB: number, afterMiB: number, growthMiB: number): Finding {
  return atMost(`memory after the run (${Math.round(beforeMiB)} MiB before)`, afterMiB, beforeMiB + growthMiB, ' MiB');
}
