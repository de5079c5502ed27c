// Legal holds, as supervisors ask for them, approve and lift them.

import { z } from 'zod';
import { HOLD_ACTS } from '../../../domain/hold.js';
import { Id, StaffText, Time } from './common.js';

/** `POST /holds`. `until` with `ask` only. */
export const HoldBody = z
  .strictObject({ conversationId: Id, act: z.enum(HOLD_ACTS), reason: StaffText, until: Time.optional() })
  .meta({ id: 'NewHoldAct' });

/** One hold. */
export const HoldView = z
  .strictObject({
    conversationId: z.string(),
    state: z.enum(['none', 'asked', 'held']),
    askedBy: z.string().nullable(),
    askedByName: z.string().nullable(),
    approvedBy: z.string().nullable(),
    approvedByName: z.string().nullable(),
    until: Time.nullable(),
    reason: z.string().nullable(),
  })
  .meta({ id: 'Hold', description: 'While it is held, a conversation is not erased, whoever asked for it.' });

/** `GET /holds`: those that stand or wait for approval. */
export const HoldList = z.strictObject({ items: z.array(HoldView) }).meta({ id: 'HoldList' });

export type HoldBody = z.infer<typeof HoldBody>;
export type HoldView = z.infer<typeof HoldView>;
