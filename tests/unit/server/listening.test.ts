import { once } from 'node:events';
import { Agent, get, type IncomingMessage, type RequestListener } from 'node:http';
import { listen } from '../../../src/server/listening.js';

/** A client that keeps its connection, as pages and proxies do. */
const agent = new Agent({ keepAlive: true, maxSockets: 1 });
afterAll(() => agent.destroy());

async function ask(port: number): Promise<IncomingMessage> {
  const [response] = (await once(get({ port, agent, host: '127.0.0.1' }), 'response')) as [IncomingMessage];
  response.resume();
  await once(response, 'end');
  return response;
}

it('ends although a client that has a connection goes on asking', async () => {
  const waiting: (() => void)[] = [];
  const handler: RequestListener = (_request, response) => {
    waiting.push(() => response.end('answered'));
  };
  const port = await listen(handler, '127.0.0.1', 0, 'PORT');
  const asked = ask(port.port);
  while (waiting.length === 0) await new Promise((resolve) => setImmediate(resolve));
  const closed = port.close();
  waiting[0]?.();
  expect((await asked).headers.connection).toBe('close');
  await closed;
  await expect(ask(port.port)).rejects.toThrow('ECONNREFUSED');
});
