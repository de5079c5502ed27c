// Options that all commands on content share, and how findings are told.

import { join, resolve } from 'node:path';
import type { ParseArgsConfig } from 'node:util';
import type { World } from '../../bots/conversation/heard.js';
import { AppError } from '../../domain/errors.js';
import type { Finding } from '../../domain/finding.js';
import type { Io } from '../command.js';
import { projectRoot } from '../project-root.js';
import { type OptionValues, readOptions } from './options.js';

/** The content folder (`--content`, else the shipped one) and the other options. Throws AppError `bad_usage`. */
export function contentDirOf(
  args: readonly string[],
  io: Io,
  more: NonNullable<ParseArgsConfig['options']>,
): { readonly dir: string; readonly shown: string; readonly options: OptionValues } {
  const options = readOptions(args, { content: { type: 'string' }, ...more });
  const shown = typeof options.content === 'string' ? options.content.replace(/\/+$/, '') : 'content';
  const dir = typeof options.content === 'string' ? resolve(io.cwd, options.content) : join(projectRoot(), 'content');
  return { dir, shown, options };
}

/** Reads `--profile`. Throws AppError `bad_usage` for one that does not exist. */
export function readProfile(value: OptionValues[string]): World['profile'] {
  if (value === undefined) return 'development';
  if (value === 'development' || value === 'ngo' || value === 'authority') return value;
  throw new AppError('bad_usage', '--profile is development, ngo or authority');
}

/** Writes findings, one line each and the talk that shows it below, or as JSON Lines. Returns the exit code. */
export function tell(findings: readonly Finding[], shown: string, json: boolean, io: Io): number {
  for (const finding of findings) {
    const file = finding.file.replace(/^[^/]+/, shown);
    if (json) io.stdout.write(`${JSON.stringify({ ...finding, file })}\n`);
    else io.stdout.write(inWords({ ...finding, file }));
  }
  return findings.length > 0 ? 1 : 0;
}

function inWords({ file, line, rule, why, path = [] }: Finding): string {
  return [`${file}:${line}: ${rule}: ${why}`, ...path.map((turn) => `    ${turn}`), ''].join('\n');
}

/** A folder named before or among the options, absolute, and the other options. Throws AppError `bad_usage`. */
export function folderIn(
  args: readonly string[],
  io: Io,
  more: NonNullable<ParseArgsConfig['options']>,
): { readonly dir: string; readonly options: OptionValues } {
  const [dir, ...rest] = args;
  if (dir === undefined || dir.startsWith('-')) throw new AppError('bad_usage', 'needs DIR before the options');
  return { dir: resolve(io.cwd, dir), options: readOptions(rest, more) };
}

/** The version's number before the options. Throws AppError `bad_usage`. */
export function versionIn(args: readonly string[]): { readonly version: number; readonly rest: readonly string[] } {
  const [word, ...rest] = args;
  const version = word?.startsWith('-') === false ? numberOf(word, 'N') : undefined;
  if (version === undefined)
    throw new AppError('bad_usage', 'needs the number of a version before the options: see content list');
  return { version, rest };
}

/** A version's number; undefined when none was given. Throws AppError `bad_usage`. */
export function numberOf(value: unknown, name: string): number | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'string' && /^\d{1,9}$/.test(value)) return Number(value);
  throw new AppError('bad_usage', `${name} is the number of a version, such as 3`);
}
