// Decisions become rows to train with: by consent, masked, without a way back, on the record. The same on both stores.

import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createAudit } from '../../../src/app/audit.js';
import { createBus } from '../../../src/app/bus.js';
import { recordReviewAct } from '../../../src/app/desk/record-review-act.js';
import { createHeads } from '../../../src/app/inbox/heads.js';
import { createInbox } from '../../../src/app/inbox/inbox.js';
import type { Talk } from '../../../src/app/inbox/talk.js';
import { exportTraining } from '../../../src/app/operations/export-training.js';
import { makeContact } from '../../../src/app/receive-message.js';
import { parseRows } from '../../../src/classifiers/training-rows.js';
import type { Label } from '../../../src/domain/assessment.js';
import type { Store } from '../../../src/store/contract.js';
import { openMongoStore } from '../../../src/store/mongo/open.js';
import { openSqliteStore } from '../../../src/store/sqlite/open.js';
import { writeCopy } from '../../../src/store/sqlite/write-copy.js';
import { silentLog } from '../../api/desk-world.js';
import { deskTalk } from '../../api/scripted-talk.js';
import { anAccount } from '../../fixtures/rows.js';
import { describeMongo, emptied, type MongoServer, startMongo } from '../../helpers/mongo.js';
import { plainVault } from '../../helpers/plain-vault.js';
import { freshPath } from '../../helpers/sqlite.js';

const ANA = { id: 'ana', name: 'Ana Lopez', roles: ['analyst', 'supervisor'] as const };

/** As at the desk, and "agree" or "withdraw" set the consent. */
function talkWithConsent(now: () => number): Talk {
  const plain = deskTalk(now);
  return {
    ...plain,
    step: (session, body, understanding, facts) => {
      const outcome = plain.step(session, body, understanding, facts);
      const text = body.kind === 'inbound' ? body.text : '';
      const { training: _training, ...without } = outcome.session;
      if (text.includes('agree')) return { ...outcome, session: { ...without, training: 'agreed' } };
      return text.includes('withdraw') ? { ...outcome, session: without } : outcome;
    },
  };
}

async function worldOn(store: Store) {
  const vault = plainVault();
  const clock = { now: () => 1_800_000_000_000, monotonic: () => 0 };
  let counter = 0;
  const ids = { random: () => `id${String(++counter).padStart(20, '0')}` };
  const tools = { store, vault, bus: createBus(silentLog), clock, ids };
  const inbox = createInbox({
    ...tools,
    heads: createHeads({ store, vault }),
    talk: talkWithConsent(clock.now),
    log: silentLog,
    onProcessed: () => undefined,
  });
  await store.staff.insert(anAccount({ id: 'ana', name: 'Ana Lopez', nameKey: 'ana lopez' }));
  let chats = 0;
  /** Somebody who writes this, and the analyst who decides on it. */
  async function decided(says: readonly string[], act: 'confirm' | 'dismiss', labels?: readonly Label[]) {
    const contact = await makeContact({ channel: 'web', account: 'page', chat: `chat-${++chats}` }, tools);
    let conversationId = '';
    let turn = 0;
    for (const [i, text] of says.entries()) {
      const entry = { contactId: contact.id, updateId: `u${i}`, platformAt: null };
      const done = await inbox.submit({ ...entry, body: { kind: 'inbound', text } });
      if (done.kind !== 'done') throw new Error(done.kind);
      ({ conversationId, turn } = done);
    }
    const itemId = `ri_${conversationId}`;
    await recordReviewAct({ itemId, act: 'claim', reason: '', seenVersion: 0 }, ANA, tools);
    const request = { itemId, act, reason: 'seen', seenVersion: 1, seenTurn: turn, labels };
    const recorded = await recordReviewAct(request, ANA, tools);
    if (!recorded.ok) throw new Error(recorded.error.kind);
    const says2 = (text: string) =>
      inbox.submit({
        contactId: contact.id,
        updateId: `later-${text}`,
        platformAt: null,
        body: { kind: 'inbound', text },
      });
    return { itemId, conversationId, contactId: contact.id, says: says2 };
  }
  const audit = createAudit({ store: store.audit, meta: store.meta, vault, ids, clock });
  const take = () =>
    exportTraining(
      { ...tools, audit, progress: () => undefined },
      { actor: 'ana', reason: 'the model misses offers of work' },
    );
  return { ...tools, decided, take };
}

