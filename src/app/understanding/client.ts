// Understanding for the message path: the first reader in worker threads, behind a deadline. It never throws.

import { firstModelOf } from '../../classifiers/linear/fingerprint.js';
import { loadReaderModel } from '../../classifiers/load-first-reader.js';
import type { Assessment, Understanding } from '../../domain/assessment.js';
import type { CommandPhrases, Language } from '../../domain/content.js';
import type { Understander } from '../ports.js';
import { lexiconOf } from '../preparations.js';
import { prepared } from '../prepared.js';
import { findWorker } from './find-worker.js';
import { type Answer, Lane, type LaneOptions, shortest } from './lane.js';
import type { FirstAsk, WorkerOptions } from './protocol.js';

export interface UnderstandingOptions {
  /** Folder of the first reader's model, e.g. `models/first`. */
  readonly modelDir: string;
  /** Folder of the lexicon, e.g. `content/lexicon`. */
  readonly lexiconDir: string;
  /** Milliseconds that one text may take once its turn has come. */
  readonly deadlineMs: number;
  /** Worker threads, 1 when not given. */
  readonly workers?: number;
  /** Phrases of the commands, for `Assessment.intent`. */
  readonly commands?: Readonly<Record<Language, CommandPhrases>>;
  /** Milliseconds that a worker may take to load, 20,000 when not given. */
  readonly startMs?: number;
  /** Told when a worker had to be replaced: for a log line and a metric. */
  readonly onReplaced?: (why: 'timed_out' | 'failed') => void;
  /** See `WorkerOptions.extraClassifiers`: a file URL, for tests only. */
  readonly extraClassifiers?: string;
}

const START_MS = 20_000;
const HEAP_MB = 160;

/**
 * Starts the workers and waits until they are ready.
 * Throws AppError `bad_content` when model or lexicon are broken: that stops the start of the service.
 */
export async function startUnderstanding(options: UnderstandingOptions): Promise<Understander> {
  const worker: WorkerOptions = {
    model: loadReaderModel(options.modelDir),
    lexicon: shared(await prepared(lexiconOf(options.lexiconDir))),
    commands: options.commands ?? null,
    extraClassifiers: options.extraClassifiers ?? null,
  };
  const lanes = Array.from({ length: Math.max(1, options.workers ?? 1) }, () => {
    return new Lane<FirstAsk, Assessment>(laneOptions(options, worker));
  });
  const close = async (): Promise<void> => {
    await Promise.all(lanes.map((lane) => lane.close()));
  };
  try {
    await Promise.all(lanes.map((lane) => lane.start()));
  } catch (error) {
    await close();
    throw error;
  }
  return {
    async assess(text: string, hint?: string, reasonsFrom?: number): Promise<Understanding> {
      if (typeof text !== 'string') return { kind: 'unassessed', why: 'not_text' };
      return understood(await shortest(lanes).ask({ text, hint, reasonsFrom }));
    },
    model: worker.model.file.version,
    firstModel: firstModelOf(worker.model),
    firstParts: { model: worker.model, lexicon: worker.lexicon },
    close,
  };
}

function understood(answer: Answer<Assessment>): Understanding {
  return answer.kind === 'answered'
    ? { kind: 'assessed', assessment: answer.answer }
    : { kind: 'unassessed', why: answer.why };
}

/** A copy in memory that no thread has to copy again. */
function shared(bytes: Uint8Array): Uint8Array {
  const copy = new Uint8Array(new SharedArrayBuffer(bytes.length));
  copy.set(bytes);
  return copy;
}

function laneOptions(options: UnderstandingOptions, worker: WorkerOptions): LaneOptions {
  return {
    workerUrl: findWorker('understanding-worker'),
    worker,
    deadlineMs: options.deadlineMs,
    startMs: options.startMs ?? START_MS,
    heapMb: HEAP_MB,
    onReplaced: options.onReplaced ?? (() => {}),
  };
}
