// What sending and taking back come to, over a platform that answers, refuses, or says nothing.

import { type BotApi, createBotApi } from '../../../src/bots/channels/telegram/bot-api.js';
import { CHATS_FOR_ACCOUNT, createFloodScope, WINDOW_MS } from '../../../src/bots/channels/telegram/flood-scope.js';
import { sendReply, takeBackMessages } from '../../../src/bots/channels/telegram/send.js';
import type { Reply } from '../../../src/domain/message.js';
import type { Person } from '../../helpers/bot-api/chats.js';
import { FakeBotApi } from '../../helpers/bot-api/fake-bot-api.js';
import type { Trouble } from '../../helpers/bot-api/troubles.js';

const LONG = `${'word '.repeat(700)}end. `.repeat(3);
const HELLO: Reply = { from: 'bot', text: 'Hello.', language: 'en' };

let platform: FakeBotApi;
let api: BotApi;
let person: Person;
const time = { now: 0 };

beforeEach(async () => {
  platform = await FakeBotApi.start();
  api = createBotApi({ token: platform.token, apiRoot: platform.root });
  person = platform.person();
  person.writes('hello');
});
afterEach(() => platform.end());

const tools = () => ({ api, floods: createFloodScope({ monotonic: () => time.now }) });
const send = (reply = HELLO, signal = new AbortController().signal, before: readonly string[] = []) =>
  sendReply(String(person.id), reply, signal, before, tools());
const error = (status: number, says: string, retryAfter?: number): Trouble =>
  retryAfter === undefined ? { kind: 'error', status, says } : { kind: 'error', status, says, retryAfter };

describe('a reply that is sent', () => {
  it('is in the chat, with the id by which it can be deleted', async () => {
    const outcome = await send({ ...HELLO, options: ['Yes', 'No'] });
    expect(person.sees).toMatchObject([{ text: 'Hello.', keyboard: [['Yes', 'No']] }]);
    expect(outcome).toEqual({ kind: 'sent', messageIds: [String(person.sees[0]?.id)] });
  });

  it('goes on after the parts that an earlier try sent', async () => {
    platform.troubles.plan('sendMessage', error(429, 'Too Many Requests: retry after 3', 3));
    const first = await send({ ...HELLO, text: LONG });
    expect(first).toMatchObject({ kind: 'later' });
    const whole = await send({ ...HELLO, text: LONG });
    expect(whole).toMatchObject({ messageIds: [expect.any(String), expect.any(String), expect.any(String)] });
    const texts = person.sees.map(({ text }) => text);
    await send({ ...HELLO, text: LONG }, undefined, ['1']);
    expect(person.sees.slice(3).map(({ text }) => text)).toEqual(texts.slice(1));
  });

  it('that stops in the middle names what was sent', async () => {
    const stop = new AbortController();
    const sent: string[] = [];
    const second: BotApi = async (method, payload, signal) => {
      if (sent.length === 1) throw Object.assign(new Error('reset'), { code: 'ECONNRESET' });
      sent.push(method);
      return api(method, payload, signal);
    };
    const outcome = await sendReply(String(person.id), { ...HELLO, text: LONG }, stop.signal, [], {
      ...tools(),
      api: second,
    });
    expect(outcome).toEqual({ kind: 'unknown', messageIds: [String(person.sees[0]?.id)] });
  });
});

