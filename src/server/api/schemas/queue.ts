// The queue: people who ask for help, and texts to review. No text of the person in any of it.

import { z } from 'zod';
import { HELP_OUTCOMES, HELP_STATES } from '../../../domain/help-request.js';
import { REVIEW_STATES } from '../../../domain/review.js';
import { HELP_REASONS } from '../../../domain/session.js';
import {
  ChannelName,
  CountryKnown,
  Cursor,
  Id,
  LabelName,
  Language,
  orNull,
  PageQuery,
  Person,
  StaffText,
  Time,
} from './common.js';

/** Why an item is in the queue: a help reason, or for a text to review `signs` or `unassessed`. */
export const WhyCode = z.enum([...HELP_REASONS, 'signs']);

/** Why, in codes and in one sentence in the language of the request (`Accept-Language`: en, fr, es). */
export const Why = z
  .strictObject({
    code: WhyCode,
    labels: z.array(LabelName),
    indicator: z.string().nullable().meta({ description: 'Strongest sign; its words are under /indicators.' }),
    sentence: z.string(),
  })
  .meta({ id: 'Why' });

/** States of both kinds. */
export const QueueState = z.enum([...HELP_STATES, ...REVIEW_STATES]);

/** One row. `waitedS` counts until the first human answer; `targetS` is our promise. */
export const QueueRow = z
  .strictObject({
    id: Id,
    kind: z.enum(['help', 'review']),
    version: z.number().int().meta({ description: 'Send it back as `seenVersion`.' }),
    state: QueueState,
    why: Why,
    since: Time,
    waitedS: z.number().int(),
    targetS: z.number().int(),
    answeredAt: Time.nullable(),
    language: z.string(),
    channel: ChannelName,
    country: orNull(CountryKnown),
    heldBy: orNull(Person),
    conversationId: z.string(),
    hidden: z.boolean().meta({ description: 'The person asked for erasure: the conversation cannot be opened.' }),
    seenTurn: z.number().int().meta({ description: 'Newest turn this row knows of.' }),
  })
  .meta({ id: 'QueueRow' });

/** `GET /queue`. Help requests come first, waiting ones before answered ones, the longest wait first. */
export const QueuePage = z
  .strictObject({ items: z.array(QueueRow), cursor: Cursor.optional() })
  .meta({ id: 'QueuePage' });

/** Query of `GET /queue`. `state` may hold several, separated by commas. */
export const QueueQuery = z.strictObject({
  kind: z.enum(['help', 'review']).optional(),
  state: z
    .string()
    .max(200)
    .transform((value) => value.split(','))
    .pipe(z.array(QueueState))
    .optional(),
  language: Language.optional(),
  label: LabelName.optional(),
  channel: ChannelName.optional(),
  mine: z.enum(['true', 'false', '1', '0']).optional(),
  ...PageQuery,
});

/** `seenVersion` of the row that was on the screen. */
export const SeenVersion = z.number().int().min(0).max(1_000_000);

/** `POST …/claim` and `/release`. */
export const SeenBody = z.strictObject({ seenVersion: SeenVersion }).meta({ id: 'Seen' });

/** `POST /help-requests/{id}/pass-on`: to a colleague who may hold it, by account id. */
export const PassOnBody = z
  .strictObject({ to: Id, note: StaffText.optional(), seenVersion: SeenVersion })
  .meta({ id: 'PassOn' });

/** `POST /help-requests/{id}/close`. */
export const CloseBody = z
  .strictObject({ outcome: z.enum(HELP_OUTCOMES), note: StaffText.optional(), seenVersion: SeenVersion })
  .meta({ id: 'Close' });

/** One act on an item (`by` has id and name `system` where new signs reopened it), as the 409 `stale` document lists what changed (`changed`) and as histories show it. */
export const ActView = z
  .strictObject({
    version: z.number().int(),
    act: z.string(),
    state: QueueState,
    by: Person,
    at: Time,
    reason: z.string().nullable(),
    outcome: z.enum(HELP_OUTCOMES).nullable(),
    seenTurn: z.number().int(),
    labels: z
      .array(LabelName)
      .optional()
      .meta({ description: 'What the analyst said the text shows, where they named it.' }),
  })
  .meta({ id: 'Act' });

/** Members of the problem document of a 409 `stale`: what is there now, and what happened since `seenVersion`. */
export const StaleDetails = z
  .looseObject({
    code: z.literal('stale'),
    version: z.number().int(),
    state: QueueState,
    heldBy: orNull(Person),
    changed: z.array(ActView),
  })
  .meta({ id: 'Stale' });

export type SeenBody = z.infer<typeof SeenBody>;
export type PassOnBody = z.infer<typeof PassOnBody>;
export type CloseBody = z.infer<typeof CloseBody>;
export type QueueRow = z.infer<typeof QueueRow>;
export type QueuePage = z.infer<typeof QueuePage>;
export type QueueQuery = z.infer<typeof QueueQuery>;
export type ActView = z.infer<typeof ActView>;
export type Why = z.infer<typeof Why>;
