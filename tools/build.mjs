// Bundles the server: one entry for the command line, one for each worker thread. Packages stay outside the bundle, but for botkit.

import { execFileSync } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { build } from 'esbuild';
import { SERVER_BUNDLE } from './lean-botkit.mjs';

/** Name in dist → source. Workers are found beside the bundle under these names. */
const ENTRIES = {
  main: 'src/cli/entry.ts',
  'store-worker': 'src/store/sqlite/worker.ts',
  'understanding-worker': 'src/app/understanding/worker.ts',
  prepare: 'src/cli/prepare.ts',
};

await rm('dist/server', { recursive: true, force: true });
await build({ ...SERVER_BUNDLE, entryPoints: ENTRIES, outdir: 'dist/server', splitting: true, sourcemap: true });
execFileSync(process.execPath, ['dist/server/prepare.js'], { stdio: 'inherit' });
