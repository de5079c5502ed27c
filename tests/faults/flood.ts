// One sender floods; the others' answers come nearly as fast as before, and everything accepted is stored.

import { setTimeout as delay } from 'node:timers/promises';
import { ServiceProcess } from '../helpers/service.js';
import { atMost, equal, type Fault, type Finding } from './fault.js';
import { openChats, Person } from './person.js';
import { checkAllStored, withStored } from './stored.js';
import { atATime } from './until.js';

export interface FloodSize {
  readonly messages: number;
  readonly connections: number;
  readonly others: number;
  /** How long the others chat without a flood, for comparison. */
  readonly baselineMs: number;
}

/** A chat of the others sends a message this often. */
const PAUSE_MS = 250;
/** The others' p99 may grow to twice what it was, and by what a busy client machine adds to it. */
const TIMES = 2;
const ALLOWANCE_MS = 150;

/** Runs it at a size. */
export async function floodRun(size: FloodSize): Promise<readonly Finding[]> {
  const service = await ServiceProcess.start();
  try {
    const others = await openChats(service.port, size.others);
    const flooder = await Person.open(service.port);
    await chatFor(others, 'warm', () => false, 2_000);
    const before = await chatFor(others, 'before', () => false, size.baselineMs);
    const flooding = { over: false };
    const begun = performance.now();
    const flood = atATime(
      size.connections,
      Array.from({ length: size.messages }, (_, n) => `f${n}`),
      async (id) => {
        await flooder.say('hello', id);
      },
    ).finally(() => {
      flooding.over = true;
    });
    const [during] = await Promise.all([chatFor(others, 'during', () => flooding.over, 600_000), flood]);
    const rate = size.messages / ((performance.now() - begun) / 1000);
    await service.stop();
    const limit = TIMES * p99(before) + ALLOWANCE_MS;
    return [
      equal(`messages of the flooder acknowledged (${Math.round(rate)}/s)`, flooder.acknowledged, size.messages),
      atMost(`p99 of the others during the flood (${Math.round(p99(before))} ms before)`, p99(during), limit, ' ms'),
      ...(await withStored(service, (stored) => checkAllStored([...others, flooder], stored))),
    ];
  } finally {
    await service.end();
  }
}

/** Everybody chats at an even pace until it is over or the time is up; gives how long each answer took, sorted. */
async function chatFor(
  people: readonly Person[],
  name: string,
  isOver: () => boolean,
  ms: number,
): Promise<readonly number[]> {
  const took: number[] = [];
  const begun = performance.now();
  const talk = async (person: Person, n: number) => {
    await delay((PAUSE_MS * n) / people.length);
    for (let k = 0; !isOver() && performance.now() - begun < ms; k++) {
      const sentAt = performance.now();
      await person.say('not sure', `${name}-${k}`);
      took.push(performance.now() - sentAt);
      await delay(Math.max(0, sentAt + PAUSE_MS - performance.now()));
    }
  };
  await Promise.all(people.map(talk));
  return took.sort((a, b) => a - b);
}

function p99(sorted: readonly number[]): number {
  return sorted[Math.floor(sorted.length * 0.99)] ?? Number.POSITIVE_INFINITY;
}

export const flood: Fault = {
  name: 'flood',
  injects: '20,000 messages of one sender over 16 connections while 20 others chat',
  run: () => floodRun({ messages: 20_000, connections: 16, others: 20, baselineMs: 10_000 }),
};
