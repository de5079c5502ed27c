// One text to review and the decisions on it.

import { z } from 'zod';
import { REVIEW_ACTS } from '../../../domain/review.js';
import { LabelName, StaffText } from './common.js';
import { ActView, QueueRow, SeenVersion } from './queue.js';

/** `GET /review-items/{id}` and the answer to each act on it. */
export const ReviewItemView = z
  .strictObject({
    ...QueueRow.shape,
    signsTurn: z.number().int().meta({ description: 'Last turn that brought new signs.' }),
    acts: z.array(ActView),
    allowed: z.array(z.enum(REVIEW_ACTS)).meta({ description: 'What the signed-in person may do now.' }),
  })
  .meta({ id: 'ReviewItem' });

/** Acts that are decisions, with a reason. */
export const DECISIONS = ['confirm', 'dismiss', 'askForMore', 'escalate', 'reopen'] as const;

/** `POST /review-items/{id}/decisions`. */
export const DecisionBody = z
  .strictObject({
    act: z.enum(DECISIONS),
    reason: StaffText,
    seenVersion: SeenVersion,
    seenTurn: z.number().int().min(0),
    labels: z
      .array(LabelName)
      .min(1)
      .refine((labels) => new Set(labels).size === labels.length, 'names a label twice')
      .optional()
      .meta({ description: 'With confirm: what the text shows, each label once. Without it, all labels of the item.' }),
  })
  .meta({ id: 'Decision' });

export type ReviewItemView = z.infer<typeof ReviewItemView>;
export type DecisionBody = z.infer<typeof DecisionBody>;
