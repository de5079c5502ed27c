// Runs one TypeScript file of the project: bundles it beside the built server, whose workers it then finds, and imports it.
import { mkdirSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { COMMONJS_BANNER, leanBotkit } from './lean-botkit.mjs';

const [source, ...args] = process.argv.slice(2);
if (source === undefined) {
  process.stderr.write('Usage: node tools/run-ts.mjs FILE.ts [arguments]\n');
  process.exit(2);
}
const outfile = resolve('dist/server', `run-${basename(source, '.ts')}.mjs`);
mkdirSync('dist/server', { recursive: true });
await build({
  entryPoints: [source],
  outfile,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  plugins: [leanBotkit],
  banner: { js: COMMONJS_BANNER },
  sourcemap: 'inline',
  logLevel: 'warning',
});
process.argv = [process.argv[0], outfile, ...args];
await import(pathToFileURL(outfile).href);
