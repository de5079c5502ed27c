// Fills an empty desk with invented conversations, through the same path that real messages take.

import type { Clock, Ids } from '../../domain/clock.js';
import { deliveryIdAt } from '../../domain/log.js';
import type { Staff } from '../../domain/staff.js';
import type { Vault } from '../../store/contract/sealing.js';
import type { Store } from '../../store/contract.js';
import type { DeliveredNotes } from '../delivered.js';
import type { Heads } from '../inbox/heads.js';
import type { Inbox } from '../ports.js';
import { makeContact, receiveFrom } from '../receive-message.js';

/** One invented conversation, as `content/demo/conversations.yaml` holds it. */
export interface DemoTalk {
  readonly language: string;
  readonly says: readonly string[];
  readonly ended?: 'claimed' | 'answered' | 'closed' | undefined;
  readonly answer?: string | undefined;
}

/** What the desk does in the demo, by the same use cases that its routes call. */
export interface DemoDesk {
  claimHelpOf(conversationId: string, actor: Staff): Promise<void>;
  takeOver(conversationId: string, actor: Staff): Promise<void>;
  write(conversationId: string, actor: Staff, text: string): Promise<void>;
  closeHelpOf(conversationId: string, actor: Staff): Promise<void>;
  note(conversationId: string, actor: Staff, text: string): Promise<void>;
}

export interface DemoDeps {
  readonly store: Pick<Store, 'contacts' | 'meta'>;
  readonly vault: Pick<Vault, 'blind' | 'realmKey'>;
  readonly inbox: Inbox;
  readonly heads: Heads;
  readonly delivered: DeliveredNotes;
  readonly desk: DemoDesk;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** Everybody in the demo carries this word, and every conversation a note that begins with it. */
export const DEMO_MARK = 'DEMO';
const COLLEAGUE: Staff = { id: 'demo', name: `Mara ${DEMO_MARK}`, roles: ['counsellor', 'analyst'] };
const NOTE = `${DEMO_MARK}: this conversation is invented. Nobody wrote it.`;

/** Loads the talks once per store. Says how many were loaded, 0 when they were there already. */
export async function loadDemo(talks: readonly DemoTalk[], deps: DemoDeps): Promise<number> {
  if ((await deps.store.meta.get('demo')) !== undefined) return 0;
  for (const talk of talks) await loadTalk(talk, deps);
  await deps.store.meta.set('demo', String(talks.length));
  return talks.length;
}

async function loadTalk(talk: DemoTalk, deps: DemoDeps): Promise<void> {
  const address = { channel: 'web', account: 'demo', chat: deps.ids.random() } as const;
  const contact = await makeContact(address, deps);
  for (const [index, text] of talk.says.entries()) {
    const message = { address, updateId: `demo-${index}`, text, platformAt: null, languageHint: talk.language };
    const received = await receiveFrom(contact, message, deps);
    if (received.kind !== 'answered') continue;
    for (const { seq } of received.replies) deps.delivered.add(deliveryIdAt(contact.id, seq));
  }
  const { lastConversationId } = await deps.heads.get(contact.id);
  if (lastConversationId !== null) await actOn(lastConversationId, talk, deps.desk);
}

async function actOn(conversationId: string, { ended, answer }: DemoTalk, desk: DemoDesk): Promise<void> {
  await desk.note(conversationId, COLLEAGUE, NOTE);
  if (ended === undefined) return;
  await desk.claimHelpOf(conversationId, COLLEAGUE);
  if (ended === 'answered') {
    await desk.takeOver(conversationId, COLLEAGUE);
    if (answer !== undefined) await desk.write(conversationId, COLLEAGUE, answer);
  }
  if (ended === 'closed') await desk.closeHelpOf(conversationId, COLLEAGUE);
}
