// The proxies in front: two names, no log of who asked, events at once, no header twice.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningService, runningService } from '../helpers/running-service.js';
import { read, runIfThere } from './files.js';

/** One directive of nginx: its words, and what stands in its braces. */
interface Directive {
  readonly words: readonly string[];
  readonly inside: readonly Directive[];
}

/** Reads nginx's grammar: words up to `;` or `{ … }`. Throws at a brace that does not fit. */
function parseNginx(text: string): readonly Directive[] {
  const tokens = text.replace(/#.*$/gm, '').match(/"[^"]*"|[{};]|[^\s{};"]+/g) ?? [];
  const block = (depth: number): readonly Directive[] => {
    const found: Directive[] = [];
    let words: string[] = [];
    for (let token = tokens.shift(); token !== undefined; token = tokens.shift()) {
      if (token === '}' && depth > 0 && words.length === 0) return found;
      if (token === '}') throw new Error(`"}" after "${words.join(' ')}"`);
      if (token === ';' || token === '{') {
        found.push({ words, inside: token === '{' ? block(depth + 1) : [] });
        words = [];
      } else words.push(token.replaceAll('"', ''));
    }
    if (depth > 0 || words.length > 0) throw new Error(`ends after "${words.join(' ')}"`);
    return found;
  };
  return block(0);
}

const NGINX = parseNginx(read('deploy/proxy/nginx.conf'));
const CADDY = read('deploy/proxy/Caddyfile');

/** All directives of a name, wherever they stand, without it. */
function all(name: string, where: readonly Directive[] = NGINX): readonly string[] {
  return where.flatMap(({ words, inside }) => [
    ...(words[0] === name ? [words.slice(1).join(' ')] : []),
    ...all(name, inside),
  ]);
}

const SERVERS = NGINX.filter(({ words }) => words[0] === 'server').map(({ inside }) => inside);
const serverOf = (name: string) =>
  SERVERS.filter((one) => all('server_name', one).includes(name) && all('listen', one).includes('443 ssl'))[0] ?? [];

describe('nginx', () => {
  it('is read strictly', () => {
    expect(() => parseNginx('server {')).toThrow('ends after');
    expect(() => parseNginx('a b }')).toThrow('a b');
  });

  it('sends each name to its own port, on this machine', () => {
    expect(all('proxy_pass', serverOf('chat.example.org'))).toEqual(['http://127.0.0.1:8080']);
    expect(all('proxy_pass', serverOf('desk.example.org'))).toEqual(['http://127.0.0.1:8081']);
    expect(all('return', SERVERS[0])).toEqual(['301 https://$host$request_uri']);
  });

  it('keeps no log of who asked for what', () => {
    expect(all('access_log')).toEqual(['off']);
    expect(all('log_format')).toEqual([]);
    // Below "crit" the error log quotes requests with the client's address.
    expect(all('error_log').every((line) => line.endsWith(' crit'))).toBe(true);
  });

  it('lets events through at once and outlasts the pause between two signs of life', () => {
    expect(all('proxy_buffering')).toEqual(['off']);
    expect(Number.parseInt(all('proxy_read_timeout')[0] ?? '', 10)).toBeGreaterThan(2 * 15);
  });

  it('says where a request came from in a way that nobody can make up: TRUST_PROXY=1 is right', () => {
    expect(all('proxy_set_header')).toEqual(
      expect.arrayContaining(['X-Forwarded-For $remote_addr', 'X-Forwarded-Proto https', 'Host $host']),
    );
    expect(all('proxy_set_header').join(' ')).not.toContain('proxy_add_x_forwarded_for');
  });

  it('shows /metrics to nobody', () => {
    const desk = serverOf('desk.example.org').find(({ words }) => words.join(' ') === 'location = /metrics');
    expect(desk?.inside.map(({ words }) => words)).toEqual([['return', '404']]);
  });

  it('takes the file, where it is on PATH', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'nginx-'));
    const certificate = [
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-days',
      '1',
      '-subj',
      '/CN=chat.example.org',
    ];
    const made = runIfThere('openssl', [...certificate, '-keyout', join(folder, 'key'), '-out', join(folder, 'cert')]);
    const site = read('deploy/proxy/nginx.conf')
      .replace(/ssl_certificate .*;/g, `ssl_certificate ${folder}/cert;`)
      .replace(/ssl_certificate_key .*;/g, `ssl_certificate_key ${folder}/key;`)
      .replace('/var/log/nginx/error.log', join(folder, 'error.log'));
    await writeFile(join(folder, 'nginx.conf'), `pid ${folder}/pid;\nevents {}\nhttp {\n${site}\n}\n`);
    if (made !== undefined)
      runIfThere('nginx', ['-t', '-q', '-e', join(folder, 'log'), '-c', join(folder, 'nginx.conf')]);
    await rm(folder, { recursive: true });
  });
});

describe('Caddy', () => {
  it('keeps no log of who asked for what', () => {
    // `log default` is Caddy's own log; without a `log` inside a site there is no access log.
    expect(CADDY.match(/^\s*log\b.*$/gm)).toEqual(['\tlog default {']);
    expect(CADDY).toMatch(/level ERROR/);
    expect(CADDY).toMatch(/request delete/);
    expect(CADDY).toMatch(/admin off/);
  });

  it('sends each name to its own port and lets events through at once', () => {
    expect(CADDY).toMatch(/\{\$CHAT_HOST:chat\.example\.org\} \{.*?:8080 \{.*?flush_interval -1/s);
    expect(CADDY).toMatch(
      /\{\$DESK_HOST_NAME:desk\.example\.org\} \{.*?respond \/metrics 404.*?:8081 \{.*?flush_interval -1/s,
    );
  });

  it('takes the file, where it is on PATH', () => {
    runIfThere('caddy', ['validate', '--adapter', 'caddyfile', '--config', 'deploy/proxy/Caddyfile']);
  });
});

describe('behind either proxy', () => {
  let running: RunningService;
  beforeAll(async () => {
    running = await runningService();
  });
  afterAll(() => running.end());

  it.each([
    ['nginx', () => all('add_header')],
    ['Caddy', () => [...CADDY.matchAll(/^\s*header (.*)$/gm)].map(([, what]) => what ?? '')],
  ])('%s adds none of the headers that the service sends itself', async (_, headers) => {
    const sent = [...(await fetch(`${running.chat}/`)).headers.keys()];
    expect(sent).toEqual(
      expect.arrayContaining(['content-security-policy', 'referrer-policy', 'x-content-type-options']),
    );
    const added = headers().filter((line) => !line.startsWith('-'));
    expect(added).toEqual([]);
  });
});
