// Roster, deliveries, entries, audit log and words of signs.

import { createAudit } from '../../src/app/audit.js';
import { watchDuty } from '../../src/app/watch-duty.js';
import {
  AuditChains,
  AuditPage,
  DeliveriesPage,
  EntriesPage,
  IndicatorWords,
  RosterView,
} from '../../src/server/api/schemas/desk-lists.js';
import { anEntry, sealed } from '../fixtures/rows.js';
import { type DeskWorld, deskWorld, silentLog } from './desk-world.js';

let world: DeskWorld;
beforeEach(async () => {
  world = await deskWorld();
});
afterEach(() => world.end());

describe('the roster', () => {
  it('shows who is on duty until when, and the languages that nobody on duty speaks', async () => {
    const ana = await world.staffWith('counsellor');
    await world.staffWith('auditor');
    await (await world.person()).says('a person please');
    const until = new Date(world.time.now + 3_600_000).toISOString();
    const put = await ana.ask('PUT', '/roster/me', { body: { onDuty: true, until, languages: ['fr'] } });
    expect(put.json).toMatchObject({ staffId: ana.id, onDuty: true, until });
    const roster = RosterView.parse((await ana.get('/roster')).json);
    expect(roster.items.map((row) => row.name)).toEqual([ana.name]);
    expect(roster.gaps).toEqual([{ language: 'en', waiting: 1 }]);
    world.time.now += 3_600_000;
    const later = RosterView.parse((await (await ana.again()).get('/roster')).json);
    expect(later.items[0]).toMatchObject({ onDuty: false, until: null });
  });

  it('lets nobody be on duty for longer than a day in one go', async () => {
    const ana = await world.staffWith('counsellor');
    const until = new Date(world.time.now + 9 * 86_400_000).toISOString();
    const put = await ana.ask('PUT', '/roster/me', { body: { onDuty: true, until } });
    expect(Date.parse(put.json.until) - world.time.now).toBe(86_400_000);
  });

  it('quiets the alarm when somebody claims', async () => {
    const rang: string[] = [];
    let heard = (): void => undefined;
    const alarm = {
      ring: (kind: string) => {
        rang.push(kind);
        heard();
      },
      quiet: (kind: string) => {
        rang.push(`${kind} quiet`);
        heard();
      },
      close: () => undefined,
    };
    const until = async (last: string) => {
      while (!rang.includes(last)) {
        await new Promise<void>((resolve) => {
          heard = resolve;
        });
      }
    };
    const { conversationId } = await (await world.person()).says('a person please');
    const { store, bus, clock } = world;
    const stop = watchDuty({ queue: store.queue, staff: store.staff, alarm, bus, clock, log: silentLog });
    await until('nobody_on_duty');
    const ana = await world.staffWith('counsellor');
    await ana.post(`/help-requests/hr_${conversationId}_1/claim`, { seenVersion: 0 });
    await until('nobody_on_duty quiet');
    stop();
  });
});

it('names a channel that takes nothing, beside what waits for it', async () => {
  const admin = await world.staffWith('admin');
  const since = world.time.now;
  Object.assign(world.deps, { channels: () => [{ channel: 'telegram', down: { since, why: 'not_authorised' } }] });
  const reply = DeliveriesPage.parse((await admin.get('/deliveries?state=waiting')).json);
  expect(reply.down).toEqual([{ channel: 'telegram', since: new Date(since).toISOString(), why: 'not_authorised' }]);
  const metrics = (await world.send('GET', '/metrics')).text;
  expect(metrics).toContain('safe_passage_channel_sending{channel="telegram"} 0');
  Object.assign(world.deps, { channels: () => [] });
  expect(DeliveriesPage.parse((await admin.get('/deliveries')).json).down).toEqual([]);
});

it('lists deliveries that did not arrive, with why and without their text', async () => {
  const admin = await world.staffWith('admin');
  const { contactId, says } = await world.person();
  await says('hello canary-words');
  const [delivery] = await world.store.deliveries.after(contactId, 0, 1);
  await world.store.deliveries.settle([delivery?.id ?? ''], 'undeliverable', 'chat_gone');
  const reply = await admin.get('/deliveries?state=undeliverable');
  expect(DeliveriesPage.parse(reply.json).items).toMatchObject([{ id: delivery?.id, why: 'chat_gone', from: 'bot' }]);
  expect(reply.text).not.toContain('canary');
  await says('again');
  expect((await admin.get('/deliveries?state=waiting')).json.items).toHaveLength(1);
});

it('lists entries that were set aside, without their text', async () => {
  const admin = await world.staffWith('admin');
  const { contactId, says } = await world.person();
  const { conversationId } = await says('hello');
  await world.store.log.append(
    anEntry({ contactId, conversationId, seq: 2, sealed: sealed('canary-words'), updateId: 'poison' }),
  );
  await world.store.log.quarantine(contactId, 2);
  const reply = await admin.get('/entries?state=quarantined');
  expect(EntriesPage.parse(reply.json).items).toMatchObject([{ contactId, seq: 2, state: 'quarantined' }]);
  expect(reply.text).not.toContain('canary');
});

