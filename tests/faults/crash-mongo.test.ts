// The kill run on a server of MongoDB's protocol.

import { describeMongo, type MongoServer, startMongo } from '../helpers/mongo.js';
import { broken } from './held.js';
import { closeConnections } from './http.js';
import { killRun } from './kill.js';

describeMongo('on MongoDB', () => {
  let server: MongoServer;
  beforeAll(async () => {
    server = await startMongo();
  });
  afterAll(async () => {
    closeConnections();
    await server?.end();
  });

  it('loses nothing that was acknowledged and leaves nothing unanswered when it is killed again and again', async () => {
    const size = { messages: 60, chats: 6, kills: 3, seed: 7 };
    expect(broken(await killRun(size, { env: { STORE_URL: server.url() } }))).toEqual([]);
  }, 240_000);
});
