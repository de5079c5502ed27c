// SIGKILL at random moments while people write: nothing acknowledged is lost, nothing stays unanswered.

import { setTimeout as delay } from 'node:timers/promises';
import { type ServiceOptions, ServiceProcess } from '../helpers/service.js';
import { atLeast, atMost, equal, type Fault, type Finding, none } from './fault.js';
import { type Answered, openChats, type Person, type Said, TEXTS } from './person.js';
import { oneOf, seeded } from './random.js';
import { checkAllStored, contactIdOf, deliveriesOf, openHelp, type Stored, withStored } from './stored.js';
import { StreamReader } from './stream-reader.js';
import { atATime, until } from './until.js';

export interface KillSize {
  readonly messages: number;
  readonly chats: number;
  readonly kills: number;
  readonly seed: number;
}

/** One kill in ten comes while the service is starting, at most so long after the spawn. */
const DURING_START_SHARE = 0.1;
const DURING_START_MS = 800;
/** A kill comes up to so long after the acknowledgement that triggers it: within a turn, within a commit, between. */
const JITTER_MS = 30;
/**
 * A reply counts as handed over once its note is written: collected for 25 ms, then one commit. What was answered less than
 * this before a kill may be handed over again.
 */
const NOTE_MS = 200;
/** Chats whose page also holds a stream open. */
const STREAMS = 10;

/** A kill and what it hit. */
interface Kill {
  readonly at: number;
  readonly underway: number;
}

/** Runs it at a size, against a service with such settings. */
export async function killRun(size: KillSize, options: ServiceOptions = {}): Promise<readonly Finding[]> {
  const random = seeded(size.seed);
  const service = await ServiceProcess.start(options);
  try {
    const people = await openChats(service.port, size.chats);
    const streams = people.slice(0, STREAMS).map((person) => new StreamReader(person));
    const writing = { over: false };
    const talks = Promise.all(people.map((person, n) => talk(person, n, size, random))).finally(() => {
      writing.over = true;
    });
    const [kills] = await Promise.all([killAgainAndAgain(service, people, size, random, writing), talks]);
    return [
      equal('kills', kills.length, size.kills),
      atLeast('requests on their way at the kills', sum(kills.map(({ underway }) => underway)), size.kills),
      ...(await lookAtAll(service, people, kills, streams)),
    ];
  } finally {
    await service.end();
  }
}

/** One chat: its messages one after the other, in every fifth chat three at a time. */
async function talk(person: Person, n: number, size: KillSize, random: () => number): Promise<void> {
  const ids = Array.from({ length: size.messages / size.chats }, (_, k) => `c${n}-m${k}`);
  await atATime(n % 5 === 0 ? 3 : 1, ids, async (id) => {
    await person.say(oneOf(TEXTS, random), id);
  });
}

async function killAgainAndAgain(
  service: ServiceProcess,
  people: readonly Person[],
  size: KillSize,
  random: () => number,
  writing: { readonly over: boolean },
): Promise<readonly Kill[]> {
  const kills: Kill[] = [];
  const all = () => people.flatMap(({ said }) => said);
  const kill = async () => {
    kills.push({ at: performance.now(), underway: all().filter((said) => said.underway).length });
    await service.kill();
  };
  while (kills.length < size.kills && !writing.over) {
    const wanted = ((kills.length + random()) / (size.kills + 1)) * size.messages;
    await until(() => writing.over || countAcknowledged(people) >= wanted, 120_000, 1);
    await delay(random() * JITTER_MS);
    await kill();
    if (random() < DURING_START_SHARE && kills.length < size.kills) {
      service.spawn();
      await delay(random() * DURING_START_MS);
      await kill();
    }
    await service.start();
  }
  return kills;
}

function countAcknowledged(people: readonly Person[]): number {
  return sum(people.map(({ acknowledged }) => acknowledged));
}

async function lookAtAll(
  service: ServiceProcess,
  people: readonly Person[],
  kills: readonly Kill[],
  streams: readonly StreamReader[],
): Promise<readonly Finding[]> {
  await settled(service);
  const streamed = await lookAtStreams(service, people, streams);
  const { code } = await service.stop();
  const stored = await withStored(service, async (open) => [
    ...(await checkAllStored(people, open)),
    ...(await checkHelp(people, open)),
    ...(await checkRepeats(people, kills, open)),
  ]);
  await service.start();
  const repeated = await repeatAll(people);
  await service.stop();
  const after = await withStored(service, ({ store }) => store.log.counts());
  const said = people.flatMap((person) => person.said);
  return [
    ...stored,
    ...streamed,
    ...repeated,
    equal('entries after every id was sent once more', after.entries, said.length),
    equal('exit code of the end by SIGTERM', code ?? -1, 0),
  ];
}

