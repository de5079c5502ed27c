// Requests that no page sends: each kind with what it should be answered with.

import { oneOf } from './random.js';

/** A request as it goes over the wire, or, for `raw`, just bytes. */
export interface Malformed {
  readonly kind: string;
  /** Which port. */
  readonly to: 'chat' | 'desk';
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** Statuses that are right; empty: anything below 500, or 503. */
  readonly right: readonly number[];
}

type Maker = (token: string, random: () => number) => Omit<Malformed, 'kind' | 'to'>;

const JSON_TYPE = { 'content-type': 'application/json' };
const METHODS = ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND', 'GET'];
const CHAT_PATHS = ['/chat/session', '/chat/messages', '/chat/exit', '/readyz', '/chat/strings/en.json'];

function message(token: string, body: string | Buffer, right: readonly number[], headers: object = {}) {
  return {
    method: 'POST',
    path: '/chat/messages',
    headers: { ...JSON_TYPE, authorization: `Bearer ${token}`, ...headers },
    body,
    right,
  };
}

const json = (token: string, value: unknown, right: readonly number[]) => message(token, JSON.stringify(value), right);

/** Control characters, invisible ones, broken pairs. */
function strange(random: () => number): string {
  const marks = [
    '\u0000',
    '\u202e',
    '\u2066',
    '\ud800',
    '\udfff',
    '\u200b',
    '\ufeff',
    '\u2028',
    '\u0007',
    'a',
    'é',
    '😀',
  ];
  return Array.from({ length: 1 + Math.floor(random() * 40) }, () => oneOf(marks, random)).join('');
}

function nested(depth: number): string {
  return `${'['.repeat(depth)}${']'.repeat(depth)}`;
}

let number = 0;
const fresh = (): string => `x${++number}`;

/** What comes to the chat's port. */
const CHAT: Readonly<Record<string, Maker>> = {
  'JSON cut off': (token, random) =>
    message(token, '{"id":"a","text":"hel'.slice(0, 1 + Math.floor(random() * 20)), [400]),
  'no JSON': (token) => message(token, 'id=a&text=hello', [400]),
  'empty body': (token) => message(token, '', [400]),
  'a JSON scalar': (token, random) => message(token, oneOf(['1', '"a"', 'null', 'true'], random), [400]),
  'a JSON list': (token) => message(token, '[{"id":"a","text":"b"}]', [400]),
  'JSON 10,000 deep': (token) => message(token, `{"id":"a","text":${nested(10_000)}}`, [400]),
  'JSON 400,000 deep': (token) => message(token, nested(400_000), [400]),
  'text of a wrong type': (token, random) =>
    json(token, { id: fresh(), text: oneOf([1, null, [], {}, true], random) }, [400]),
  'id of a wrong type': (token, random) =>
    json(token, { id: oneOf([1, null, [], { $gt: '' }], random), text: 'a' }, [400]),
  'id with wrong characters': (token, random) => json(token, { id: `a${strange(random)}`, text: 'a' }, [400, 200]),
  'id that is too long': (token) => json(token, { id: 'a'.repeat(65), text: 'a' }, [400]),
  'empty text': (token) => json(token, { id: fresh(), text: '' }, [400]),
  'text missing': (token) => json(token, { id: fresh() }, [400]),
  'keys of the prototype': (token) =>
    message(
      token,
      `{"id":"${fresh()}","text":"a","__proto__":{"admin":true},"constructor":{"prototype":{"x":1}}}`,
      [200],
    ),
  'prototype instead of fields': (token) => message(token, '{"__proto__":{"id":"a","text":"b"}}', [400]),
  'strange characters': (token, random) => json(token, { id: fresh(), text: strange(random) }, [200]),
  'text of 64 KiB': (token) => json(token, { id: fresh(), text: 'a'.repeat(65_536) }, [200]),
  'text of 64 KiB and one byte': (token) => json(token, { id: fresh(), text: 'a'.repeat(65_537) }, [413]),
  'text of 1 MB': (token) => json(token, { id: fresh(), text: 'é'.repeat(520_000) }, [413]),
  'body of 3 MB': (token) => message(token, Buffer.alloc(3_000_000, 97), [413]),
  'another content type': (token) => message(token, '{"id":"a","text":"b"}', [415], { 'content-type': 'text/plain' }),
  'another charset': (token) =>
    message(token, '{"id":"a","text":"b"}', [400, 415], { 'content-type': 'application/json; charset=x-none' }),
  'a broken encoding': (token) => message(token, '{"id":"a","text":"b"}', [400, 415], { 'content-encoding': 'gzip' }),
  'an unknown encoding': (token) => message(token, '{}', [400, 415], { 'content-encoding': 'zzz' }),
  'invalid UTF-8': (token) => message(token, Buffer.from([0x7b, 0xff, 0xfe, 0x80, 0x7d]), [400]),
  'no token': () => ({ ...json('', { id: 'a', text: 'b' }, [401]), headers: JSON_TYPE }),
  'a wrong token': (_token, random) =>
    json(`${Math.floor(random() * 1e15)}`.padEnd(44, 'A'), { id: 'a', text: 'b' }, [401]),
  'a token of another kind': () => message('x', '{}', [401], { authorization: 'Basic YTpi' }),
  'a huge token': () => message('A'.repeat(6_000), '{}', [401]),
  'a broken token and a broken body': () => message('A'.repeat(44), '{"id', [401]),
  'a wrong method': (_token, random) => ({
    method: oneOf(METHODS, random),
    path: oneOf(CHAT_PATHS, random),
    headers: {},
    right: [],
  }),
  'a page that is not there': (_token, random) => ({
    method: 'GET',
    path: `/${encodeURIComponent(strange(random).replace(/[\ud800-\udfff]/g, '.'))}`,
    headers: {},
    right: [404, 400],
  }),
  'a way out of the folder': (_token, random) => ({
    method: 'GET',
    path: oneOf(
      ['/../../etc/passwd', '/%2e%2e/%2e%2e/package.json', '/assets/..%2f..%2fpackage.json', '/%00', '/%'],
      random,
    ),
    headers: {},
    right: [400, 403, 404],
  }),
  'a long address': () => ({ method: 'GET', path: `/${'a'.repeat(12_000)}`, headers: {}, right: [404, 414, 431] }),
  'headers of 32 KB': (token) => message(token, '{}', [431], { 'x-filler': 'a'.repeat(32_000) }),
  'a wrong Last-Event-ID': (token, random) => ({
    method: 'GET',
    path: '/chat/events',
    headers: { authorization: `Bearer ${token}`, 'last-event-id': oneOf(['x', '-1', '1e9', '9'.repeat(30)], random) },
    right: [400],
  }),
  'a session with a wrong language': (_token, random) => ({
    method: 'POST',
    path: '/chat/session',
    headers: JSON_TYPE,
    body: JSON.stringify({ lang: oneOf([1, {}, 'x'.repeat(40), ['en'], null], random) }),
    right: [400],
  }),
  'an exit with a wrong body': (token) => ({ ...message(token, '{"forget":"yes"}', [400]), path: '/chat/exit' }),
  'strings of no language': (_token, random) => ({
    method: 'GET',
    path: `/chat/strings/${oneOf(['__proto__.json', 'constructor.json', 'zz.json', 'EN.json', '..%2fen.json'], random)}`,
    headers: {},
    right: [404],
  }),
};

