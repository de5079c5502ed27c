// One-time passwords, recovery codes and tokens, made of fresh identifiers, and how they are stored.

import { createHash } from 'node:crypto';
import type { Ids } from '../../domain/clock.js';

/** Letters and digits that cannot be taken for one another when read aloud or copied by hand (Crockford's base 32). */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
/** Groups of a recovery code: 3 × 4 signs of 5 bits are 60 bits. */
const RECOVERY_GROUPS = 3;
/** Groups of a one-time password: 5 × 4 signs of 5 bits are 100 bits. */
const PASSWORD_GROUPS = 5;
/** Recovery codes of an account. */
export const RECOVERY_CODES = 10;

/** SHA-256 in hexadecimal: for secrets that are long and random, so that no slow hash is needed. */
export function sha256(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Random bytes from fresh identifiers, at most 32. */
export function freshBytes(ids: Ids, length: number): Uint8Array {
  return createHash('sha256').update(ids.random()).update(ids.random()).digest().subarray(0, length);
}

/** A password for one use, as it is read out or printed: `xxxx-xxxx-xxxx-xxxx-xxxx`. */
export function oneTimePassword(ids: Ids): string {
  return grouped(ids, PASSWORD_GROUPS);
}

/** Ten codes that stand in for the authenticator, once each. */
export function recoveryCodes(ids: Ids): readonly string[] {
  return Array.from({ length: RECOVERY_CODES }, () => grouped(ids, RECOVERY_GROUPS));
}

/** How a recovery code is stored and compared: case, spaces, hyphens and look-alikes do not matter. */
export function recoveryHash(code: string): string {
  const read = code.toLowerCase().replace(/[\s-]/g, '').replace(/o/g, '0').replace(/[il]/g, '1');
  return sha256(read);
}

/** The value of a session cookie: 256 random bits. */
export function sessionToken(ids: Ids): string {
  return `${ids.random()}${ids.random()}`;
}

function grouped(ids: Ids, groups: number): string {
  const signs = [...freshBytes(ids, groups * 4)].map((byte) => ALPHABET.charAt(byte % ALPHABET.length));
  return Array.from({ length: groups }, (_, index) => signs.slice(index * 4, index * 4 + 4).join('')).join('-');
}
