// What the desk's port does with requests that are not as they should be, and which headers it sends.

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { type HelpLineRoute, PERMISSIONS } from '../../src/domain/permissions.js';
import { ROLES } from '../../src/domain/staff.js';
import { type DeskWorld, deskWorld, type Reply, type StaffMember } from './desk-world.js';

let world: DeskWorld;
let everybody: StaffMember;
let conversationId: string;
beforeAll(async () => {
  world = await deskWorld();
  everybody = await world.staffWith(...ROLES);
  conversationId = (await (await world.person()).says('a person please, an offer')).conversationId;
});
afterAll(() => world.end());

const changes = (Object.keys(PERMISSIONS) as HelpLineRoute[]).filter(
  (name) => PERMISSIONS[name].method !== 'GET' && name !== 'session.end',
);
const withBody = changes;

function addressOf(name: HelpLineRoute): string {
  const { path, object } = PERMISSIONS[name];
  const ids = {
    help_request: `hr_${conversationId}_1`,
    review_item: `ri_${conversationId}`,
    conversation: conversationId,
  };
  return object === 'none' ? path : path.replace(':id', ids[object]);
}

const raw = (name: HelpLineRoute, body: string | Buffer, headers = {}): Promise<Reply> =>
  everybody.ask(PERMISSIONS[name].method, addressOf(name), {
    raw: body,
    headers: { 'Content-Type': 'application/json', ...headers },
  });

const isProblem = (reply: Reply, status: number, code: string): void => {
  expect(reply.headers['content-type']).toMatch(/^application\/problem\+json/);
  expect(reply.json).toMatchObject({ type: 'about:blank', status, code, title: expect.any(String) });
  expect(reply.status).toBe(status);
};

describe('a change that does not come from the desk itself', () => {
  const foreign = [
    { 'Sec-Fetch-Site': 'cross-site' },
    { 'Sec-Fetch-Site': 'same-site' },
    { 'Sec-Fetch-Site': 'none' },
    { Origin: 'https://elsewhere.example' },
    { Origin: 'null' },
    { Origin: 'https://elsewhere.example', 'Sec-Fetch-Site': 'same-origin' },
  ];
  it.each([...changes, 'session.end' as const])('%s is refused, cookie or not', async (name) => {
    for (const headers of foreign) {
      const { method } = PERMISSIONS[name];
      isProblem(await everybody.ask(method, addressOf(name), { body: {}, headers }), 403, 'forbidden');
    }
  });

  it('is taken when the browser says that it does', async () => {
    const headers = { 'Sec-Fetch-Site': 'same-origin', Origin: `http://127.0.0.1:${world.port}` };
    const reply = await everybody.ask('PUT', '/roster/me', { body: { onDuty: false }, headers });
    expect(reply.status).toBe(200);
  });

  it('is measured against DESK_URL where there is one', async () => {
    const behind = await deskWorld({ over: { deskUrl: 'https://desk.example.org' } });
    const who = await behind.staffWith('counsellor');
    const put = (origin: string) =>
      who.ask('PUT', '/roster/me', { body: { onDuty: false }, headers: { Origin: origin } });
    expect((await put('https://desk.example.org')).status).toBe(200);
    expect((await put(`http://127.0.0.1:${behind.port}`)).status).toBe(403);
    await behind.end();
  });
});

describe('bodies', () => {
  const deep = `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`;
  const bad: readonly (readonly [string, string | Buffer])[] = [
    ['broken JSON', '{"a":'],
    ['a list', '[]'],
    ['a bare word', '"x"'],
    ['null', 'null'],
    ['prototype keys', '{"__proto__":{"roles":["supervisor"]},"seenVersion":0}'],
    ['a constructor', '{"constructor":{"prototype":{}},"onDuty":true}'],
    ['operators', '{"name":{"$gt":""},"password":{"$gt":""}}'],
    ['deep JSON', deep],
    ['unknown members', '{"seenVersion":0,"onDuty":false,"text":"x","id":"m","actor":"somebody else"}'],
    ['not UTF-8', Buffer.from([0xff, 0xfe, 0x00])],
  ];
  describe.each(bad)('%s', (_what, body) => {
    it.each(withBody)('is 400 for %s', async (name) => {
      isProblem(await raw(name, body), 400, 'malformed');
    });
  });

  it.each(withBody)('of another type are 415 for %s', async (name) => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      isProblem(await raw(name, '{}', { 'Content-Type': type }), 415, 'unsupported_media_type');
    }
  });

  it('over 1 MB are 413, before they are read as JSON', async () => {
    isProblem(await raw('note.add', `{"text":"${'x'.repeat(1_100_000)}"}`), 413, 'too_large');
    const text = JSON.stringify({ id: 'm1', text: 'é'.repeat(40_000) });
    isProblem(await raw('message.send', text), 413, 'too_large');
  });

  it('never quote what was sent', async () => {
    const reply = await raw('note.add', '{"text":{"canary-words":1}}');
    expect(reply.text).not.toContain('canary');
    expect((await raw('note.add', '{"canary-words')).text).not.toContain('canary');
  });
});

