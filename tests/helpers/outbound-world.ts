// Senders over a real embedded store, with a messenger that stands in and time that passes only when a test lets it.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { turnPlace } from '../../src/app/inbox/head.js';
import { recordOf } from '../../src/app/inbox/project.js';
import type { Tried } from '../../src/app/outbound/send-one.js';
import { createSender, type Sender } from '../../src/app/outbound/sender.js';
import { addressPlace } from '../../src/app/receive-message.js';
import { emptySession } from '../../src/bots/conversation/new-session.js';
import type { Delivery } from '../../src/domain/delivery.js';
import type { Entry, Turn, TurnBody } from '../../src/domain/log.js';
import type { Reply } from '../../src/domain/message.js';
import type { Session } from '../../src/domain/session.js';
import type { Store } from '../../src/store/contract.js';
import { openSqliteStore } from '../../src/store/sqlite/open.js';
import { aContact, anEntry } from '../fixtures/rows.js';
import { silentLog } from './inbox-world.js';
import { plainVault } from './plain-vault.js';
import { StandInChannel } from './stand-in-channel.js';
import { virtualTime } from './virtual-time.js';

/** After a try the real sender looks again so soon. */
const GAP_MS = 5;
const NO_WORK = { began: { turn: 1, at: 0 }, help: null, review: null, topIndicator: null } as const;

/** One person with a chat on the stand-in messenger. Turns are written as the message path writes them. */
export interface Person {
  readonly contactId: string;
  readonly chat: string;
  /** The person wrote, and the bot answers with these texts. */
  answered(
    texts: readonly string[],
    over?: { readonly session?: Partial<Session>; readonly saidAt?: number },
  ): Promise<void>;
  /** A counsellor writes. */
  counsellorWrites(text: string, session?: Partial<Session>): Promise<void>;
  /** A counsellor hands the chat back, and the bot says so. */
  handedBack(text: string): Promise<void>;
  /** The person says the panic word; the bot answers with one harmless sentence. */
  panics(): Promise<void>;
  deliveries(): Promise<readonly Delivery[]>;
}

/** What a test may change about one sender. */
export interface SenderOptions {
  readonly store?: Store;
  readonly random?: () => number;
}

/** Where its processes meet: each call opens the same store once more. */
export type OpenShared = () => Promise<Store>;

async function embedded(): Promise<{ readonly open: OpenShared; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'outbound-'));
  const path = join(folder, 'store.db');
  return { open: () => openSqliteStore({ path }), remove: () => rm(folder, { recursive: true }) };
}

/** Opens it, over an embedded store of its own unless another is given. */
export async function outboundWorld(shared?: OpenShared) {
  const { open, remove } = shared === undefined ? await embedded() : { open: shared, remove: async () => undefined };
  const stores: Store[] = [await open()];
  const [store] = stores as [Store];
  const vault = plainVault();
  const time = virtualTime();
  const channel = new StandInChannel(time);
  const duty = { anybody: true };
  const senders: Sender[] = [];
  const pending: Promise<unknown>[] = [];
  const tried: Tried[] = [];

  /** What a sender works with, but for its channel. */
  const deps = {
    store,
    vault,
    duty: { now: () => ({ anybody: duty.anybody, languages: [] }) },
    clock: time,
    random: () => 0.5,
    after: time.after,
    log: silentLog,
  };

  function sender(options: SenderOptions = {}): Sender {
    const made = createSender({ channel, ...deps, ...options, clock: time, onTried: (one) => tried.push(one) });
    senders.push(made);
    return made;
  }

  async function person(chat: string): Promise<Person> {
    const contactId = `contact-${chat}`;
    const address = { channel: 'telegram', account: 'bot', chat };
    const sealed = vault.realmKey().seal(addressPlace(contactId), address);
    await store.contacts.insert(
      aContact({ id: contactId, channel: 'telegram', address: sealed, createdAt: time.now() }),
    );
    return personOver({ contactId, chat, store, vault, now: time.now });
  }

  /** Waits until every send is over or waits for time to pass. */
  async function settle(): Promise<void> {
    while (pending.length > 0) await Promise.all(pending.splice(0));
    const inFlight = () => senders.reduce((sum, one) => sum + one.inFlight, 0);
    while (inFlight() > channel.held) await new Promise((resolve) => setImmediate(resolve));
  }

  /** One moment: all look, what can end ends, and time goes on to the next moment at which something may happen. */
  async function moment(end: number): Promise<void> {
    const before = tried.length;
    let wait = Number.POSITIVE_INFINITY;
    for (const one of senders) wait = Math.min(wait, await one.look());
    await settle();
    const soon = tried.length > before ? GAP_MS : wait;
    time.pass(Math.max(1, Math.min(Math.ceil(soon), time.nextAt - time.now(), end - time.now())));
    await settle();
  }

  return {
    store,
    vault,
    deps,
    time,
    channel,
    duty,
    tried,
    sender,
    person,
    /** Another process on the same store. */
    async anotherStore(): Promise<Store> {
      const other = await open();
      stores.push(other);
      return other;
    },
    /** Forgets a sender, as a kill of its process does. */
    killed(one: Sender): void {
      one.cut();
      senders.splice(senders.indexOf(one), 1);
    },
    /** Does something when the time has come. */
    at(time_: number, act: () => Promise<unknown>): void {
      time.after(time_ - time.now(), () => pending.push(act()));
    },
    async runFor(ms: number): Promise<void> {
      const end = time.now() + ms;
      while (time.now() < end) await moment(end);
    },
    /** Until `done`, at most `limitMs` of virtual time. Says how long it took. */
    async runUntil(done: () => boolean, limitMs: number): Promise<number> {
      const begun = time.now();
      while (!done() && time.now() < begun + limitMs) await moment(begun + limitMs);
      return time.now() - begun;
    },
    async end(): Promise<void> {
      for (const one of senders) one.cut();
      time.pass(60_000);
      for (const one of senders) await one.idle();
      for (const one of stores) await one.close();
      await remove();
    },
  };
}

