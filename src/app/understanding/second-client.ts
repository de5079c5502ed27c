// The second reader for the service: in worker threads of its own, loaded when there is something to read.

import type { FirstModel } from '../../classifiers/linear/fingerprint.js';
import type { SecondReaderDirs } from '../../classifiers/second/second-reader.js';
import type { Assessment } from '../../domain/assessment.js';
import { AppError } from '../../domain/errors.js';
import { findWorker } from './find-worker.js';
import { type Answer, Lane, shortest } from './lane.js';
import type { FirstParts } from './protocol.js';
import type { SecondAsk, SecondWorkerOptions } from './second-reader-worker.js';

export interface SecondOptions {
  readonly dirs: SecondReaderDirs;
  /** The first reader whose word it joins. */
  readonly firstModel: FirstModel;
  /** See `SecondWorkerOptions.first`; null when not given. */
  readonly first?: FirstParts;
  /** Worker threads: about 350 MB and 15 messages a second each. */
  readonly workers: number;
  /** Milliseconds that one text may take, 60,000 when not given. */
  readonly deadlineMs?: number;
  /** Milliseconds that a worker may take to load, 180,000 when not given. */
  readonly startMs?: number;
  /** Told when a worker had to be replaced: for a log line. */
  readonly onReplaced?: (why: 'timed_out' | 'failed') => void;
  /** See `SecondWorkerOptions.standIn`: for tests only. */
  readonly standIn?: string;
}

/** The second reader behind a deadline. */
export interface SecondReading {
  /** Both models, as a reading's name carries them. Rejects with `bad_content` when its folder cannot be read or does not fit. */
  model(): Promise<string>;
  readonly workers: number;
  /** Whether a worker is up; loads one where none is. */
  isUp(): Promise<boolean>;
  /** Whether a worker is up now. */
  readonly isReady: boolean;
  /** Whether a worker is up that has nothing to do. */
  readonly isIdle: boolean;
  /** Both readers' word on a text that the first has read with the reasons of all labels. Never rejects. */
  assess(ask: SecondAsk): Promise<Answer<Assessment>>;
  close(): Promise<void>;
}

/**
 * A long text takes less than a second, loading as much, where nothing else is to be done. Where a machine has no time for a thread of
 * low priority it takes as long as that lasts, and that is no fault of the text.
 */
const DEADLINE_MS = 60_000;
const START_MS = 180_000;
/** The encoder's numbers lie outside of the heap. */
const HEAP_MB = 192;

/** Makes it; nothing is loaded before the first `isUp` or `assess`. */
export function createSecondReading(options: SecondOptions): SecondReading {
  const lanes = Array.from({ length: options.workers }, () => laneOf(options));
  return {
    model: () => modelOf(options),
    workers: options.workers,
    get isReady() {
      return lanes.some((lane) => lane.isReady);
    },
    get isIdle() {
      return lanes.some((lane) => lane.isReady && lane.load === 0);
    },
    async isUp() {
      const up = await Promise.all(lanes.map((lane) => lane.isUp()));
      return up.some(Boolean);
    },
    assess: (ask) => shortest(lanes).ask(ask),
    async close() {
      await Promise.all(lanes.map((lane) => lane.close()));
    },
  };
}

function laneOf(options: SecondOptions): Lane<SecondAsk, Assessment> {
  const { dirs, firstModel, first = null, standIn = null } = options;
  const worker: SecondWorkerOptions = { dirs, firstModel, first, standIn };
  return new Lane({
    workerUrl: findWorker('second-reader-worker'),
    worker,
    deadlineMs: options.deadlineMs ?? DEADLINE_MS,
    startMs: options.startMs ?? START_MS,
    heapMb: HEAP_MB,
    onReplaced: options.onReplaced ?? (() => undefined),
  });
}

async function modelOf({ dirs, firstModel, standIn }: SecondOptions): Promise<string> {
  if (standIn !== undefined) return `${firstModel.version}+stand-in`;
  // Not before it is needed: a service that waits for its first message does without the encoder's code.
  const { readJoin, whyNotJoined } = await import('../../classifiers/second/join-model.js');
  const join = readJoin(dirs.second);
  const stranger = whyNotJoined(join, firstModel);
  if (stranger === null) return `${firstModel.version}+${join.version}`;
  throw new AppError('bad_content', `${dirs.second} ${stranger}`);
}
