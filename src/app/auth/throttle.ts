// How often somebody may try to sign in: for each name (known or not) and for each address.

import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { AppError } from '../../domain/errors.js';
import { nameKey } from './accounts.js';
import { sha256 } from './secrets.js';

/** Tries for one name in a window; a success gives them back. */
const TRIES_PER_NAME = 10;
/** Tries from one address in a window: a whole office may sit behind one. */
const TRIES_PER_ADDRESS = 60;
const WINDOW_S = 15 * 60;

export interface SignInThrottle {
  /** Counts a try before its work is done. Throws AppError('too_many_requests') with `retryAfterS`. */
  attempt(name: string, address: string | null): Promise<void>;
  /** Gives a successful try back. */
  succeeded(name: string, address: string | null): Promise<void>;
}

/** In memory: a restart forgives. `address` is null where addresses are exempt. */
export function createSignInThrottle(): SignInThrottle {
  const names = new RateLimiterMemory({ points: TRIES_PER_NAME, duration: WINDOW_S });
  const addresses = new RateLimiterMemory({ points: TRIES_PER_ADDRESS, duration: WINDOW_S });
  return {
    async attempt(name, address) {
      if (address !== null) await consume(addresses, address);
      await consume(names, sha256(nameKey(name)));
    },
    async succeeded(name, address) {
      await names.delete(sha256(nameKey(name)));
      if (address !== null) await addresses.reward(address, 1);
    },
  };
}

/** For tests and for RATE_LIMIT=off. */
export const noThrottle: SignInThrottle = {
  async attempt() {},
  async succeeded() {},
};

async function consume(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    throw new AppError('too_many_requests', 'Too many tries to sign in. Wait, then try again.', {
      retryAfterS: Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)),
    });
  }
}
