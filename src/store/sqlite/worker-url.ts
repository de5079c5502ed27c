// Where the store's worker lies: beside the bundle, or in dist when the sources (or a script of tools/run-ts) run.

import { existsSync } from 'node:fs';

/** From dist/server, dist/scripts and src/store/sqlite. */
const PLACES = ['./store-worker.js', '../server/store-worker.js', '../../../dist/server/store-worker.js'];

/** URL of the bundled worker. Built by `tools/build.mjs`. */
export function storeWorkerUrl(): URL {
  const places = PLACES.map((place) => new URL(place, import.meta.url));
  return places.find((place) => existsSync(place)) ?? new URL('./store-worker.js', import.meta.url);
}
