// `npm run bench [-- NAME]`: what the service does in a second, beside its peer or limit in the same run.

import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { ServiceProcess } from '../helpers/service.js';
import { ENGAGEMENT_PROCESS, measureEngagements } from './engagements/section.js';
import { serveTasks } from './engagements/worker.js';
import type { Figure } from './figure.js';
import { measureFlood } from './flood.js';
import { measureFlows } from './flows.js';
import { measureGrowth, SIZES } from './growth.js';
import { measureLength, measureMost, measurePaced } from './http.js';
import { benchLearner } from './learner/section.js';
import { measureLexicon } from './lexicon.js';
import { measureLoad } from './load.js';
import { measureOutbound } from './outbound.js';
import { measureSecondReader } from './second-reader.js';
import { measureStore } from './store.js';
import { GOAL_MODEL, GOAL_OVER_BAYES, GOAL_WHOLE, measureUnderstanding } from './understanding.js';

const IDLE_MS = 12_000;
const ENV = { RATE_LIMIT: 'off', LOG_LEVEL: 'error' };

async function withService<T>(work: (service: ServiceProcess) => Promise<T>): Promise<T> {
  const service = await ServiceProcess.start({ env: ENV });
  try {
    return await work(service);
  } finally {
    await service.end();
  }
}

/** Durable turns a second: what the first path was to reach, and what the design asks for. */
const MOST_GOALS = [1_000, 1_500] as const;
/** Messages a second at which the 99th percentile may be 50 ms, in the same order. */
const PACED_GOALS = [300, 500] as const;
const PACED_P99_MS = 50;

async function http(): Promise<Figure[]> {
  const { autocommit } = await measureStore([]);
  const most = await withService((service) => measureMost(service.port, 128, 12));
  const figures: Figure[] = [
    {
      what: 'durable turns over HTTP, 128 people at once',
      measured: `${most.perSecond.toFixed(0)}/s, p50 ${most.p50.toFixed(1)} ms, p99 ${most.p99.toFixed(1)} ms, ${most.failed} failed`,
      against: `${autocommit.toFixed(0)} single-insert commits/s of the same store`,
      ratio: (most.perSecond / autocommit).toFixed(2),
      goal: MOST_GOALS.map((goal) => `≥ ${goal}/s`).join(', then '),
      reached: most.perSecond >= MOST_GOALS[1] && most.failed === 0,
    },
  ];
  for (const perSecond of PACED_GOALS) {
    const paced = await withService((service) => measurePaced(service.port, perSecond, 20));
    figures.push({
      what: `the same at ${perSecond}/s, evenly paced`,
      measured: `p50 ${paced.p50.toFixed(1)} ms, p99 ${paced.p99.toFixed(1)} ms, ${paced.failed} failed`,
      against: `limit ${PACED_P99_MS} ms`,
      ratio: (paced.p99 / PACED_P99_MS).toFixed(2),
      goal: `p99 ≤ ${PACED_P99_MS} ms`,
      reached: paced.p99 <= PACED_P99_MS && paced.failed === 0,
    });
  }
  return figures;
}

async function length(): Promise<Figure[]> {
  const { short, long } = await withService((service) => measureLength(service.port, 10, 5_000));
  return [
    {
      what: 'a message in a talk of 5,000 turns',
      measured: `${long.toFixed(2)} ms`,
      against: `${short.toFixed(2)} ms in a talk of 10 turns`,
      ratio: (long / short).toFixed(2),
      goal: '≤ 1.2',
      reached: long / short <= 1.2,
    },
  ];
}

async function start(): Promise<Figure[]> {
  const service = await ServiceProcess.prepare({ env: ENV });
  const took: number[] = [];
  for (let n = 0; n < 6; n++) {
    took.push(await service.start());
    if (n < 5) await service.stop();
  }
  await delay(IDLE_MS);
  const rss = await service.rssMiB();
  await service.end();
  const ready = [...took.slice(1)].sort((a, b) => a - b)[2] ?? Number.NaN;
  return [
    {
      what: 'start to ready, median of five',
      measured: `${ready.toFixed(0)} ms`,
      against: 'limit 1,500 ms',
      ratio: (ready / 1_500).toFixed(2),
      goal: '≤ 2 s, then 1.5 s',
      reached: ready <= 1_500,
    },
    {
      what: 'resident memory, idle, all threads',
      measured: `${rss.toFixed(0)} MiB`,
      against: 'limit 150 MB (143 MiB)',
      ratio: (rss / 143).toFixed(2),
      goal: '≤ 200 MB, then 150 MB',
      reached: rss <= 143,
    },
  ];
}

async function store(): Promise<Figure[]> {
  const { autocommit, turns } = await measureStore();
  return turns.map(({ callers, perSecond, p50, p99 }) => ({
    what: `store alone, ${callers} callers (entry, try, turn: three durable writes)`,
    measured: `${perSecond.toFixed(0)} turns/s, p50 ${p50} ms, p99 ${p99} ms`,
    against: `${autocommit.toFixed(0)} single-insert commits/s`,
    ratio: (perSecond / autocommit).toFixed(2),
    goal: '–',
    reached: true,
  }));
}

/** Linear growth leaves an exponent of 1; some of it is the measuring. */
const MOST_LENGTH_EXPONENT = 1.15;

