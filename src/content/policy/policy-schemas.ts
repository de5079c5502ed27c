// The shapes of policy files and trust anchors.

import { z } from 'zod';
import { ACTS, SIGNER_KINDS } from '../../domain/authorisation.js';

const countryCode = z.string().regex(/^[A-Z]{2}$/, 'must be an ISO 3166-1 code of two capitals');
const base64 = z.string().regex(/^[A-Za-z0-9+/]+={0,2}$/, 'must be base64');
const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in hex');

/** `policy/countries/<country>.yaml`. */
export const countryPolicySchema = z
  .strictObject({
    country: countryCode,
    name: z.string().min(1),
    standing: z.enum(['permitted', 'unknown', 'forbidden']),
    certainty: z.enum(['high', 'medium', 'low']),
    facts: z.string().min(1).nullable(),
    bases: z.array(
      z.strictObject({
        article: z.string().min(1),
        acts: z.array(z.enum(ACTS)).min(1),
        secondToken: z.enum(['none', 'prosecutor', 'judge']),
        maxDays: z.int().min(1).nullable(),
      }),
    ),
    unverified: z.array(z.string().min(1)),
    sms: z.boolean(),
    silenceHours: z
      .int()
      .min(1)
      .max(24 * 30),
    threadsPerOfficer: z.int().min(1).max(100),
    alertMinutes: z.int().min(1).max(60),
    sources: z.array(z.url()),
  })
  .refine(({ standing, bases }) => (standing === 'permitted') === bases.length > 0, {
    error: 'a permitted country has bases, and no other has',
    path: ['bases'],
  });

/** `policy/signatures.yaml`. */
export const signaturesSchema = z.strictObject({
  signatures: z.array(z.strictObject({ file: z.string().min(1), sha256, keyId: z.string().min(1), value: base64 })),
});

/** `<TRUST_ANCHORS>/<keyId>.yaml`: a public key, whose it is and what it may sign. */
export const anchorSchema = z.strictObject({
  keyId: z.string().regex(/^[\w.-]+$/),
  person: z.string().min(1),
  kinds: z.array(z.enum(SIGNER_KINDS)).min(1),
  /** SPKI of an Ed25519 key, DER as base64. */
  publicKey: base64,
  notBefore: z.iso.datetime(),
  notAfter: z.iso.datetime(),
});
