// The worker thread of the second reader: loads the encoder once, then answers job after job.

import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { buildFirstReader } from '../../classifiers/first-reader.js';
import type { FirstModel } from '../../classifiers/linear/fingerprint.js';
import { FULL_BUDGET, GUESSED, type ReasonBudget, SIGNS_ALONE } from '../../classifiers/second/explain.js';
import { loadSecondReader, type SecondReader, type SecondReaderDirs } from '../../classifiers/second/second-reader.js';
import type { Assessment } from '../../domain/assessment.js';
import { collectGarbage } from '../memory.js';
import { openLexicon } from './lexicon-bytes.js';
import { cachedOpinions } from './opinion-cache.js';
import type { FirstParts, FromWorker, ToWorker } from './protocol.js';

/** Handed to the worker at its start, as `workerData`. */
export interface SecondWorkerOptions {
  readonly dirs: SecondReaderDirs;
  /** The first reader whose word it joins. */
  readonly firstModel: FirstModel;
  /** It itself, to read again what is left of a text without some of its passages; null: reasons are the lexicon's signs. */
  readonly first: FirstParts | null;
  /** File URL of a module whose export `reader` (a `SecondReader`) is asked instead. For tests; null in service. */
  readonly standIn: string | null;
}

/**
 * How the passages that carry a label are found: `searched`, by reading again without them; `guessed`, from the one reading; or not,
 * `signs`: then the lexicon's are named, and it says `signsOnly`.
 */
export type ReasonWay = 'searched' | 'guessed' | 'signs';

/** A text, and what the first reader says of it with the reasons of all labels. */
export interface SecondAsk {
  readonly text: string;
  readonly first: Assessment;
  readonly reasons: ReasonWay;
}

/**
 * A search takes a quarter of a second on average, of the longest texts ten. One that a busy machine draws out ends here, well before
 * the deadline of the text would: the reading itself must not be lost over its reasons.
 */
const SEARCH_MS = 20_000;

function budgetOf({ reasons }: SecondAsk): ReasonBudget {
  if (reasons !== 'searched') return reasons === 'guessed' ? GUESSED : SIGNS_ALONE;
  const until = performance.now() + SEARCH_MS;
  return { ...FULL_BUDGET, isOver: () => performance.now() > until };
}

function load({ dirs, firstModel, first, standIn }: SecondWorkerOptions): Promise<SecondReader> {
  if (standIn === null) return loadSecondReader(dirs, firstModel, { through: cachedOpinions, ...rereading(first) });
  return import(standIn).then((module: { readonly reader: SecondReader }) => module.reader);
}

function rereading(first: FirstParts | null): Parameters<typeof loadSecondReader>[2] {
  if (first === null) return {};
  const reread = buildFirstReader({ model: first.model, lexicon: openLexicon(first.lexicon) }, null);
  return { reread, callsFrom: first.model.file.thresholds.needsPerson };
}

/** Who waits for a reply comes first. Only on Linux does this move one thread and not the whole process. */
function stepBack(): void {
  if (process.platform !== 'linux') return;
  try {
    setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // A sandbox may forbid it: then it reads at the priority of all others.
  }
}

async function start(options: SecondWorkerOptions): Promise<void> {
  const port = parentPort;
  if (port === null) throw new Error('the worker of the second reader runs only as a worker thread');
  const say = (message: FromWorker<Assessment>): void => port.postMessage(message);
  try {
    stepBack();
    const reader = await load(options);
    collectGarbage();
    let last = Promise.resolve();
    port.on('message', (jobs: ToWorker<SecondAsk>) => {
      for (const { seq, ask } of jobs) {
        last = last.then(async () => {
          const answer = await reader.assess(ask.text, ask.first, budgetOf(ask)).catch(() => null);
          // Where its engine failed, the first reader's word comes back: that is no reading by the second.
          if (answer === null || answer.failed.includes('second')) say({ kind: 'failed', seq });
          else say({ kind: 'answered', seq, answer });
        });
      }
    });
    say({ kind: 'ready' });
  } catch {
    say({ kind: 'broken' });
  }
}

void start(workerData as SecondWorkerOptions);
