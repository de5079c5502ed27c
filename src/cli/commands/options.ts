// Options and input files of commands, with the errors that a person gets.

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { AppError } from '../../domain/errors.js';
import type { Io } from '../command.js';

/** Values by option name, as `util.parseArgs` gives them. */
export type OptionValues = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;

/** Reads a command's options. Throws AppError `bad_usage` for one that is unknown or has no value. */
export function readOptions(args: readonly string[], options: NonNullable<ParseArgsConfig['options']>): OptionValues {
  try {
    return parseArgs({ args: valuesJoined(args, options), options }).values;
  } catch (error) {
    const words = error instanceof Error ? error.message : 'the options cannot be read';
    throw new AppError('bad_usage', words.split('. ')[0] ?? words);
  }
}

/** `--name -3K` as `--name=-3K`: ids are random and may begin with a dash, which node takes for another option. */
function valuesJoined(args: readonly string[], options: NonNullable<ParseArgsConfig['options']>): string[] {
  const joined: string[] = [];
  for (let i = 0; i < args.length; i += 1) {
    const arg = args[i] ?? '';
    const next = args[i + 1];
    const takesValue = arg.startsWith('--') && options[arg.slice(2)]?.type === 'string';
    if (takesValue && next !== undefined && /^-[^-]/.test(next)) {
      joined.push(`${arg}=${next}`);
      i += 1;
    } else joined.push(arg);
  }
  return joined;
}

/** The value of an option that must be there. Throws AppError `bad_usage`. */
export function required(options: OptionValues, name: string): string {
  const value = options[name];
  if (typeof value === 'string' && value !== '') return value;
  throw new AppError('bad_usage', `needs --${name}`);
}

/** The values of an option that may be repeated. */
export function listOf(options: OptionValues, name: string): readonly string[] {
  const value = options[name];
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

/** The content of an input file. Throws AppError `bad_usage` that names it. */
export function readInput(io: Io, file: string): string {
  try {
    return readFileSync(resolve(io.cwd, file), 'utf8');
  } catch {
    throw new AppError('bad_usage', `${file}:1: cannot be read`);
  }
}
