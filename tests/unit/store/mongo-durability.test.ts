// What a MongoDB must promise before people's messages are trusted to it.

import { serverProblem, weakSettingOf } from '../../../src/store/mongo/durability.js';
import { openMongoStore } from '../../../src/store/mongo/open.js';
import { writeCopy } from '../../../src/store/sqlite/write-copy.js';
import { describeMongo, type MongoServer, startMongo } from '../../helpers/mongo.js';

describe('an address', () => {
  const at = (query: string) => weakSettingOf(`mongodb://user:secret@db1,db2,db3/safe_passage${query}`);

  it.each(['?w=1', '?replicaSet=rs0&W=2', '?w=0'])('that asks for fewer than a majority is refused: %s', (query) => {
    expect(at(query)?.toLowerCase()).toBe('w');
  });

  it('that does without the journal, or reads what may be rolled back, is refused', () => {
    expect(at('?journal=false')).toBe('journal');
    expect(at('?j=false')).toBe('j');
    expect(at('?readConcernLevel=local')).toBe('readConcernLevel');
    expect(at('?readPreference=secondaryPreferred')).toBe('readPreference');
  });

  it('that says nothing of it, or asks for the most, is taken', () => {
    expect(at('')).toBeUndefined();
    expect(at('?replicaSet=rs0&w=majority&journal=true&readConcernLevel=majority&tls=true')).toBeUndefined();
  });
});

describe('a server', () => {
  const member = { hello: { setName: 'rs0' }, buildInfo: { version: '8.0.1' }, serverStatus: undefined };

  it('that is a replica set, or a router of a sharded cluster, is taken', () => {
    expect(serverProblem(member)).toBeUndefined();
    expect(serverProblem({ ...member, hello: { msg: 'isdbgrid' } })).toBeUndefined();
    expect(serverProblem({ ...member, serverStatus: { storageEngine: { persistent: true } } })).toBeUndefined();
  });

  it('that stands alone, keeps its data in memory or ignores write concern is refused, with the mend', () => {
    expect(serverProblem({ ...member, hello: {} })).toContain('Make it a replica set');
    expect(serverProblem({ ...member, serverStatus: { storageEngine: { persistent: false } } })).toContain(
      'WiredTiger',
    );
    expect(serverProblem({ ...member, buildInfo: { ferretdbVersion: '1.24' } })).toContain('use a MongoDB replica set');
  });
});

it('a server that is away is told as such, without the address and its password', async () => {
  const opening = openMongoStore({ url: 'mongodb://user:secret@127.0.0.1:9/x?serverSelectionTimeoutMS=50', writeCopy });
  const error = await opening.catch((failed: unknown) => failed);
  expect(error).toMatchObject({ code: 'store_unavailable' });
  expect(String(error)).not.toContain('secret');
});

describeMongo('a store on a server of the MongoDB protocol', () => {
  let server: MongoServer;
  beforeAll(async () => {
    server = await startMongo();
  });
  afterAll(async () => {
    await server?.end();
  });

  const refusal = async (options: { url: string; mustExist?: boolean; durable?: boolean }) => {
    const opening = openMongoStore({ ...options, writeCopy });
    return await opening.then(
      (store) => store.close().then(() => 'opened'),
      (error: Error & { code?: string }) => `${error.code}: ${error.message}`,
    );
  };

  it('is refused in a real deployment when its address is weak, whatever the server gives', async () => {
    const url = server.url();
    const weak = `${url}${url.includes('?') ? '&' : '?'}w=1`;
    expect(await refusal({ url: weak, durable: true })).toMatch(/^bad_config: STORE_URL sets w to less than majority/);
  });

  it('is opened in a real deployment on a replica set, and refused on the stand-in, which ignores write concern', async () => {
    const real = ['url', 'mongod'].includes(process.env.MONGO_TEST_SERVER ?? '');
    const outcome = await refusal({ url: server.url(), durable: true });
    expect(outcome).toMatch(real ? /^opened$/ : /^bad_config: This server .* ignores write concern/);
  });

  it('is not made where one must be', async () => {
    expect(await refusal({ url: server.url(), mustExist: true })).toMatch(/^bad_config: There is no store/);
  });

  it.each([
    ['0.5', 'safe-passage store migrate'],
    ['999', 'use the newer program'],
  ])('of version %s is refused: %s', async (version, mend) => {
    const url = server.url();
    const store = await openMongoStore({ url, writeCopy });
    await store.meta.set('schemaVersion', version);
    await store.close();
    expect(await refusal({ url })).toContain(mend);
  });
});
