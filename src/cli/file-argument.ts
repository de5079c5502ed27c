// Commands that take one file and options.

import { resolve } from 'node:path';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { AppError } from '../domain/errors.js';
import type { Io } from './command.js';

/** The file, absolute, and the options' values. Throws `bad_usage` when there is not exactly one file. */
export function fileArgument<T extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: T,
  { cwd }: Pick<Io, 'cwd'>,
) {
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const [file, ...more] = positionals;
  if (file === undefined || file === '' || more.length > 0) throw new AppError('bad_usage', 'needs exactly one FILE');
  return { file: resolve(cwd, file), values };
}
