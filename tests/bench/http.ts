// Durable turns over HTTP: as many as possible, evenly paced, and in a long conversation against a short one.

import { Person } from '../faults/person.js';

/** Seconds of the same work before anything is timed: a fresh process runs code that is not compiled yet. */
const WARM_S = 4;

const TEXT = 'They keep our passports in the office and we have not been paid since spring, what can we do now?';

/** Sorted milliseconds to a quantile. */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export interface Rate {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly failed: number;
}

async function once(person: Person, id: string): Promise<boolean> {
  const answer = await person.post(id, TEXT).catch(() => null);
  return answer?.status === 200;
}

async function open(port: number, count: number): Promise<Person[]> {
  const people: Person[] = [];
  for (let n = 0; n < count; n++) people.push(await Person.open(port));
  return people;
}

/** Closed loop: each of so many people writes again as soon as the answer is there. */
export async function measureMost(port: number, people: number, seconds: number): Promise<Rate> {
  const chats = await open(port, people);
  await writeFor(chats, 'warm', WARM_S);
  const begun = performance.now();
  const { took, failed } = await writeFor(chats, 'm', seconds);
  const perSecond = took.length / ((performance.now() - begun) / 1_000);
  took.sort((a, b) => a - b);
  return { perSecond, p50: quantile(took, 0.5), p99: quantile(took, 0.99), failed };
}

async function writeFor(chats: readonly Person[], name: string, seconds: number) {
  const took: number[] = [];
  let failed = 0;
  const end = performance.now() + seconds * 1_000;
  const writes = async (chat: Person): Promise<void> => {
    for (let n = 0; performance.now() < end; n++) {
      const start = performance.now();
      if (await once(chat, `${name}${n}`)) took.push(performance.now() - start);
      else failed++;
    }
  };
  await Promise.all(chats.map(writes));
  return { took, failed };
}

/** Open loop: messages leave by the clock, whatever comes back; each is timed from when it should have left. */
export async function measurePaced(port: number, perSecond: number, seconds: number, people = 200): Promise<Rate> {
  const chats = await open(port, people);
  await writeFor(chats, 'warm', WARM_S);
  return paceOver(chats, perSecond, seconds);
}

/** Messages of these people in turn, by the clock. */
export async function paceOver(chats: readonly Person[], perSecond: number, seconds: number): Promise<Rate> {
  const took: number[] = [];
  let failed = 0;
  const total = perSecond * seconds;
  const begun = performance.now() + 50;
  const underway: Promise<void>[] = [];
  for (let n = 0; n < total; n++) {
    const due = begun + (n * 1_000) / perSecond;
    while (performance.now() < due)
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
    const chat = chats[n % chats.length];
    if (chat === undefined) continue;
    underway.push(
      once(chat, `p${n}`).then((answered) => {
        if (answered) took.push(performance.now() - due);
        else failed++;
      }),
    );
  }
  await Promise.all(underway);
  took.sort((a, b) => a - b);
  return {
    perSecond: took.length / ((performance.now() - begun) / 1_000),
    p50: quantile(took, 0.5),
    p99: quantile(took, 0.99),
    failed,
  };
}

/** Median milliseconds of a message in a talk of `short` turns and in one of `long`, taken by turns in one run. */
export async function measureLength(port: number, short: number, long: number, samples = 300) {
  const [brief, endless] = [await Person.open(port), await Person.open(port)];
  for (let n = 0; n < long; n += 20) {
    await Promise.all(Array.from({ length: 20 }, (_, i) => once(endless, `fill${n + i}`)));
  }
  for (let n = 0; n < short; n++) await once(brief, `fill${n}`);
  const times = { brief: [] as number[], endless: [] as number[] };
  for (let n = 0; n < samples; n++) {
    for (const [name, chat] of [
      ['brief', await freshAfter(brief, port, short, n)],
      ['endless', endless],
    ] as const) {
      const start = performance.now();
      await once(chat, `sample${n}`);
      times[name].push(performance.now() - start);
    }
  }
  const median = (values: number[]) =>
    quantile(
      values.sort((a, b) => a - b),
      0.5,
    );
  return { short: median(times.brief), long: median(times.endless) };
}

/** The short talk must stay short: every `short` samples it is a new one. */
let current: Person | null = null;
async function freshAfter(first: Person, port: number, short: number, n: number): Promise<Person> {
  current ??= first;
  if (n > 0 && n % short === 0) {
    current = await Person.open(port);
    for (let i = 0; i < short; i++) await once(current, `fill${i}`);
  }
  return current;
}
