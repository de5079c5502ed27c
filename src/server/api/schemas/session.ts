// Signing in, who is signed in, signing out.

import { z } from 'zod';
import { ROLES } from '../../../domain/staff.js';
import { Time } from './common.js';

/** Shortest password that staff may choose (NIST SP 800-63B asks for 8, ASVS 5.0 6.2.9 allows at least 64 long). */
export const PASSWORD_MIN = 12;
const PASSWORD_MAX = 256;

/**
 * `POST /session`. `code` is the six digits of the authenticator, or a recovery code. At the first sign-in the first call
 * is answered 409 `setup_required`; the same call again with `newPassword` and the first `code` completes it.
 */
export const SignInBody = z
  .strictObject({
    name: z.string().min(1).max(200),
    password: z.string().min(1).max(PASSWORD_MAX),
    code: z.string().max(64).default(''),
    newPassword: z.string().min(PASSWORD_MIN).max(PASSWORD_MAX).optional(),
  })
  .meta({ id: 'SignIn' });

/** 409 at the first sign-in, as members of the problem document. `totpUri` is an `otpauth://` address for a QR code. */
export const SetupRequired = z
  .looseObject({ code: z.literal('setup_required'), status: z.literal(409), totpUri: z.string() })
  .meta({ id: 'SetupRequired' });

/** Answer to a completed first sign-in (the cookie is set too). Each code works once; they are never shown again. */
export const SetupDone = z.strictObject({ recoveryCodes: z.array(z.string()) }).meta({ id: 'SetupDone' });

/** `GET /session`. `expiresAt` is the absolute end; `idleAt` is when it ends if nothing is asked until then. */
export const SessionView = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    roles: z.array(z.enum(ROLES)),
    expiresAt: Time,
    idleAt: Time,
  })
  .meta({ id: 'Session' });

export type SignInBody = z.infer<typeof SignInBody>;
export type SessionView = z.infer<typeof SessionView>;
