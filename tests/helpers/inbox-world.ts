// The message path over a real embedded store, with a talk that tests script and a clock that tests move.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBus } from '../../src/app/bus.js';
import { createHeads } from '../../src/app/inbox/heads.js';
import { createInbox, type RunningInbox } from '../../src/app/inbox/inbox.js';
import type { Talk, TalkOutcome } from '../../src/app/inbox/talk.js';
import type { Change, Log } from '../../src/app/ports.js';
import { makeContact } from '../../src/app/receive-message.js';
import { emptySession } from '../../src/bots/conversation/new-session.js';
import type { Understanding } from '../../src/domain/assessment.js';
import type { EntryBody } from '../../src/domain/log.js';
import type { Session } from '../../src/domain/session.js';
import type { Store } from '../../src/store/contract.js';
import { openSqliteStore } from '../../src/store/sqlite/open.js';
import { plainVault } from './plain-vault.js';

export const silentLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** A talk that answers "heard: …", closes on "bye", fails on texts that contain "poison". */
export function scriptedTalk(): Talk {
  return {
    understand: async () => ({ kind: 'unassessed', why: 'failed' }) as Understanding,
    step(session, body) {
      if (body.kind === 'inbound' && body.text.includes('poison')) throw new Error('poison');
      return answer(session, body);
    },
    setAside: (session) => ({ ...outcome(open(session), ['set aside']), events: ['set_aside'], help: 'not_processed' }),
  };
}

function open(session: Session | null): Session {
  if (session !== null && session.status !== 'closed') return session;
  return emptySession(session?.epoch ?? 0, { language: 'en', languageHow: 'default' });
}

function answer(session: Session | null, body: EntryBody): TalkOutcome {
  const before = open(session);
  const text = body.kind === 'inbound' ? body.text : body.act;
  if (text === 'bye')
    return outcome({ ...before, status: 'closed', closedBy: 'panic', epoch: before.epoch + 1 }, ['closed']);
  return outcome(before, [`heard: ${text}`]);
}

function outcome(session: Session, texts: readonly string[]): TalkOutcome {
  return { session, replies: texts.map((text) => ({ from: 'bot', text, language: 'en' })), events: [], help: null };
}

/** Opens the embedded store in a folder. */
export function sqliteIn(folder: string): Promise<Store> {
  return openSqliteStore({ path: join(folder, 'store.db') });
}

/** A fresh folder with a store, an inbox over it and one contact. `start` is a new process on the same store. */
export async function inboxWorld(talk: Talk = scriptedTalk(), open: (folder: string) => Promise<Store> = sqliteIn) {
  const folder = await mkdtemp(join(tmpdir(), 'inbox-'));
  const store = await open(folder);
  const vault = plainVault();
  const time = { now: 1_800_000_000_000 };
  const clock = { now: () => time.now, monotonic: () => time.now };
  let counter = 0;
  const ids = { random: () => `id${String(++counter).padStart(20, '0')}` };
  const changes: Change[] = [];
  const bus = createBus(silentLog);
  bus.subscribe((change) => void changes.push(change));

  function start(talkNow: Talk = talk): RunningInbox & { heads: ReturnType<typeof createHeads> } {
    const heads = createHeads({ store, vault });
    return Object.assign(createInbox({ store, vault, heads, talk: talkNow, clock, ids, bus, log: silentLog }), {
      heads,
    });
  }

  const contact = await makeContact({ channel: 'web', account: 'page', chat: 'token' }, { store, vault, clock, ids });
  const says = (text: string, updateId: string, platformAt: number | null = null) => ({
    contactId: contact.id,
    body: { kind: 'inbound', text } as const,
    updateId,
    platformAt,
  });
  return {
    store,
    vault,
    clock,
    time,
    ids,
    bus,
    changes,
    contact,
    says,
    start,
    async end() {
      await store.close();
      await rm(folder, { recursive: true });
    },
  };
}
