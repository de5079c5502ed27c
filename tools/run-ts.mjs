// Runs one TypeScript file of the project: bundles it beside the built server, whose workers it then finds, and imports it.
import { mkdirSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { SERVER_BUNDLE } from './lean-botkit.mjs';

const [source, ...args] = process.argv.slice(2);
if (source === undefined) {
  process.stderr.write('Usage: node tools/run-ts.mjs FILE.ts [arguments]\n');
  process.exit(2);
}
const outfile = resolve('dist/server', `run-${basename(source, '.ts')}.mjs`);
mkdirSync('dist/server', { recursive: true });
await build({ ...SERVER_BUNDLE, entryPoints: [source], outfile, sourcemap: 'inline' });
process.argv = [process.argv[0], outfile, ...args];
await import(pathToFileURL(outfile).href);