describe('a reply that is not sent', () => {
  it.each<[string, Trouble, object]>([
    [
      'blocked by the person',
      error(403, 'Forbidden: bot was blocked by the user'),
      { kind: 'refused', why: 'blocked_by_person' },
    ],
    ['the account was deleted', error(403, 'Forbidden: user is deactivated'), { kind: 'refused', why: 'chat_gone' }],
    ['no such chat', error(400, 'Bad Request: chat not found'), { kind: 'refused', why: 'chat_gone' }],
    [
      'a text that is refused',
      error(400, 'Bad Request: message is too long'),
      { kind: 'refused', why: 'rejected_content' },
    ],
    [
      'too fast',
      error(429, 'Too Many Requests: retry after 7', 7),
      { kind: 'later', why: 'rate_limited', afterMs: 7000, scope: 'chat' },
    ],
    [
      'a fault of the platform',
      error(500, 'Internal Server Error'),
      { kind: 'later', why: 'platform_down', afterMs: null, scope: 'chat' },
    ],
    [
      'a gateway without anything behind it',
      { kind: 'gateway', status: 502 },
      { kind: 'later', why: 'platform_down', afterMs: null, scope: 'chat' },
    ],
    ['a gateway that gave up waiting', { kind: 'gateway', status: 504 }, { kind: 'unknown' }],
    ['the connection was reset', { kind: 'reset' }, { kind: 'unknown' }],
    ['an answer that is no JSON', { kind: 'gateway', status: 403 }, { kind: 'unknown' }],
  ])('%s', async (_, trouble, outcome) => {
    platform.troubles.plan('sendMessage', trouble);
    expect(await send()).toEqual(outcome);
    expect(person.sees).toEqual([]);
  });

  it('nothing but white space never leaves', async () => {
    expect(await send({ ...HELLO, text: ' \n ' })).toEqual({ kind: 'refused', why: 'rejected_content' });
    expect(platform.callsOf('sendMessage')).toEqual([]);
  });

  it('the token was revoked: nobody gets anything until it is mended', async () => {
    platform.revoke();
    expect(await send()).toEqual({ kind: 'later', why: 'not_authorised', afterMs: null, scope: 'account' });
  });

  it('a platform that cannot be reached', async () => {
    await platform.end();
    expect(await send()).toEqual({ kind: 'later', why: 'platform_down', afterMs: null, scope: 'account' });
    platform = await FakeBotApi.start();
  });

  it('taken and never answered: it may be there, and here it is', async () => {
    platform.troubles.plan('sendMessage', { kind: 'silent' });
    const stop = new AbortController();
    const sending = send(HELLO, stop.signal);
    await platform.until(() => person.sees.length === 1);
    stop.abort();
    expect(await sending).toEqual({ kind: 'unknown' });
  });
});

describe('being too fast', () => {
  it('is meant for the chat, until several chats hear it at once', () => {
    const floods = createFloodScope({ monotonic: () => time.now });
    const heard = Array.from({ length: CHATS_FOR_ACCOUNT }, (_, n) => floods.refused(`chat ${n}`));
    expect(heard).toEqual([...Array(CHATS_FOR_ACCOUNT - 1).fill('chat'), 'account']);
    time.now += WINDOW_MS + 1;
    expect(floods.refused('chat 1')).toBe('chat');
  });

  it('of one chat, however often, is that chat’s', () => {
    const floods = createFloodScope({ monotonic: () => time.now });
    expect(Array.from({ length: 20 }, () => floods.refused('one'))).toEqual(Array(20).fill('chat'));
  });
});

describe('taking back', () => {
  const takeBack = () =>
    takeBackMessages(
      String(person.id),
      person.standing.map(({ id }) => String(id)),
      new AbortController().signal,
      tools(),
    );

  it('deletes both sides', async () => {
    await send();
    expect(person.standing).toHaveLength(2);
    expect(await takeBack()).toEqual({ kind: 'sent', messageIds: [] });
    expect(person.standing).toEqual([]);
  });

  it('deletes more than a hundred', async () => {
    for (let n = 0; n < 150; n++) person.writes('x');
    expect(await takeBack()).toMatchObject({ kind: 'sent' });
    expect(person.standing).toEqual([]);
  });

  it('deletes what is young enough when some is too old', async () => {
    await send();
    const [oldest] = person.standing;
    if (oldest) oldest.date -= 49 * 3600;
    const gone = person.standing.at(-1);
    expect(await takeBack()).toEqual({ kind: 'sent', messageIds: [String(oldest?.id)] });
    expect(person.standing).toEqual([oldest]);
    // What is there no more is no message that stayed.
    const ids = [String(oldest?.id), String(gone?.id)];
    expect(await takeBackMessages(String(person.id), ids, new AbortController().signal, tools())).toEqual({
      kind: 'sent',
      messageIds: [String(oldest?.id)],
    });
  });

  it('is tried again when the platform is too busy', async () => {
    platform.troubles.plan('deleteMessages', error(429, 'Too Many Requests: retry after 2', 2));
    expect(await takeBack()).toMatchObject({ kind: 'later', afterMs: 2000 });
  });
});
