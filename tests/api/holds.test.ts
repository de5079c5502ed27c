// Legal holds over the desk's API: two supervisors, on record, and nothing of it in the chat.

import { type DeskWorld, deskWorld, type StaffMember } from './desk-world.js';

let world: DeskWorld;
let ana: StaffMember;
let ben: StaffMember;
let conversationId: string;
let replies: readonly unknown[];
beforeEach(async () => {
  world = await deskWorld();
  ana = await world.staffWith('supervisor');
  ben = await world.staffWith('supervisor');
  const person = await world.person();
  await person.says('a person please');
  const gone = await person.says('delete everything');
  conversationId = gone.conversationId;
  replies = gone.body.replies;
});
afterEach(() => world.end());

const until = () => new Date(world.time.now + 10 * 86_400_000).toISOString();
const act = (who: StaffMember, name: string, more = {}) =>
  who.post('/holds', { conversationId, act: name, reason: 'Court order 12', ...more });

it('is asked for by one and approved by another, also of a conversation that is hidden', async () => {
  expect(await act(ana, 'ask', { until: until() })).toMatchObject({ status: 200, json: { state: 'asked' } });
  expect(await act(ana, 'approve')).toMatchObject({ status: 422, json: { why: 'same_person' } });
  expect(await act(ben, 'approve')).toMatchObject({
    status: 200,
    json: { state: 'held', askedBy: ana.id, approvedBy: ben.id, until: until() },
  });
  expect((await ben.get('/holds')).json.items).toMatchObject([
    { conversationId, state: 'held', reason: 'Court order 12' },
  ]);
  const due = {
    before: 0,
    askedBefore: world.time.now + 1,
    wordBefore: world.time.now + 1,
    now: world.time.now,
    limit: 5,
  };
  expect(await world.store.conversations.dueForErasure(due)).toEqual([]);
});

it('needs an end', async () => {
  expect(await act(ana, 'ask')).toMatchObject({ status: 422, json: { why: 'bad_until' } });
});

it('stands in the audit log with its reason, and opens nothing', async () => {
  await act(ana, 'ask', { until: until() });
  const auditor = await world.staffWith('auditor');
  const { items } = (await auditor.get(`/audit?object=conversation:${conversationId}`)).json;
  expect(items[0]).toMatchObject({ act: 'hold.act', actor: ana.id, outcome: 'ok', reason: 'ask: Court order 12' });
  expect((await ana.get(`/conversations/${conversationId}?reason=x`)).status).toBe(404);
});

it('says nothing of itself to the person', async () => {
  await act(ana, 'ask', { until: until() });
  await act(ben, 'approve');
  const person = await world.person();
  await person.says('hello');
  expect((await person.says('delete everything')).body.replies).toEqual(replies);
});
