// The shape of the operations inside the worker: the store's methods, synchronous, with the connection in front.

import type { Db } from '../db.js';

/** A store interface as it is implemented over one connection. */
export type Operations<T> = {
  readonly [K in keyof T]: T[K] extends (...args: infer A) => Promise<infer R> ? (db: Db, ...args: A) => R : never;
};
