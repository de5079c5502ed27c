// SIGTERM while people write: what was begun is finished, nothing acknowledged is lost, the exit code is 0.

import { setTimeout as delay } from 'node:timers/promises';
import { ServiceProcess } from '../helpers/service.js';
import { atMost, equal, type Fault, type Finding, none } from './fault.js';
import { openChats, type Person, TEXTS } from './person.js';
import { oneOf, seeded } from './random.js';
import { contactIdOf, find, withStored } from './stored.js';

/** reliability-security.md, 11. */
const DRAINED_MS = 30_000;

/** So many rounds of load and SIGTERM on one store. */
export async function sigtermRun(rounds: number, chats: number, seed: number): Promise<readonly Finding[]> {
  const random = seeded(seed);
  const service = await ServiceProcess.start();
  const ends: { code: number | null; ms: number }[] = [];
  let left = 0;
  try {
    const people = await openChats(service.port, chats);
    for (let n = 0; n < rounds; n++) {
      if (n > 0) await service.start();
      ends.push(await endUnderLoad(service, people, n, random));
      left += await withStored(service, async ({ store }) => (await store.log.counts()).pending);
    }
    return [
      atMost('longest end', Math.max(...ends.map(({ ms }) => ms)) / 1000, DRAINED_MS / 1000, ' s'),
      equal('ends with exit code 0', ends.filter(({ code }) => code === 0).length, rounds),
      none('entries left pending', left),
      ...(await checkAcknowledged(service, people)),
    ];
  } finally {
    await service.end();
  }
}

async function endUnderLoad(service: ServiceProcess, people: readonly Person[], round: number, random: () => number) {
  const load = { over: false };
  const talks = people.map(async (person) => {
    for (let k = 0; !load.over; k++) {
      const id = `s${round}-${k}`;
      const text = oneOf(TEXTS, random);
      const answer = await person.post(id, text).catch(() => null);
      if (answer === null || answer.status === 503) return;
      person.said.push({
        id,
        text,
        tries: 1,
        refusals: 0,
        underway: false,
        acknowledgedAt: performance.now(),
        answered: answer.status === 200 ? JSON.parse(answer.text) : null,
      });
    }
  });
  await delay(500 + random() * 1_000);
  const end = await service.stop();
  load.over = true;
  await Promise.all(talks);
  return end;
}

async function checkAcknowledged(service: ServiceProcess, people: readonly Person[]): Promise<readonly Finding[]> {
  return await withStored(service, async (stored) => {
    let missing = 0;
    let unanswered = 0;
    for (const person of people) {
      const contactId = await contactIdOf(person, stored);
      for (const { id, text } of person.said) {
        const found = await find(contactId, id, stored);
        if (found.entry === undefined || found.text !== text) missing += 1;
        else if (found.outcome === undefined) unanswered += 1;
      }
    }
    const said = people.reduce((total, person) => total + person.said.length, 0);
    return [
      none(`acknowledged and not stored, of ${said}`, missing),
      none('stored and without an outcome', unanswered),
    ];
  });
}

export const sigterm: Fault = {
  name: 'sigterm',
  injects: 'SIGTERM under the load of 50 chats, ten times',
  run: () => sigtermRun(10, 50, 9),
};
