// What the main thread and a worker of understanding say to each other.

import type { StoredModel } from '../../classifiers/linear/store-model.js';
import type { Commands } from './reader.js';

/** What a first reader is made of on its way to a thread. */
export interface FirstParts {
  readonly model: StoredModel;
  /** In memory that threads share: see `openLexicon`. */
  readonly lexicon: Uint8Array;
}

/** Handed to the first reader's worker at its start, as `workerData`: all that it needs was loaded and checked before. */
export interface WorkerOptions extends FirstParts {
  readonly commands: Commands;
  /**
   * File URL of a module whose export `classifiers` (a list of `Classifier`) is asked after the shipped ones. For tests
   * that need a classifier which hangs or throws; null in service.
   */
  readonly extraClassifiers: string | null;
}

/** What the first reader is asked: see `FirstReader`. */
export interface FirstAsk {
  readonly text: string;
  readonly hint: string | undefined;
  readonly reasonsFrom: number | undefined;
}

/** One piece of work. `seq` is unique in one worker's life. */
export interface Job<Q> {
  readonly seq: number;
  readonly ask: Q;
}

/** Main → worker: jobs, done in this order. */
export type ToWorker<Q> = readonly Job<Q>[];

/** Worker → main: ready once; broken once instead of it; then one answer for each job, as soon as it is there. */
export type FromWorker<A> =
  | { readonly kind: 'ready' }
  | { readonly kind: 'broken' }
  | { readonly kind: 'answered'; readonly seq: number; readonly answer: A }
  | { readonly kind: 'failed'; readonly seq: number };
