// Texts to review: claimed, decided with a reason, opened again by new signs.

import { ReviewItemView } from '../../src/server/api/schemas/review-items.js';
import { type DeskWorld, deskWorld, type StaffMember } from './desk-world.js';

let world: DeskWorld;
let ana: StaffMember;
let ben: StaffMember;
let sup: StaffMember;
let writer: Awaited<ReturnType<DeskWorld['person']>>;
let path: string;
beforeEach(async () => {
  world = await deskWorld();
  ana = await world.staffWith('analyst');
  ben = await world.staffWith('analyst');
  sup = await world.staffWith('supervisor');
  writer = await world.person();
  path = `/review-items/ri_${(await writer.says('an offer')).conversationId}`;
});
afterEach(() => world.end());

const decide = (who: StaffMember, act: string, seenVersion: number, seenTurn: number) =>
  who.post(`${path}/decisions`, { act, reason: 'signs one and two together', seenVersion, seenTurn });

it('claims, decides with a reason, and keeps who decided what and why', async () => {
  expect(ReviewItemView.parse((await ana.get(path)).json)).toMatchObject({ state: 'open', allowed: ['claim'] });
  expect((await ana.post(`${path}/claim`, { seenVersion: 0 })).json).toMatchObject({
    state: 'in_review',
    heldBy: { id: ana.id },
    allowed: ['release', 'askForMore', 'confirm', 'dismiss', 'escalate'],
  });
  const decided = await decide(ana, 'confirm', 1, 1);
  expect(ReviewItemView.parse(decided.json)).toMatchObject({
    state: 'confirmed',
    version: 2,
    acts: [
      { act: 'claim', by: { name: ana.name } },
      { act: 'confirm', by: { name: ana.name }, reason: 'signs one and two together', seenTurn: 1 },
    ],
  });
  const stored = await world.store.queue.acts(path.split('/').at(-1) ?? '');
  expect(stored.map((act) => act.version)).toEqual([1, 2]);
});

it('refuses a decision on what somebody else decided meanwhile, and names who, what and when', async () => {
  await ana.post(`${path}/claim`, { seenVersion: 0 });
  await decide(ana, 'dismiss', 1, 1);
  const late = await decide(ben, 'confirm', 0, 1);
  expect(late).toMatchObject({
    status: 409,
    json: {
      code: 'stale',
      state: 'dismissed',
      version: 2,
      changed: [{ act: 'claim' }, { act: 'dismiss', by: { name: ana.name }, at: expect.any(String) }],
    },
  });
  expect((await ana.get(path)).json.acts).toHaveLength(2);
});

it('refuses a decision that has not seen the newest signs', async () => {
  await ana.post(`${path}/claim`, { seenVersion: 0 });
  await writer.says('another offer');
  const blind = await decide(ana, 'dismiss', 1, 1);
  expect(blind).toMatchObject({ status: 409, json: { code: 'stale', signsTurn: 2, version: 1, changed: [] } });
  expect((await decide(ana, 'dismiss', 1, 2)).status).toBe(200);
});

it('opens a decided text again when new signs arrive, with the system as actor', async () => {
  await ana.post(`${path}/claim`, { seenVersion: 0 });
  await decide(ana, 'dismiss', 1, 1);
  await writer.says('thanks, nothing more');
  expect((await ana.get(path)).json.state).toBe('dismissed');
  await writer.says('and one more offer');
  await world.inbox.idle();
  const until = Date.now() + 5_000;
  let item = (await ana.get(path)).json;
  while (item.state !== 'open' && Date.now() < until) item = (await ana.get(path)).json;
  expect(item).toMatchObject({ state: 'open', heldBy: null, version: 3, signsTurn: 3 });
  expect(item.acts.at(-1)).toMatchObject({ act: 'reopen', by: { id: 'system' }, reason: 'new_signs' });
});

