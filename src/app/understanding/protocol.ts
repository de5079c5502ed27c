// What the main thread and the worker say to each other.

import type { StoredModel } from '../../classifiers/linear/store-model.js';
import type { Assessment } from '../../domain/assessment.js';
import type { Commands } from './reader.js';

/** Handed to the worker at its start, as `workerData`: all that it needs was loaded and checked before. */
export interface WorkerOptions {
  readonly model: StoredModel;
  /** In memory that threads share: see `openLexicon`. */
  readonly lexicon: Uint8Array;
  readonly commands: Commands;
  /**
   * File URL of a module whose export `classifiers` (a list of `Classifier`) is asked after the shipped ones. For tests
   * that need a classifier which hangs or throws; null in service.
   */
  readonly extraClassifiers: string | null;
}

/** One text to be read. `seq` is unique in one worker's life. */
export interface Job {
  readonly seq: number;
  readonly text: string;
  readonly hint: string | undefined;
}

/** Main → worker: texts, read in this order. */
export type ToWorker = readonly Job[];

/** Worker → main: ready once; broken once instead of it; then one answer for each job, as soon as it is there. */
export type FromWorker =
  | { readonly kind: 'ready' }
  | { readonly kind: 'broken' }
  | { readonly kind: 'assessed'; readonly seq: number; readonly assessment: Assessment }
  | { readonly kind: 'failed'; readonly seq: number };
