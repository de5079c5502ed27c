// Opens and closes one port.

import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AppError } from '../domain/errors.js';

/** A request's headers must be there within this time, the whole request within the next. */
const HEADERS_TIMEOUT_MS = 15_000;
const REQUEST_TIMEOUT_MS = 60_000;
/** Longer than common proxies keep an idle connection, so that they, not we, close it. */
const KEEP_ALIVE_MS = 65_000;

export interface Listening {
  readonly host: string;
  /** The port that was really taken, where 0 was asked for. */
  readonly port: number;
  /** Takes no new connection and resolves when the last request is answered. */
  close(): Promise<void>;
  /** Cuts what is still open. */
  cut(): void;
}

/** Listens. Throws AppError('bad_config') naming the setting when the port is taken or not ours to take. */
export async function listen(
  handler: RequestListener,
  host: string,
  port: number,
  setting: string,
): Promise<Listening> {
  const answering = new Set<ServerResponse>();
  let closing = false;
  const server = createServer(
    { headersTimeout: HEADERS_TIMEOUT_MS, requestTimeout: REQUEST_TIMEOUT_MS, keepAliveTimeout: KEEP_ALIVE_MS },
    (request, response) => {
      answering.add(response);
      response.once('close', () => answering.delete(response));
      if (closing) askToLeave(response);
      handler(request, response);
    },
  );
  await opened(server, host, port, setting);
  return {
    host,
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        closing = true;
        for (const response of answering) askToLeave(response);
        server.close(() => resolve());
        server.closeIdleConnections();
      }),
    cut: () => server.closeAllConnections(),
  };
}

/** A client that keeps its connection would go on asking on it, and the end would never come. */
function askToLeave(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('Connection', 'close');
}

function opened(server: Server, host: string, port: number, setting: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why =
        error.code === 'EADDRINUSE' ? 'is used by another program' : `cannot be opened (${error.code ?? error.name})`;
      reject(
        new AppError(
          'bad_config',
          `Port ${port} on ${host} ${why}: set ${setting} to a free port, e.g. ${setting}=${port + 10}.`,
        ),
      );
    });
    server.listen(port, host, () => resolve());
  });
}