async function understanding(): Promise<Figure[]> {
  const { whole, normalise, text, lexicon, model, bayes, exponent } = await measureUnderstanding();
  const figure = (what: string, measured: number, goal: number | null): Figure => ({
    what,
    measured: `${measured.toFixed(0)} messages/s`,
    against: `${bayes.toFixed(0)} messages/s of natural's Bayes classifier`,
    ratio: (measured / bayes).toFixed(1),
    goal: goal === null ? '–' : `≥ ${goal}, ≥ ${GOAL_OVER_BAYES} × Bayes`,
    reached: goal === null || (measured >= goal && measured >= GOAL_OVER_BAYES * bayes),
  });
  return [
    figure('first reader, a whole message of 100 characters', whole, GOAL_WHOLE),
    figure('its first stage: normalised', normalise, null),
    figure('its stages before a classifier: normalised, words, language, entities', text, null),
    figure('its stage of the lexicon', lexicon, null),
    figure('its model only', model, GOAL_MODEL),
    {
      what: 'first reader, from 1,000 to 100,000 characters',
      measured: `exponent ${exponent.toFixed(2)}`,
      against: 'cost that grows as the length does',
      ratio: exponent.toFixed(2),
      goal: `exponent ≤ ${MOST_LENGTH_EXPONENT}`,
      reached: exponent <= MOST_LENGTH_EXPONENT,
    },
    ...measureLexicon(),
    ...(await measureSecondReader()),
  ];
}

/** No cost may follow the store's size; a tree of pages is allowed its logarithm. */
const MOST_EXPONENT = 0.1;
const QUEUE_MS = 20;

async function growth(): Promise<Figure[]> {
  const measured = await measureGrowth();
  return measured.map(({ what, everyMessage, ms, exponent }) => {
    const largest = ms.at(-1) ?? Number.NaN;
    return {
      what: `${what}, in a store of ${SIZES.map((size) => size.toLocaleString('en')).join(' / ')} turns`,
      measured: `${ms.map((value) => value.toFixed(2)).join(' / ')} ms, exponent ${exponent.toFixed(2)}`,
      against: `limit ${QUEUE_MS} ms`,
      ratio: (largest / QUEUE_MS).toFixed(2),
      goal: everyMessage ? `exponent ≤ ${MOST_EXPONENT}` : `≤ ${QUEUE_MS} ms`,
      reached: largest <= QUEUE_MS && (!everyMessage || exponent <= MOST_EXPONENT),
    };
  });
}

const PEOPLE = 10_000;
const MIB_OF_600_MB = 572;

async function load(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const perSecond of [500, 1_000]) {
    const figure = await withService(async (service) => {
      const { p50, p99, failed, streams, perSecond: reached } = await measureLoad(service.port, PEOPLE, perSecond, 20);
      const rss = await service.rssMiB();
      return {
        what: `${PEOPLE.toLocaleString('en')} open conversations, ${streams.toLocaleString('en')} pages listening, ${perSecond}/s in`,
        measured: `${reached.toFixed(0)}/s, p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, ${failed} failed, ${rss.toFixed(0)} MiB`,
        against: `limits 200 ms and 600 MB (${MIB_OF_600_MB} MiB)`,
        ratio: `${(p99 / 200).toFixed(2)} and ${(rss / MIB_OF_600_MB).toFixed(2)}`,
        goal: 'p99 ≤ 200 ms at 1,000/s, ≤ 600 MB',
        reached: p99 <= 200 && failed === 0 && rss <= MIB_OF_600_MB,
      };
    });
    figures.push(figure);
  }
  return figures;
}

const BENCHES: Readonly<Record<string, () => Promise<Figure[]>>> = {
  start,
  http,
  length,
  store,
  flows: measureFlows,
  understanding,
  learner: benchLearner,
  growth,
  load,
  flood: measureFlood,
  outbound: measureOutbound,
  engagements: measureEngagements,
};

const PAGE = 'docs/benchmarks.md';
/** What stands below is written by hand and stays: what limits a figure that is not reached. */
const BY_HAND = '## What limits what is not reached';

async function byHand(): Promise<string> {
  const before = await readFile(PAGE, 'utf8').catch(() => '');
  const at = before.indexOf(BY_HAND);
  return at < 0 ? '' : `\n${before.slice(at)}`;
}

function page(figures: readonly Figure[]): string {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  const rows = figures.map(
    (one) =>
      `| ${one.what} | ${one.measured} | ${one.against} | ${one.ratio} | ${one.goal} | ${one.reached ? 'yes' : 'no'} |`,
  );
  return `# Benchmarks

Written by \`npm run bench\` on ${new Date().toISOString().slice(0, 10)} at ${commit}: ${cpus().length} × ${cpus()[0]?.model.trim()}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, Node ${process.version}.
Client and server share the machine's processors. A ratio survives a noisy machine, an absolute figure does not.

| what | measured | against | ratio | goal | reached |
|---|---|---|---|---|---|
${rows.join('\n')}
`;
}

async function main(): Promise<void> {
  const wanted = process.argv[2];
  const names = wanted === undefined ? Object.keys(BENCHES) : [wanted];
  const figures: Figure[] = [];
  for (const name of names) {
    const bench = BENCHES[name];
    if (bench === undefined) {
      console.error(`There is no bench "${name}": ${Object.keys(BENCHES).join(', ')}.`);
      process.exit(2);
    }
    for (const figure of await bench()) {
      figures.push(figure);
      console.log(
        `${figure.reached ? 'ok' : '!!'}  ${figure.what}: ${figure.measured} · against ${figure.against}: ${figure.ratio} · goal ${figure.goal}`,
      );
    }
  }
  if (wanted === undefined) await writeFile(PAGE, `${page(figures)}${await byHand()}`);
}

if (process.argv[2] === ENGAGEMENT_PROCESS) await serveTasks();
else await main();
