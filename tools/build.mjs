// Bundles the server: one entry for the command line, one for each worker thread. Which packages go in: lean-botkit.mjs.
//
// The built server is replaced file by file, parts before the entries that name them, so that whoever starts it meanwhile finds either
// the old one or the new one, whole.

import { execFileSync } from 'node:child_process';
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { SERVER_BUNDLE } from './lean-botkit.mjs';

/** Name in dist → source. Workers are found beside the bundle under these names. */
const ENTRIES = {
  main: 'src/cli/entry.ts',
  'store-worker': 'src/store/sqlite/worker.ts',
  'understanding-worker': 'src/app/understanding/worker.ts',
  'second-reader-worker': 'src/app/understanding/second-reader-worker.ts',
  'flows-check-worker': 'src/cli/flows-check-worker.ts',
  prepare: 'src/cli/prepare.ts',
};
const OUT = 'dist/server';
/** A part of an older build is kept this long: a process that runs may load it late. */
const KEPT_MS = 3_600_000;

const { outputFiles } = await build({
  ...SERVER_BUNDLE,
  entryPoints: ENTRIES,
  outdir: OUT,
  splitting: true,
  sourcemap: true,
  write: false,
});
await mkdir(OUT, { recursive: true });
// What an older program prepared may have another shape: without it a start makes its own.
await rm(join(OUT, 'prepared'), { recursive: true, force: true });
const isEntry = ({ path }) => Object.hasOwn(ENTRIES, basename(path).replace(/\.js(\.map)?$/, ''));
for (const file of outputFiles.filter((one) => !isEntry(one))) await put(file);
for (const file of outputFiles.filter(isEntry)) await put(file);
execFileSync(process.execPath, [join(OUT, 'prepare.js')], { stdio: 'inherit' });
await removeOld(new Set(outputFiles.map(({ path }) => basename(path))));

/** Writes beside and moves into place: nobody reads half a file. */
async function put({ path, contents }) {
  const beside = `${path}.${process.pid}.new`;
  await writeFile(beside, contents);
  await rename(beside, path);
}

/** Removes parts that no entry names any longer. */
async function removeOld(current) {
  for (const name of await readdir(OUT)) {
    if (current.has(name) || !/\.(js|map|new)$/.test(name)) continue;
    const path = join(OUT, name);
    const file = await stat(path).catch(() => undefined); // another build may have removed it
    if (file !== undefined && Date.now() - file.mtimeMs > KEPT_MS) await rm(path, { force: true });
  }
}
