// SIGKILL between writing and answering: whoever asked for a person is in the desk's queue soon after the restart, although
// nobody writes again.

import { setTimeout as delay } from 'node:timers/promises';
import { DeskClient } from '../helpers/desk-client.js';
import { ServiceProcess } from '../helpers/service.js';
import { atLeast, atMost, type Fault, type Finding, none } from './fault.js';
import { openChats } from './person.js';
import { seeded } from './random.js';
import { withStored } from './stored.js';
import { until } from './until.js';

/** interfaces and reliability-security.md, 1: in the queue so long after the restart at the latest. */
const IN_QUEUE_MS = 10_000;
/** People who write at the same moment: their entries share commits, so that a kill finds many written and none answered. */
const PEOPLE = 150;
/** The kill comes up to so long after the first answer: the others are written by then, and few are answered. */
const WITHIN_MS = 12;
const MAX_ROUNDS = 40;

interface Round {
  /** Entries that were durable and not processed when the process died. */
  readonly left: number;
  /** Of these, the ones that never came to the queue. */
  readonly missing: number;
  /** From the spawn of the next process until it was ready, and until all of them were in the queue. */
  readonly readyMs: number;
  readonly ms: number;
}

/** Repeats until so many entries were caught between writing and answering. */
export async function killBeforeAnswer(wanted: number, seed: number): Promise<readonly Finding[]> {
  const random = seeded(seed);
  const service = await ServiceProcess.start();
  try {
    const desk = await DeskClient.firstSignIn(service.desk, 'desk', await service.firstPassword());
    const rounds: Round[] = [];
    const caught = () => rounds.reduce((total, { left }) => total + left, 0);
    for (let n = 0; n < MAX_ROUNDS && caught() < wanted; n++) rounds.push(await round(service, desk, random, n));
    return [
      atLeast('messages caught between writing and answering', caught(), wanted),
      none(
        'of these, in no queue after the restart',
        rounds.reduce((total, { missing }) => total + missing, 0),
      ),
      atMost(`longest way into the queue ${inWords(rounds)}`, longest(rounds).ms / 1000, IN_QUEUE_MS / 1000, ' s'),
    ];
  } finally {
    await service.end();
  }
}

function longest(rounds: readonly Round[]): Round {
  return rounds.reduce((worst, one) => (one.ms > worst.ms ? one : worst));
}

function inWords(rounds: readonly Round[]): string {
  return `after the restart (of which start to ready ${(longest(rounds).readyMs / 1000).toFixed(1)} s)`;
}

async function round(service: ServiceProcess, desk: DeskClient, random: () => number, n: number): Promise<Round> {
  const people = await openChats(service.port, PEOPLE);
  const posts = people.map((person) => person.post(`round-${n}`, 'I want to talk to a person').catch(() => null));
  await Promise.race(posts);
  await delay(random() * WITHIN_MS);
  await service.kill();
  await Promise.all(posts);
  const left = await withStored(service, ({ store }) =>
    store.log.pending({ olderThan: Number.MAX_SAFE_INTEGER, limit: PEOPLE }),
  );
  const begun = performance.now();
  const readyMs = await service.start();
  const conversations = left.map(({ conversationId }) => conversationId);
  let missing = conversations;
  await until(
    async () => {
      const queue = await desk.queue('help');
      missing = conversations.filter((id) => !queue.has(id));
      return missing.length === 0;
    },
    IN_QUEUE_MS,
    50,
  );
  return { left: left.length, missing: missing.length, readyMs, ms: left.length === 0 ? 0 : performance.now() - begun };
}

export const killBeforeAnswerFault: Fault = {
  name: 'kill-before-answer',
  injects: 'SIGKILL after a message was written and before it was answered; nobody writes again',
  run: () => killBeforeAnswer(100, 2),
};
