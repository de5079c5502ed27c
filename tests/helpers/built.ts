// Sees to it that what is started as a real process is built from the sources that lie here.

import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../src/cli/project-root.js';

/** Builds the server, and the pages when they were never built, unless the bundle is newer than every source. */
export function ensureBuilt(): void {
  const root = projectRoot();
  const run = (command: string, ...args: string[]) =>
    execFileSync(command, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  if (!existsSync(join(root, 'dist/web/chat'))) run('npm', 'run', '--silent', 'build');
  else if (isStale(root)) run('node', 'tools/build.mjs');
}

function isStale(root: string): boolean {
  const bundle = join(root, 'dist/server/main.js');
  if (!existsSync(bundle)) return true;
  const builtAt = statSync(bundle).mtimeMs;
  const sources = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true });
  return sources.some((one) => one.isFile() && statSync(join(one.parentPath, one.name)).mtimeMs > builtAt);
}
