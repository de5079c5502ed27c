// Builds what tests start as real processes and workers: the server bundle and the two pages.
import { execFileSync } from 'node:child_process';

export default function build() {
  if (process.env.SKIP_BUILD === '1') return;
  // jest sets NODE_ENV=test, with which the pages would be built for debugging.
  const env = { ...process.env, NODE_ENV: 'production' };
  execFileSync('npm', ['run', '--silent', 'build'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
}
