// What travels between the main thread and the store's worker.

/** One operation asked for. `id` is the caller's ticket. */
export interface Call {
  readonly id: number;
  readonly group: string;
  readonly name: string;
  readonly args: readonly unknown[];
}

/** One message to the worker. */
export interface Posted {
  readonly calls: readonly Call[];
  /** The last message: answer, close the file, end. */
  readonly close?: boolean;
}

/** Why an operation failed. `store_unavailable` and `malformed` are for callers, `internal` is a fault of ours. */
export interface Failure {
  readonly code: 'store_unavailable' | 'malformed' | 'bad_config' | 'internal';
  readonly message: string;
}

/** What came of one call. */
export type Answer =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly failure: Failure };

/** What the worker is started with. */
export interface WorkerTask {
  readonly kind: 'serve' | 'backup';
  readonly path: string;
  /** For `backup`: where the copy goes. */
  readonly file?: string;
  /** The file may not grow beyond this many pages of 4 KiB. */
  readonly maxPages?: number;
}

/** The worker's first message: it is ready (or, for `backup`, done), or why not. */
export type Greeting = { readonly ready: true } | { readonly ready: false; readonly failure: Failure };
