// Builds what tests start as real processes and workers: the server bundle and the two pages.
import { execFileSync } from 'node:child_process';

export default function build() {
  if (process.env.SKIP_BUILD === '1') return;
  execFileSync('npm', ['run', '--silent', 'build'], { stdio: ['ignore', 'ignore', 'inherit'] });
}
