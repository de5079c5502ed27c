// What stands in the queue, and who takes care of it.

import { QueuePage, QueueRow } from '../../src/server/api/schemas/queue.js';
import { type DeskWorld, deskWorld, type StaffMember } from './desk-world.js';

let world: DeskWorld;
let ana: StaffMember;
let ben: StaffMember;
beforeEach(async () => {
  world = await deskWorld();
  ana = await world.staffWith('counsellor');
  ben = await world.staffWith('counsellor');
});
afterEach(() => world.end());

const queue = async (who: StaffMember, query = ''): Promise<QueuePage> => {
  const reply = await who.get(`/queue${query}`);
  expect(reply.status).toBe(200);
  return QueuePage.parse(reply.json);
};

it('shows people who ask for help before texts to review, with the reason in words and no text of theirs', async () => {
  await (await world.person()).says('here is an offer');
  await (await world.person()).says('I want a person, I am in Malaysia, canary-words');
  world.time.now += 65_000;
  const reply = await ana.get('/queue');
  const { items } = QueuePage.parse(reply.json);
  expect(items.map((row) => row.kind)).toEqual(['help', 'review']);
  expect(items[0]).toMatchObject({
    why: { code: 'asked', sentence: 'Asks for a person' },
    waitedS: 65,
    targetS: 180,
    state: 'waiting',
    heldBy: null,
    country: { code: 'MY', how: 'said' },
    version: 0,
  });
  expect(items[1]).toMatchObject({
    why: { code: 'signs', labels: ['recruitment'], indicator: 'vague-employer' },
    targetS: 86_400,
  });
  expect(reply.text).not.toContain('canary-words');
});

it('gives the reason in the language of the page', async () => {
  await (await world.person()).says('a person please');
  const french = await ana.get('/queue', { headers: { 'Accept-Language': 'fr-CA, en;q=0.5' } });
  expect(french.json.items[0].why.sentence).toBe('Demande une personne');
});

it('puts somebody in danger before somebody who has waited longer for something less urgent', async () => {
  await (await world.person()).says('a person please');
  world.time.now += 60_000;
  await (await world.person()).says('danger');
  world.time.now += 59_000;
  const { items } = await queue(ana);
  expect(items.map((row) => row.why.code)).toEqual(['danger', 'asked']);
});

it('says that a text which could not be assessed is not assessed, never that it is harmless', async () => {
  await (await world.person()).says('unreadable');
  const { items } = await queue(ana);
  expect(items).toHaveLength(1);
  expect(items[0]?.why).toMatchObject({ code: 'unassessed', sentence: expect.stringContaining('Not assessed') });
});

it('filters by kind, state, label, language and mine', async () => {
  await (await world.person()).says('a person please');
  await (await world.person()).says('an offer');
  const [help] = (await queue(ana, '?kind=help')).items;
  await ana.post(`/help-requests/${help?.id}/claim`, { seenVersion: 0 });
  expect((await queue(ana, '?mine=true')).items.map((row) => row.id)).toEqual([help?.id]);
  expect((await queue(ben, '?mine=true')).items).toEqual([]);
  expect((await queue(ana, '?state=waiting')).items).toEqual([]);
  expect((await queue(ana, '?state=claimed,open')).items).toHaveLength(2);
  expect((await queue(ana, '?label=recruitment')).items.map((row) => row.kind)).toEqual(['review']);
  expect((await queue(ana, '?language=fr')).items).toEqual([]);
  expect((await ana.get('/queue?state=nonsense')).status).toBe(400);
  expect((await ana.get('/queue?nonsense=1')).status).toBe(400);
});

