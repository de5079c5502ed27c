// Which versions of a store's schema this program works with.

import { AppError } from '../domain/errors.js';

/** Refuses with `bad_config` a store of another version than `latest`, the one that this program knows. */
export function refuseOther(version: number, latest: number): void {
  if (version < latest) {
    throw new AppError('bad_config', `The store is of version ${version}; run: safe-passage store migrate`);
  }
  refuseNewer(version, latest);
}

/** Refuses with `bad_config` a store that a newer program made. */
export function refuseNewer(version: number, latest: number): void {
  if (version <= latest) return;
  const known = `this program knows ${latest}`;
  throw new AppError('bad_config', `The store is of version ${version} and ${known}; use the newer program.`);
}
