// A further process on the same store: engagements of its own behind a desk of its own.

import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createDeskApp } from '../../../../src/server/desk-app.js';
import type { Reply } from '../../desk-world.js';
import type { Name } from '../engagement-world.js';
import type { Scene } from './attempts.js';

/** Asks the other process as somebody signed in. */
export type AskOther = (who: Name, method: string, path: string, body?: object) => Promise<Reply>;

/** Starts it. It knows nothing but what stands in the store and in the files. */
export async function secondProcess(
  scene: Scene,
): Promise<{ readonly ask: AskOther; readonly end: () => Promise<void> }> {
  const engagements = await scene.another();
  if (engagements === null) throw new Error('Engagements are off.');
  await engagements.start();
  const server = createServer(createDeskApp({ ...scene.deps, engagements: engagements.tools }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    async ask(who, method, path, body) {
      const { cookie } = await scene.people[who].again();
      return await asked(port, method, `/api/v1/engagements${path}`, cookie, body);
    },
    async end() {
      engagements.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function asked(port: number, method: string, path: string, cookie: string, body: object = {}): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const payload = method === 'GET' ? undefined : JSON.stringify(body);
    const length = payload === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(payload)) };
    const headers = { 'Content-Type': 'application/json', ...length, Cookie: cookie };
    const sent = request({ port, host: '127.0.0.1', method, path, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const bytes = Buffer.concat(chunks);
        const text = bytes.toString();
        const json = text === '' ? undefined : (JSON.parse(text) as unknown);
        resolve({ status: response.statusCode ?? 0, headers: response.headers, bytes, text, json });
      });
    });
    sent.on('error', reject);
    sent.end(payload);
  });
}
