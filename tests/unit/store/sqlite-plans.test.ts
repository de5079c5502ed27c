// No statement walks a table that grows: the cost of a message must not depend on how many there were.

import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { openConnection } from '../../../src/store/sqlite/connection.js';
import type { Db } from '../../../src/store/sqlite/db.js';
import { OPERATIONS } from '../../../src/store/sqlite/operations.js';
import { knownStatements } from '../../../src/store/sqlite/statement.js';
import { freshPath } from '../../helpers/sqlite.js';

/** Tables with a row for each member of staff, wrapping key or counter. */
const SMALL = ['accounts', 'duty', 'key_counts', 'counters'];

describe('query plans', () => {
  let path: string;
  let db: Db;
  beforeAll(async () => {
    path = await freshPath();
    db = openConnection(path);
  });
  afterAll(async () => {
    db.close();
    await rm(dirname(path), { recursive: true });
  });

  it('are known for every operation there is', () => {
    expect(Object.values(OPERATIONS).flatMap((group) => Object.keys(group)).length).toBeGreaterThan(60);
    expect(knownStatements().length).toBeGreaterThan(80);
  });

  it('use an index on every table that grows', () => {
    const scans = knownStatements().flatMap((known) =>
      db
        .plan(known)
        .filter((line) => line.startsWith('SCAN ') && line !== 'SCAN CONSTANT ROW')
        .filter((line) => !SMALL.some((table) => line.startsWith(`SCAN ${table}`)))
        .map((line) => `${line} in: ${known.sql}`),
    );
    expect(scans).toEqual([]);
  });

  it('sort nothing but what one contact or one person waits for', () => {
    const sorts = knownStatements().filter((known) => db.plan(known).some((line) => line.includes('TEMP B-TREE')));
    const allowed = sorts.filter((known) =>
      ['entries_unsettled_of', 'help WHERE conversation_id'].some((part) => known.sql.includes(part)),
    );
    expect(sorts.filter((known) => !allowed.includes(known)).map(({ sql }) => sql)).toEqual([]);
  });
});
