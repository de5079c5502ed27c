// Evidence taken out at the desk: who may, what is on record of it, and a bundle that the verifier accepts until a byte is changed.

import { verifyBundle } from '../../../bin/evidence-verify.mjs';
import { unzip } from '../../helpers/unzip.js';
import type { Reply } from '../desk-world.js';
import { type EngagementWorld, engagementWorld, MINUTE, type Name, THEIRS, why } from './engagement-world.js';

let world: EngagementWorld;
let thread: string;
beforeAll(async () => {
  world = await engagementWorld();
  await world.prepare();
  thread = await world.open(await world.authorise(), await world.persona());
  for (const text of THEIRS) await world.hear(thread, text);
});
afterAll(async () => await world.end());

const at = (rest = '') => `/threads/${thread}/evidence${rest}`;
const takeOut = (who: Name, reason = 'order 12/26 of the court'): Promise<Reply> =>
  world.call(who, 'POST', at(), { reason });

/** The bundle in an archive, without the folder around it. */
function bundleIn({ bytes }: Reply): Map<string, Buffer> {
  const folder = `evidence-${thread}/`;
  return new Map(
    [...unzip(bytes)].map(([path, found]) => [path.slice(path.startsWith(folder) ? folder.length : 0), found]),
  );
}

it('is taken out as an archive that verifies, and in which a changed byte is found', async () => {
  const reply = await takeOut('lea');
  expect(reply).toMatchObject({
    status: 200,
    headers: { 'content-type': 'application/zip', 'cache-control': 'no-store' },
  });
  expect(reply.headers['content-disposition']).toBe(`attachment; filename="evidence-${thread}.zip"`);
  const { keyId: key } = await world.good(world.call('lea', 'GET', at()));
  const files = bundleIn(reply);
  expect(verifyBundle(files, { key }).findings).toEqual([]);
  const records = JSON.parse(files.get('records.json')?.toString() ?? '').records as { text: string | null }[];
  expect(records.map(({ text }) => text)).toEqual(expect.arrayContaining([...THEIRS, 'order 12/26 of the court']));
  const at_ = reply.bytes.indexOf(THEIRS[1] ?? '');
  reply.bytes[at_] = (reply.bytes[at_] ?? 0) ^ 1;
  expect(verifyBundle(bundleIn(reply), { key }).findings.length).toBeGreaterThan(0);
});

it('is taken out by whoever looks at what operators do, never by the one whose talk it is', async () => {
  for (const who of ['tom', 'noor', 'paul'] as const) expect((await takeOut(who)).status).toBe(200);
  for (const [method, path] of [
    ['POST', ''],
    ['GET', ''],
    ['GET', '/custody'],
  ] as const) {
    expect((await world.call('ina', method, at(path), { reason: 'my own talk' })).status).toBe(404);
  }
});

it('is not taken out without a reason, and then nothing is on record', async () => {
  const before = (await world.store.evidence.custodyOf(thread, 9_999, 99)).length;
  expect((await takeOut('lea', '  ')).status).toBe(400);
  expect((await world.call('lea', 'POST', '/threads/nothing/evidence', { reason: 'a thread' })).status).toBe(404);
  expect(await world.store.evidence.custodyOf(thread, 9_999, 99)).toHaveLength(before);
});

it('leaves who, when and why in the custody log, page by page, the newest first, and in the audit log', async () => {
  world.later(MINUTE);
  await takeOut('paul', 'asked for by the oversight body');
  const first = await world.good(world.call('noor', 'GET', at('/custody?limit=1')));
  expect(first.items).toMatchObject([
    { kind: 'export', by: { id: world.people.paul.id, name: 'paul' }, reason: 'asked for by the oversight body' },
  ]);
  expect(first.items[0].at).toBe(new Date(world.time.now).toISOString());
  const rest = await world.good(world.call('noor', 'GET', at(`/custody?cursor=${first.cursor}`)));
  expect(rest.items.map(({ kind }: { kind: string }) => kind)).toEqual(
    expect.arrayContaining(['export', 'export', 'export']),
  );
  expect(rest.items.every(({ number }: { number: number }) => number < first.items[0].number)).toBe(true);
  expect(rest.cursor).toBeUndefined();
  const audited = await world.store.audit.list({ limit: 99 });
  expect(JSON.stringify(audited)).toContain('engagement.evidence.export');
});

it('says how far the signed root reaches, and that no time authority is configured', async () => {
  await takeOut('lea');
  const now = await world.good(world.call('lea', 'GET', at()));
  expect(now).toMatchObject({ after: 0, timeAuthority: false, root: { stamped: false, keyId: now.keyId } });
  await world.hear(thread, 'are you still there?');
  const later = await world.good(world.call('lea', 'GET', at()));
  expect(later.after).toBeGreaterThan(0);
  expect(later.records).toBe(now.records + later.after);
});

it('hands nothing over when somebody changed the log', async () => {
  const { store } = world;
  const real = store.evidence.hashesAfter;
  const forged = async (seq: number, limit: number) =>
    (await real(seq, limit)).map((hash, i) => (seq + i === 2 ? 'f'.repeat(64) : hash));
  Object.assign(store.evidence, { hashesAfter: forged });
  const reply = await takeOut('lea');
  Object.assign(store.evidence, { hashesAfter: real });
  expect(why(reply)).toBe('422 evidence_changed');
});
