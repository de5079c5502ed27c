// Somebody took a chat over and left the desk. The person who writes then does not write into silence.

import { IDLE_MS } from '../../src/app/auth/sessions.js';
import { isGone, lookAtHolders, OFF_DUTY_GONE_MS } from '../../src/app/desk/watch-holders.js';
import { QueuePage } from '../../src/server/api/schemas/queue.js';
import { type DeskWorld, deskWorld, type StaffMember, silentLog } from './desk-world.js';

let world: DeskWorld;
let ana: StaffMember;
let ben: StaffMember;
beforeEach(async () => {
  world = await deskWorld();
  ana = await world.staffWith('counsellor');
  ben = await world.staffWith('counsellor');
});
afterEach(() => world.end());

/** Somebody asked for a person, and Ana took the chat over and answered. */
async function heldChat() {
  const person = await world.person();
  const { conversationId } = await person.says('a person please');
  expect((await ana.post(`/conversations/${conversationId}/take-over`)).status).toBe(200);
  const sent = await ana.post(`/conversations/${conversationId}/messages`, { id: 'm1', text: 'I am here.' });
  expect(sent.status).toBeLessThan(300);
  return { person, conversationId };
}

const look = () => lookAtHolders({ ...world.deps, log: silentLog });

/** The request's row, as Ben sees it. */
async function row() {
  const { items } = QueuePage.parse((await (await ben.again()).get('/queue?kind=help')).json);
  return items[0];
}

/** Time passes; both clocks go. */
function pass(ms: number): void {
  world.time.now += ms;
  world.time.mono += ms;
}

it('answers for who is gone, and the request waits for somebody else, for as long as the person has waited', async () => {
  const { person, conversationId } = await heldChat();
  pass(IDLE_MS - 60_000);
  const { body } = await person.says('are you there?');
  expect(body.replies).toEqual([]);
  expect(await look()).toBe(0);
  pass(61_000);
  expect(await look()).toBe(1);
  expect(await row()).toMatchObject({ state: 'waiting', heldBy: null, why: { code: 'asked' } });
  const { items } = (await (await ben.again()).get(`/conversations/${conversationId}/turns`)).json;
  expect(items.at(-1).message).toMatchObject({ kind: 'system', act: 'holder_gone' });
  expect((await person.says('hello?')).body.replies).not.toEqual([]);
});

it('lets a colleague take over what was given back, and tells them why it waited', async () => {
  const { person, conversationId } = await heldChat();
  await person.says('are you there?');
  pass(IDLE_MS + 1);
  await look();
  const here = await ben.again();
  const stale = await here.post(`/help-requests/${(await row())?.id}/claim`, { seenVersion: 2 });
  expect(stale.status).toBe(409);
  expect(stale.json.changed).toContainEqual(
    expect.objectContaining({ act: 'holder_gone', by: { id: 'system', name: 'system' } }),
  );
  expect((await here.post(`/conversations/${conversationId}/take-over`)).status).toBe(200);
});

it('asks for somebody else where a flagged chat was taken over and nobody had asked for a person', async () => {
  const person = await world.person();
  const { conversationId } = await person.says('here is an offer');
  expect((await ana.post(`/conversations/${conversationId}/take-over`)).status).toBe(200);
  await person.says('so, what do you say?');
  pass(IDLE_MS + 1);
  expect(await look()).toBe(1);
  expect(await row()).toMatchObject({ state: 'waiting', why: { code: 'hand_off' } });
});

it('does not disturb a person who was answered and waits for nothing', async () => {
  await heldChat();
  pass(3 * IDLE_MS);
  expect(await look()).toBe(0);
  expect(await row()).toMatchObject({ state: 'answered' });
});

it('leaves the chat to somebody who is at the desk, on the roster or not', async () => {
  const { person } = await heldChat();
  await person.says('are you there?');
  pass(IDLE_MS - 1);
  await ana.get('/session');
  await ana.get('/queue');
  pass(IDLE_MS - 1);
  expect(await look()).toBe(0);
});

it('takes signing out for what it is', async () => {
  const { person } = await heldChat();
  await ana.ask('DELETE', '/session');
  await person.says('are you there?');
  expect(await look()).toBe(1);
});

it('gives back once, also when two processes look and when the first was cut off in between', async () => {
  const { person, conversationId } = await heldChat();
  await person.says('are you there?');
  pass(IDLE_MS + 1);
  const inbox = { ...world.inbox, submit: () => Promise.reject(new Error('cut off')) };
  await expect(lookAtHolders({ ...world.deps, log: silentLog, inbox })).rejects.toThrow('cut off');
  await Promise.all([look(), look()]);
  expect(await row()).toMatchObject({ state: 'waiting', version: 3 });
  expect(await look()).toBe(0);
  const { items } = (await (await ben.again()).get(`/conversations/${conversationId}/turns`)).json;
  const given = items.filter(({ message }: { message: { act?: string } }) => message.act === 'holder_gone');
  expect(given).toHaveLength(1);
});

describe('gone', () => {
  const NOW = 1_800_000_000_000;
  const onRoster = (onDuty: boolean, until: number) => [
    { staffId: 'ana', name: 'Ana', onDuty, until, languages: [], at: NOW - 60_000 },
  ];

  it.each<[string, number | null, Parameters<typeof isGone>[2], boolean]>([
    ['without a session', null, [], true],
    ['idle to the end of the session', IDLE_MS + 1, [], true],
    ['at the desk and not on the roster', OFF_DUTY_GONE_MS + 1, [], false],
    ['at the desk and on duty', OFF_DUTY_GONE_MS + 1, onRoster(true, NOW + 1), false],
    ['off duty, and still at it', OFF_DUTY_GONE_MS - 1, onRoster(false, NOW - 60_000), false],
    ['off duty and quiet for five minutes', OFF_DUTY_GONE_MS + 1, onRoster(false, NOW - 60_000), true],
    ['whose duty ran out, quiet for five minutes', OFF_DUTY_GONE_MS + 1, onRoster(true, NOW - 1), true],
  ])('is not the same as away: %s', (_, quietFor, roster, gone) => {
    expect(isGone('ana', quietFor === null ? null : NOW - quietFor, roster, NOW)).toBe(gone);
  });
});