it('has words for signs, with their weight', async () => {
  const ana = await world.staffWith('counsellor');
  expect(IndicatorWords.parse((await ana.get('/indicators?lang=fr')).json)).toEqual({
    lang: 'fr',
    indicators: { 'vague-employer': { name: 'Unverifiable employer', explains: 'No name.', weight: 'weak' } },
  });
});

describe('the audit log', () => {
  it('holds every reading of content with who, what and why, before it is shown', async () => {
    const ana = await world.staffWith('counsellor');
    const auditor = await world.staffWith('auditor');
    const { conversationId } = await (await world.person()).says('a person please, an offer, canary-words');
    await ana.get(`/conversations/${conversationId}?reason=I%20claimed%20it`);
    await ana.get(`/conversations/${conversationId}/turns?before=2`);
    await ana.get(`/review-items/ri_${conversationId}`);
    await ana.post(`/conversations/${conversationId}/take-over`);
    await ana.post(`/conversations/${conversationId}/messages`, { id: 'm', text: 'canary-answer' });
    await ana.post(`/conversations/${conversationId}/notes`, { text: 'canary-note' });
    await ana.get('/conversations/unknown');
    const reply = await auditor.get('/audit');
    const { items } = AuditPage.parse(reply.json);
    expect(items.map(({ actorName, act, object, outcome }) => [actorName, act, object, outcome])).toEqual([
      [ana.name, 'conversation.read', 'conversation:unknown', 'not_found'],
      [ana.name, 'note.add', `conversation:${conversationId}`, 'ok'],
      [ana.name, 'message.send', `conversation:${conversationId}`, 'ok'],
      [ana.name, 'conversation.take_over', `conversation:${conversationId}`, 'ok'],
      [ana.name, 'review.read', `review_item:ri_${conversationId}`, 'ok'],
      [ana.name, 'turns.read', `conversation:${conversationId}`, 'ok'],
      [ana.name, 'conversation.read', `conversation:${conversationId}`, 'ok'],
    ]);
    expect(items.at(-1)?.reason).toBe('I claimed it');
    expect(reply.text).not.toContain('canary');
  });

  it('holds who signed in, who was refused, and who read the log', async () => {
    const ana = await world.staffWith('counsellor');
    const auditor = await world.staffWith('auditor');
    const body = { name: 'canary-name', password: 'canary-password', code: '000000' };
    await world.api('POST', '/session', { body });
    await ana.get('/audit');
    await auditor.get('/audit');
    const reply = await auditor.get('/audit');
    expect(
      reply.json.items.map((event: { act: string; actor: string; outcome: string }) => [
        event.act,
        event.actor,
        event.outcome,
      ]),
    ).toEqual([
      ['audit.list', auditor.id, 'ok'],
      ['audit.list', ana.id, 'forbidden'],
      ['session.start', 'anonymous', 'unauthorised'],
    ]);
    expect(reply.text).not.toContain('canary');
  });

  it('is searched by person and object, and paged', async () => {
    const ana = await world.staffWith('counsellor');
    const auditor = await world.staffWith('auditor');
    for (let n = 0; n < 3; n++) await ana.get(`/conversations/c${n}`);
    const first = AuditPage.parse((await auditor.get(`/audit?actor=${ana.id}&limit=2`)).json);
    expect(first.items.map((event) => event.object)).toEqual(['conversation:c2', 'conversation:c1']);
    const next = await auditor.get(`/audit?actor=${ana.id}&limit=2&cursor=${encodeURIComponent(first.cursor ?? '')}`);
    expect(next.json.items.map((event: { object: string }) => event.object)).toEqual(['conversation:c0']);
    const one = await auditor.get('/audit?object=conversation:c1');
    expect(one.json.items).toHaveLength(1);
  });

  it('is verified chain by chain', async () => {
    const auditor = await world.staffWith('auditor');
    const earlier = createAudit({ ...world.deps, store: world.store.audit, meta: world.store.meta });
    await earlier.record({ actor: 'system', act: 'retention.run', object: 'desk:', outcome: 'ok' });
    await earlier.close();
    await auditor.get('/audit');
    const { items } = AuditChains.parse((await auditor.get('/audit/chains')).json);
    expect(items).toHaveLength(2);
    expect(items.every((chain) => chain.ok)).toBe(true);
  });

  it('shows nothing when it cannot be written', async () => {
    const broken = await deskWorld({
      over: {
        audit: {
          chain: 'x',
          record: async () => {
            throw new Error('disk full canary');
          },
          close: async () => undefined,
        },
      },
    });
    const ana = await broken.staffWith('counsellor');
    const { conversationId } = await (await broken.person()).says('a person please canary');
    const reply = await ana.get(`/conversations/${conversationId}`);
    expect(reply.status).toBe(500);
    expect(reply.text).not.toContain('canary');
    await broken.end();
  });
});
