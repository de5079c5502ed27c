// Durable turns over HTTP: as many as possible, evenly paced, and in a long conversation against a short one.

import { Connections } from './connections.js';

/** Seconds of the same work before anything is timed: a fresh process runs code that is not compiled yet. */
const WARM_S = 4;
/** Connections of a paced run: more requests than these under way would only wait in the client. */
const PACED_CONNECTIONS = 256;

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

/** Somebody with a chat: the chat's token and the way to the server. */
export interface Writer {
  readonly token: string;
  readonly connections: Connections;
}

/** Opens a chat. */
export async function openChat(connections: Connections): Promise<Writer> {
  const { status, body } = await connections.post('/chat/session', { lang: 'en' });
  if (status !== 200) throw new Error(`A chat could not be opened: ${status}.`);
  return { token: (JSON.parse(body) as { token: string }).token, connections };
}

async function once({ connections, token }: Writer, id: string): Promise<boolean> {
  const answer = await connections.post('/chat/messages', { id, text: TEXT }, token).catch(() => null);
  return answer?.status === 200;
}

async function withWriters<T>(
  port: number,
  sizes: { readonly people: number; readonly connections: number },
  work: (chats: readonly Writer[]) => Promise<T>,
): Promise<T> {
  const connections = await Connections.open(port, sizes.connections);
  try {
    return await work(await Promise.all(Array.from({ length: sizes.people }, () => openChat(connections))));
  } finally {
    connections.end();
  }
}

/** Closed loop: each of so many people writes again as soon as the answer is there. */
export function measureMost(port: number, people: number, seconds: number): Promise<Rate> {
  return withWriters(port, { people, connections: people }, async (chats) => {
    await writeFor(chats, 'warm', WARM_S);
    const begun = performance.now();
    const { took, failed } = await writeFor(chats, 'm', seconds);
    return rateOf(took, failed, performance.now() - begun);
  });
}

function rateOf(took: number[], failed: number, ms: number): Rate {
  took.sort((a, b) => a - b);
  return { perSecond: took.length / (ms / 1_000), p50: quantile(took, 0.5), p99: quantile(took, 0.99), failed };
}

async function writeFor(chats: readonly Writer[], name: string, seconds: number) {
  const took: number[] = [];
  let failed = 0;
  const end = performance.now() + seconds * 1_000;
  const writes = async (chat: Writer): Promise<void> => {
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
export function measurePaced(port: number, perSecond: number, seconds: number, people = 200): Promise<Rate> {
  return withWriters(port, { people, connections: PACED_CONNECTIONS }, async (chats) => {
    await writeFor(chats, 'warm', WARM_S);
    return paceOver(chats, perSecond, seconds);
  });
}

/** Messages of these people in turn, by the clock. */
export async function paceOver(chats: readonly Writer[], perSecond: number, seconds: number): Promise<Rate> {
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
  return rateOf(took, failed, performance.now() - begun);
}

/** Median milliseconds of a message in a talk of `short` turns and in one of `long`, taken by turns in one run. */
export function measureLength(port: number, short: number, long: number, samples = 300) {
  return withWriters(port, { people: 1, connections: 32 }, async ([endless]) => {
    if (endless === undefined) throw new Error('No chat was opened.');
    const { connections } = endless;
    for (let n = 0; n < long; n += 20) {
      await Promise.all(Array.from({ length: 20 }, (_, i) => once(endless, `fill${n + i}`)));
    }
    const times = { brief: [] as number[], endless: [] as number[] };
    let brief = await chatOf(short, connections);
    for (let n = 0; n < samples; n++) {
      // The short talk must stay short.
      if (n > 0 && n % short === 0) brief = await chatOf(short, connections);
      times.brief.push(await timed(brief, `sample${n}`));
      times.endless.push(await timed(endless, `sample${n}`));
    }
    return { short: median(times.brief), long: median(times.endless) };
  });
}

async function chatOf(turns: number, connections: Connections): Promise<Writer> {
  const chat = await openChat(connections);
  for (let n = 0; n < turns; n++) await once(chat, `fill${n}`);
  return chat;
}

async function timed(chat: Writer, id: string): Promise<number> {
  const start = performance.now();
  await once(chat, id);
  return performance.now() - start;
}

function median(values: number[]): number {
  return quantile(
    values.sort((a, b) => a - b),
    0.5,
  );
}
