// A server with change streams for tests: a proxy before a server of MongoDB's protocol that has none.
//
// It lets every command through and watches the writes that succeed. `aggregate` with `$changeStream` and the `getMore`s that
// belong to it it answers itself, in the format of https://www.mongodb.com/docs/manual/reference/change-events/, with the
// client's own pipeline run over each event. What it cannot show: how fast a real set is, elections, several shards.

import { EventEmitter, once } from 'node:events';
import { type AddressInfo, createServer, connect as dial, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { Aggregator } from 'mingo';
import { mongo } from 'mongoose';
import { type Document, type Message, MessageReader, messageOf } from './wire-protocol.js';

const BETWEEN_CUTS_MS = 20;

interface Command {
  readonly name: string;
  readonly body: Document;
}

interface Stream {
  readonly pipeline: readonly Document[];
  next: number;
}

/** A running proxy. */
export interface ChangeStreamServer {
  /** The address that was given, through the proxy. */
  url(of: string): string;
  /**
   * Cuts every connection, the oldest first. New ones are taken. Not all in one moment: where the server does not stream its own
   * state (FerretDB; a real one does), the driver's watcher then waits for ever on its dead connection.
   */
  cut(): Promise<void>;
  /** Events that were sent, as the clients got them. */
  readonly sent: readonly Document[];
  end(): Promise<void>;
}

/** Starts a proxy before the server at `base`. With `refusal` it refuses streams with this code, as a single server does. */
export async function startChangeStreams(base: string, refusal?: number): Promise<ChangeStreamServer> {
  const events: Document[] = [];
  const sent: Document[] = [];
  const written = new EventEmitter().setMaxListeners(0);
  const streams = new Map<string, Stream>();
  const sockets = new Set<Socket>();

  function record(made: readonly Document[]): void {
    for (const event of made) events.push({ _id: { _data: String(events.length + 1) }, ...event });
    if (made.length > 0) written.emit('more');
  }

  function open(body: Document): Document {
    if (refusal !== undefined) {
      return { ok: 0, code: refusal, errmsg: 'The $changeStream stage is only supported on replica sets' };
    }
    const [first = {}, ...pipeline] = body.pipeline as Document[];
    const { resumeAfter, startAfter } = first.$changeStream as Record<string, Document | undefined>;
    const after = resumeAfter ?? startAfter;
    const id = mongo.Long.fromNumber(7_000_000 + streams.size);
    streams.set(id.toString(), { pipeline, next: after === undefined ? events.length : Number(after._data) });
    return answer(id, 'firstBatch', [], after ?? tokenOf(events.length), String(body.$db));
  }

  /** Waits for events as long as the client said. */
  async function more(stream: Stream, body: Document): Promise<Document> {
    if (stream.next >= events.length) {
      const wait = AbortSignal.timeout(Math.min(Number(body.maxTimeMS ?? 1_000), 1_000));
      await once(written, 'more', { signal: wait }).catch(() => undefined);
    }
    const fresh = events.slice(stream.next);
    stream.next = events.length;
    const passed = new Aggregator(stream.pipeline as never).run(fresh as never) as unknown as Document[];
    sent.push(...passed);
    return answer(body.getMore as mongo.Long, 'nextBatch', passed, tokenOf(stream.next), String(body.$db));
  }

  /** What the proxy answers itself; undefined: the server's. */
  async function own({ name, body }: Command): Promise<Document | undefined> {
    const [first] = (body.pipeline ?? []) as Document[];
    if (name === 'aggregate' && first !== undefined && '$changeStream' in first) return open(body);
    if (name === 'getMore') {
      const stream = streams.get(String(body.getMore));
      return stream === undefined ? undefined : await more(stream, body);
    }
    const ids = name === 'killCursors' ? (body.cursors as unknown[]).map(String) : [];
    if (!ids.some((id) => streams.delete(id))) return undefined;
    return { cursorsKilled: body.cursors, cursorsNotFound: [], cursorsAlive: [], cursorsUnknown: [], ok: 1 };
  }

  const { hostname, port } = new URL(base.replace('mongodb:', 'http:'));
  const server = createServer((client) => {
    const upstream = dial(Number(port), hostname);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket
        .on('error', () => undefined)
        .on('close', () => {
          sockets.delete(socket);
          client.destroy();
          upstream.destroy();
        });
    }
    pass(client, upstream, own, record);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const at = server.address() as AddressInfo;
  return {
    url: (of) => of.replace(`${hostname}:${port}`, `127.0.0.1:${at.port}`),
    async cut() {
      for (const socket of [...sockets]) {
        socket.destroy();
        await delay(BETWEEN_CUTS_MS);
      }
    },
    sent,
    async end() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

const tokenOf = (after: number): Document => ({ _data: String(after) });

function answer(id: unknown, batch: string, events: readonly Document[], token: Document, database: string): Document {
  return { cursor: { id, ns: `${database}.$cmd.aggregate`, [batch]: events, postBatchResumeToken: token }, ok: 1 };
}

/** Both directions of one connection. */
function pass(
  client: Socket,
  upstream: Socket,
  own: (command: Command) => Promise<Document | undefined>,
  record: (events: readonly Document[]) => void,
): void {
  const asked = new Map<number, Command>();
  const fromClient = new MessageReader((message) => {
    const command = commandOf(message);
    if (command === undefined) return void upstream.write(message.bytes);
    void own(command).then((reply) => {
      if (reply !== undefined) return void client.write(messageOf(reply, message.requestId));
      asked.set(message.requestId, command);
      upstream.write(message.bytes);
    });
  });
  const fromServer = new MessageReader((message) => {
    const command = asked.get(message.responseTo);
    asked.delete(message.responseTo);
    // Recorded first: who hears that it is written may ask for the event at once.
    if (command !== undefined && message.body !== undefined) record(eventsOf(command, message.body));
    client.write(message.bytes);
  });
  client.on('data', (bytes) => fromClient.add(bytes));
  upstream.on('data', (bytes) => fromServer.add(bytes));
}

function commandOf({ body }: Message): Command | undefined {
  const [name] = Object.keys(body ?? {});
  return body === undefined || name === undefined ? undefined : { name, body };
}

/** The events of a write that succeeded. */
function eventsOf({ name, body }: Command, reply: Document): readonly Document[] {
  if (reply.ok !== 1) return [];
  const ns = { db: body.$db, coll: body[name] };
  const failed = new Set(((reply.writeErrors ?? []) as { readonly index: number }[]).map(({ index }) => index));
  if (name === 'insert') {
    const firstFailed = body.ordered === false || failed.size === 0 ? Number.POSITIVE_INFINITY : Math.min(...failed);
    return ((body.documents ?? []) as Document[])
      .filter((_, index) => !failed.has(index) && index < firstFailed)
      .map((fullDocument) => ({ operationType: 'insert', ns, documentKey: { _id: fullDocument._id }, fullDocument }));
  }
  if (name !== 'update' || Number(reply.nModified) === 0) return [];
  return (
    ((body.updates ?? []) as { readonly q: Document; readonly u: { readonly $set?: Document } }[])
      .filter(({ q, u }) => typeof q._id === 'string' && u.$set !== undefined)
      // A real server names only the fields that got another value.
      .map(({ q, u }) => ({
        operationType: 'update',
        ns,
        documentKey: { _id: q._id },
        updateDescription: { updatedFields: u.$set, removedFields: [] },
      }))
  );
}
