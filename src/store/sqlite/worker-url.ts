// Where the store's worker lies: beside the bundle, or in dist when the sources run as they are.

import { existsSync } from 'node:fs';

/** URL of the bundled worker. Built by `tools/build.mjs`. */
export function storeWorkerUrl(): URL {
  const sibling = new URL('./store-worker.js', import.meta.url);
  return existsSync(sibling) ? sibling : new URL('../../../dist/server/store-worker.js', import.meta.url);
}
