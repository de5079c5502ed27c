// Connects to the database that STORE_URL names: every write waits for a majority's journals, every read sees only such writes.

import { type Connection, type ConnectOptions, Mongoose, mongo } from 'mongoose';
import { AppError } from '../../domain/errors.js';

/** A server that is not found in this time is away: whoever waits is told so, and the platform sends again. */
const FIND_SERVER_MS = 5_000;
/** A majority that does not confirm in this time is away. What was written may be there all the same: it is never written twice. */
const CONFIRM_MS = 10_000;

const OPTIONS: ConnectOptions = {
  w: 'majority',
  journal: true,
  wtimeoutMS: CONFIRM_MS,
  readConcernLevel: 'majority',
  readPreference: 'primary',
  retryWrites: true,
  retryReads: true,
  connectTimeoutMS: FIND_SERVER_MS,
  socketTimeoutMS: 60_000,
  maxPoolSize: 50,
  appName: 'safe-passage',
  autoCreate: false,
  autoIndex: false,
  bufferCommands: false,
};

/**
 * Opens a connection. Rejects with `bad_config` when the address cannot be read, else `store_unavailable`; neither quotes the
 * address, which may hold a password.
 */
export async function connect(url: string): Promise<Connection> {
  const mongoose = new Mongoose();
  mongoose.set({ strictQuery: 'throw', sanitizeFilter: true });
  try {
    return await mongoose.createConnection(url, optionsFor(url)).asPromise();
  } catch (error) {
    await mongoose.disconnect();
    throw refusal(error);
  }
}

/** How long a server is looked for may be set in the address; what keeps promises may not. */
function optionsFor(url: string): ConnectOptions {
  return /[?&]serverSelectionTimeoutMS=/i.test(url)
    ? OPTIONS
    : { ...OPTIONS, serverSelectionTimeoutMS: FIND_SERVER_MS };
}

function refusal(error: unknown): AppError {
  if (error instanceof mongo.MongoParseError || error instanceof mongo.MongoInvalidArgumentError) {
    return new AppError('bad_config', 'STORE_URL cannot be read as the address of a MongoDB: see docs/mongodb.md.');
  }
  const kind = error instanceof Error ? error.name : 'unknown';
  const where = 'check STORE_URL, the network, and that the server runs and lets this user in';
  return new AppError('store_unavailable', `MongoDB cannot be reached (${kind}): ${where}.`);
}
