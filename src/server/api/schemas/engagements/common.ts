// Shapes that the routes of engagements share.

import { z } from 'zod';
import { ACTS } from '../../../../domain/authorisation.js';
import { SCORES } from '../../../../domain/engagement.js';
import { ENGAGEMENT_RULES, type EngagementRule } from '../../../../domain/engagement-rules.js';
import { OFFENCES } from '../../../../domain/offence.js';
import { PAGE_LIMIT, PAGE_LIMIT_MAX } from '../common.js';

/** Longest text that one message of a subject may have, in UTF-16 code units. */
const MESSAGE_MAX = 65_536;
/** Longest draft, in UTF-16 code units. */
const DRAFT_MAX = 2_000;

const RULES = Object.keys(ENGAGEMENT_RULES) as [EngagementRule, ...EngagementRule[]];

/** A country by ISO 3166-1 alpha-2. */
export const Country = z.string().regex(/^[A-Z]{2}$/);
/** SHA-256 in hex. */
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** A telephone number as E.164. */
export const PhoneNumber = z.string().regex(/^\+[1-9]\d{5,14}$/);
/** A number of a register (of subjects, of campaigns): never a name. */
export const Register = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/);
/** A platform as authorisations name it: `telegram`, `sms` … */
export const Platform = z.string().regex(/^[a-z][a-z0-9_-]{0,31}$/);
/** What an operator may be permitted to do. */
export const ActName = z.enum(ACTS);
/** Kinds of offence. */
export const Offence = z.enum(OFFENCES);
/** Words of an officer: a text that may leave. */
export const DraftText = z.string().min(1).max(DRAFT_MAX);
/** Words of the subject, as they came. */
export const MessageText = z.string().max(MESSAGE_MAX);

/** What one rule says. */
export const VerdictView = z
  .strictObject({
    rule: z.enum(RULES),
    number: z.number().int().meta({ description: 'Of the rule in docs/engagement-rules.md; 0: the preamble.' }),
    ok: z.boolean(),
    why: z.string().meta({ description: 'Stable code; `ok` when it passes. Never words of a person.' }),
    article: z.string().nullable().meta({ description: 'The article of the authorisation that allows the act.' }),
  })
  .meta({ id: 'EngagementVerdict' });

/** How far a text pushes. */
export const ScoredView = z
  .strictObject({ score: z.enum(SCORES), reasons: z.array(z.string()) })
  .meta({ id: 'EngagementScore' });

/** A detached Ed25519 signature over a text's UTF-8. */
export const Signature = z
  .strictObject({
    keyId: z.string().regex(/^[\w.-]{1,128}$/),
    value: z.string().regex(/^[A-Za-z0-9+/]{86}==$/),
  })
  .meta({ id: 'DetachedSignature', description: '`value`: 64 bytes as base64.' });

/** Lists of engagements are paged by the last id of the page before. */
export const EngagementPage = {
  cursor: z.string().max(256).optional(),
  limit: z.coerce.number().int().min(1).max(PAGE_LIMIT_MAX).default(PAGE_LIMIT),
};

/** Query of a list. */
export const ListQuery = z.strictObject(EngagementPage);
export type ListQuery = z.infer<typeof ListQuery>;
export type Signature = z.infer<typeof Signature>;
export type VerdictView = z.infer<typeof VerdictView>;
