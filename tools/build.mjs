// Bundles the server: one entry for the command line, one for each worker thread. Packages stay outside the bundle, but for botkit.

import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { build } from 'esbuild';
import { COMMONJS_BANNER, leanBotkit } from './lean-botkit.mjs';

/** Name in dist → source. A worker is found by `src/domain/worker-url.ts` under the same name. */
const ENTRIES = {
  main: 'src/cli/entry.ts',
  'store-worker': 'src/store/sqlite/worker.ts',
  'understanding-worker': 'src/app/understanding/worker.ts',
};

const entryPoints = Object.fromEntries(Object.entries(ENTRIES).filter(([, source]) => existsSync(source)));
await rm('dist/server', { recursive: true, force: true });
await build({
  entryPoints,
  outdir: 'dist/server',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  plugins: [leanBotkit],
  banner: { js: COMMONJS_BANNER },
  sourcemap: true,
  logLevel: 'warning',
});
