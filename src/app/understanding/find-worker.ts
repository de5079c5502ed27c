// Where the bundled workers lie.

import { existsSync } from 'node:fs';

/** A worker by its name in tools/build.mjs: beside this bundle, or, when sources run (tests), in the project's `dist/server`. */
export function findWorker(name: 'understanding-worker' | 'second-reader-worker'): URL {
  const beside = new URL(`./${name}.js`, import.meta.url);
  return existsSync(beside) ? beside : new URL(`../../../dist/server/${name}.js`, import.meta.url);
}
