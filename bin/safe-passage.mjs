#!/usr/bin/env node
// Starts the built command line; builds it first when it was never built.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const built = new URL('../dist/server/main.js', import.meta.url);

if (!existsSync(built)) {
  process.stderr.write('First start: building (once).\n');
  try {
    execFileSync('npm', ['run', '--silent', 'build'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  } catch {
    process.stderr.write(
      'It cannot be built here. Where all packages are (npm ci), run npm run build; then bring dist/ along.\n',
    );
    process.exit(2);
  }
}
await import(built.href);