/** What comes to the desk's port from somebody who is not signed in. */
const DESK: Readonly<Record<string, Maker>> = {
  'a sign-in cut off': () => ({
    method: 'POST',
    path: '/api/v1/session',
    headers: JSON_TYPE,
    body: '{"name":',
    right: [400],
  }),
  'a sign-in of wrong types': () => ({
    method: 'POST',
    path: '/api/v1/session',
    headers: JSON_TYPE,
    body: '{"name":{"$ne":null},"password":["a"],"code":1}',
    right: [400, 429],
  }),
  'a change from another site': () => ({
    method: 'POST',
    path: '/api/v1/session',
    headers: { ...JSON_TYPE, origin: 'https://example.org', 'sec-fetch-site': 'cross-site' },
    body: '{"name":"a","password":"b","code":"123456"}',
    right: [403],
  }),
  'a read without a session': (_token, random) => ({
    method: 'GET',
    path: oneOf(
      ['/api/v1/queue?kind=help', '/api/v1/audit', '/api/v1/conversations/x', '/api/v1/roster', '/metrics'],
      random,
    ),
    headers: { cookie: `__Host-desk=${'A'.repeat(43)}` },
    right: [200, 401],
  }),
  'a wrong query': (_token, random) => ({
    method: 'GET',
    path: oneOf(['/api/v1/queue?kind=__proto__', '/api/v1/queue?kind[$ne]=1', '/api/v1/audit?cursor=%00'], random),
    headers: {},
    right: [401],
  }),
  'an unknown page': () => ({ method: 'GET', path: '/api/v1/none', headers: {}, right: [401, 404] }),
  'an unknown method': (_token, random) => ({
    method: oneOf(METHODS, random),
    path: oneOf(['/api/v1/session', '/api/v1/queue', '/api/v1/openapi.json'], random),
    headers: {},
    right: [],
  }),
  'a body of 3 MB': () => ({
    method: 'POST',
    path: '/api/v1/session',
    headers: JSON_TYPE,
    body: Buffer.alloc(3_000_000, 97),
    right: [413, 400],
  }),
};

/** Bytes that are no HTTP, or hardly. */
export const RAW: readonly string[] = [
  '\u0000\u0001\u0002\r\n\r\n',
  'GET / HTTP/9.9\r\n\r\n',
  'GET /\r\n\r\n',
  'POST /chat/messages HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef',
  'POST /chat/messages HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n',
  'POST /chat/messages HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n',
  'POST /chat/messages HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzzz\r\n',
  'GET / HTTP/1.1\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: a\r\nBad Header: x\r\n\r\n',
  'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
  '\u0016\u0003\u0001\u0002\u0000\u0001',
];

/** A list of malformed requests, every kind in turn, sorted by chance inside a kind. */
export function malformedRequests(count: number, token: string, random: () => number): readonly Malformed[] {
  const makers = [
    ...Object.entries(CHAT).map(([kind, make]) => ({ kind, make, to: 'chat' as const })),
    ...Object.entries(DESK).map(([kind, make]) => ({ kind, make, to: 'desk' as const })),
  ];
  return Array.from({ length: count }, (_, n) => {
    const { kind, make, to } = makers[n % makers.length] ?? oneOf(makers, random);
    return { kind, to, ...make(token, random) };
  });
}
