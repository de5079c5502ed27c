// Malformed requests by the thousand: no crash, no 5xx but 503, bounded memory, and a chat that works afterwards.

import { connect } from 'node:net';
import { ServiceProcess } from '../helpers/service.js';
import { equal, type Fault, type Finding, none } from './fault.js';
import { send } from './http.js';
import { type Malformed, malformedRequests, RAW } from './malformed-requests.js';
import { Person } from './person.js';
import { seeded } from './random.js';
import { contactIdOf, find, memoryBounded, withStored } from './stored.js';
import { atATime } from './until.js';

const AT_ONCE = 8;
/** One raw connection for so many requests. */
const RAW_SHARE = 20;
const RAW_SILENCE_MS = 2_000;
/** What caches, buffers and a heap that was not collected yet may take. */
const GROWTH_MIB = 150;
/** Texts that must come back from the store as they were sent. */
const FAITHFUL = [
  '\u0000 nul',
  'lone \ud800 and \udfff',
  '\u202eright to left\u2066',
  '\ufeff mark',
  'a'.repeat(65_536),
];

interface Seen {
  crashes: number;
  broken: number;
  readonly serverErrors: Map<string, number>;
  readonly unexpected: Map<string, number>;
  noProblem: number;
}

/** Sends so many. */
export async function malformedRun(count: number, seed: number): Promise<readonly Finding[]> {
  const random = seeded(seed);
  const service = await ServiceProcess.start();
  try {
    const { token } = await Person.open(service.port);
    await bombard(service, malformedRequests(200, token, random), newSeen());
    const before = await service.rssMiB();
    const pid = service.pid;
    const seen = newSeen();
    await bombard(service, malformedRequests(count, token, random), seen);
    const findings = [
      none('crashes', service.running && service.pid === pid ? 0 : 1),
      none(`answers of 500 and above but 503 ${list(seen.serverErrors)}`, total(seen.serverErrors)),
      none(`answers of another kind than they should be ${list(seen.unexpected)}`, total(seen.unexpected)),
      none('refusals that are no problem document with a code', seen.noProblem),
      none('requests without any answer', seen.broken),
      memoryBounded(before, await service.rssMiB(), GROWTH_MIB),
    ];
    return [...findings, ...(await chatAfterwards(service))];
  } finally {
    await service.end();
  }
}

async function bombard(service: ServiceProcess, requests: readonly Malformed[], seen: Seen): Promise<void> {
  let n = 0;
  await atATime(AT_ONCE, requests, async (request) => {
    const port = request.to === 'chat' ? service.port : service.deskPort;
    if (n++ % RAW_SHARE === 0) await sendRaw(port, RAW[((n / RAW_SHARE) % RAW.length) | 0] ?? '');
    await one(port, request, seen);
  });
}

async function one(port: number, request: Malformed, seen: Seen): Promise<void> {
  // A body that is refused while it is still being sent may cost the connection: once more, then it counts.
  const answer = await send({ ...request, port }).catch(() => send({ ...request, port }).catch(() => null));
  if (answer === null) {
    if (!request.right.includes(413)) seen.broken += 1;
    return;
  }
  const { status } = answer;
  if (status >= 500 && status !== 503) count(seen.serverErrors, `${request.kind}: ${status}`);
  else if (request.right.length > 0 && !request.right.includes(status))
    count(seen.unexpected, `${request.kind}: ${status}`);
  // 431 and the 400 of a broken head come from node itself, before there is a request.
  const isProblem = answer.headers['content-type']?.startsWith('application/problem+json') === true;
  if (status >= 400 && status !== 431 && request.method !== 'HEAD' && !(isProblem && answer.text.includes('"code"')))
    seen.noProblem += 1;
}

/** Bytes on a bare connection; resolves when the server closes it, answers, or says nothing for a while. */
function sendRaw(port: number, bytes: string): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes, 'latin1'));
    const done = () => {
      socket.destroy();
      resolve();
    };
    socket.setTimeout(RAW_SILENCE_MS, done);
    socket.once('data', done).once('error', done).once('close', done);
  });
}

/** Somebody writes as people do, and what is strange is stored as it was written. */
async function chatAfterwards(service: ServiceProcess): Promise<readonly Finding[]> {
  const person = await Person.open(service.port);
  for (const [n, text] of ['hello', 'I want to talk to a person', ...FAITHFUL].entries())
    await person.say(text, `f${n}`);
  const replied = person.said.filter(({ answered }) => (answered?.replies.length ?? 0) > 0).length;
  await service.stop();
  const faithful = await withStored(service, async (stored) => {
    const contactId = await contactIdOf(person, stored);
    const texts = await Promise.all(person.said.map(async ({ id }) => (await find(contactId, id, stored)).text));
    return texts.filter((text, n) => text === person.said[n]?.text).length;
  });
  return [
    equal('messages of a chat afterwards that got a reply', replied, person.said.length),
    equal('of these, stored as they were written', faithful, person.said.length),
  ];
}

function newSeen(): Seen {
  return { crashes: 0, broken: 0, serverErrors: new Map(), unexpected: new Map(), noProblem: 0 };
}

function count(map: Map<string, number>, key: string): void {
  map.set(key, (map.get(key) ?? 0) + 1);
}

function total(map: ReadonlyMap<string, number>): number {
  return [...map.values()].reduce((sum, one) => sum + one, 0);
}

function list(map: ReadonlyMap<string, number>): string {
  return map.size === 0 ? '' : `(${[...map].map(([what, times]) => `${what} × ${times}`).join(', ')})`;
}

export const malformed: Fault = {
  name: 'malformed',
  injects: '20,000 malformed requests of 46 kinds to both ports, and bytes that are no HTTP',
  run: () => malformedRun(20_000, 4),
};
