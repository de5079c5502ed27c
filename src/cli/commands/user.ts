// `user add`, `user list`, `user reset`, `user disable`: desk accounts.

import {
  type AccountDeps,
  addAccount,
  type DisableDeps,
  disableAccount,
  type NewLogin,
  resetAccount,
} from '../../app/auth/accounts.js';
import { createPasswords } from '../../app/auth/passwords.js';
import { loadConfig } from '../../config/config.js';
import { AppError } from '../../domain/errors.js';
import { type Account, ROLES, type Role } from '../../domain/staff.js';
import { openStoreAndVault } from '../../server/compose-store.js';
import { randomIds, systemClock } from '../../server/identity.js';
import type { Command, Io } from '../command.js';
import { projectRoot } from '../project-root.js';
import { type OptionValues, readOptions } from './options.js';

/** Makes an account. */
export const userAdd: Command = {
  name: 'user add',
  summary: 'make a desk account',
  usage: `
Usage: safe-passage user add NAME --roles ROLE,ROLE [--json]

Roles: ${ROLES.join(', ')}.
Prints a password for one use: at the first sign-in the person chooses their own and sets up the code. The first word of
NAME is what people who write to the bot see. --json gives {name, password, totpUri, recoveryCodes}, the second factor
too: keep that output from other eyes.`,
  async run(args, io) {
    const { name, options } = readNamed(args, { roles: { type: 'string' }, json: { type: 'boolean' } });
    const roles = readRoles(typeof options.roles === 'string' ? options.roles : '');
    const made = await withAccounts(io, (deps) => addAccount(name, roles, deps));
    if (!made.ok) {
      throw new AppError(
        'bad_usage',
        made.error === 'name_taken'
          ? 'there is an account of this name already'
          : "a name begins with a letter or digit and has at most 64 letters, digits, spaces and . ' _ -",
      );
    }
    say(io, options.json === true, made.value);
    return 0;
  },
};

/** Lists accounts, without anything secret. */
export const userList: Command = {
  name: 'user list',
  summary: 'list desk accounts',
  usage: `
Usage: safe-passage user list [--json]

Name, state (setup: not signed in yet; disabled: nobody is let in) and roles. --json gives a list of {id, name, state, roles, createdAt, recoveryCodesLeft}.`,
  async run(args, io) {
    const options = readOptions(args, { json: { type: 'boolean' } });
    const accounts = await withAccounts(io, ({ staff }) => staff.list());
    if (options.json === true) io.stdout.write(`${JSON.stringify(accounts.map(listed))}\n`);
    else for (const { name, state, roles } of accounts) io.stdout.write(`${name}\t${state}\t${roles.join(',')}\n`);
    return 0;
  },
};

/** Makes password and code new; open sessions end. */
export const userReset: Command = {
  name: 'user reset',
  summary: 'give an account a new password for one use',
  usage: `
Usage: safe-passage user reset NAME [--json]

For somebody who lost password or code. Ends their sessions and voids their recovery codes. Prints as \`user add\` does.`,
  async run(args, io) {
    const { name, options } = readNamed(args, { json: { type: 'boolean' } });
    const reset = await withAccounts(io, (deps) => resetAccount(name, deps));
    if (!reset.ok) throw notChanged(reset.error);
    say(io, options.json === true, reset.value);
    return 0;
  },
};

/** Takes an account away from somebody who leaves. */
export const userDisable: Command = {
  name: 'user disable',
  summary: 'let nobody in with an account any more',
  usage: `
Usage: safe-passage user disable NAME

For somebody who leaves. Ends their sessions and their duty at once; what they hold waits in the queue again
when the person writes.
What they did stays in the record. \`user reset NAME\` opens the account again.`,
  async run(args, io) {
    const { name } = readNamed(args, {});
    const disabled = await withAccounts(io, (deps) => disableAccount(name, deps));
    if (!disabled.ok) throw notChanged(disabled.error);
    io.stdout.write(`${disabled.value.name}\tdisabled\n`);
    return 0;
  },
};

function notChanged(why: 'not_found' | 'stale'): AppError {
  return new AppError(
    'bad_usage',
    why === 'not_found' ? 'there is no account of this name' : 'the account changed meanwhile: run it again',
  );
}

/** The name stands before the options; one of several words may be quoted or not. */
function readNamed(
  args: readonly string[],
  options: Parameters<typeof readOptions>[1],
): { readonly name: string; readonly options: OptionValues } {
  const first = args.findIndex((word) => word.startsWith('-'));
  const words = first === -1 ? args : args.slice(0, first);
  const name = words.join(' ').trim();
  if (name === '') throw new AppError('bad_usage', 'needs a NAME before the options');
  return { name, options: readOptions(args.slice(words.length), options) };
}

async function withAccounts<T>(io: Io, work: (deps: AccountDeps & DisableDeps) => Promise<T>): Promise<T> {
  const { store, vault } = await openStoreAndVault(loadConfig(io.env, projectRoot(), io.cwd));
  try {
    const passwords = createPasswords();
    return await work({ staff: store.staff, vault, passwords, ids: randomIds, clock: systemClock });
  } finally {
    await store.close();
  }
}

function readRoles(text: string): readonly Role[] {
  const named = text.split(',').map((role) => role.trim());
  const roles = ROLES.filter((role) => named.includes(role));
  const unknown = named.find((role) => !roles.some((known) => known === role));
  if (unknown !== undefined) throw new AppError('bad_usage', `--roles takes some of ${ROLES.join(',')}`);
  return roles;
}

function say(io: Io, json: boolean, { name, password, totpUri, recoveryCodes }: NewLogin): void {
  if (json) io.stdout.write(`${JSON.stringify({ name, password, totpUri, recoveryCodes })}\n`);
  else io.stdout.write(`${name}\nPassword for one use: ${password}\n`);
}

function listed({ id, name, state, roles, createdAt, recoveryHashes }: Account) {
  return {
    id,
    name,
    state,
    roles,
    createdAt: new Date(createdAt).toISOString(),
    recoveryCodesLeft: recoveryHashes.length,
  };
}
