// Whole ways through the service on Telegram: a person writes, somebody at the desk answers, the person's phone shows it.

import { Writable } from 'node:stream';
import { createLog } from '../../src/server/log.js';
import type { Person } from '../helpers/bot-api/chats.js';
import { DeskClient } from '../helpers/desk-client.js';
import { type TelegramWorld, telegramWorld } from '../helpers/telegram-service.js';

interface QueueItem {
  readonly id: string;
  readonly channel: string;
  readonly conversationId: string;
}

let world: TelegramWorld;
let desk: DeskClient;
let logged = '';

beforeAll(async () => {
  const out = new Writable({
    write(chunk, _encoding, done) {
      logged += String(chunk);
      done();
    },
  });
  world = await telegramWorld({ log: createLog('trace', out) });
  const { service, desk: base } = world.running;
  desk = await DeskClient.firstSignIn(base, service.firstLogin?.name ?? '', service.firstLogin?.password ?? '');
});
afterAll(() => world.end());

const saw = (person: Person) => person.sees.map(({ text }) => text);

async function says(person: Person, text: string): Promise<void> {
  expect(await world.post(person.writes(text))).toBe(200);
  await world.settled(person);
}

async function conversationOf(person: Person): Promise<string> {
  const { store } = world.running.service.core;
  const head = await store.log.head((await world.contactOf(person)) ?? '');
  return head.lastTurn?.conversationId ?? '';
}

/** Somebody at the desk takes the chat over and writes. */
async function answers(person: Person, text: string): Promise<void> {
  const id = await conversationOf(person);
  await desk.change('POST', `/conversations/${id}/take-over`, {});
  await desk.change('POST', `/conversations/${id}/messages`, { id: 'm1', text });
  await world.settled(person);
}

describe('a person on Telegram', () => {
  it.concurrent('is greeted with a question and its answers as a keyboard, in the language of the app', async () => {
    const person = world.platform.person('fr');
    await says(person, 'oui');
    expect(saw(person)[0]).toMatch(/^Bonjour/);
    expect(person.sees.at(-1)?.keyboard?.flat().length).toBeGreaterThan(1);
    expect(person.sees[0]?.keyboard).toEqual([]);
  });

  it.concurrent('is heard at the desk, and sees who answers by first name and no more', async () => {
    const person = world.platform.person('en');
    await says(person, 'person');
    const id = await conversationOf(person);
    const queue = (await desk.get('/queue?kind=help')) as { readonly items: readonly QueueItem[] };
    expect(queue.items).toContainEqual(expect.objectContaining({ conversationId: id, channel: 'telegram' }));
    await answers(person, 'I am here. Can you talk?');
    expect(person.sees.at(-1)).toMatchObject({ text: expect.stringMatching(/^\w+: I am here\. Can you talk\?$/) });
    expect(person.sees.at(-1)?.payload).toMatchObject({ link_preview_options: { is_disabled: true } });
  });

  it.concurrent('says the panic word: both sides vanish, an everyday sentence stays', async () => {
    const person = world.platform.person('en');
    await says(person, 'hello');
    await says(person, 'person');
    expect(person.standing.length).toBeGreaterThan(3);
    await says(person, 'hide this now');
    expect(person.standing.map(({ text }) => text)).toEqual(['The shop opens at 9.']);
  });

  it.concurrent('blocks the bot: the talk is over, nothing more is sent, and the next word begins anew', async () => {
    const person = world.platform.person('en');
    await says(person, 'person');
    const before = person.sees.length;
    expect(await world.post(person.changesStanding('kicked'))).toBe(200);
    await world.settled(person);
    const id = await conversationOf(person);
    await expect(desk.change('POST', `/conversations/${id}/take-over`, {})).rejects.toThrow('talk_closed');
    expect(person.sees).toHaveLength(before);
    await says(person, 'hello');
    expect(saw(person)[before]).toMatch(/^Hello/);
  });

  it.concurrent('blocked it without the bot being told: what cannot arrive is at the desk, with why', async () => {
    const person = world.platform.person('en');
    person.writes('x');
    world.platform.blockedBy.add(person.id);
    await says(person, 'hello');
    const failed = (await world.deliveriesOf(person)).map(({ state, why }) => ({ state, why }));
    expect(failed[0]).toEqual({ state: 'undeliverable', why: 'blocked_by_person' });
    expect(failed.every(({ state }) => state !== 'sent')).toBe(true);
    const listed = (await desk.get('/deliveries?state=undeliverable')) as { readonly items: readonly object[] };
    expect(listed.items).toContainEqual(expect.objectContaining({ why: 'blocked_by_person', channel: 'telegram' }));
  });

  it.concurrent('presses a button: the platform hears that it was heard', async () => {
    const person = world.platform.person('en');
    await world.post(person.presses('d:1', 'No, only me'));
    await world.platform.until(() => world.platform.callsOf('answerCallbackQuery').length > 0);
    await world.settled(person);
    expect(saw(person).length).toBeGreaterThan(0);
  });

  it.concurrent('sends a place: the desk reads where, the bot says that it cannot', async () => {
    const person = world.platform.person('en');
    await world.post(person.sends({ location: { latitude: 48.85, longitude: 2.35 } }));
    await world.settled(person);
    const { items } = (await desk.get(`/conversations/${await conversationOf(person)}/turns`)) as {
      readonly items: readonly { readonly message: object }[];
    };
    expect(items[0]?.message).toMatchObject({ attachment: { kind: 'location', note: '48.85, 2.35' } });
    expect(saw(person)[0]).toMatch(/only read words/);
  });
});

