// Which errors mean that the store is away, told by kind and code and never by a text.

import { mongo } from 'mongoose';
import { AppError } from '../../domain/errors.js';
import { errorCode } from '../error-code.js';

/** Code of an insert under a key that is taken. */
const DUPLICATE_KEY = 11000;

/** Codes of a server that cannot take or confirm a write, or answer, now. */
const OUTAGES: ReadonlySet<number> = new Set([
  6, // HostUnreachable
  7, // HostNotFound
  13, // Unauthorized
  18, // AuthenticationFailed
  50, // MaxTimeMSExpired
  64, // WriteConcernTimeout
  89, // NetworkTimeout
  91, // ShutdownInProgress
  100, // UnsatisfiableWriteConcern
  133, // FailedToSatisfyReadPreference
  134, // ReadConcernMajorityNotAvailableYet
  189, // PrimarySteppedDown
  202, // NetworkInterfaceExceededTimeLimit
  262, // ExceededTimeLimit
  9001, // SocketException
  10107, // NotWritablePrimary
  11600, // InterruptedAtShutdown
  11602, // InterruptedDueToReplStateChange
  13435, // NotPrimaryNoSecondaryOk
  13436, // NotPrimaryOrSecondary
  14031, // OutOfDiskSpace
]);

/** Labels by which the server says that the same call may succeed later. */
const PASSING = ['RetryableWriteError', 'RetryableError', 'TransientTransactionError'];

/** Did the insert meet a key that is taken, and nothing else? What that means is decided by reading again. */
export function isDuplicate(error: unknown): boolean {
  if (error instanceof mongo.MongoBulkWriteError) {
    const single = Array.isArray(error.writeErrors) ? error.writeErrors : [error.writeErrors];
    return single.length > 0 && single.every(({ code }) => code === DUPLICATE_KEY);
  }
  return error instanceof mongo.MongoServerError && error.code === DUPLICATE_KEY;
}

/** Codes of a broken connection, as a socket throws them past the driver: ECONNRESET, EPIPE … */
const BROKEN_CONNECTION = /^(E[A-Z]+|ERR_(STREAM|SOCKET)_\w+)$/;

function isOutage(error: unknown): boolean {
  if (BROKEN_CONNECTION.test(errorCode(error))) return true;
  if (!(error instanceof mongo.MongoError)) return false;
  // A driver that was called wrongly is a fault of ours.
  if (error instanceof mongo.MongoInvalidArgumentError || error instanceof mongo.MongoMissingDependencyError)
    return false;
  if (PASSING.some((label) => error.hasErrorLabel(label))) return true;
  if (error instanceof mongo.MongoWriteConcernError) return true;
  if (error instanceof mongo.MongoServerError) return OUTAGES.has(Number(error.code));
  return true;
}

/** The store is away, whatever the error says. An error of ours stays what it is. */
export function awayError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  return new AppError(
    'store_unavailable',
    `MongoDB cannot be used now (${error instanceof Error ? error.name : 'unknown'}).`,
  );
}

/**
 * The error that callers see. Texts of the driver's errors may quote values, so none is passed on: only kind and code.
 */
export function failureOf(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const name = error instanceof Error ? error.name : 'unknown';
  const code = error instanceof mongo.MongoServerError ? ` ${String(error.code)}` : '';
  if (isOutage(error)) return new AppError('store_unavailable', `MongoDB cannot be used now (${name}${code}).`);
  return new AppError('internal', `An operation of the store failed (${name}${code}).`);
}