it('pages through both kinds, each row once', async () => {
  for (let n = 0; n < 3; n++) await (await world.person()).says('a person please');
  for (let n = 0; n < 3; n++) await (await world.person()).says('an offer');
  const seen: string[] = [];
  let cursor: string | undefined;
  let pages = 0;
  do {
    const page = await queue(ana, `?limit=2${cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`}`);
    seen.push(...page.items.map((row) => row.id));
    cursor = page.cursor;
    pages += 1;
  } while (cursor !== undefined && pages < 10);
  expect(new Set(seen).size).toBe(6);
  expect(seen).toHaveLength(6);
  expect(seen.slice(0, 3).every((id) => id.startsWith('hr_'))).toBe(true);
});

it('lets one of two counsellors claim, and tells the other who has it', async () => {
  await (await world.person()).says('a person please');
  const [row] = (await queue(ana)).items;
  const path = `/help-requests/${row?.id}/claim`;
  const replies = await Promise.all([ana.post(path, { seenVersion: 0 }), ben.post(path, { seenVersion: 0 })]);
  expect(replies.map((reply) => reply.status).sort()).toEqual([200, 409]);
  const winner = replies.findIndex((reply) => reply.status === 200) === 0 ? ana : ben;
  const lost = replies.find((reply) => reply.status === 409);
  expect(lost?.json).toMatchObject({
    code: 'stale',
    version: 1,
    state: 'claimed',
    heldBy: { id: winner.id, name: winner.name },
    changed: [{ act: 'claim', by: { name: winner.name } }],
  });
});

it('gives a request back, passes it on and closes it with an outcome', async () => {
  const help = await world.person();
  const { conversationId } = await help.says('a person please');
  const [row] = (await queue(ana)).items;
  const act = (who: StaffMember, name: string, body: object) => who.post(`/help-requests/${row?.id}/${name}`, body);
  expect((await act(ana, 'claim', { seenVersion: 0 })).status).toBe(200);
  expect((await act(ana, 'release', { seenVersion: 1 })).json).toMatchObject({ state: 'waiting', heldBy: null });
  expect((await act(ana, 'claim', { seenVersion: 2 })).status).toBe(200);
  const passed = await act(ana, 'pass-on', { to: ben.id, note: 'speaks Malay', seenVersion: 3 });
  expect(QueueRow.parse(passed.json)).toMatchObject({ state: 'claimed', heldBy: { id: ben.id } });
  expect((await act(ana, 'close', { outcome: 'helped', seenVersion: 4 })).json).toMatchObject({
    code: 'refused',
    why: 'not_holder',
  });
  const closed = await act(ben, 'close', { outcome: 'helped', note: 'found a shelter', seenVersion: 4 });
  expect(closed.json).toMatchObject({ state: 'closed', version: 5 });
  expect((await queue(ana)).items).toEqual([]);
  expect((await queue(ana, '?kind=help&state=closed')).items.map((one) => one.id)).toEqual([row?.id]);
  const screen = await ana.get(`/conversations/${conversationId}`);
  expect(screen.json.talk.help).toBeNull();
  expect(screen.json.helpRequest).toMatchObject({ id: row?.id, state: 'closed' });
});

it('opens a new request when the person asks again after the first was closed', async () => {
  const help = await world.person();
  await help.says('a person please');
  const [first] = (await queue(ana)).items;
  await ana.post(`/help-requests/${first?.id}/claim`, { seenVersion: 0 });
  await ana.post(`/help-requests/${first?.id}/close`, { outcome: 'no_answer', seenVersion: 1 });
  await help.says('a person again');
  const [second] = (await queue(ana)).items;
  expect(second).toMatchObject({ state: 'waiting', kind: 'help' });
  expect(second?.id).not.toBe(first?.id);
});

it('passes on only to somebody who could hold it', async () => {
  const auditor = await world.staffWith('auditor');
  await (await world.person()).says('a person please');
  const [row] = (await queue(ana)).items;
  await ana.post(`/help-requests/${row?.id}/claim`, { seenVersion: 0 });
  for (const to of [auditor.id, 'nobody']) {
    const reply = await ana.post(`/help-requests/${row?.id}/pass-on`, { to, seenVersion: 1 });
    expect(reply).toMatchObject({ status: 422, json: { why: 'unknown_colleague' } });
  }
});

it('keeps a request in view when its person asks for deletion, and says nothing but that', async () => {
  const help = await world.person();
  const { conversationId } = await help.says('a person please, an offer in Malaysia');
  await help.says('delete everything');
  const { items } = await queue(ana);
  expect(items).toEqual([
    expect.objectContaining({
      kind: 'help',
      hidden: true,
      why: { code: 'deletion', labels: [], indicator: null, sentence: 'Asked to delete everything' },
      country: null,
    }),
  ]);
  const supervisor = await world.staffWith('supervisor');
  for (const who of [ana, supervisor]) {
    expect((await who.get(`/conversations/${conversationId}`)).status).toBe(404);
    expect((await who.get(`/conversations/${conversationId}/turns`)).status).toBe(404);
    expect((await who.get(`/review-items/ri_${conversationId}`)).status).toBe(404);
    expect((await who.post(`/conversations/${conversationId}/take-over`)).status).toBe(404);
    expect((await who.post(`/conversations/${conversationId}/notes`, { text: 'note' })).status).toBe(404);
  }
  const [row] = items;
  expect((await ana.post(`/help-requests/${row?.id}/claim`, { seenVersion: 0 })).status).toBe(200);
  expect((await ana.post(`/help-requests/${row?.id}/close`, { outcome: 'no_answer', seenVersion: 1 })).status).toBe(
    200,
  );
});
