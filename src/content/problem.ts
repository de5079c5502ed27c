// A mistake in a content file, as people are told of it.

import { AppError } from '../domain/errors.js';

/** AppError `bad_content` whose message is `file:line: reason`, with the same as details. Lines count from 1. */
export function contentProblem(file: string, line: number, reason: string): AppError {
  return new AppError('bad_content', `${file}:${line}: ${reason}`, { file, line, reason });
}
