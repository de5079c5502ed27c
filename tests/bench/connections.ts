// A client that costs little beside the server it measures: HTTP/1.1 over connections of its own, written and read by hand. It knows only
// what our own answers look like: a status, a Content-Length, a body.

import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

export interface Posted {
  readonly status: number;
  readonly body: string;
}

interface Waiting {
  readonly request: string;
  readonly resolve: (posted: Posted) => void;
  readonly reject: (error: Error) => void;
}

const HEAD_END = '\r\n\r\n';

/** One connection: a request, its answer, the next request. */
class Line {
  readonly #socket: Socket;
  readonly #free: (line: Line) => void;
  #waiting: Waiting | undefined;
  #bytes: Buffer = Buffer.alloc(0);

  constructor(socket: Socket, free: (line: Line) => void) {
    this.#socket = socket;
    this.#free = free;
    socket.setNoDelay(true);
    socket.on('data', (chunk: Buffer) => this.#hear(chunk));
    socket.on('error', (error) => this.#fail(error));
    socket.on('close', () => this.#fail(new Error('The connection was closed.')));
  }

  send(waiting: Waiting): void {
    this.#waiting = waiting;
    this.#socket.write(waiting.request);
  }

  end(): void {
    this.#socket.destroy();
  }

  #hear(chunk: Buffer): void {
    this.#bytes = this.#bytes.length === 0 ? chunk : Buffer.concat([this.#bytes, chunk]);
    const end = this.#bytes.indexOf(HEAD_END);
    if (end < 0) return;
    const head = this.#bytes.toString('latin1', 0, end);
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0);
    const from = end + HEAD_END.length;
    if (this.#bytes.length < from + length) return;
    const body = this.#bytes.toString('utf8', from, from + length);
    this.#bytes = this.#bytes.subarray(from + length);
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting?.resolve({ status: Number(head.slice(9, 12)), body });
    this.#free(this);
  }

  #fail(error: Error): void {
    this.#waiting?.reject(error);
    this.#waiting = undefined;
  }
}

/** So many connections to a port of this machine; more requests than that wait their turn. */
export class Connections {
  readonly #lines: Line[] = [];
  readonly #idle: Line[] = [];
  readonly #queue: Waiting[] = [];

  /** Opens them. */
  static async open(port: number, count: number): Promise<Connections> {
    const connections = new Connections();
    for (let n = 0; n < count; n++) {
      const socket = connect({ port, host: '127.0.0.1' });
      await once(socket, 'connect');
      const line = new Line(socket, (free) => connections.#next(free));
      connections.#lines.push(line);
      connections.#idle.push(line);
    }
    return connections;
  }

  /** Posts JSON. Rejects when the connection is lost. */
  post(path: string, value: unknown, token?: string): Promise<Posted> {
    const body = JSON.stringify(value);
    const authorization = token === undefined ? '' : `Authorization: Bearer ${token}\r\n`;
    const request = `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n${authorization}Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}${HEAD_END}${body}`;
    return new Promise((resolve, reject) => {
      const waiting = { request, resolve, reject };
      const line = this.#idle.pop();
      if (line === undefined) this.#queue.push(waiting);
      else line.send(waiting);
    });
  }

  end(): void {
    for (const line of this.#lines) line.end();
  }

  #next(line: Line): void {
    const waiting = this.#queue.shift();
    if (waiting === undefined) this.#idle.push(line);
    else line.send(waiting);
  }
}
