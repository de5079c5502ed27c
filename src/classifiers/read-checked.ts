// A description beside a model's numbers: read, and held against its schema.

import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { AppError } from '../domain/errors.js';

/** Reads a JSON file. Throws AppError `bad_content` that names file and field; `what` is what should have been there. */
export function readChecked<T>(path: string, schema: z.ZodType<T>, what: string): T {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw new AppError('bad_content', `${path}: no readable ${what} is there`);
  }
  const checked = schema.safeParse(content);
  if (checked.success) return checked.data;
  const issue = checked.error.issues[0];
  throw new AppError('bad_content', `${path}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'is not valid'}`);
}
