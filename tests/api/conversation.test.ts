// Opening a conversation, taking it over, writing, handing back, notes.

import { ConversationView } from '../../src/server/api/schemas/conversations.js';
import { TurnsPage } from '../../src/server/api/schemas/turns.js';
import { type DeskWorld, deskWorld, type StaffMember } from './desk-world.js';

let world: DeskWorld;
let ana: StaffMember;
let ben: StaffMember;
let help: Awaited<ReturnType<DeskWorld['person']>>;
let id: string;
beforeEach(async () => {
  world = await deskWorld();
  ana = await world.staffWith('counsellor');
  ben = await world.staffWith('counsellor');
  help = await world.person();
  id = (await help.says('a person please, they sent me this offer')).conversationId;
});
afterEach(() => world.end());

const open = async (who: StaffMember): Promise<ConversationView> => {
  const reply = await who.get(`/conversations/${id}?reason=claimed`);
  expect(reply.status).toBe(200);
  return ConversationView.parse(reply.json);
};

it('shows what was written with the passages that raised a label, what was answered, and why it is here', async () => {
  const screen = await open(ana);
  const [turn] = screen.turns;
  expect(turn?.message).toEqual({ kind: 'inbound', text: 'a person please, they sent me this offer' });
  const read = turn?.understanding;
  if (read?.kind !== 'assessed') throw new Error('not assessed');
  const [reason] = read.reasons;
  const text = turn?.message?.kind === 'inbound' ? turn.message.text : '';
  expect(text.slice(reason?.start, reason?.end)).toBe('offer');
  expect(reason).toMatchObject({ indicator: 'vague-employer', label: 'recruitment', weight: 'weak' });
  expect(read.labels).toEqual([{ label: 'recruitment', probability: 0.93 }]);
  expect(turn).toMatchObject({ risk: 0.8, replies: [{ from: 'bot', delivery: { state: 'queued' } }] });
  expect(screen).toMatchObject({
    seenTurn: 1,
    talk: { status: 'open', help: { reason: 'asked' }, heldBy: null },
    helpRequest: { state: 'waiting', why: { code: 'asked' } },
    reviewItem: { state: 'open', signsTurn: 1 },
    sending: { allowed: true, why: null },
    notes: [],
    unprocessed: [],
  });
});

it('says that a text was not assessed', async () => {
  await help.says('unreadable');
  const { turns } = await open(ana);
  expect(turns.at(-1)?.understanding).toEqual({ kind: 'unassessed', why: 'timed_out' });
});

it('opens at the newest turns and pages back to the first', async () => {
  for (let n = 0; n < 54; n++) await help.says(`message ${n}`);
  const screen = await open(ana);
  expect(screen.turns).toHaveLength(50);
  expect(screen.turns.at(-1)?.turn).toBe(55);
  expect(screen.before).toBe(6);
  const older = TurnsPage.parse((await ana.get(`/conversations/${id}/turns?before=6&limit=3`)).json);
  expect(older.items.map((turn) => turn.turn)).toEqual([3, 4, 5]);
  const first = TurnsPage.parse((await ana.get(`/conversations/${id}/turns?before=${older.before}`)).json);
  expect(first.items.map((turn) => turn.turn)).toEqual([1, 2]);
  expect(first.before).toBeUndefined();
});

it('takes over, writes, and hands back: the person gets the words, the request counts as answered', async () => {
  const taken = await ana.post(`/conversations/${id}/take-over`);
  expect(taken).toMatchObject({
    status: 200,
    json: { talk: { status: 'with_person', heldBy: { id: ana.id } }, helpRequest: { state: 'claimed' } },
  });
  world.time.now += 30_000;
  const sent = await ana.post(`/conversations/${id}/messages`, { id: 'm1', text: 'Hello, I am a person.' });
  expect(sent).toMatchObject({ status: 200, json: { state: 'accepted' } });
  const deliveries = await world.store.deliveries.after(help.contactId, 0, 100);
  expect(deliveries.at(-1)).toMatchObject({ from: 'person', state: 'queued', seq: sent.json.seq });
  const screen = await open(ana);
  expect(screen.turns.at(-1)).toMatchObject({
    message: { kind: 'staff', act: 'message', by: { id: ana.id } },
    replies: [{ from: 'person', text: 'Hello, I am a person.' }],
  });
  expect(screen.helpRequest).toMatchObject({ state: 'answered', waitedS: 30 });
  const back = await ana.post(`/conversations/${id}/hand-back`);
  expect(back).toMatchObject({ status: 200, json: { talk: { status: 'open', heldBy: null } } });
});

it('takes the same message id once, and refuses it for another text', async () => {
  await ana.post(`/conversations/${id}/take-over`);
  const first = await ana.post(`/conversations/${id}/messages`, { id: 'm1', text: 'Hello' });
  const again = await ana.post(`/conversations/${id}/messages`, { id: 'm1', text: 'Hello' });
  expect(again.json.seq).toBe(first.json.seq);
  expect((await open(ana)).turns.filter((turn) => turn.events.includes('staff_message'))).toHaveLength(1);
  const other = await ana.post(`/conversations/${id}/messages`, { id: 'm1', text: 'Other words' });
  expect(other).toMatchObject({ status: 409, json: { code: 'conflict', why: 'other_text' } });
  await ana.post(`/conversations/${id}/hand-back`);
  const late = await ana.post(`/conversations/${id}/messages`, { id: 'm1', text: 'Hello' });
  expect(late).toMatchObject({ status: 200, json: { seq: first.json.seq } });
});

