// `safe-passage`: finds the command that was named and runs it.

import { AppError } from '../domain/errors.js';
import type { Command, Io } from './command.js';
import { COMMANDS } from './commands.js';

/** Runs one command line and says the exit code: 0 done, 1 a finding, 2 bad usage or bad input. */
export async function main(words: readonly string[], io: Io): Promise<number> {
  const found = findCommand(words);
  if (found === undefined) return overview(words, io);
  const command = await found.load();
  if (found.args.includes('--help') || found.args.includes('-h')) {
    io.stdout.write(`${command.usage.trim()}\n`);
    return 0;
  }
  try {
    return await command.run(found.args, io);
  } catch (error) {
    return explain(error, command, io);
  }
}

/** The command whose name is the longest beginning of the words. */
function findCommand(
  words: readonly string[],
): { readonly load: () => Promise<Command>; readonly args: readonly string[] } | undefined {
  for (const count of [2, 1]) {
    const load = COMMANDS[words.slice(0, count).join(' ')];
    if (load !== undefined) return { load, args: words.slice(count) };
  }
  return undefined;
}

/** One clear line; what is not one of our errors is a fault and keeps its stack. */
function explain(error: unknown, command: Command, io: Io): number {
  const badArguments =
    error instanceof TypeError && (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS') === true;
  if (badArguments) {
    io.stderr.write(`safe-passage ${command.name}: ${error.message} (see --help)\n`);
    return 2;
  }
  if (!(error instanceof AppError)) throw error;
  io.stderr.write(`safe-passage ${command.name}: ${error.message}\n`);
  return error.code === 'internal' || error.code === 'store_unavailable' ? 1 : 2;
}

async function overview(words: readonly string[], io: Io): Promise<number> {
  const asked = words.length === 0 || ['--help', '-h', 'help'].includes(words[0] ?? '');
  const names = Object.keys(COMMANDS);
  const group = names.filter((name) => name.startsWith(`${words[0]} `));
  const out = asked ? io.stdout : io.stderr;
  if (!asked && group.length === 0) out.write(`safe-passage: there is no command "${words[0]}".\n\n`);
  const shown = group.length > 0 ? group : names;
  const width = Math.max(...shown.map((name) => name.length)) + 2;
  out.write('Usage: safe-passage <command> [options]\n\n');
  for (const name of shown) out.write(`  ${name.padEnd(width)}${(await COMMANDS[name]?.())?.summary ?? ''}\n`);
  out.write('\nsafe-passage <command> --help says more.\n');
  return asked ? 0 : 2;
}
