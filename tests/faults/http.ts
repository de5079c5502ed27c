// One HTTP request over kept-alive connections, answered or failed; nothing is tried again here.

import { Agent, type IncomingHttpHeaders, request } from 'node:http';

export interface Sent {
  readonly port: number;
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** A server that says nothing for so long is gone. */
const SILENCE_MS = 30_000;

const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY });

/** Sends. Rejects when the connection is refused or lost, or the server stays silent. */
export function send({ port, method = 'POST', path, headers = {}, body }: Sent): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const sent = request(
      { host: '127.0.0.1', port, method, path, agent, timeout: SILENCE_MS, headers: { ...length, ...headers } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.once('error', reject);
        response.once('aborted', () => reject(new Error('The answer was cut off.')));
        response.once('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: Buffer.concat(chunks).toString(),
          }),
        );
      },
    );
    sent.once('timeout', () => sent.destroy(new Error('The server stays silent.')));
    sent.once('error', reject);
    sent.end(body);
  });
}

/** Sends JSON with a bearer token. */
export function postJson(port: number, path: string, body: unknown, token?: string): Promise<Answer> {
  const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
  return send({
    port,
    path,
    headers: { 'content-type': 'application/json', ...authorization },
    body: JSON.stringify(body),
  });
}

/** Ends the connections that wait for another request, so that the process can end. */
export function closeConnections(): void {
  agent.destroy();
}