function exportCases(open: () => Promise<{ readonly store: Store; readonly close: () => Promise<void> }>): void {
  let world: Awaited<ReturnType<typeof worldOn>>;
  let close: () => Promise<void>;
  beforeEach(async () => {
    const opened = await open();
    close = opened.close;
    world = await worldOn(opened.store);
  });
  afterEach(() => close());

  it('takes nothing out of a talk in which nobody said yes', async () => {
    await world.decided(['an offer'], 'confirm');
    expect(await world.take()).toEqual({ rows: [], decided: 1, agreed: 0 });
  });

  it('gives rows of who agreed, that train --data takes, masked and without a way back', async () => {
    const { conversationId, contactId } = await world.decided(
      ['I agree', 'an offer, my name is Rosa Diaz, call +1 202 555 0123, thank you Ana'],
      'confirm',
    );
    const { rows, agreed } = await world.take();
    expect(agreed).toBe(1);
    expect(rows).toEqual([
      {
        id: expect.stringMatching(/^d-/),
        text: 'an offer, my name is [name], call +12025550100, thank you [name]',
        lang: 'en',
        labels: ['recruitment'],
        source: 'decision',
      },
    ]);
    const lines = rows.map((row) => JSON.stringify(row)).join('\n');
    expect(lines).not.toContain(conversationId);
    expect(lines).not.toContain(contactId);
    expect(parseRows(lines, 'd.jsonl')).toMatchObject({ kind: 'labels', rows: [{ labels: ['recruitment'] }] });
  });

  it('gives other ids each time', async () => {
    await world.decided(['I agree to an offer'], 'dismiss');
    const [first] = (await world.take()).rows;
    const [second] = (await world.take()).rows;
    expect(first).toMatchObject({ labels: [] });
    expect(second?.text).toBe(first?.text);
    expect(second?.id).not.toBe(first?.id);
  });

  it('follows the labels that the analyst named', async () => {
    await world.decided(['I agree to an offer'], 'confirm', ['secrecy']);
    expect((await world.take()).rows).toMatchObject([{ labels: ['secrecy'] }]);
  });

  it('stops when the person takes it back, or asks to be erased, after the decision', async () => {
    const one = await world.decided(['I agree to an offer'], 'confirm');
    const other = await world.decided(['I agree to an offer'], 'confirm');
    expect((await world.take()).rows).toHaveLength(2);
    await one.says('I withdraw');
    await other.says('delete my data');
    expect((await world.take()).rows).toEqual([]);
  });

  it('does not take what came after the screen that was decided on', async () => {
    const { says } = await world.decided(['I agree to an offer'], 'confirm');
    await says('a second offer');
    expect((await world.take()).rows.map(({ text }) => text)).toEqual(['I agree to an offer']);
  });

  it('takes nothing once a supervisor took the decision back', async () => {
    const { itemId } = await world.decided(['I agree to an offer'], 'confirm');
    await recordReviewAct({ itemId, act: 'reopen', reason: 'a mistake', seenVersion: 2 }, ANA, world);
    expect(await world.take()).toEqual({ rows: [], decided: 0, agreed: 0 });
  });

  it('opens nothing whose key was destroyed', async () => {
    const { conversationId } = await world.decided(['I agree to an offer'], 'confirm');
    world.vault.destroy(conversationId);
    expect((await world.take()).rows).toEqual([]);
  });

  it('records who took how many and why', async () => {
    await world.decided(['I agree to an offer'], 'confirm');
    await world.take();
    const [event] = (await world.store.audit.list({ limit: 1 })).items;
    expect(event).toMatchObject({ actor: 'ana', act: 'training.export', object: 'rows:1', outcome: 'ok' });
    expect(Buffer.from(event?.reasonSealed ?? []).toString()).toContain('the model misses offers of work');
  });

  it('hands nothing over when it cannot be recorded', async () => {
    await world.decided(['I agree to an offer'], 'confirm');
    const audit = { record: () => Promise.reject(new Error('away')) };
    const deps = { ...world, audit, progress: () => undefined };
    await expect(exportTraining(deps, { actor: 'ana', reason: 'x' })).rejects.toThrow('away');
  });
}

describe('on the embedded store', () => {
  exportCases(async () => {
    const path = await freshPath();
    const store = await openSqliteStore({ path });
    const close = async () => {
      await store.close();
      await rm(dirname(path), { recursive: true });
    };
    return { store, close };
  });
});

describeMongo('on a server of the MongoDB protocol', () => {
  let server: MongoServer;
  let url: string;
  beforeAll(async () => {
    server = await startMongo();
    url = server.url();
  });
  afterAll(async () => {
    await server?.end();
  });
  exportCases(async () => {
    const store = await openMongoStore({ url, writeCopy });
    const close = async () => {
      await store.close();
      await emptied(url);
    };
    return { store, close };
  });
});
