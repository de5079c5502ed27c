// What is built runs without the packages of development, and leaves the project's folder as it is.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readdir, rm, stat, symlink } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { ensureBuilt } from '../helpers/built.js';
import { ServiceProcess } from '../helpers/service.js';
import { ROOT, read } from './files.js';

const PACKAGE = JSON.parse(read('package.json')) as { readonly dependencies: Readonly<Record<string, string>> };
/** Packages that the image takes out again, as its Dockerfile says. */
const TAKEN_OUT = /npm uninstall (?:--\S+ )+([\w@/ -]+)/.exec(read('deploy/Dockerfile'))?.[1]?.trim().split(' ') ?? [];

/** Packages that the built server imports from outside itself. */
async function imported(): Promise<readonly string[]> {
  const built = (await readdir(join(ROOT, 'dist/server'))).filter((name) => /^(main|.*-worker)\.js$/.test(name));
  const { metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: built.map((name) => `dist/server/${name}`),
    outdir: 'out',
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    metafile: true,
    write: false,
    logLevel: 'silent',
  });
  const paths = Object.values(metafile.outputs).flatMap(({ imports }) => imports.map(({ path }) => path));
  const packages = paths.map((path) => /^(@[^/]+\/[^/]+|[^/]+)/.exec(path)?.[0] ?? path);
  const own = packages.filter((name) => !name.startsWith('node:') && !builtinModules.includes(name));
  return [...new Set(own)].filter((name) => !name.startsWith('.') && name !== 'out').sort();
}

describe('in production', () => {
  beforeAll(() => ensureBuilt());

  it('needs no package of development, and none of those that the image takes out', async () => {
    const packages = await imported();
    expect(packages).toEqual(expect.arrayContaining(['libsql', '@node-rs/argon2']));
    expect(TAKEN_OUT.length).toBeGreaterThan(0);
    // Optional ones are looked for and not missed.
    const optional = new Set(['@tensorflow/tfjs-node']);
    const absent = packages.filter((name) => !(name in PACKAGE.dependencies) && !optional.has(name));
    expect(absent).toEqual([]);
    expect(packages.filter((name) => TAKEN_OUT.includes(name))).toEqual([]);
    for (const name of TAKEN_OUT) expect(Object.keys(PACKAGE.dependencies)).toContain(name);
  });

  it('writes data and keys where it is told, and nothing into its own folder', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'production-'));
    const app = join(folder, 'app');
    for (const part of ['package.json', 'bin', 'content', 'models', 'dist'])
      await cp(join(ROOT, part), join(app, part), { recursive: true });
    await symlink(join(ROOT, 'node_modules'), join(app, 'node_modules'));
    const before = await listing(app);
    const service = await ServiceProcess.prepare({ folder: join(folder, 'state') });
    const child = spawn(process.execPath, [join(app, 'bin/safe-passage.mjs'), 'serve'], {
      cwd: app,
      env: service.env,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const ended = once(child, 'exit');
    await once(child.stdout, 'data');
    expect((await fetch(`${service.chat}/readyz`)).status).toBe(200);
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    expect(await listing(app)).toEqual(before);
    expect(await readdir(join(folder, 'state'))).toEqual(expect.arrayContaining(['keys.json', 'store.db']));
    await rm(folder, { recursive: true });
  });
});

/** Names of all files with size and time of their last change. */
async function listing(folder: string): Promise<readonly string[]> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const lines = files
    .filter((one) => one.isFile())
    .map(async (one) => {
      const path = join(one.parentPath, one.name);
      const { size, mtimeMs } = await stat(path);
      return `${path} ${size} ${mtimeMs}`;
    });
  return (await Promise.all(lines)).sort();
}