interface PersonDeps {
  readonly contactId: string;
  readonly chat: string;
  readonly store: Store;
  readonly vault: ReturnType<typeof plainVault>;
  readonly now: () => number;
}

function personOver({ contactId, chat, store, vault, now }: PersonDeps): Person {
  const conversationId = `talk-${chat}`;
  let turns = 0;
  let session = emptySession(0, { language: 'en', languageHow: 'default' });

  async function turn(
    kind: Entry['kind'],
    replies: readonly Reply[],
    over: Partial<TurnBody>,
    saidAt = now(),
  ): Promise<void> {
    turns += 1;
    const at = now();
    const uid = `${contactId}-${turns}`;
    const entry = anEntry({
      contactId,
      seq: turns,
      uid,
      conversationId,
      kind,
      updateId: uid,
      at,
      platformAt: saidAt,
      ...(kind === 'inbound' ? { platformMessageId: `theirs-${chat}-${turns}` } : {}),
    });
    await store.log.append(entry);
    const key = await vault.key(conversationId, true);
    if (key === undefined) throw new Error('The talk has no key.');
    const body: TurnBody = { session, replies, understanding: null, events: [], work: NO_WORK, ...over };
    const what = `outcome:${uid}`;
    const row: Turn = {
      contactId,
      turn: turns,
      what,
      conversationId,
      entrySeq: turns,
      late: false,
      at,
      sealed: key.seal(turnPlace(what), body),
      labels: [],
      language: 'en',
      goesOnAt: null,
    };
    await store.log.recordTurn(recordOf(row, body, 'telegram', key, entry, turns));
  }

  return {
    contactId,
    chat,
    async answered(texts, { session: changes = {}, saidAt } = {}) {
      session = { ...session, lastInboundAt: now(), ...changes };
      await turn(
        'inbound',
        texts.map((text) => ({ from: 'bot', text, language: 'en' })),
        {},
        saidAt,
      );
    },
    async counsellorWrites(text, changes = {}) {
      session = { ...session, ...changes };
      await turn('staff', [{ from: 'person', name: 'Mara', text, language: 'en' }], { events: ['staff_message'] });
    },
    async handedBack(text) {
      await turn('staff', [{ from: 'bot', text, language: 'en' }], { events: ['handed_back'] });
    },
    async panics() {
      session = { ...session, status: 'closed', closedBy: 'panic', epoch: session.epoch + 1, lastInboundAt: now() };
      await turn('inbound', [{ from: 'bot', text: 'The shop opens at 9.', language: 'en' }], { events: ['panic'] });
    },
    deliveries: () => store.deliveries.after(contactId, 0, 1_000),
  };
}
