// Which errors mean that the store is away, told by SQLite's code and never by a text.

import { AppError } from '../../domain/errors.js';
import { errorCode } from '../error-code.js';
import type { Failure } from './protocol.js';

/** Codes (and their extended forms) of a store that cannot be reached, read or written now. */
const OUTAGES = [
  'SQLITE_FULL',
  'SQLITE_IOERR',
  'SQLITE_BUSY',
  'SQLITE_LOCKED',
  'SQLITE_READONLY',
  'SQLITE_CANTOPEN',
  'SQLITE_CORRUPT',
  'SQLITE_NOTADB',
  'SQLITE_NOMEM',
  'SQLITE_PROTOCOL',
  'SQLITE_PERM',
  'SQLITE_AUTH',
];

/** After these the connection itself stays sound. */
const KEEPS_CONNECTION = ['SQLITE_FULL', 'SQLITE_BUSY', 'SQLITE_LOCKED'];

function isOneOf(code: string, codes: readonly string[]): boolean {
  return codes.some((known) => code === known || code.startsWith(`${known}_`));
}

/** The store is away: full, locked, unreadable, not writable. */
export function isOutage(error: unknown): boolean {
  return isOneOf(errorCode(error), OUTAGES);
}

/** The connection should be opened anew before it is used again. */
export function spoilsConnection(error: unknown): boolean {
  return isOutage(error) && !isOneOf(errorCode(error), KEEPS_CONNECTION);
}

/** The failure that callers see. */
export function failureOf(error: unknown): Failure {
  if (isOutage(error)) {
    return { code: 'store_unavailable', message: `The store cannot be used now (${errorCode(error)}).` };
  }
  if (error instanceof AppError && (error.code === 'malformed' || error.code === 'bad_config')) {
    return { code: error.code, message: error.message };
  }
  return { code: 'internal', message: error instanceof Error ? error.message : 'The operation failed.' };
}
