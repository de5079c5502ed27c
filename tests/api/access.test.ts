// The table of permissions, walked: every route for every role and for nobody, on objects that may and may not be seen.

import { type HelpLineRoute, PERMISSIONS, READERS } from '../../src/domain/permissions.js';
import { ROLES, type Role } from '../../src/domain/staff.js';
import { ROUTES } from '../../src/server/api/all-routes.js';
import { type DeskWorld, deskWorld, type Reply, type StaffMember } from './desk-world.js';

/** Good bodies: what is refused is refused for who asks, not for what they send. Versions are stale on purpose. */
const BODIES: Partial<Record<HelpLineRoute, object>> = {
  'session.start': { name: 'nobody', password: 'wrong', code: '000000' },
  'help.claim': { seenVersion: 999 },
  'help.release': { seenVersion: 999 },
  'help.pass_on': { to: 'nobody', seenVersion: 999 },
  'help.close': { outcome: 'helped', seenVersion: 999 },
  'review.claim': { seenVersion: 999 },
  'review.release': { seenVersion: 999 },
  'review.decide': { act: 'confirm', reason: 'because', seenVersion: 999, seenTurn: 1 },
  'conversation.take_over': {},
  'conversation.hand_back': {},
  'message.send': { id: 'm1', text: 'Hello' },
  'conversation.clear_word': { reason: 'because' },
  'note.add': { text: 'note' },
  'hold.act': { conversationId: 'unknown', act: 'ask', reason: 'because' },
  'roster.put': { onDuty: false },
};

/** What each answers to somebody who may use it, with these bodies. */
const ALLOWED: Readonly<Record<HelpLineRoute, number>> = {
  'openapi.get': 200,
  'session.start': 401,
  'session.get': 200,
  'session.end': 204,
  'queue.list': 200,
  'help.claim': 409,
  'help.release': 409,
  'help.pass_on': 409,
  'help.close': 409,
  'review.read': 200,
  'review.claim': 409,
  'review.release': 409,
  'review.decide': 409,
  'conversation.read': 200,
  'turns.read': 200,
  'conversation.take_over': 409,
  'message.send': 422,
  'conversation.hand_back': 409,
  'conversation.clear_word': 409,
  'note.add': 201,
  'events.follow': 200,
  'roster.read': 200,
  'roster.put': 200,
  'deliveries.list': 200,
  'entries.list': 200,
  'audit.list': 200,
  'audit.chains': 200,
  'holds.list': 200,
  'hold.act': 404,
  'indicators.list': 200,
};

const names = (Object.keys(PERMISSIONS) as HelpLineRoute[]).filter((name) => name !== 'events.follow');

let world: DeskWorld;
let visible: string;
let hidden: string;
beforeAll(async () => {
  world = await deskWorld();
  const left = await world.person();
  visible = (await left.says('a person please, an offer')).conversationId;
  // The talk is over, so that acts in it are refused for its state, not for the role.
  await world.inbox.submit({
    contactId: left.contactId,
    conversationId: visible,
    updateId: 'exit',
    platformAt: null,
    body: { kind: 'system', act: 'exit', forget: false },
  });
  const gone = await world.person();
  hidden = (await gone.says('a person please, an offer')).conversationId;
  await gone.says('delete everything');
});
afterAll(() => world.end());

function ask(name: HelpLineRoute, conversationId: string, who?: StaffMember): Promise<Reply> {
  const { method, path, object } = PERMISSIONS[name];
  const ids = {
    help_request: `hr_${conversationId}_1`,
    review_item: `ri_${conversationId}`,
    conversation: conversationId,
  };
  const address = object === 'none' ? path : path.replace(':id', ids[object]);
  const body = BODIES[name];
  const sent = body === undefined ? {} : { body };
  return who === undefined ? world.api(method, address, sent) : who.ask(method, address, sent);
}

it('mounts exactly the routes that the table names', () => {
  const mounted = [...ROUTES.map((route) => route.name), 'openapi.get'].sort();
  expect(mounted).toEqual(Object.keys(PERMISSIONS).sort());
});

it.each(names)('%s asks whoever is not signed in to sign in', async (name) => {
  const { audience } = PERMISSIONS[name];
  const reply = await ask(name, visible);
  expect(reply.status).toBe(audience === 'anyone' ? ALLOWED[name] : 401);
});

describe.each(ROLES)('as %s', (role: Role) => {
  it.each(names)('%s', async (name) => {
    const who = await world.staffWith(role);
    const { audience, object } = PERMISSIONS[name];
    const may = audience === 'anyone' || audience === 'signed_in' || (audience as readonly Role[]).includes(role);
    const reply = await ask(name, visible, who);
    const refused = object === 'none' ? 403 : 404;
    expect({ name, status: reply.status }).toEqual({ name, status: may ? ALLOWED[name] : refused });
    if (object === 'none') return;
    const there = object === 'help_request' && READERS.includes(role);
    expect((await ask(name, hidden, who)).status).toBe(there ? 409 : 404);
    expect((await ask(name, 'unknown', who)).status).toBe(404);
  });
});

it('gives a person with several roles what any of them may', async () => {
  const who = await world.staffWith('auditor', 'counsellor');
  expect((await who.get('/audit')).status).toBe(200);
  expect((await who.get('/queue')).status).toBe(200);
});

it('refuses administrators and auditors everything that people wrote', async () => {
  const who = await world.staffWith('admin', 'auditor');
  for (const path of [`/conversations/${visible}`, `/conversations/${visible}/turns`, `/review-items/ri_${visible}`]) {
    const reply = await who.get(path);
    expect(reply.status).toBe(404);
    expect(reply.text).not.toContain('a person please');
  }
});

it('cannot tell an object that is not there from one that may not be seen', async () => {
  const admin = await world.staffWith('admin');
  const hiddenOne = await admin.get(`/conversations/${visible}`);
  const missing = await admin.get('/conversations/unknown');
  expect(hiddenOne.json).toEqual(missing.json);
});
