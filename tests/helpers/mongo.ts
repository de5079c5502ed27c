// A server of MongoDB's protocol for one test file, and databases on it.

import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Connection, Mongoose } from 'mongoose';

/** `describe` where there is such a server, else a suite that is skipped; the global set-up has said so in words. */
export const describeMongo = (process.env.MONGO_TEST_SERVER ?? '') === '' ? describe.skip : describe;

/** A running server. */
export interface MongoServer {
  /** An address with a database name that nobody else uses. */
  url(): string;
  /** Kills a server that was started here, without a word of farewell. */
  kill(): Promise<void>;
  /** Drops the databases that were named, and ends what was started. */
  end(): Promise<void>;
}

interface Started {
  readonly base: string;
  readonly child: ChildProcess | undefined;
  readonly folder: string | undefined;
}

/** Starts the server that the global set-up found, or uses the one of MONGODB_TEST_URL. */
export async function startMongo(): Promise<MongoServer> {
  const started = await start(process.env.MONGO_TEST_SERVER ?? '');
  const named: string[] = [];
  return {
    url() {
      const url = withDatabase(started.base, `test_${randomBytes(6).toString('hex')}`);
      named.push(url);
      return url;
    },
    kill: () => killed(started.child),
    async end() {
      if (started.child === undefined) for (const url of named) await onDatabase(url, (db) => db.dropDatabase());
      await killed(started.child);
      if (started.folder !== undefined) await rm(started.folder, { recursive: true, force: true });
    },
  };
}

/** Works on a database beside the store under test. */
export async function onDatabase<T>(url: string, work: (connection: Connection) => Promise<T>): Promise<T> {
  const connection = await new Mongoose().createConnection(url, { serverSelectionTimeoutMS: 5_000 }).asPromise();
  try {
    return await work(connection);
  } finally {
    await connection.close();
  }
}

/** Empties every collection; indexes and the schema's version stay. */
export async function emptied(url: string): Promise<void> {
  await onDatabase(url, async (connection) => {
    const names = (await connection.listCollections()).map(({ name }) => name);
    for (const name of names) {
      await connection.collection(name).deleteMany({ _id: { $ne: 'schemaVersion' } as never });
    }
  });
}

function withDatabase(base: string, database: string): string {
  const [, before = base, query = ''] = /^(mongodb(?:\+srv)?:\/\/[^/?]+)[^?]*(\?.*)?$/.exec(base) ?? [];
  return `${before}/${database}${query}`;
}

async function start(server: string): Promise<Started> {
  if (server === 'url') return { base: process.env.MONGODB_TEST_URL ?? '', child: undefined, folder: undefined };
  const folder = await mkdtemp(join(tmpdir(), 'mongo-'));
  return server === 'mongod' ? await startMongod(folder) : await startProgram(resolve(server), folder);
}

async function startProgram(program: string, folder: string): Promise<Started> {
  const child = spawn(program, [folder], { stdio: ['pipe', 'pipe', 'ignore'] });
  const [first] = (await once(child.stdout, 'data')) as [Buffer];
  return { base: String(first).split('\n')[0] ?? '', child, folder };
}

async function startMongod(folder: string): Promise<Started> {
  const port = await freePort();
  const args = ['--dbpath', folder, '--port', String(port), '--bind_ip', '127.0.0.1', '--replSet', 'rs'];
  const child = spawn('mongod', args, { stdio: 'ignore' });
  const base = `mongodb://127.0.0.1:${port}/`;
  const members = [{ _id: 0, host: `127.0.0.1:${port}` }];
  await onDatabase(`${base}admin?directConnection=true`, async ({ db }) => {
    await db?.admin().command({ replSetInitiate: { _id: 'rs', members } });
  });
  return { base: `${base}?replicaSet=rs`, child, folder };
}

async function killed(child: ChildProcess | undefined): Promise<void> {
  if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