it('lets one of two decisions with the same version win', async () => {
  await ana.post(`${path}/claim`, { seenVersion: 0 });
  const both = await Promise.all([decide(ana, 'confirm', 1, 1), decide(ana, 'dismiss', 1, 1)]);
  expect(both.map((reply) => reply.status).sort()).toEqual([200, 409]);
});

it('lets only the holder decide, only an analyst escalate, only a supervisor reopen', async () => {
  await ana.post(`${path}/claim`, { seenVersion: 0 });
  expect((await decide(ben, 'confirm', 1, 1)).json).toMatchObject({ status: 422, why: 'not_holder' });
  expect((await decide(sup, 'escalate', 1, 1)).json).toMatchObject({ status: 403, code: 'forbidden' });
  expect((await decide(ana, 'escalate', 1, 1)).status).toBe(200);
  expect((await decide(ana, 'reopen', 2, 1)).status).toBe(403);
  expect((await decide(sup, 'reopen', 2, 1)).json).toMatchObject({ state: 'open', heldBy: null });
  expect((await decide(sup, 'confirm', 3, 1)).json).toMatchObject({ status: 422, why: 'wrong_state' });
});

it('shows a counsellor the text to review, and lets them decide nothing', async () => {
  const counsellor = await world.staffWith('counsellor');
  expect((await counsellor.get(path)).json).toMatchObject({ state: 'open', allowed: [] });
  expect((await counsellor.post(`${path}/claim`, { seenVersion: 0 })).status).toBe(403);
});

it('asks for a reason', async () => {
  await ana.post(`${path}/claim`, { seenVersion: 0 });
  for (const reason of ['', '   ', undefined]) {
    const reply = await ana.post(`${path}/decisions`, { act: 'confirm', reason, seenVersion: 1, seenTurn: 1 });
    expect(reply).toMatchObject({ status: 400, json: { code: 'malformed', fields: ['reason'] } });
  }
  expect((await decide(ana, 'claim', 1, 1)).status).toBe(400);
});

describe('what a decision says of the labels', () => {
  const verdicts = async () => {
    const { values } = await world.deps.metrics.verdicts.get();
    return values.map(({ labels: { label, verdict }, value }) => [label, verdict, value]);
  };

  it('is counted: a dismissal strikes what was found', async () => {
    await ana.post(`${path}/claim`, { seenVersion: 0 });
    await decide(ana, 'dismiss', 1, 1);
    expect(await verdicts()).toEqual([
      ['recruitment', 'struck', 1],
      ['any', 'struck', 1],
    ]);
  });

  it('is counted: a confirmation upholds, and strikes or adds what the analyst names otherwise', async () => {
    await ana.post(`${path}/claim`, { seenVersion: 0 });
    const decision = {
      act: 'confirm',
      reason: 'debt, not work',
      seenVersion: 1,
      seenTurn: 1,
      labels: ['debt_bondage'],
    };
    const decided = await ana.post(`${path}/decisions`, decision);
    expect(ReviewItemView.parse(decided.json).acts.at(-1)).toMatchObject({ act: 'confirm', labels: ['debt_bondage'] });
    expect(await verdicts()).toEqual([
      ['recruitment', 'struck', 1],
      ['debt_bondage', 'added', 1],
      ['any', 'upheld', 1],
    ]);
  });

  it('is not counted when the decision was refused, or is none on the text', async () => {
    await decide(ben, 'confirm', 0, 1);
    await ana.post(`${path}/claim`, { seenVersion: 0 });
    await decide(ana, 'askForMore', 1, 1);
    expect(await verdicts()).toEqual([]);
  });

  it('takes labels with a confirmation only', async () => {
    await ana.post(`${path}/claim`, { seenVersion: 0 });
    const decision = { act: 'dismiss', reason: 'no', seenVersion: 1, seenTurn: 1, labels: ['secrecy'] };
    expect(await ana.post(`${path}/decisions`, decision)).toMatchObject({ status: 422 });
  });
});
