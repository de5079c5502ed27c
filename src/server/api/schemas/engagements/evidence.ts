// Shapes of a thread's evidence at the desk: how it stands, and its custody log.

import { z } from 'zod';
import { CUSTODY_KINDS, type CustodyKind } from '../../../../domain/evidence.js';
import { orNull, Person, Time } from '../common.js';
import { EngagementPage, Sha256 } from './common.js';

/** `GET /engagements/threads/{id}/evidence`. */
export const EvidenceView = z
  .strictObject({
    records: z.number().int().meta({ description: 'Records of the thread, acts of custody among them.' }),
    root: orNull(
      z.strictObject({
        size: z.number().int().meta({ description: 'Records of the whole log that it covers.' }),
        rootHash: Sha256,
        at: Time,
        keyId: Sha256,
        stamped: z.boolean().meta({ description: 'A third party stamped its time (RFC 3161).' }),
      }),
    ),
    after: z.number().int().meta({ description: 'Records of the thread that came after the root.' }),
    timeAuthority: z.boolean().meta({ description: 'Whether a time stamp authority is configured.' }),
    keyId: orNull(Sha256).meta({ description: 'The key that signs; null: none is configured, no bundle can be made.' }),
  })
  .meta({ id: 'EngagementEvidence' });

/** One act of custody. */
const CustodyActView = z
  .strictObject({
    number: z.number().int().meta({ description: 'Of the record in the thread.' }),
    kind: z.enum(CUSTODY_KINDS as [CustodyKind, ...CustodyKind[]]),
    at: Time,
    by: Person,
    reason: z.string().nullable(),
  })
  .meta({ id: 'EngagementCustodyAct' });

/** `GET /engagements/threads/{id}/evidence/custody`: the newest first. */
export const CustodyList = z
  .strictObject({ items: z.array(CustodyActView), cursor: z.string().optional() })
  .meta({ id: 'EngagementCustody' });

/** Its query: `cursor` is the number below which it goes on. */
export const CustodyQuery = z.strictObject({
  ...EngagementPage,
  cursor: z
    .string()
    .regex(/^[1-9]\d{0,14}$/)
    .optional(),
});

export type EvidenceView = z.infer<typeof EvidenceView>;
export type CustodyQuery = z.infer<typeof CustodyQuery>;
