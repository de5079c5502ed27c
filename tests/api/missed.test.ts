// A hand-off that nobody took goes back to the queue by its deadline, with the card that the next person needs.

import { MISSED_AFTER_TARGETS, returnMissed } from '../../src/app/desk/return-missed.js';
import { QueuePage } from '../../src/server/api/schemas/queue.js';
import { type DeskWorld, deskWorld, type StaffMember, silentLog } from './desk-world.js';

/** Seconds that somebody who asked for a person should wait at most. */
const TARGET_S = 180;

let world: DeskWorld;
let ana: StaffMember;
let ben: StaffMember;
let id: string;
beforeEach(async () => {
  world = await deskWorld();
  ana = await world.staffWith('counsellor');
  ben = await world.staffWith('counsellor');
  id = `hr_${(await (await world.person()).says('a person please, I am in Malaysia')).conversationId}_1`;
  await ana.post(`/help-requests/${id}/claim`, { seenVersion: 0 });
});
afterEach(() => world.end());

const look = () => returnMissed({ ...world.deps, log: silentLog });
const pass = (seconds: number) => {
  world.time.now += seconds * 1000;
};
const row = async () => QueuePage.parse((await (await ben.again()).get('/queue?kind=help')).json).items[0];

it('waits for whoever claimed it until the deadline, then for anybody, as long as the person has waited', async () => {
  pass(TARGET_S * MISSED_AFTER_TARGETS);
  expect(await look()).toBe(0);
  pass(1);
  expect(await look()).toBe(1);
  expect(await row()).toMatchObject({
    state: 'waiting',
    heldBy: null,
    why: { code: 'asked' },
    waitedS: 361,
    language: 'en',
    country: { code: 'MY' },
  });
  expect(await look()).toBe(0);
});

it('gives a colleague to whom it was passed on their own time', async () => {
  pass(300);
  expect((await ana.post(`/help-requests/${id}/pass-on`, { to: ben.id, seenVersion: 1 })).status).toBe(200);
  pass(300);
  expect(await look()).toBe(0);
  pass(61);
  expect(await look()).toBe(1);
});

it('leaves what was answered, or is being written in, to whoever has it', async () => {
  const [, conversationId] = /^hr_(.*)_1$/.exec(id) ?? [];
  await ana.post(`/conversations/${conversationId}/take-over`);
  pass(3600);
  expect(await look()).toBe(0);
  expect(await row()).toMatchObject({ heldBy: { id: ana.id } });
});

it('tells whoever acts on it later that it went back', async () => {
  pass(361);
  await look();
  const stale = await ana.post(`/help-requests/${id}/release`, { seenVersion: 1 });
  expect(stale).toMatchObject({ status: 409, json: { changed: [{ act: 'missed', by: { id: 'system' } }] } });
});
