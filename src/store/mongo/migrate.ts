// The schema's versions. A step may be cut off and run again; its number is written when it is done.

import { AppError } from '../../domain/errors.js';
import { refuseNewer, refuseOther } from '../version.js';
import type { Collection, Index } from './collection.js';
import {
  COLLECTIONS,
  CONTENT_ACTS,
  CONTENT_VERSIONS,
  CONVERSATIONS,
  ENGAGEMENTS,
  ENTRIES,
  EVIDENCE,
  EVIDENCE_ROOTS,
  HOLDS,
  META,
  REPORTS,
  TURNS,
} from './collections.js';
import type { Database } from './database.js';
import { meta } from './ops/meta.js';

/** A step forward. */
export interface Step {
  readonly version: number;
  /** What it does, for the person who runs it. */
  readonly says: string;
  readonly run: (db: Database) => Promise<void>;
}

/** All steps in order. Never changed once released, only added to. */
const STEPS: readonly Step[] = [
  { version: 1, says: 'creates the collections and their indexes', run: (db) => createIndexes(db, COLLECTIONS) },
  { version: 2, says: 'makes room for readings by the second reader', run: addReadings },
  {
    version: 3,
    says: 'makes room for versions of the content',
    run: (db) => createIndexes(db, [CONTENT_VERSIONS, CONTENT_ACTS]),
  },
  { version: 4, says: 'makes room for legal holds and for reports that are found by their code', run: addCases },
  {
    version: 5,
    says: 'makes room for the evidence of engagements',
    run: (db) => createIndexes(db, [EVIDENCE, EVIDENCE_ROOTS]),
  },
  { version: 6, says: 'makes room for the records of engagements', run: (db) => createIndexes(db, [ENGAGEMENTS]) },
];

/** Where the version stands among the store's facts. */
const VERSION = 'schemaVersion';
/** The fact that stands while a store is being made of a copy. */
export const RESTORING = 'restoring';

/** The version that this program works with. */
export function latestVersion(): number {
  return STEPS.at(-1)?.version ?? 0;
}

/** The version of a store; 0 where there is none. */
export async function versionOf(db: Database): Promise<number> {
  return Number((await meta(db).get(VERSION)) ?? 0);
}

/** Makes an empty database a store; refuses an older or newer one with `bad_config`, and with `mustExist` an empty one too. */
export async function checkVersion(db: Database, mustExist: boolean): Promise<void> {
  const version = await versionOf(db);
  if (version === 0 && (await meta(db).get(RESTORING)) !== undefined) {
    throw new AppError('bad_config', 'A restore into this database was cut off: run it again.');
  }
  if (version === 0 && mustExist) {
    throw new AppError('bad_config', 'There is no store in this database: check STORE_URL.');
  }
  if (version === 0) await migrate(db);
  else refuseOther(version, latestVersion());
}

/** Makes the newest schema, but not its version: nobody can open the store before `finishSchema`. */
export async function createSchema(db: Database): Promise<void> {
  for (const step of STEPS) await step.run(db);
}

/** Says that the store is whole. */
export async function finishSchema(db: Database): Promise<void> {
  await meta(db).set(VERSION, String(latestVersion()));
  await db.rows(META).remove({ _id: RESTORING });
}

/** Runs the missing steps; `onStep` hears of each before it runs. Refuses a newer store with `bad_config`. */
export async function migrate(
  db: Database,
  onStep: (step: Step) => void = () => undefined,
): Promise<{ readonly from: number; readonly to: number }> {
  const from = await versionOf(db);
  refuseNewer(from, latestVersion());
  for (const step of STEPS) {
    if (step.version <= from) continue;
    onStep(step);
    await step.run(db);
    await meta(db).set(VERSION, String(step.version));
  }
  return { from, to: await versionOf(db) };
}

/** What was written before is not read again. Fields first: what a newer program finds in the index it can also read. */
async function addReadings(db: Database): Promise<void> {
  await db.rows(ENTRIES).change({ readTries: null }, { $set: { toRead: null, readTries: 0 } });
  await db.rows(TURNS).change({ goesOnAt: null }, { $set: { goesOnAt: null } });
  await createIndexes(db, [ENTRIES]);
}

/** What was asked for before was asked without a code word. */
async function addCases(db: Database): Promise<void> {
  await db.rows(CONVERSATIONS).change({ erasureByWord: null }, { $set: { erasureByWord: false } });
  await createIndexes(db, [HOLDS, REPORTS]);
}

/** One at a time: each is whole or not there, and one that is there is left as it is. */
async function createIndexes(db: Database, collections: readonly Pick<Collection<never>, 'name' | 'indexes'>[]) {
  for (const { name, indexes } of collections) {
    for (const index of indexes) await db.command({ createIndexes: name, indexes: [described(index)] });
  }
}

function described({ key, unique }: Index) {
  const name = Object.keys(key).join('_');
  return { key, name, ...(unique === true && { unique }) };
}
