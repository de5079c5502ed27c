// Calls that wait together share one commit, and one that fails harms no other.

import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { openConnection } from '../../../src/store/sqlite/connection.js';
import type { Db } from '../../../src/store/sqlite/db.js';
import { runBatch } from '../../../src/store/sqlite/engine.js';
import type { Answer, Call } from '../../../src/store/sqlite/protocol.js';
import { aContact, anEntry, aTombstone, sealed } from '../../fixtures/rows.js';
import { freshPath } from '../../helpers/sqlite.js';

describe('a batch of calls', () => {
  let path: string;
  let db: Db;
  let outages: unknown[];
  beforeEach(async () => {
    path = await freshPath();
    db = openConnection(path);
    outages = [];
  });
  afterEach(async () => {
    db.close();
    await rm(dirname(path), { recursive: true });
  });

  function run(...calls: readonly [group: string, name: string, ...args: readonly unknown[]][]): readonly Answer[] {
    const batch: Call[] = calls.map(([group, name, ...args], id) => ({ id, group, name, args }));
    const answers = runBatch(db, batch, (error) => outages.push(error));
    return answers.toSorted((a, b) => a.id - b.id);
  }

  it('is answered call by call, in the order asked', () => {
    const answers = run(
      ['log', 'append', anEntry({ seq: 1 })],
      ['log', 'append', anEntry({ seq: 1, updateId: 'other' })],
      ['log', 'countAttempt', 'contact', 1],
      ['log', 'countAttempt', 'contact', 1],
    );
    expect(answers.map((answer) => answer.ok && answer.value)).toEqual(['appended', 'conflict', 1, 2]);
  });

  it('keeps what the others wrote when one call fails half-way', () => {
    const wrong = { ...anEntry({ seq: 2 }), kind: true };
    const answers = run(
      ['log', 'append', anEntry({ seq: 1 })],
      ['log', 'append', wrong],
      ['contacts', 'insert', aContact()],
      ['nothing', 'like this'],
      ['log', 'toString'],
      ['log', 'append', anEntry({ seq: 3 })],
    );
    expect(answers.map(({ ok }) => ok)).toEqual([true, false, true, false, false, true]);
    expect(run(['log', 'entries', 'contact', [1, 2, 3]])[0]).toMatchObject({ value: [{ seq: 1 }, { seq: 3 }] });
    expect(outages).toEqual([]);
  });

  it('takes back all that a failing call of several statements wrote', () => {
    run(['log', 'append', anEntry()]);
    const record = { turn: { contactId: 'contact' } };
    expect(run(['log', 'recordTurn', record], ['contacts', 'insert', aContact()]).map(({ ok }) => ok)).toEqual([
      false,
      true,
    ]);
    expect(run(['log', 'counts'])[0]).toMatchObject({ value: { entries: 1, turns: 0 } });
  });

  it('never tells what was in a call that failed', () => {
    const [answer] = run(['log', 'append', anEntry({ fingerprint: 'canary\0', sealed: sealed('canary') })]);
    expect(answer).toMatchObject({ ok: false, failure: { code: 'internal' } });
    expect(JSON.stringify(answer)).not.toContain('canary');
  });

  it('acknowledges no write when the disk is full, still answers reads, and recovers when there is room', () => {
    run(['log', 'append', anEntry({ conversationId: 'old', sealed: new Uint8Array(200_000) })]);
    db.pragma(`max_page_count = ${Number(db.pragma('page_count')) + 5}`);
    const large = anEntry({ seq: 2, sealed: new Uint8Array(100_000) });
    const answers = run(
      ['contacts', 'insert', aContact()],
      ['log', 'append', large],
      ['log', 'entries', 'contact', [1]],
    );
    expect(answers[0]).toMatchObject({ ok: false, failure: { code: 'store_unavailable' } });
    expect(answers[1]).toMatchObject({ ok: false, failure: { code: 'store_unavailable' } });
    expect(answers[2]).toMatchObject({ ok: true, value: [{ seq: 1 }] });
    expect(outages).toHaveLength(1);
    expect(run(['contacts', 'byId', 'contact'])[0]).toMatchObject({ value: undefined });
    run(['erasure', 'erase', aTombstone({ conversationId: 'old' })]);
    expect(run(['log', 'append', large])[0]).toMatchObject({ ok: true, value: 'appended' });
  });

  it('truncates the write-ahead log between two groups', () => {
    const answers = run(
      ['log', 'append', anEntry({ seq: 1 })],
      ['erasure', 'compact'],
      ['log', 'append', anEntry({ seq: 2 })],
    );
    expect(answers.map(({ ok }) => ok)).toEqual([true, true, true]);
  });
});
