// Live changes: ids only, only to those who may know, and they end with the session.

import { get, type IncomingMessage } from 'node:http';
import { type DeskWorld, deskWorld, type StaffMember } from './desk-world.js';

let world: DeskWorld;
beforeEach(async () => {
  world = await deskWorld();
});
afterEach(() => world.end());

/** Opens the stream; `until` resolves with all that came once it holds what is wanted, or when the stream ended. */
function follow(who: StaffMember) {
  let text = '';
  let wake = (): void => undefined;
  let ended = false;
  const opened = new Promise<IncomingMessage>((resolve, reject) => {
    const asked = get(
      { port: world.port, host: '127.0.0.1', path: '/api/v1/events', headers: { Cookie: who.cookie } },
      (response) => {
        response.on('data', (chunk: Buffer) => {
          text += chunk.toString();
          wake();
        });
        response.on('close', () => {
          ended = true;
          wake();
        });
        resolve(response);
      },
    );
    asked.on('error', reject);
  });
  return {
    opened,
    async until(wanted: string): Promise<string> {
      await opened;
      while (!text.includes(wanted) && !ended) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      return text;
    },
    get ended() {
      return ended;
    },
  };
}

it('tells of queue and conversations by ids, never of words', async () => {
  const ana = await world.staffWith('counsellor');
  const stream = follow(ana);
  expect((await stream.opened).headers['content-type']).toContain('text/event-stream');
  await stream.until('retry:');
  const { conversationId } = await (await world.person()).says('a person please, canary-words');
  const text = await stream.until(`event: queue\ndata: {"itemId":"hr_${conversationId}_1"`);
  expect(text).toContain(`event: conversation\ndata: {"conversationId":"${conversationId}","turn":1}`);
  expect(text).not.toContain('canary');
});

it('tells of claims, notes and the roster', async () => {
  const ana = await world.staffWith('counsellor');
  const { conversationId } = await (await world.person()).says('a person please');
  const stream = follow(ana);
  await stream.until('retry:');
  await ana.post(`/help-requests/hr_${conversationId}_1/claim`, { seenVersion: 0 });
  await stream.until('event: queue');
  await ana.post(`/conversations/${conversationId}/notes`, { text: 'note' });
  await stream.until('event: conversation');
  await ana.ask('PUT', '/roster/me', { body: { onDuty: true } });
  expect(await stream.until('event: roster')).toContain('event: roster\ndata: {}');
});

it('tells an auditor of no conversation', async () => {
  const auditor = await world.staffWith('auditor');
  const stream = follow(auditor);
  await stream.until('retry:');
  await (await world.person()).says('a person please');
  const ana = await world.staffWith('counsellor');
  await ana.ask('PUT', '/roster/me', { body: { onDuty: true } });
  const text = await stream.until('event: roster');
  expect(text).not.toMatch(/event: (queue|conversation)/);
});

it('ends when the session is ended elsewhere', async () => {
  const ana = await world.staffWith('counsellor');
  const stream = follow(ana);
  await stream.until('retry:');
  await ana.ask('DELETE', '/session');
  expect(await stream.until('event: session')).toContain('event: session\ndata: {}');
  await stream.until('never');
  expect(stream.ended).toBe(true);
});

it('stops listening when the page goes away', async () => {
  const ana = await world.staffWith('counsellor');
  let listeners = 0;
  const { subscribe } = world.deps.bus;
  const counted = await deskWorld({
    over: {
      bus: {
        publish: () => undefined,
        subscribeTo: world.deps.bus.subscribeTo,
        subscribe: (listener) => {
          listeners += 1;
          const stop = subscribe(listener);
          return () => {
            listeners -= 1;
            stop();
          };
        },
      },
    },
  });
  const ben = await counted.staffWith('counsellor');
  const asked = get({ port: counted.port, host: '127.0.0.1', path: '/api/v1/events', headers: { Cookie: ben.cookie } });
  const response = await new Promise<IncomingMessage>((resolve) => asked.on('response', resolve));
  expect(listeners).toBe(1);
  response.destroy();
  for (let n = 0; n < 100 && listeners > 0; n++) await ana.get('/session');
  expect(listeners).toBe(0);
  await counted.end();
});
