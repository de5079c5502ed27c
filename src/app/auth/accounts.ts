// Desk accounts: made with a password for one use, set up by the person at the first sign-in, reset when lost.

import type { Clock, Ids } from '../../domain/clock.js';
import { err, ok, type Result } from '../../domain/result.js';
import { type Account, HELP_LINE_ROLES, type Role } from '../../domain/staff.js';
import type { Vault } from '../../store/contract/sealing.js';
import type { StaffStore } from '../../store/contract.js';
import type { Passwords } from './passwords.js';
import { oneTimePassword, recoveryCodes, recoveryHash } from './secrets.js';
import { totpSecret, totpUri } from './totp.js';

/** Letters of any script, digits and what stands inside names. The first word is shown to the person helped. */
const NAME = /^[\p{L}\p{N}][\p{L}\p{M}\p{N} .'_-]{0,63}$/u;
/** Name of the account made at the first start in development. */
const FIRST_NAME = 'desk';

export interface AccountDeps {
  readonly staff: Pick<StaffStore, 'insert' | 'byNameKey' | 'list' | 'update' | 'revokeSessionsOf'>;
  readonly vault: Pick<Vault, 'realmKey'>;
  readonly passwords: Passwords;
  readonly ids: Ids;
  readonly clock: Clock;
}

/** What taking an account away needs. */
export interface DisableDeps extends Pick<AccountDeps, 'clock'> {
  readonly staff: Pick<StaffStore, 'byNameKey' | 'update' | 'revokeSessionsOf' | 'putDuty'>;
}

/** What whoever makes an account hands over. Nothing of it can be read again later. */
export interface NewLogin {
  readonly name: string;
  readonly password: string;
  readonly totpUri: string;
  readonly recoveryCodes: readonly string[];
}

/** What must be unique about a name. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}

/** What an account's second factor is sealed for. */
export function totpPlace(accountId: string): string {
  return `accounts|${accountId}|totp`;
}

/** Makes an account that has to be set up at the first sign-in. */
export async function addAccount(
  name: string,
  roles: readonly Role[],
  deps: AccountDeps,
): Promise<Result<NewLogin, 'bad_name' | 'name_taken'>> {
  const shown = name.normalize('NFKC').trim();
  if (!NAME.test(shown)) return err('bad_name');
  const { account, login } = await freshAccount({ id: deps.ids.random(), name: shown, roles, version: 1 }, deps);
  return (await deps.staff.insert(account)) === 'inserted' ? ok(login) : err('name_taken');
}

/** Makes name and roles stay and everything secret new; open sessions end. */
export async function resetAccount(name: string, deps: AccountDeps): Promise<Result<NewLogin, 'not_found' | 'stale'>> {
  const old = await deps.staff.byNameKey(nameKey(name));
  if (old === undefined) return err('not_found');
  const { account, login } = await freshAccount({ ...old, version: old.version + 1 }, deps);
  if ((await deps.staff.update({ ...account, createdAt: old.createdAt })) === 'stale') return err('stale');
  await deps.staff.revokeSessionsOf(account.id, deps.clock.now());
  return ok(login);
}

/** Lets nobody in with this account any more: sessions end, duty ends. What the person did stays in the record; a reset opens it again. */
export async function disableAccount(
  name: string,
  { staff, clock }: DisableDeps,
): Promise<Result<Account, 'not_found' | 'stale'>> {
  const old = await staff.byNameKey(nameKey(name));
  if (old === undefined) return err('not_found');
  const disabled: Account = { ...old, state: 'disabled', version: old.version + 1 };
  if ((await staff.update(disabled)) === 'stale') return err('stale');
  const at = clock.now();
  await staff.revokeSessionsOf(old.id, at);
  await staff.putDuty({ staffId: old.id, name: old.name, onDuty: false, until: at, languages: [], at });
  return ok(disabled);
}

/**
 * The first login of a development store, with every role: made when there is no account yet, made anew while nobody has
 * used it. Undefined when somebody has an account.
 */
export async function createFirstLogin(deps: AccountDeps): Promise<NewLogin | undefined> {
  const accounts = await deps.staff.list();
  const [only] = accounts;
  if (only === undefined) return value(await addAccount(FIRST_NAME, HELP_LINE_ROLES, deps));
  const unused = accounts.length === 1 && only.nameKey === FIRST_NAME && only.state === 'setup';
  return unused ? value(await resetAccount(FIRST_NAME, deps)) : undefined;
}

function value<T>(result: Result<T, unknown>): T | undefined {
  return result.ok ? result.value : undefined;
}

async function freshAccount(
  who: Pick<Account, 'id' | 'name' | 'roles' | 'version'>,
  deps: AccountDeps,
): Promise<{ readonly account: Account; readonly login: NewLogin }> {
  const password = oneTimePassword(deps.ids);
  const secret = totpSecret(deps.ids);
  const codes = recoveryCodes(deps.ids);
  const account: Account = {
    id: who.id,
    name: who.name,
    nameKey: nameKey(who.name),
    roles: who.roles,
    passwordHash: await deps.passwords.hash(password),
    totpSealed: deps.vault.realmKey().seal(totpPlace(who.id), secret),
    state: 'setup',
    recoveryHashes: codes.map(recoveryHash),
    createdAt: deps.clock.now(),
    version: who.version,
  };
  return { account, login: { name: who.name, password, totpUri: totpUri(secret, who.name), recoveryCodes: codes } };
}
