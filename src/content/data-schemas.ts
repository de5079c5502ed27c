// The shapes of the registry, countries, languages, commands and wording files.

import { z } from 'zod';
import { CONTACT_KINDS } from '../domain/contact-kinds.js';
import { EMERGENCY_SERVICES } from '../domain/content.js';

const countryCode = z.string().regex(/^[A-Z]{2}$/, 'must be an ISO 3166-1 code of two capitals');
const languageCode = z.string().regex(/^[a-z]{2,3}$/, 'must be a language subtag such as en');
const isoDate = z.iso.date();
const words = z.array(z.string().min(1));

const helpline = z
  .strictObject({
    id: z.string().regex(/^[a-z]{2}-[a-z-]+-\d+$/, 'must be <country>-<kind>-<n>'),
    kind: z.enum(CONTACT_KINDS),
    service: z.string().min(1),
    serves: z.enum(EMERGENCY_SERVICES).nullable(),
    phone: z.string().min(1).nullable(),
    international: z.string().nullable(),
    sms: z.string().nullable(),
    url: z.url({ protocol: /^https?$/ }).nullable(),
    languages: z.array(languageCode),
    hours: z.string().nullable(),
    operator: z.enum(['government', 'ngo', 'international']),
    enforcement: z.boolean(),
    caution: z.boolean(),
    sourceUrl: z.url({ protocol: /^https?$/ }).nullable(),
    sourceQuality: z.enum(['official', 'operator', 'news', 'general_knowledge']),
    readOn: isoDate,
    note: z.string().nullable(),
    state: z.enum(['unverified', 'verified']),
    verifiedOn: isoDate.nullable(),
    verifiedBy: z.string().min(1).nullable(),
    expiresOn: isoDate.nullable(),
  })
  .refine((one) => one.state === 'unverified' || (one.verifiedOn && one.verifiedBy && one.expiresOn), {
    error: 'a verified entry needs verifiedOn, verifiedBy and expiresOn',
    path: ['state'],
  })
  .refine((one) => (one.kind === 'emergency') === (one.serves !== null), {
    error: 'emergency entries, and only they, say whom they serve',
    path: ['serves'],
  })
  .refine((one) => one.phone !== null || one.sms !== null || one.url !== null, {
    error: 'needs a phone, an sms number or a url',
    path: ['phone'],
  });

/** `content/helplines/<country>.yaml`. */
export const helplinesSchema = z.strictObject({ country: countryCode, contacts: z.array(helpline) });

/** `content/countries/<country>.yaml`. What follows `timeZone` is orientation for the desk, not legal advice. */
export const countrySchema = z.strictObject({
  code: countryCode,
  name: z.string().min(1),
  names: z.record(languageCode, z.string().min(1)),
  words,
  emergency: z.string().nullable(),
  timeZone: z.string().nullable(),
  tipProtocol: z.boolean().nullable(),
  somProtocol: z.boolean().nullable(),
  mandatoryReporting: z.string().nullable(),
  undercoverBasis: z.string().nullable(),
  dataProtection: z.string().nullable(),
  certainty: z.enum(['high', 'medium', 'low']),
  sourceUrls: z.array(z.url()),
});

/** `content/languages.yaml`: in the order in which they are offered. */
export const languagesSchema = z
  .array(
    z.strictObject({
      code: languageCode,
      name: z.string().min(1),
      words,
      countries: z.array(countryCode).max(7),
      signedOff: z.strictObject({ by: z.string().min(1), on: isoDate }).nullable(),
    }),
  )
  .min(1);

const phrases = words.min(1);

/** `content/commands/<lang>.yaml`: the first phrase of each command is the one that texts show. `courtesies` change nothing. */
export const commandsSchema = z.strictObject({
  person: phrases,
  panic: phrases,
  delete: phrases,
  danger: phrases,
  exit: phrases,
  language: phrases,
  yes: phrases,
  no: phrases,
  skip: phrases,
  help: phrases,
  courtesies: words,
  thanks: words.default([]),
});

/** `content/wording/<lang>.yaml`. */
export const wordingSchema = z.strictObject({ telling: words, forbidden: words });