it('survives whatever is sent to any route, with a good answer or a problem, never a fault', async () => {
  const json = fc.jsonValue({ maxDepth: 4 });
  for (const name of withBody) {
    for (const value of fc.sample(json, { numRuns: 20, seed: 7 })) {
      const reply = await raw(name, JSON.stringify(value));
      expect({ name, status: reply.status, fault: reply.status >= 500 }).toMatchObject({ fault: false });
    }
  }
}, 60_000);

it('survives strange queries, ids and cursors', async () => {
  const paths = ['/queue', '/deliveries', '/entries', '/audit', `/conversations/${conversationId}/turns`];
  const oddities = [
    'cursor=%00',
    'cursor=help:zzz',
    'cursor=a&cursor=b',
    'limit=0',
    'limit=1e9',
    'limit=NaN',
    'before=-1',
  ];
  for (const path of paths) {
    for (const odd of oddities) expect((await everybody.get(`${path}?${odd}`)).status).toBeLessThan(500);
  }
  for (const id of ['%00', '..%2f..', 'a'.repeat(2_000), '%E0%A4%A', "x'--"]) {
    expect([400, 404]).toContain((await everybody.get(`/conversations/${id}`)).status);
  }
});

it('names the methods of an address that does not know the one that was used', async () => {
  for (const [method, path, allow] of [
    ['PUT', '/session', 'POST, GET, DELETE'],
    ['DELETE', `/conversations/${conversationId}`, 'GET'],
    ['GET', `/help-requests/hr_${conversationId}_1/claim`, 'POST'],
  ] as const) {
    const reply = await everybody.ask(method, path);
    isProblem(reply, 405, 'method_not_allowed');
    expect(reply.headers.allow).toBe(allow);
  }
});

it('answers unknown addresses with a problem document, inside and outside the API', async () => {
  for (const path of ['/api/v1/nonsense', '/api/v2/queue', '/nonsense', '/desk/missing.js']) {
    isProblem(await world.send('GET', path), 404, 'not_found');
  }
});

it('says 503 and when to come again while the store is away', async () => {
  const away = await deskWorld();
  const who = await away.staffWith('counsellor');
  await away.store.close();
  const reply = await who.get('/queue');
  isProblem(reply, 503, 'store_unavailable');
  expect(reply.headers['retry-after']).toBeDefined();
  await away.stopListening();
});

it('keeps every answer out of caches, frames and other sites', async () => {
  for (const reply of [
    await everybody.get('/queue'),
    await world.api('GET', '/session'),
    await world.send('GET', '/x'),
  ]) {
    expect(reply.headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(reply.headers['content-security-policy']).toContain("default-src 'none'");
    expect(reply.headers['x-powered-by']).toBeUndefined();
    expect(reply.headers['strict-transport-security']).toBeUndefined();
    expect(reply.headers.etag).toBeUndefined();
  }
});

describe('the page', () => {
  const html =
    '<html><head><link rel="modulepreload" href="/desk/assets/b.js"><script type="module" src="/desk/assets/a.js"></script></head></html>';
  beforeAll(async () => {
    await mkdir(join(world.folder, 'page/assets'), { recursive: true });
    await writeFile(join(world.folder, 'page/index.html'), html);
    await writeFile(join(world.folder, 'page/assets/a.js'), 'export {};');
  });

  it('is the same document under every address of the desk, with a fresh nonce each time', async () => {
    const nonces = new Set<string>();
    for (const path of ['/desk/', '/desk', '/desk/queue', `/desk/conversations/${conversationId}`]) {
      const reply = await world.send('GET', path);
      expect(reply.status).toBe(200);
      const nonce = /script-src 'nonce-([^']+)' 'strict-dynamic'/.exec(
        String(reply.headers['content-security-policy']),
      )?.[1];
      expect(reply.text).toContain(`<script nonce="${nonce}" type="module"`);
      expect(reply.text).toContain(`<link rel="modulepreload" nonce="${nonce}"`);
      expect(reply.headers['cache-control']).toBe('no-store');
      nonces.add(String(nonce));
    }
    expect(nonces.size).toBe(4);
  });

  it('has assets that may be kept', async () => {
    const asset = await world.send('GET', '/desk/assets/a.js');
    expect(asset).toMatchObject({ status: 200, text: 'export {};' });
    expect(asset.headers['cache-control']).toContain('immutable');
    expect((await world.send('GET', '/desk/assets/../index.html')).status).toBeLessThan(500);
  });

  it('is where the bare address leads', async () => {
    expect(await world.send('GET', '/')).toMatchObject({ status: 302, headers: { location: '/desk/' } });
  });
});

it('gives operators figures without ids', async () => {
  const reply = await world.send('GET', '/metrics');
  expect(reply.text).toContain('safe_passage_http_seconds_count{port="desk",route="/api/v1/queue",status="200"}');
  expect(reply.text).not.toContain(conversationId);
});
