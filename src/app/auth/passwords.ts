// Passwords by argon2id. A name that does not exist costs as much work as one that does.

import { hash, verify } from '@node-rs/argon2';

/** OWASP's least for argon2id (the package's own default): 19 MiB, two passes, one lane (ASVS 5.0 11.4.2). */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Hashing and checking, as sign-in uses them. */
export interface Passwords {
  hash(password: string): Promise<string>;
  /** False for a missing hash too, after the same work. */
  verify(stored: string | undefined, password: string): Promise<boolean>;
}

/** Argon2id. The hash for names that do not exist is made at once, so that the first attempt is no slower. */
export function createPasswords(): Passwords {
  const nobody = hash('nobody has this password', PARAMETERS);
  return {
    hash: (password) => hash(password.normalize('NFKC'), PARAMETERS),
    async verify(stored, password) {
      const matches = await verify(stored ?? (await nobody), password.normalize('NFKC'));
      return matches && stored !== undefined;
    },
  };
}
