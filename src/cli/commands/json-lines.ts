// JSON Lines given to a command, each line checked; a bad one is named by file and line.

import type { z } from 'zod';
import { AppError } from '../../domain/errors.js';

/** The values of all lines that are not blank. Throws AppError `bad_usage` naming the first line that is not JSON or not of the schema. */
export function parseJsonLines<T>(content: string, file: string, schema: z.ZodType<T>): readonly T[] {
  return content
    .split('\n')
    .flatMap((line, i) => (line.trim() === '' ? [] : [parseLine(line, `${file}:${i + 1}`, schema)]));
}

function parseLine<T>(line: string, place: string, schema: z.ZodType<T>): T {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new AppError('bad_usage', `${place}: is not JSON`);
  }
  const checked = schema.safeParse(value);
  if (checked.success) return checked.data;
  throw new AppError('bad_usage', `${place}: "${checked.error.issues[0]?.path.join('.')}" is missing or not valid`);
}