it('lets nobody write who does not hold the chat', async () => {
  const before = await ben.post(`/conversations/${id}/messages`, { id: 'm1', text: 'Hello' });
  expect(before).toMatchObject({ status: 409, json: { code: 'conflict', why: 'not_held' } });
  await ana.post(`/conversations/${id}/take-over`);
  expect((await ben.post(`/conversations/${id}/messages`, { id: 'm1', text: 'Hi' })).status).toBe(409);
  expect((await ben.post(`/conversations/${id}/take-over`)).json).toMatchObject({ why: 'held_by_other' });
  expect((await ben.post(`/conversations/${id}/hand-back`)).json).toMatchObject({ why: 'held_by_other' });
  expect((await open(ana)).turns.some((turn) => turn.events.includes('staff_message'))).toBe(false);
});

it('refuses to make a phone light up when the person has been away too long, and says why', async () => {
  await ana.post(`/conversations/${id}/take-over`);
  world.time.now += 3 * 3_600_000;
  ana = await ana.again();
  const reply = await ana.post(`/conversations/${id}/messages`, { id: 'm1', text: 'Are you there?' });
  expect(reply).toMatchObject({ status: 422, json: { code: 'refused', why: 'needs_consent' } });
  expect((await open(ana)).sending).toEqual({ allowed: false, why: 'needs_consent', until: null });
});

it('refuses to write into a talk that is over', async () => {
  await ana.post(`/conversations/${id}/take-over`);
  await world.inbox.submit({
    contactId: help.contactId,
    conversationId: id,
    updateId: 'exit',
    platformAt: null,
    body: { kind: 'system', act: 'exit', forget: false },
  });
  const reply = await ana.post(`/conversations/${id}/messages`, { id: 'm1', text: 'Hello' });
  expect(reply).toMatchObject({ status: 422, json: { code: 'refused', why: 'talk_closed' } });
  expect((await ana.post(`/conversations/${id}/take-over`)).json).toMatchObject({ why: 'talk_closed' });
});

it('does not take a chat from a colleague who has claimed its request', async () => {
  const { helpRequest } = await open(ana);
  await ana.post(`/help-requests/${helpRequest?.id}/claim`, { seenVersion: 0 });
  expect((await ben.post(`/conversations/${id}/take-over`)).json).toMatchObject({ why: 'held_by_other' });
  expect((await ana.post(`/conversations/${id}/take-over`)).status).toBe(200);
  expect((await ana.post(`/conversations/${id}/take-over`)).status).toBe(200);
});

it('keeps notes beside the talk and never sends them', async () => {
  const note = await ana.post(`/conversations/${id}/notes`, { text: 'Safe to write until four.' });
  expect(note).toMatchObject({ status: 201, json: { by: { id: ana.id }, text: 'Safe to write until four.' } });
  const screen = await open(ben);
  expect(screen.notes.map((one) => one.text)).toEqual(['Safe to write until four.']);
  expect(screen.turns).toHaveLength(1);
});

it('keeps a counsellor out of talks in which nobody asked and nothing was found; a supervisor may look', async () => {
  const quiet = await (await world.person()).says('hello');
  expect((await ana.get(`/conversations/${quiet.conversationId}`)).status).toBe(404);
  const supervisor = await world.staffWith('supervisor');
  expect((await supervisor.get(`/conversations/${quiet.conversationId}`)).status).toBe(200);
  await supervisor.post(`/conversations/${quiet.conversationId}/take-over`);
  expect((await ana.get(`/conversations/${quiet.conversationId}`)).status).toBe(404);
});

it('lets a counsellor open a talk again after its request was closed', async () => {
  const asked = await world.person();
  const { conversationId } = await asked.says('a person please');
  const { json } = await ana.get(`/conversations/${conversationId}`);
  await ana.post(`/help-requests/${json.helpRequest.id}/claim`, { seenVersion: 0 });
  await ana.post(`/help-requests/${json.helpRequest.id}/close`, { outcome: 'helped', seenVersion: 1 });
  await asked.says('thank you');
  expect((await ana.get(`/conversations/${conversationId}`)).json.helpRequest).toMatchObject({ state: 'closed' });
});

it('shows a message that is stored and not processed yet', async () => {
  const key = await world.vault.key(id);
  await world.store.log.append({
    contactId: help.contactId,
    seq: 2,
    uid: 'pending-uid',
    conversationId: id,
    kind: 'inbound',
    updateId: 'late',
    at: world.time.now,
    platformAt: null,
    platformMessageId: null,
    sealed: key!.seal('entries|pending-uid|body', { kind: 'inbound', text: 'still on its way' }),
    fingerprint: 'f',
    state: 'pending',
    attempts: 0,
    toRead: null,
    readTries: 0,
  });
  expect((await open(ana)).unprocessed).toEqual([
    { seq: 2, at: expect.any(String), state: 'pending', text: 'still on its way' },
  ]);
});

it('returns strange text as it was written', async () => {
  const strange = 'a\u0000b \ud800 \u202e<script>alert(1)</script> person';
  const { conversationId } = await (await world.person()).says(strange);
  const { json } = await ana.get(`/conversations/${conversationId}`);
  expect(json.turns[0].message.text).toBe(strange);
});
