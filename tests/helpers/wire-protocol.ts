// MongoDB's wire protocol, as far as a proxy needs it: messages of one connection, OP_MSG taken apart.
// https://www.mongodb.com/docs/manual/reference/mongodb-wire-protocol/

import { mongo } from 'mongoose';

/** A BSON document. */
export type Document = Readonly<Record<string, unknown>>;

/** One message; `body` only of an OP_MSG, with its document sequences as arrays in it. */
export interface Message {
  readonly requestId: number;
  readonly responseTo: number;
  readonly bytes: Buffer;
  readonly body: Document | undefined;
}

const OP_MSG = 2013;
const HEADER = 16;

/** Puts the bytes of a connection together to messages. */
export class MessageReader {
  readonly #hear: (message: Message) => void;
  #left: Buffer = Buffer.alloc(0);

  constructor(hear: (message: Message) => void) {
    this.#hear = hear;
  }

  /** Takes the next bytes. */
  add(bytes: Buffer): void {
    this.#left = Buffer.concat([this.#left, bytes]);
    while (this.#left.length >= HEADER && this.#left.length >= this.#left.readInt32LE(0)) {
      const length = this.#left.readInt32LE(0);
      const message = this.#left.subarray(0, length);
      this.#left = this.#left.subarray(length);
      this.#hear(read(message));
    }
  }
}

function read(bytes: Buffer): Message {
  return {
    requestId: bytes.readInt32LE(4),
    responseTo: bytes.readInt32LE(8),
    bytes,
    body: bytes.readInt32LE(12) === OP_MSG ? bodyOf(bytes) : undefined,
  };
}

/** Sections: kind 0 is the command, kind 1 a list that belongs into one of its fields. */
function bodyOf(bytes: Buffer): Document {
  const body: Record<string, unknown> = {};
  let at = HEADER + 4;
  while (at < bytes.length) {
    const kind = bytes.readUInt8(at);
    const size = bytes.readInt32LE(at + 1);
    const section = bytes.subarray(at + 1, at + 1 + size);
    at += 1 + size;
    if (kind === 0) {
      Object.assign(body, mongo.BSON.deserialize(section, { promoteLongs: false }));
      continue;
    }
    const end = section.indexOf(0, 4);
    body[section.toString('utf8', 4, end)] = documentsOf(section.subarray(end + 1));
  }
  return body;
}

function documentsOf(bytes: Buffer): readonly Document[] {
  const documents: Document[] = [];
  for (let at = 0; at < bytes.length; ) {
    const size = bytes.readInt32LE(at);
    documents.push(mongo.BSON.deserialize(bytes.subarray(at, at + size)));
    at += size;
  }
  return documents;
}

let lastId = 1_000_000;

/** An answer to a request. */
export function messageOf(body: Document, responseTo: number): Buffer {
  const document = mongo.BSON.serialize(body);
  const message = Buffer.alloc(HEADER + 5 + document.length);
  lastId += 1;
  message.writeInt32LE(message.length, 0);
  message.writeInt32LE(lastId, 4);
  message.writeInt32LE(responseTo, 8);
  message.writeInt32LE(OP_MSG, 12);
  message.set(document, HEADER + 5);
  return message;
}
