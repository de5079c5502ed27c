// A place for an embedded store in a test.

import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Path of a database file in a new folder of its own; the test removes the folder. */
export async function freshPath(): Promise<string> {
  return join(await mkdtemp(join(tmpdir(), 'store-')), 'safe-passage.db');
}
