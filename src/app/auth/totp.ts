// Time-based one-time codes (RFC 6238: SHA-1, six digits, thirty seconds, as every authenticator speaks them).

import { Secret, TOTP } from 'otpauth';
import type { Ids, Instant } from '../../domain/clock.js';
import { freshBytes } from './secrets.js';

/** Seconds that one code stands for. */
const PERIOD_S = 30;
/** Steps before and after now that are taken too: a slow hand, a clock that is off by half a minute. */
const WINDOW = 1;
/** 160 bits, as RFC 4226 recommends. */
const SECRET_BYTES = 20;
/** What the authenticator shows; says nothing of what the desk is for. */
const ISSUER = 'Desk';

/** A fresh secret in base 32. */
export function totpSecret(ids: Ids): string {
  return new Secret({ buffer: new Uint8Array(freshBytes(ids, SECRET_BYTES)).buffer }).base32;
}

/** The address behind the QR code of an authenticator. */
export function totpUri(secret: string, name: string): string {
  return totp(secret, name).toString();
}

/** The time step that a code stands for, to be used up; undefined when the code is wrong now. */
export function codeStep(secret: string, code: string, now: Instant): number | undefined {
  const digits = code.replace(/\s/g, '');
  if (!/^\d{6}$/.test(digits)) return undefined;
  const delta = totp(secret, '').validate({ token: digits, timestamp: now, window: WINDOW });
  return delta === null ? undefined : Math.floor(now / 1000 / PERIOD_S) + delta;
}

function totp(secret: string, label: string): TOTP {
  return new TOTP({
    issuer: ISSUER,
    label,
    algorithm: 'SHA1',
    digits: 6,
    period: PERIOD_S,
    secret: Secret.fromBase32(secret),
  });
}
