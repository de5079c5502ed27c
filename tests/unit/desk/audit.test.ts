// The audit chain: what was changed, removed or put elsewhere is found.

import { type AuditDeps, auditPlace, createAudit, verifyChain } from '../../../src/app/audit.js';
import type { AuditEvent } from '../../../src/domain/audit.js';
import { plainVault } from '../../helpers/plain-vault.js';

/** A store whose rows a test can tamper with. */
function world() {
  let rows: AuditEvent[] = [];
  const meta = new Map<string, string>();
  let failing: 'no' | 'before' | 'after' = 'no';
  const vault = plainVault();
  let ids = 0;
  let now = 1_800_000_000_000;
  const store = {
    async append(event: AuditEvent) {
      if (failing === 'before') throw new Error('away');
      if (rows.some((row) => row.chain === event.chain && row.n === event.n)) return 'taken' as const;
      rows.push(event);
      if (failing === 'after') throw new Error('away');
      return 'appended' as const;
    },
    chain: async (chain: string, from: number, limit: number) =>
      rows
        .filter((row) => row.chain === chain && row.n >= from)
        .sort((a, b) => a.n - b.n)
        .slice(0, limit),
  };
  const metaStore = {
    set: async (key: string, value: string) => void meta.set(key, value),
    get: async (key: string) => meta.get(key),
  };
  const deps: AuditDeps = {
    store,
    meta: metaStore,
    vault,
    ids: { random: () => `chain-${++ids}` },
    clock: { now: () => ++now, monotonic: () => now },
  };
  return {
    deps,
    meta,
    vault,
    rows: () => rows,
    tamper: (change: (rows: AuditEvent[]) => AuditEvent[]) => {
      rows = change(rows);
    },
    fail: (how: typeof failing) => {
      failing = how;
    },
    verify: (chain: string) => verifyChain(chain, { store, meta: metaStore, vault }),
  };
}

const READ = { actor: 'ana', act: 'conversation.read', object: 'conversation:c1', outcome: 'ok' };

async function filled(events = 5) {
  const one = world();
  const audit = createAudit(one.deps);
  for (let n = 0; n < events; n++) await audit.record({ ...READ, object: `conversation:c${n}`, reason: `reason ${n}` });
  await audit.close();
  return { ...one, audit };
}

it('holds together when nothing was touched, also over many events at once', async () => {
  const one = world();
  const audit = createAudit(one.deps);
  await Promise.all(Array.from({ length: 50 }, () => audit.record(READ)));
  await audit.close();
  expect(await one.verify(audit.chain)).toEqual({ chain: audit.chain, events: 50, ok: true, brokenAt: null });
  expect(one.rows()[0]).toMatchObject({ n: 0, prev: '0'.repeat(64) });
});

it.each([
  ['somebody else as actor', { actor: 'ben' }],
  ['another act', { act: 'note.add' }],
  ['another object', { object: 'conversation:c9' }],
  ['another outcome', { outcome: 'forbidden' }],
  ['another time', { at: 1 }],
  ['another reason', { reasonSealed: Buffer.from('other') }],
  ['no reason', { reasonSealed: null }],
])('finds %s', async (_what, change) => {
  const { tamper, verify, audit } = await filled();
  tamper((rows) => rows.map((row) => (row.n === 2 ? { ...row, ...change } : row)));
  expect(await verify(audit.chain)).toMatchObject({ ok: false, brokenAt: 2 });
});

it('finds an event that was removed, at the beginning, in the middle and at the end', async () => {
  for (const gone of [0, 2, 4]) {
    const { tamper, verify, audit } = await filled();
    tamper((rows) => rows.filter((row) => row.n !== gone));
    expect(await verify(audit.chain)).toMatchObject({ ok: false, brokenAt: gone });
  }
});

it('finds events that changed places', async () => {
  const { tamper, verify, audit } = await filled();
  const swap: Readonly<Record<number, number>> = { 1: 2, 2: 1 };
  tamper((rows) => rows.map((row) => ({ ...row, n: swap[row.n] ?? row.n })));
  expect(await verify(audit.chain)).toMatchObject({ ok: false, brokenAt: 1 });
});

it('finds a chain that was made anew by somebody without the key', async () => {
  const { deps, tamper, verify, audit, meta } = await filled();
  const head = meta.get(`audit_head:${audit.chain}`);
  const forger = { ...deps, ids: { random: () => audit.chain } };
  tamper(() => []);
  const forged = createAudit(forger);
  for (let n = 0; n < 5; n++) await forged.record({ ...READ, actor: 'somebody' });
  expect(meta.get(`audit_head:${audit.chain}`)).toBe(head);
  expect(await verify(audit.chain)).toMatchObject({ ok: false });
});

it('finds a head that was forged', async () => {
  const { meta, verify, audit, rows } = await filled();
  meta.set(`audit_head:${audit.chain}`, `5:${rows()[4]?.hash}:forged`);
  expect(await verify(audit.chain)).toMatchObject({ ok: false });
});

it('says that it could not record, and goes on where it was', async () => {
  const one = world();
  const audit = createAudit(one.deps);
  await audit.record(READ);
  for (const how of ['before', 'after'] as const) {
    one.fail(how);
    await expect(audit.record(READ)).rejects.toThrow('away');
    one.fail('no');
    await audit.record(READ);
  }
  await audit.close();
  expect(await one.verify(audit.chain)).toMatchObject({ events: 4, ok: true });
});

it('seals what staff wrote as a reason', async () => {
  const { rows, vault, audit } = await filled();
  const [first] = rows();
  expect(vault.realmKey().open(auditPlace(audit.chain, 0), first?.reasonSealed as Uint8Array)).toBe('reason 0');
});