describe('a group', () => {
  it.concurrent('is left without a word', async () => {
    const group = { id: -100_777, type: 'supergroup', title: 'Work' };
    const person = world.platform.person('en');
    const { message, ...update } = person.writes('hello everybody') as { message?: object } & { update_id: number };
    expect(await world.post({ ...update, message: { ...message, chat: group } })).toBe(200);
    await world.platform.until(() => world.platform.callsOf('leaveChat', group.id).length > 0);
    expect(world.platform.callsOf('sendMessage', group.id)).toEqual([]);
  });
});

describe('what the platform does', () => {
  it.concurrent('asks one chat to wait: that chat waits in order, another is answered at once', async () => {
    const slow = world.platform.person('en');
    const quick = world.platform.person('en');
    const wait = { kind: 'error', status: 429, says: 'Too Many Requests: retry after 2', retryAfter: 2 } as const;
    world.platform.troubles.plan('sendMessage', wait, { chat: slow.id });
    await world.post(slow.writes('hello'));
    await world.platform.until(() => world.platform.callsOf('sendMessage', slow.id).length === 1);
    const refusedAt = world.platform.callsOf('sendMessage', slow.id)[0]?.at ?? 0;
    await says(quick, 'hello');
    expect(slow.sees).toEqual([]);
    await world.settled(slow);
    expect((world.platform.callsOf('sendMessage', slow.id)[1]?.at ?? 0) - refusedAt).toBeGreaterThanOrEqual(2000);
    expect(saw(slow)).toEqual(saw(quick));
  });
});

describe('the log', () => {
  it.concurrent('holds no word of a person, no chat, no token and no secret', async () => {
    const person = world.platform.person('en');
    await says(person, 'canary-of-a-person');
    world.platform.troubles.plan('sendMessage', { kind: 'reset' }, { chat: person.id });
    await world.post(person.writes('canary-again'));
    await world.platform.until(() => world.platform.callsOf('sendMessage', person.id).length > 2);
    const secrets = [world.platform.token, world.platform.webhook?.secret ?? '?', String(person.id), 'canary'];
    expect(logged).not.toBe('');
    for (const secret of secrets) expect(logged).not.toContain(secret);
  });
});
