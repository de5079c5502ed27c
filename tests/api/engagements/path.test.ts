// The honest path over HTTP: from the request of an authorisation to a message that was sent, on record and in the evidence.

import { type EngagementWorld, engagementWorld, MINUTE, THEIRS, why } from './engagement-world.js';

let world: EngagementWorld;
let thread: string;
let authorisation: string;
beforeAll(async () => {
  world = await engagementWorld();
  await world.prepare();
  authorisation = await world.authorise();
  thread = await world.open(authorisation, await world.persona());
});
afterAll(() => world.end());

it('shows an authorisation that is live, signed, and by whom', async () => {
  const view = await world.good(world.call('paul', 'GET', `/authorisations/${authorisation}`));
  expect(view).toMatchObject({ state: 'live', toSign: null, signer: { name: 'noor' }, requestedBy: { name: 'lea' } });
  expect(view.documents.map(({ kind }: { kind: string }) => kind)).toEqual(['grant']);
  expect(view.verdicts.filter(({ ok }: { ok: boolean }) => !ok)).toEqual([]);
});

it('hears the subject, keeps the ledger, suggests, and sends what was approved, word for word', async () => {
  for (const text of THEIRS) await world.hear(thread, text);
  const before = await world.read(thread);
  expect(before.ledger.filter((row: { value: unknown }) => row.value === null)).toEqual(
    expect.arrayContaining([expect.objectContaining({ topic: 'price', first: 'theirs', turn: 2 })]),
  );
  const [draft] = before.drafts;
  const refused = draft.verdicts.filter(({ ok }: { ok: boolean }) => !ok);
  expect(refused.map(({ rule }: { rule: string }) => rule)).toEqual(['approval', 'reading_time']);
  expect(await world.release(thread, draft)).toMatchObject({ status: 422, json: { why: 'not_approved' } });
  const approved = await world.approve(thread, draft);
  expect([approved.status, approved.json.state]).toEqual([200, 'approved']);
  const released = await world.release(thread, draft);
  expect(released.json).toMatchObject({ text: draft.text, state: 'to_be_sent_by_hand', channel: 'relay' });
  world.later(MINUTE);
  const { intentId } = released.json;
  const after = await world.good(
    world.call('ina', 'POST', `/threads/${thread}/outgoing/sent`, { intentId, sentAt: null }),
  );
  expect(after.recent.at(-1)).toMatchObject({ side: 'ours', text: draft.text, approvedBy: { name: 'lea' } });
  expect(after).toMatchObject({ state: 'waits', outgoing: null, turns: 3 });
});

it('puts all of it into the evidence log', async () => {
  const entries = await world.store.evidence.ofThread(thread, 0, 99);
  const kinds = entries.map(({ kind }) => kind);
  for (const kind of ['inbound', 'draft', 'approval', 'outbound']) expect(kinds).toContain(kind);
  expect(kinds.filter((kind) => kind === 'inbound')).toHaveLength(2);
  const other = await world.store.evidence.ofThread(`authorisation.${authorisation}`, 0, 99);
  expect(other.map(({ kind }) => kind)).toEqual(['authorisation', 'note']);
});

it('refuses to send after a revocation what was approved before it', async () => {
  await world.hear(thread, 'we leave from the beach near Calais');
  const [draft] = (await world.drafts(thread)).filter(({ state }) => state === 'open');
  expect((await world.approve(thread, draft)).status).toBe(200);
  await world.good(world.call('noor', 'POST', `/authorisations/${authorisation}/revocation`, { reason: 'ended' }));
  expect(why(await world.release(thread, draft))).toBe('422 numbered:revoked');
  const late = await world.hear(thread, 'are you there?');
  expect(late.events).toContain('sealed_unread');
  expect((await world.read(thread)).recent.at(-1)).toMatchObject({ text: null, side: 'theirs' });
  const figures = await world.good(world.call('paul', 'GET', '/figures'));
  expect(figures).toMatchObject({ threads: 1, draftsApproved: 2, contacted: 1, disclosed: 1 });
  expect(figures.blocks).toEqual([{ rule: 'numbered', count: 1 }]);
});
