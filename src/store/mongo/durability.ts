// Does the server keep what it acknowledges? Asked at each start of a real deployment.

import { AppError } from '../../domain/errors.js';
import type { Database } from './database.js';
import { ping } from './ops/meta.js';

const SEE = 'see docs/mongodb.md';

/** Settings of an address that would weaken a promise, by name in small letters, and what may stand there. */
const PROMISES: Readonly<Record<string, readonly string[]>> = {
  w: ['majority'],
  journal: ['true'],
  j: ['true'],
  readconcernlevel: ['majority', 'linearizable'],
  readpreference: ['primary'],
};

/** What the address asks for that is less than a majority's journals, as the setting's name; undefined when nothing is. */
export function weakSettingOf(url: string): string | undefined {
  const query = url.includes('?') ? url.slice(url.indexOf('?') + 1) : '';
  for (const [name, value] of new URLSearchParams(query)) {
    const allowed = PROMISES[name.toLowerCase()];
    if (allowed !== undefined && !allowed.includes(value.toLowerCase())) return name;
  }
  return undefined;
}

/** What the server says of itself: its answers to `hello`, `buildInfo` and, where we may ask, `serverStatus`. */
export interface ServerFacts {
  readonly hello: Readonly<Record<string, unknown>>;
  readonly buildInfo: Readonly<Record<string, unknown>>;
  readonly serverStatus: Readonly<Record<string, unknown>> | undefined;
}

/** Why this server cannot be trusted with messages, with the mend; undefined when it can. */
export function serverProblem({ hello, buildInfo, serverStatus }: ServerFacts): string | undefined {
  if ('ferretdbVersion' in buildInfo) {
    return `This server speaks MongoDB's protocol but ignores write concern (FerretDB): use a MongoDB replica set; ${SEE}.`;
  }
  if (typeof hello.setName !== 'string' && hello.msg !== 'isdbgrid') {
    return `This MongoDB is a single server: what it acknowledged is lost with its disk. Make it a replica set; ${SEE}.`;
  }
  const engine = serverStatus?.storageEngine;
  if (typeof engine === 'object' && engine !== null && 'persistent' in engine && engine.persistent === false) {
    return `This MongoDB keeps its data in memory only: use the WiredTiger engine; ${SEE}.`;
  }
  return undefined;
}

/** Refuses with `bad_config` what would not keep an acknowledged message, each with its mend. */
export async function assertDurable(db: Database, url: string): Promise<void> {
  const weak = weakSettingOf(url);
  if (weak !== undefined) {
    const why = 'an acknowledged message could be lost with one machine';
    throw new AppError(
      'bad_config',
      `STORE_URL sets ${weak} to less than majority, so ${why}: remove ${weak} from it.`,
    );
  }
  const [hello, buildInfo, serverStatus] = await Promise.all([
    db.command({ hello: 1 }, 'admin'),
    db.command({ buildInfo: 1 }, 'admin'),
    // Needs the role clusterMonitor, which a service need not have.
    db.command({ serverStatus: 1 }, 'admin').catch(() => undefined),
  ]);
  const problem = serverProblem({ hello, buildInfo, serverStatus });
  if (problem !== undefined) throw new AppError('bad_config', problem);
  await ping(db);
}
