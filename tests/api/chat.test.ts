import { request } from 'node:http';
import { Chat } from '../helpers/chat-client.js';
import { type RunningService, runningService } from '../helpers/running-service.js';

let running: RunningService;
beforeAll(async () => {
  running = await runningService();
});
afterAll(() => running.end());

const open = (lang?: string) => Chat.open(running.chat, lang);

async function problem(response: Response): Promise<{ status: number; code: string; type: string | null }> {
  const { code } = (await response.json()) as { code: string };
  return { status: response.status, code, type: response.headers.get('content-type') };
}

const PROBLEM = expect.stringContaining('application/problem+json');

describe('a chat', () => {
  it('opens with the first words of the bot in the language that was asked for', async () => {
    const response = await fetch(`${running.chat}/chat/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': 'es' },
      body: '{"lang":"fr-CA"}',
    });
    const body = (await response.json()) as { token: string; language: string; opening: { options?: string[] }[] };
    expect(response.status).toBe(200);
    expect(response.headers.get('set-cookie')).toBeNull();
    expect(body.language).toBe('fr');
    expect(body.opening.at(-1)?.options).toHaveLength(3);
  });

  it("takes the browser's language when none was asked for, and a body is not needed", async () => {
    const response = await fetch(`${running.chat}/chat/session`, {
      method: 'POST',
      headers: { 'accept-language': 'es-MX,es;q=0.9' },
    });
    expect(await response.json()).toMatchObject({ language: 'es' });
  });

  it('answers every message, and counts an answer to the first question that the page showed', async () => {
    const chat = await open();
    const first = await chat.say('hello');
    expect(first.body.replies.at(-1)?.options).toContain('No, only me');
    const other = await open();
    const answered = await other.say('No, only me');
    expect(answered.body.replies.map((reply) => reply.text)).not.toEqual(first.body.replies.map((reply) => reply.text));
  });

  it('gives the same id the same answer, also after a restart, and refuses another text under it', async () => {
    const chat = await open();
    const first = await chat.say('hello', 'same');
    expect((await chat.say('hello', 'same')).body).toEqual(first.body);
    const other = await chat.say('something else', 'same');
    expect([other.status, other.body.code]).toEqual([409, 'conflict']);
  });

  it('streams what is said, resumes after the last thing seen, and repeats nothing before it', async () => {
    const chat = await open();
    const first = await chat.say('hello');
    const second = await chat.say('skip');
    const all = await chat.stream(first.body.replies.length + second.body.replies.length, 0);
    expect(all.map(({ seq }) => seq)).toEqual([...first.body.replies, ...second.body.replies].map(({ seq }) => seq));
    const rest = await chat.stream(second.body.replies.length, first.body.seq);
    expect(rest.map(({ seq }) => seq)).toEqual(second.body.replies.map(({ seq }) => seq));
  });

  it('hears what comes while the stream is open', async () => {
    const chat = await open();
    await chat.say('hello');
    const streaming = chat.stream(1);
    const said = await chat.say('skip');
    expect((await streaming)[0]?.seq).toBe(said.body.replies[0]?.seq);
  });

  it('says nothing of the old talk after the panic word, and clears the page', async () => {
    const chat = await open();
    await chat.say('hello');
    const panic = await chat.say('hide this now, he is coming');
    expect(panic.body).toMatchObject({ closed: true, clear: true });
    const replayed = await chat.stream(panic.body.replies.length, 0);
    expect(replayed.map(({ seq }) => seq)).toEqual(panic.body.replies.map(({ seq }) => seq));
    // Where the answer took too long, or was lost, only the stream can tell the page what to do.
    expect(replayed).toMatchObject([{ closed: true, clear: true }]);
  });

  it('tells a page that comes back after the panic word to clear, also when the person wrote on meanwhile', async () => {
    const chat = await open();
    const before = await chat.say('hello');
    await chat.say('hide this now, he is coming');
    await chat.say('hello');
    const [panic, ...next] = await chat.stream(3, before.body.seq);
    expect(panic).toMatchObject({ closed: true, clear: true });
    expect(next.some((reply) => 'clear' in reply || 'closed' in reply)).toBe(false);
  });

  it('kills the token at exit', async () => {
    const chat = await open();
    await chat.say('hello');
    expect((await chat.post('/chat/exit', '')).status).toBe(204);
    expect((await chat.say('hello')).status).toBe(401);
    expect((await chat.post('/chat/exit', '')).status).toBe(401);
  });

  it('hides the conversation at once when the person leaves and wants it forgotten', async () => {
    const chat = await open();
    await chat.say('person');
    const { items } = await running.service.core.store.queue.listHelp({}, { limit: 100 });
    expect((await chat.post('/chat/exit', '{"forget":true}')).status).toBe(204);
    const id = items.at(-1)?.conversationId ?? '';
    expect((await running.service.core.store.conversations.byId(id))?.erasureAskedAt).not.toBeNull();
  });
});

describe('what bad requests get', () => {
  it('401 for a missing, broken or unknown token, before anything else is looked at', async () => {
    for (const authorization of ['', 'Bearer x', `Bearer ${'A'.repeat(44)}`, 'Basic abc']) {
      const response = await fetch(`${running.chat}/chat/messages`, {
        method: 'POST',
        headers: { authorization },
        body: '{broken',
      });
      expect(await problem(response)).toEqual({ status: 401, code: 'unauthorised', type: PROBLEM });
    }
  });

  it.each([
    ['broken JSON', '{"id":'],
    ['no object', '[]'],
    ['no text', '{"id":"a"}'],
    ['an empty text', '{"id":"a","text":""}'],
    ['a text that is no text', '{"id":"a","text":{"$gt":""}}'],
    ['an id with other characters', '{"id":"a b","text":"x"}'],
    ['an id of 65 characters', `{"id":"${'a'.repeat(65)}","text":"x"}`],
    ['deep JSON', `{"id":"a","text":${'['.repeat(50_000)}${']'.repeat(50_000)}}`],
  ])('400 for %s', async (_name, body) => {
    const answer = await (await open()).post('/chat/messages', body);
    expect([answer.status, answer.body.code]).toEqual([400, 'malformed']);
  });

  it('415 for a body that is no JSON', async () => {
    const answer = await (await open()).post('/chat/messages', 'id=a', {
      'content-type': 'application/x-www-form-urlencoded',
    });
    expect([answer.status, answer.body.code]).toEqual([415, 'unsupported_media_type']);
  });

  it('413 for a body over 1 MB', async () => {
    const answer = await (await open()).post(
      '/chat/messages',
      JSON.stringify({ id: 'a', text: 'x'.repeat(1_100_000) }),
    );
    expect([answer.status, answer.body.code]).toEqual([413, 'too_large']);
  });

  it('404 for pages and channels that are not there, 405 for other methods', async () => {
    expect(await problem(await fetch(`${running.chat}/nothing`))).toEqual({
      status: 404,
      code: 'not_found',
      type: PROBLEM,
    });
    expect(await problem(await fetch(`${running.chat}/webhooks/telegram`, { method: 'POST' }))).toMatchObject({
      status: 404,
    });
    const response = await fetch(`${running.chat}/chat/messages`);
    expect(response.headers.get('allow')).toBe('POST');
    expect(await problem(response)).toMatchObject({ status: 405, code: 'method_not_allowed' });
  });

  it('400 for a Last-Event-ID that no chat gave', async () => {
    const { token } = await open();
    const response = await fetch(`${running.chat}/chat/events`, {
      headers: { authorization: `Bearer ${token}`, 'last-event-id': 'x' },
    });
    expect(response.status).toBe(400);
  });

  it('an answer without a stack, a path or a text of the person for a path that cannot be decoded', async () => {
    const body = await new Promise<string>((resolve) => {
      request(
        { host: '127.0.0.1', port: running.service.publicPort.port, path: '/%E0%A4%A', method: 'GET' },
        (response) => {
          let text = '';
          response.on('data', (chunk) => {
            text += chunk;
          });
          response.on('end', () => resolve(`${response.statusCode} ${text}`));
        },
      ).end();
    });
    expect(body).toMatch(/^40[04] /);
    expect(body).not.toMatch(/node_modules|src\/|\n\s*at /);
  });
});

describe('limits', () => {
  it('429 with Retry-After for somebody who floods, when limits are on', async () => {
    const limited = await runningService(undefined, { RATE_LIMIT: 'on', PROFILE: 'development', TRUST_PROXY: '1' });
    try {
      const from = { 'x-forwarded-for': '203.0.113.7', 'content-type': 'application/json' };
      const statuses = new Map<number, number>();
      let retryAfter: string | null = null;
      for (let n = 0; n < 70; n++) {
        const response = await fetch(`${limited.chat}/chat/session`, { method: 'POST', headers: from, body: '{}' });
        statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
        if (response.status === 429) retryAfter = response.headers.get('retry-after');
      }
      expect(statuses.get(200)).toBe(60);
      expect(statuses.get(429)).toBe(10);
      expect(Number(retryAfter)).toBeGreaterThan(0);
      const other = await fetch(`${limited.chat}/chat/session`, {
        method: 'POST',
        headers: { ...from, 'x-forwarded-for': '203.0.113.8' },
        body: '{}',
      });
      expect(other.status).toBe(200);
    } finally {
      await limited.end();
    }
  });
});

describe('the page', () => {
  it('goes out compressed, and is never kept by the browser', async () => {
    const page = await fetch(`${running.chat}/`);
    expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-store']);
    const script = /src="([^"]+\.js)"/.exec(await page.text())?.[1] ?? '';
    const response = await fetch(new URL(script, running.chat), { headers: { 'accept-encoding': 'gzip' } });
    expect([response.status, response.headers.get('content-encoding')]).toEqual([200, 'gzip']);
    const strings = await fetch(`${running.chat}/chat/strings/fr.json`);
    expect(Object.keys((await strings.json()) as object).every((key) => key.startsWith('chat.'))).toBe(true);
    expect((await fetch(`${running.chat}/chat/strings/xx.json`)).status).toBe(404);
  });
});

describe('health', () => {
  it('is alive and ready', async () => {
    expect((await fetch(`${running.chat}/healthz`)).status).toBe(200);
    expect((await fetch(`${running.chat}/readyz`)).status).toBe(200);
  });
});
