// One conversation as staff see it, and what they do in it.

import { z } from 'zod';
import { MAX_TEXT_BYTES } from '../../../domain/message.js';
import { HELP_REASONS } from '../../../domain/session.js';
import {
  ChannelName,
  CountryKnown,
  Id,
  LabelName,
  orNull,
  PAGE_LIMIT,
  PAGE_LIMIT_MAX,
  Person,
  StaffText,
  Time,
} from './common.js';
import { QueueRow } from './queue.js';
import { ReviewItemView } from './review-items.js';
import { TurnView } from './turns.js';

/** Where the talk stands. */
export const TalkState = z
  .strictObject({
    status: z.enum(['open', 'with_person', 'closed']),
    closedBy: z.enum(['end', 'panic', 'exit', 'delete', 'silence', 'staff']).nullable(),
    language: z.string(),
    languageHow: z.enum(['default', 'hint', 'detected', 'said']),
    country: orNull(CountryKnown),
    danger: z.boolean().meta({ description: 'The person said that harm is happening or near.' }),
    phone: z.enum(['unknown', 'safe', 'watched']),
    help: z.strictObject({ since: Time, reason: z.enum(HELP_REASONS) }).nullable(),
    heldBy: orNull(Person).meta({ description: 'Who writes to the person; the bot is silent.' }),
    risk: z.number(),
    labels: z.array(LabelName),
    lastInboundAt: Time.nullable(),
    codeWord: z.enum(['none', 'set', 'asked', 'failed', 'given']).meta({
      description:
        'The word that the person chose. `asked`, `failed`: whoever writes has not given it and reads nothing of help, nor what staff write.',
    }),
  })
  .meta({ id: 'TalkState' });

/** Whether a message by the signed-in person would be sent now; `why` is a code when not, `until` when that ends. */
export const Sending = z
  .strictObject({ allowed: z.boolean(), why: z.string().nullable(), until: Time.nullable() })
  .meta({ id: 'Sending' });

/** Internal note. */
export const NoteView = z.strictObject({ id: z.string(), by: Person, at: Time, text: z.string() }).meta({ id: 'Note' });

/** A message that is stored and not (or not successfully) processed yet: shown, never hidden. */
export const UnprocessedView = z
  .strictObject({
    seq: z.number().int(),
    at: Time,
    state: z.enum(['pending', 'quarantined']),
    text: z.string().nullable(),
  })
  .meta({ id: 'Unprocessed' });

/** `GET /conversations/{id}`: opens at the newest turns, oldest first. `seenTurn` goes back with a decision. */
export const ConversationView = z
  .strictObject({
    id: z.string(),
    channel: ChannelName,
    startedAt: Time,
    lastAt: Time,
    seenTurn: z.number().int(),
    talk: TalkState,
    turns: z.array(TurnView),
    before: z.number().int().optional().meta({ description: 'Older turns: /turns?before=' }),
    unprocessed: z.array(UnprocessedView),
    helpRequest: orNull(QueueRow).meta({ description: 'The open one, else the newest closed one.' }),
    reviewItem: orNull(ReviewItemView),
    notes: z.array(NoteView),
    sameReport: z.array(z.strictObject({ conversationId: z.string(), at: Time })).meta({
      description: 'Other conversations under the same report code: the witness came back, perhaps on another channel.',
    }),
    sending: Sending,
  })
  .meta({ id: 'Conversation' });

/** Why staff open it, in their words; stands in the audit log. */
export const ReasonQuery = z.strictObject({ reason: z.string().trim().max(500).optional() });

/** Query of `/turns`. */
export const TurnsQuery = z.strictObject({
  before: z.coerce.number().int().min(1).optional(),
  limit: z.coerce.number().int().min(1).max(PAGE_LIMIT_MAX).default(PAGE_LIMIT),
  reason: ReasonQuery.shape.reason,
});

/** `POST …/messages`. The same `id` again is the same message. */
export const SendBody = z
  .strictObject({ id: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/), text: z.string().min(1).max(MAX_TEXT_BYTES) })
  .meta({ id: 'Send' });

/** Answer to a message: 200 `sent`, or 202 `pending` when processing takes longer. `seq` is its stream position. */
export const SentView = z
  .strictObject({ state: z.enum(['accepted', 'pending']), seq: z.number().int() })
  .meta({ id: 'Sent' });

/** `POST …/notes`. */
export const NoteBody = z.strictObject({ text: StaffText }).meta({ id: 'NewNote' });

/** `POST …/take-over` and `/hand-back`: an empty object, or nothing. */
export const EmptyBody = z.strictObject({}).meta({ id: 'Empty' });

/** `POST …/code-word/clear`: why staff believe that it is the person. */
export const ClearWordBody = z.strictObject({ reason: StaffText }).meta({ id: 'ClearWord' });

/** Answer to take-over and hand-back: where the talk stands now. */
export const TalkChanged = z
  .strictObject({ conversationId: Id, talk: TalkState, helpRequest: orNull(QueueRow) })
  .meta({ id: 'TalkChanged' });

/** Members of the 422 `refused` document: `why` is the code that `sending.why` shows. */
export const RefusedDetails = z.looseObject({ code: z.literal('refused'), why: z.string() }).meta({ id: 'Refused' });

export type ReasonQuery = z.infer<typeof ReasonQuery>;
export type TurnsQuery = z.infer<typeof TurnsQuery>;
export type SendBody = z.infer<typeof SendBody>;
export type ClearWordBody = z.infer<typeof ClearWordBody>;
export type EmptyBody = z.infer<typeof EmptyBody>;
export type NoteBody = z.infer<typeof NoteBody>;
export type ConversationView = z.infer<typeof ConversationView>;
export type TalkChanged = z.infer<typeof TalkChanged>;
export type TalkState = z.infer<typeof TalkState>;
export type NoteView = z.infer<typeof NoteView>;
export type UnprocessedView = z.infer<typeof UnprocessedView>;
