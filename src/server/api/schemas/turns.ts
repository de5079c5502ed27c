// The turns of a conversation: what was said, what was made of it, what was answered.

import { z } from 'zod';
import { ENTITY_TYPES, INTENTS, SPEAKERS } from '../../../domain/assessment.js';
import { ATTACHMENT_KINDS } from '../../../domain/attachment.js';
import { DELIVERY_STATES } from '../../../domain/delivery.js';
import { MESSAGE_MANNERS } from '../../../domain/message.js';
import { SESSION_EVENTS } from '../../../domain/session.js';
import { LabelName, orNull, Person, Time } from './common.js';

/** A passage that speaks for a label. Offsets are UTF-16 code units into the message's text, end exclusive. */
export const ReasonView = z
  .strictObject({
    label: LabelName,
    indicator: z.string().meta({ description: 'Its name and explanation are under /indicators.' }),
    start: z.number().int(),
    end: z.number().int(),
    weight: z.enum(['weak', 'medium', 'strong']).nullable(),
  })
  .meta({ id: 'Reason' });

/** Something that can be linked. */
export const EntityView = z
  .strictObject({
    type: z.enum(ENTITY_TYPES),
    value: z.string(),
    start: z.number().int(),
    end: z.number().int(),
  })
  .meta({ id: 'Entity' });

/** A reading of the text. `labels` holds only those at .5 or more, the most probable first. */
export const AssessedView = z
  .strictObject({
    kind: z.literal('assessed'),
    labels: z.array(z.strictObject({ label: LabelName, probability: z.number() })),
    reasons: z.array(ReasonView),
    signsOnly: z.boolean().meta({
      description:
        'There was no time to search for the passages that carry the labels: the reasons are known signs alone.',
    }),
    entities: z.array(EntityView),
    speaker: z.enum(SPEAKERS),
    language: z.string(),
    script: z.string(),
    intent: z.enum(INTENTS).nullable(),
    flagged: z.boolean(),
    needsPerson: z.boolean(),
    obfuscated: z.boolean(),
    readers: z.array(z.enum(['first', 'second'])),
    model: z.string(),
    failed: z.array(z.string()),
  })
  .meta({ id: 'Assessed' });

/** Nothing is known about this text. It is never "low risk". */
export const UnassessedView = z
  .strictObject({ kind: z.literal('unassessed'), why: z.enum(['failed', 'timed_out', 'not_text']) })
  .meta({ id: 'Unassessed' });

/** What came in: words of the person, or an act of staff or of the system. */
export const MessageView = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('inbound'),
      text: z.string(),
      isCodeWord: z
        .literal(true)
        .optional()
        .meta({ description: 'It is the person’s code word, which nobody else reads.' }),
      attachment: z
        .strictObject({ kind: z.enum(ATTACHMENT_KINDS), note: z.string().nullable() })
        .optional()
        .meta({ description: 'What came beside, or instead of, words; the file itself stays with the platform.' }),
      how: z.enum(MESSAGE_MANNERS).optional().meta({
        description: '`start`: the button that opens a talk. `edited`: it replaces something written before.',
      }),
    }),
    z.strictObject({
      kind: z.literal('staff'),
      act: z.enum(['take_over', 'message', 'hand_back', 'close_help', 'clear_word']),
      by: Person,
    }),
    z.strictObject({ kind: z.literal('system'), act: z.enum(['silence', 'holder_gone', 'exit']) }),
  ])
  .meta({ id: 'Message' });

/** A contact as the person was shown it. */
export const ContactCardView = z
  .strictObject({
    service: z.string(),
    country: z.string(),
    phone: z.string().nullable(),
    url: z.string().nullable(),
    languages: z.array(z.string()),
    hours: z.string().nullable(),
    emergency: z.boolean(),
    verifiedOn: z.string().nullable(),
    verifiedBy: z.string().nullable(),
  })
  .meta({ id: 'ContactCard' });

/** What went out, by the bot or by a person (a staff message stands here too), and what became of it. */
export const ReplyView = z
  .strictObject({
    seq: z.number().int(),
    from: z.enum(['bot', 'person']),
    name: z.string().nullable(),
    text: z.string(),
    options: z.array(z.string()),
    contact: orNull(ContactCardView),
    language: z.string(),
    delivery: z.strictObject({ state: z.enum(DELIVERY_STATES), why: z.string().nullable() }).nullable(),
  })
  .meta({ id: 'Reply' });

/** One turn. `message` is null where the turn is a later reading of an earlier message (`entrySeq` names which). */
export const TurnView = z
  .strictObject({
    turn: z.number().int(),
    entrySeq: z.number().int(),
    at: Time,
    writtenAt: Time.nullable().meta({ description: "The platform's own time of the message." }),
    late: z.boolean(),
    message: orNull(MessageView),
    understanding: z.union([AssessedView, UnassessedView, z.null()]),
    firstReaderOnly: z.boolean().meta({
      description: 'The second reader has not read this message: it is late (ten minutes), or has given it up.',
    }),
    replies: z.array(ReplyView),
    events: z.array(z.enum(SESSION_EVENTS)),
    risk: z.number().meta({ description: 'Running risk 0..1 after this turn.' }),
  })
  .meta({ id: 'Turn' });

/** `GET /conversations/{id}/turns?before=`: oldest first; `before` names the next older page, absent at the start. */
export const TurnsPage = z
  .strictObject({ items: z.array(TurnView), before: z.number().int().optional() })
  .meta({ id: 'TurnsPage' });

export type TurnView = z.infer<typeof TurnView>;
export type TurnsPage = z.infer<typeof TurnsPage>;
export type ReplyView = z.infer<typeof ReplyView>;
export type AssessedView = z.infer<typeof AssessedView>;
