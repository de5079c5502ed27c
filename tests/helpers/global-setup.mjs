// Builds what tests start as real processes and workers: the server bundle, the two pages, a server of MongoDB's protocol.
import { execFileSync } from 'node:child_process';
import { prepareMongo } from './mongo-prepare.mjs';

export default function build() {
  prepareMongo();
  if (process.env.SKIP_BUILD === '1') return;
  // jest sets NODE_ENV=test, with which the pages would be built for debugging.
  const env = { ...process.env, NODE_ENV: 'production' };
  execFileSync('npm', ['run', '--silent', 'build'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
}
