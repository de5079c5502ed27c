// Structured logs in which nothing that a person wrote can stand: only the fields of `LogFields` are written.

import { pino } from 'pino';
import type { Log, LogFields } from '../app/ports.js';
import type { LogLevel } from '../config/config.js';
import { AppError } from '../domain/errors.js';

const PLAIN_FIELDS = [
  'contactId',
  'conversationId',
  'itemId',
  'seq',
  'turn',
  'attempts',
  'count',
  'ms',
  'code',
  'status',
  'method',
  'route',
  'channel',
  'port',
] as const satisfies readonly (keyof LogFields)[];

/** A log that writes JSON lines to `out`. Fields outside the allowed list are dropped, whatever a caller passes. */
export function createLog(level: LogLevel, out: NodeJS.WritableStream): Log {
  const logger = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    out,
  );
  return {
    info: (event, fields) => logger.info(allowed(event, fields)),
    warn: (event, fields) => logger.warn(allowed(event, fields)),
    error: (event, fields) => logger.error(allowed(event, fields)),
  };
}

function allowed(event: string, fields: LogFields = {}): Record<string, unknown> {
  const line: Record<string, unknown> = { event };
  for (const name of PLAIN_FIELDS) if (fields[name] !== undefined) line[name] = fields[name];
  if (fields.error !== undefined) line.error = describeError(fields.error);
  return line;
}

/** Kind, code and stack frames. Our own errors' sentences are safe; foreign ones may quote a text, so they are left out. */
function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { kind: typeof error };
  const frames = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .map((line) => line.trim());
  const code = (error as { code?: unknown }).code;
  return {
    kind: error.name,
    ...(typeof code === 'string' && /^[\w-]{1,64}$/.test(code) ? { code } : {}),
    ...(error instanceof AppError ? { says: error.message } : {}),
    frames,
  };
}
