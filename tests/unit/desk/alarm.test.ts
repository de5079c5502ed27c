// The alarm: rings without content, again until somebody sees to it, and tries again when it is not taken.

import { createServer, type Server } from 'node:http';
import { type AddressInfo, createServer as createSocketServer, type Server as SocketServer } from 'node:net';
import { createAlarm, REPEAT_MS } from '../../../src/app/alarm.js';
import { alarmRoutes, mailRoute, webhookRoute } from '../../../src/app/alarm-routes.js';
import { lookAtDuty } from '../../../src/app/watch-duty.js';
import type { DutyEntry } from '../../../src/domain/staff.js';
import { aHelpRequest, T0 } from '../../fixtures/rows.js';

const quietLog = { info: () => undefined, warn: () => undefined, error: () => undefined };
const servers: (Server | SocketServer)[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
});

/** A webhook that answers what it is told to, in order, then 204. */
async function webhook(...statuses: number[]) {
  const got: { type: string | undefined; body: unknown }[] = [];
  let wake = (): void => undefined;
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
    request.on('end', () => {
      got.push({ type: request.headers['content-type'], body: JSON.parse(text) });
      const status = statuses.shift() ?? 204;
      response.writeHead(status, { Connection: 'close', ...(status === 302 ? { Location: '/elsewhere' } : {}) }).end();
      wake();
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hook`,
    got,
    async until(count: number) {
      while (got.length < count) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
  };
}

/** A mail server that takes one mail and keeps what was said. */
async function mailServer() {
  let said = '';
  const server = createSocketServer((socket) => {
    let inData = false;
    socket.write('220 desk.example ready\r\n');
    socket.on('data', (chunk: Buffer) => {
      const text = chunk.toString();
      said += text;
      if (inData) {
        if (!said.includes('\r\n.\r\n')) return;
        inData = false;
        socket.write('250 taken\r\n');
      } else if (/^DATA/i.test(text)) {
        inData = true;
        socket.write('354 go on\r\n');
      } else socket.write('250 ok\r\n');
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `smtp://127.0.0.1:${port}`, said: () => said };
}

function clockAt(start = T0) {
  const time = { now: start, mono: 0 };
  return {
    clock: { now: () => time.now, monotonic: () => time.mono },
    pass(ms: number) {
      time.now += ms;
      time.mono += ms;
    },
  };
}

it('tells a webhook what kind of thing waits, how many, since when and where, and nothing else', async () => {
  const hook = await webhook();
  const { clock } = clockAt();
  const alarm = createAlarm({
    routes: [webhookRoute(hook.url)],
    deskUrl: 'https://desk.example.org',
    clock,
    log: quietLog,
  });
  alarm.ring('nobody_on_duty', 2);
  await hook.until(1);
  expect(hook.got).toEqual([
    {
      type: 'application/json',
      body: {
        kind: 'nobody_on_duty',
        count: 2,
        since: new Date(T0).toISOString(),
        desk: 'https://desk.example.org',
      },
    },
  ]);
  alarm.close();
});

it('tries again when it is not taken, and follows no redirect', async () => {
  const hook = await webhook(503, 302, 204);
  const tries: unknown[] = [];
  const log = {
    ...quietLog,
    error: (_event: string, fields?: { attempts?: number }) => void tries.push(fields?.attempts),
  };
  const alarm = createAlarm({
    routes: [webhookRoute(hook.url)],
    deskUrl: null,
    clock: clockAt().clock,
    log,
    retryMs: [1, 1, 1],
  });
  alarm.ring('store', 1);
  await hook.until(3);
  expect(tries).toEqual([1, 2]);
  alarm.close();
});

it('rings again every five minutes until somebody sees to it, and at once for the next thing', () => {
  const sent: { since: string }[] = [];
  const { clock, pass } = clockAt();
  const route = { name: 'webhook', send: async (notice: { since: string }) => void sent.push(notice) } as const;
  const alarm = createAlarm({ routes: [route], deskUrl: null, clock, log: quietLog });
  alarm.ring('waiting_too_long', 1);
  pass(REPEAT_MS - 1);
  alarm.ring('waiting_too_long', 1);
  expect(sent).toHaveLength(1);
  pass(1);
  alarm.ring('waiting_too_long', 3);
  expect(sent).toHaveLength(2);
  expect(sent[1]?.since).toBe(sent[0]?.since);
  alarm.quiet('waiting_too_long');
  pass(1_000);
  alarm.ring('waiting_too_long', 1);
  expect(sent).toHaveLength(3);
  expect(sent[2]?.since).not.toBe(sent[0]?.since);
});

it('sends a short mail', async () => {
  const mail = await mailServer();
  await mailRoute(mail.url, 'oncall@desk.example').send({
    kind: 'nobody_on_duty',
    count: 3,
    since: '2027-01-15T08:00:00.000Z',
    desk: 'https://desk.example.org',
  });
  expect(mail.said()).toContain('RCPT TO:<oncall@desk.example>');
  expect(mail.said()).toContain('Subject: Desk: Somebody waits and nobody is on duty');
  expect(mail.said()).toContain('How many: 3. Since 2027-01-15T08:00:00.000Z.');
  expect(mail.said()).toContain('https://desk.example.org/desk/');
});

it('uses the ways that the settings name', () => {
  const names = (alarm: Parameters<typeof alarmRoutes>[0]) => alarmRoutes(alarm).map((route) => route.name);
  const mail = { mail: 'a@desk.example', smtpUrl: 'smtp://127.0.0.1' };
  expect(names({ webhook: null, mail: null, smtpUrl: null })).toEqual([]);
  expect(names({ webhook: 'https://hook.example', ...mail })).toEqual(['webhook', 'mail']);
  expect(names({ webhook: null, mail: 'a@desk.example', smtpUrl: null })).toEqual([]);
});

describe('watching', () => {
  const duty = (until: number, onDuty = true): DutyEntry => ({
    staffId: 'ana',
    name: 'Ana',
    onDuty,
    until,
    languages: ['en'],
    at: T0,
  });

  /** One look: what rang (with how many), what was quieted. */
  async function look(
    waiting: readonly Parameters<typeof aHelpRequest>[0][],
    roster: readonly DutyEntry[],
    now: number,
  ) {
    const rang: string[] = [];
    await lookAtDuty({
      queue: { listHelp: async () => ({ items: waiting.map((over) => aHelpRequest(over)) }) },
      staff: { duty: async () => roster },
      alarm: {
        ring: (kind, count) => void rang.push(`${kind} ${count}`),
        quiet: (kind) => void rang.push(`${kind} quiet`),
        close: () => undefined,
      },
      clock: { now: () => now, monotonic: () => now },
    });
    return rang;
  }

  it('rings when somebody waits and nobody is on duty, also because the duty has run out', async () => {
    const soon = T0 + 1_000;
    expect(await look([{}, {}], [], soon)).toEqual(['nobody_on_duty 2', 'waiting_too_long quiet']);
    expect(await look([{}], [duty(soon)], soon)).toContain('nobody_on_duty 1');
    expect(await look([{}], [duty(soon + 1, false)], soon)).toContain('nobody_on_duty 1');
    expect(await look([{}], [duty(soon + 1)], soon)).toEqual(['nobody_on_duty quiet', 'waiting_too_long quiet']);
  });

  it('rings when somebody waits longer than we promise, each reason by its own time', async () => {
    const roster = [duty(T0 + 86_400_000)];
    expect(await look([{ reason: 'asked' }, { reason: 'danger' }], roster, T0 + 61_000)).toContain(
      'waiting_too_long 1',
    );
    expect(await look([{ reason: 'asked' }, { reason: 'danger' }], roster, T0 + 181_000)).toContain(
      'waiting_too_long 2',
    );
  });

  it('is quiet when nobody waits', async () => {
    expect(await look([], [], T0)).toEqual(['nobody_on_duty quiet', 'waiting_too_long quiet']);
  });
});
