// Signing in with name, password and code. One refusal for all three, after the same work.

import type { Clock, Ids } from '../../domain/clock.js';
import { err, ok, type Result } from '../../domain/result.js';
import type { Account } from '../../domain/staff.js';
import type { Vault } from '../../store/contract/sealing.js';
import type { StaffStore } from '../../store/contract.js';
import { nameKey, totpPlace } from './accounts.js';
import type { Passwords } from './passwords.js';
import { recoveryCodes, recoveryHash } from './secrets.js';
import { codeStep, totpUri } from './totp.js';

export interface SignInDeps {
  readonly staff: Pick<StaffStore, 'byNameKey' | 'update' | 'useCode'>;
  readonly vault: Pick<Vault, 'realmKey'>;
  readonly passwords: Passwords;
  readonly ids: Ids;
  readonly clock: Clock;
}

export interface SignInRequest {
  readonly name: string;
  readonly password: string;
  readonly code: string;
  readonly newPassword?: string | undefined;
}

/** Who signed in; `recoveryCodes` are given once, when this was the first time. */
export interface SignedIn {
  readonly account: Account;
  readonly recoveryCodes: readonly string[] | null;
}

/** `refused` says nothing more. `same_password`: the new password is the one-time one. */
export type SignInRefusal =
  | { readonly kind: 'refused' }
  | { readonly kind: 'setup_required'; readonly totpUri: string }
  | { readonly kind: 'same_password' };

const REFUSED: Result<never, SignInRefusal> = err({ kind: 'refused' });

/** Checks the three, uses the code up, and completes the account at the first sign-in. Opens no session. */
export async function signIn(request: SignInRequest, deps: SignInDeps): Promise<Result<SignedIn, SignInRefusal>> {
  const account = await deps.staff.byNameKey(nameKey(request.name));
  const known = await deps.passwords.verify(account?.passwordHash, request.password);
  if (account === undefined || !known || account.state === 'disabled') return REFUSED;
  if (account.state === 'setup') return completeSetup(account, request, deps);
  if (await usedTotp(account, request.code, deps)) return ok({ account, recoveryCodes: null });
  const left = await usedRecoveryCode(account, request.code, deps);
  return left === undefined ? REFUSED : ok({ account: left, recoveryCodes: null });
}

async function completeSetup(
  account: Account,
  request: SignInRequest,
  deps: SignInDeps,
): Promise<Result<SignedIn, SignInRefusal>> {
  if (request.newPassword === undefined) {
    return err({ kind: 'setup_required', totpUri: totpUri(secretOf(account, deps), account.name) });
  }
  if (request.newPassword === request.password) return err({ kind: 'same_password' });
  if (!(await usedTotp(account, request.code, deps))) return REFUSED;
  const codes = recoveryCodes(deps.ids);
  const active: Account = {
    ...account,
    state: 'active',
    passwordHash: await deps.passwords.hash(request.newPassword),
    // Codes that were printed when the account was made stay good: whoever was given them may rely on them.
    recoveryHashes: [...account.recoveryHashes, ...codes.map(recoveryHash)],
    version: account.version + 1,
  };
  if ((await deps.staff.update(active)) === 'stale') return REFUSED;
  return ok({ account: active, recoveryCodes: codes });
}

/** The unique (account, step) makes a code good for one sign-in, whatever the clock does meanwhile. */
async function usedTotp(account: Account, code: string, deps: SignInDeps): Promise<boolean> {
  const now = deps.clock.now();
  const step = codeStep(secretOf(account, deps), code, now);
  if (step === undefined) return false;
  return (await deps.staff.useCode(account.id, `totp:${step}`, now)) === 'accepted';
}

async function usedRecoveryCode(account: Account, code: string, deps: SignInDeps): Promise<Account | undefined> {
  const hash = recoveryHash(code);
  if (!account.recoveryHashes.includes(hash)) return undefined;
  const used = await deps.staff.useCode(account.id, `recovery:${hash}`, deps.clock.now());
  if (used === 'used') return undefined;
  const left: Account = {
    ...account,
    recoveryHashes: account.recoveryHashes.filter((other) => other !== hash),
    version: account.version + 1,
  };
  // A change of the account at the same moment may win: the code is used up all the same.
  return (await deps.staff.update(left)) === 'updated' ? left : account;
}

function secretOf(account: Account, deps: SignInDeps): string {
  return String(deps.vault.realmKey().open(totpPlace(account.id), account.totpSealed));
}
