// `safe-passage`: finds the command that was named and runs it.

import { AppError } from '../domain/errors.js';
import type { Command, Io } from './command.js';
import { COMMANDS } from './commands.js';

/** Runs one command line and says the exit code: 0 done, 1 a finding, 2 bad usage or bad input. */
export async function main(words: readonly string[], io: Io): Promise<number> {
  const found = findCommand(words);
  if (found === undefined) return overview(words, io);
  const { command, args } = found;
  if (args.includes('--help') || args.includes('-h')) {
    io.stdout.write(`${command.usage.trim()}\n`);
    return 0;
  }
  try {
    return await command.run(args, io);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    io.stderr.write(`safe-passage ${command.name}: ${error.message}\n`);
    return error.code === 'internal' || error.code === 'store_unavailable' ? 1 : 2;
  }
}

/** The command whose name is the longest beginning of the words. */
function findCommand(
  words: readonly string[],
): { readonly command: Command; readonly args: readonly string[] } | undefined {
  for (const count of [2, 1]) {
    const name = words.slice(0, count).join(' ');
    const command = COMMANDS.find((one) => one.name === name);
    if (command !== undefined) return { command, args: words.slice(count) };
  }
  return undefined;
}

function overview(words: readonly string[], io: Io): number {
  const asked = words.length === 0 || ['--help', '-h', 'help'].includes(words[0] ?? '');
  const group = COMMANDS.filter((command) => command.name.startsWith(`${words[0]} `));
  const out = asked ? io.stdout : io.stderr;
  if (!asked && group.length === 0) out.write(`safe-passage: there is no command "${words[0]}".\n\n`);
  const width = Math.max(...COMMANDS.map((command) => command.name.length)) + 2;
  const shown = group.length > 0 ? group : COMMANDS;
  out.write('Usage: safe-passage <command> [options]\n\n');
  for (const command of shown) out.write(`  ${command.name.padEnd(width)}${command.summary}\n`);
  out.write('\nsafe-passage <command> --help says more.\n');
  return asked ? 0 : 2;
}