/** Waits until the last 202s have their outcome. */
async function settled(service: ServiceProcess): Promise<void> {
  await withStored(service, ({ store }) => until(async () => (await store.log.counts()).pending === 0, 30_000, 100));
}

/** Everybody who asked for a person, in whatever language, is in the queue. */
async function checkHelp(people: readonly Person[], stored: Stored): Promise<readonly Finding[]> {
  const waiting = new Set((await openHelp(stored)).map(({ contactId }) => contactId));
  let missing = 0;
  for (const person of people) {
    const asked = person.said.some(({ text }) => text === 'I want to talk to a person');
    if (asked && !waiting.has(await contactIdOf(person, stored))) missing += 1;
  }
  return [none('people who asked for a person and are in no queue', missing)];
}

/** Replies that their page has and that would be handed over again: only what was answered just before a kill. */
async function checkRepeats(people: readonly Person[], kills: readonly Kill[], stored: Stored): Promise<Finding[]> {
  let again = 0;
  let unexplained = 0;
  for (const person of people) {
    const queued = new Set(
      (await deliveriesOf(await contactIdOf(person, stored), stored))
        .filter(({ state }) => state === 'queued')
        .map(({ seq }) => seq),
    );
    for (const said of person.said) {
      if (said.answered === null || !said.answered.replies.some(({ seq }) => queued.has(seq))) continue;
      again += 1;
      if (!kills.some(({ at }) => answeredJustBefore(said, at))) unexplained += 1;
    }
  }
  return [
    atMost('answers that would be handed over again', again, sum(kills.map(({ underway }) => underway))),
    none('of these, not in flight at a kill', unexplained),
  ];
}

function answeredJustBefore({ acknowledgedAt }: Said, killedAt: number): boolean {
  return acknowledgedAt !== null && acknowledgedAt <= killedAt + NOTE_MS && acknowledgedAt >= killedAt - NOTE_MS;
}

/** A page whose stream broke at every kill has everything, each once. */
async function lookAtStreams(
  service: ServiceProcess,
  people: readonly Person[],
  streams: readonly StreamReader[],
): Promise<readonly Finding[]> {
  const sent = await withStored(service, (open) =>
    Promise.all(
      people.slice(0, streams.length).map(async (person) => {
        const deliveries = await deliveriesOf(await contactIdOf(person, open), open);
        return deliveries.filter(({ state }) => state !== 'dropped').map(({ seq }) => seq);
      }),
    ),
  );
  const missing = () => sum(streams.map(({ seen }, n) => (sent[n] ?? []).filter((seq) => !seen.has(seq)).length));
  await until(() => missing() === 0, 10_000, 50);
  for (const stream of streams) stream.stop();
  const twice = sum(streams.map(({ seen }) => [...seen.values()].filter((times) => times > 1).length));
  return [
    none('replies that a stream lost', missing()),
    none('replies that a stream with Last-Event-ID gave twice', twice),
  ];
}

/** The same id again gives what it gave first. */
async function repeatAll(people: readonly Person[]): Promise<readonly Finding[]> {
  const seen = { refused: 0, other: 0, silent: 0 };
  await atATime(16, people, async (person) => {
    for (const { id, text, answered } of person.said) {
      const answer = await person.post(id, text);
      const body = JSON.parse(answer.text) as Answered;
      if (answer.status !== 200) seen.refused += 1;
      else if (answered !== null && !same(answered, body)) seen.other += 1;
      else if (body.replies.length === 0) seen.silent += 1;
    }
  });
  return [
    none('ids that, sent again, were not answered with 200', seen.refused),
    none('ids that, sent again, were answered otherwise than at first', seen.other),
    none('messages without any reply', seen.silent),
  ];
}

function same(first: Answered, second: Answered): boolean {
  return first.seq === second.seq && JSON.stringify(first.replies) === JSON.stringify(second.replies);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

export const kill: Fault = {
  name: 'kill',
  injects: '10,000 messages of 100 chats, 100 × SIGKILL at random moments, some while the service starts',
  run: () => killRun({ messages: 10_000, chats: 100, kills: 100, seed: 1 }),
};
