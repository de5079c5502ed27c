// Threads: opened, heard, written to.

import { z } from 'zod';
import { TOPICS } from '../../../../domain/text-signs.js';
import { Id, orNull, Person, StaffText, Time } from '../common.js';
import {
  ActName,
  Country,
  DraftText,
  EngagementPage,
  MessageText,
  PhoneNumber,
  Platform,
  Register,
  ScoredView,
  Sha256,
  VerdictView,
} from './common.js';

/** `POST /engagements/threads`. The grounds are those on file of the subject; who opens it is its operator. */
export const NewThread = z
  .strictObject({
    authorisationId: Id,
    subject: Register,
    platform: Platform,
    channel: z.enum(['relay', 'sms']),
    smsFrom: PhoneNumber.nullable(),
    smsTo: PhoneNumber.nullable(),
    countries: z.array(Country).min(1).max(10),
    personaId: Id,
    purpose: StaffText.meta({ description: 'Of the use of the persona; goes into its log.' }),
  })
  .meta({ id: 'NewEngagementThread' });

/** `POST …/messages`: what the subject wrote, pasted or imported. The same `id` again is the same message. */
export const NewSubjectMessage = z
  .strictObject({
    id: Id,
    text: MessageText,
    writtenAt: Time.nullable().meta({ description: 'By the platform, where it says so.' }),
    capturedSha256: Sha256.nullable().meta({
      description: 'Of the text (UTF-8), taken on the device; null: taken here.',
    }),
    media: z
      .array(
        z.strictObject({
          name: z.string().min(1).max(200),
          mediaType: z.string().regex(/^[\w.+-]+\/[\w.+-]+$/),
          data: z.base64().max(900_000).meta({ description: 'Hashed, sealed and never shown by any route.' }),
        }),
      )
      .max(8),
  })
  .meta({ id: 'NewSubjectMessage' });

/** `POST …/drafts`. */
export const NewDraft = z.strictObject({ text: DraftText }).meta({ id: 'NewEngagementDraft' });

/** `PUT …/drafts/{draft}`: a new revision; an approval of the one before is void. */
export const DraftEdit = z
  .strictObject({
    text: DraftText,
    revision: z.number().int().meta({ description: 'The one that was on the screen.' }),
  })
  .meta({ id: 'EngagementDraftEdit' });

/** `POST …/rejection`. */
export const DraftRejection = z
  .strictObject({ revision: z.number().int(), reason: StaffText })
  .meta({ id: 'EngagementDraftRejection' });

/** `POST …/shown`. */
export const DraftShown = z.strictObject({ revision: z.number().int() }).meta({ id: 'EngagementDraftShown' });

/** `POST …/approval`, `POST …/sign-off`: the hash of the text that the person read. */
export const DraftYes = z
  .strictObject({ revision: z.number().int(), textSha256: Sha256 })
  .meta({ id: 'EngagementDraftYes' });

/** `POST …/outgoing/sent`. */
export const SentMark = z
  .strictObject({ intentId: Id, sentAt: Time.nullable().meta({ description: 'By the device; null: now.' }) })
  .meta({ id: 'EngagementSentMark' });

/** `POST …/outgoing/unsent`: it did not leave. */
export const UnsentMark = z.strictObject({ intentId: Id, reason: StaffText }).meta({ id: 'EngagementUnsentMark' });

/** A text that might be sent. */
export const DraftView = z
  .strictObject({
    id: z.string(),
    revision: z.number().int(),
    text: z.string(),
    textSha256: Sha256,
    origin: z.enum(['template', 'model', 'person', 'campaign']),
    author: z.string().meta({ description: '`template:<id>`, `model:<name>`, `campaign:<id>` or an account id.' }),
    authorName: z.string().nullable(),
    editors: z.array(Person),
    act: ActName,
    at: Time,
    state: z.enum(['open', 'approved', 'rejected', 'released', 'sent']),
    approval: orNull(z.strictObject({ by: Person, at: Time })),
    signOff: orNull(z.strictObject({ by: Person })),
    rejected: orNull(z.strictObject({ by: Person, reason: z.string(), at: Time })),
    scored: ScoredView,
    verdicts: z.array(VerdictView).meta({ description: 'Every rule as it stands now, in their order.' }),
    readingMs: z.number().int().meta({ description: 'Least time between shown and approval.' }),
    mayApprove: z.boolean().meta({ description: 'Whether whoever asks could approve it, time apart.' }),
  })
  .meta({ id: 'EngagementDraft' });

/** Answer to `POST …/shown`. */
export const ShownView = z
  .strictObject({ shownAt: Time, approvableAt: Time.meta({ description: 'No yes counts before.' }) })
  .meta({ id: 'EngagementShown' });

/** Answer to `POST …/release`: relay: send exactly this from the authorised device, then mark it; SMS: it has left or not. */
export const ReleasedView = z
  .strictObject({
    intentId: z.string(),
    text: z.string(),
    textSha256: Sha256,
    channel: z.enum(['relay', 'sms']),
    state: z.enum(['to_be_sent_by_hand', 'sent', 'unknown']),
  })
  .meta({ id: 'EngagementReleased' });

/** First mention of a topic or a fact. */
export const LedgerRow = z
  .strictObject({
    topic: z.enum(TOPICS),
    value: z.string().nullable(),
    first: z.enum(['ours', 'theirs']),
    turn: z.number().int(),
    at: Time,
    said: z.string().nullable(),
  })
  .meta({ id: 'EngagementLedgerRow' });

/** One message of a thread. */
export const EngagementTurn = z
  .strictObject({
    turn: z.number().int(),
    side: z.enum(['ours', 'theirs']),
    at: Time,
    by: z.string().meta({ description: '`subject`, or the account id of who sent it.' }),
    byName: z.string().nullable(),
    text: z.string().nullable().meta({ description: 'Null: sealed unread, as no authorisation was live, or erased.' }),
    language: z.string(),
    media: z.array(
      z.strictObject({ name: z.string(), mediaType: z.string(), bytes: z.number().int(), sha256: Sha256 }),
    ),
    labels: z.array(z.strictObject({ label: z.string(), probability: z.number() })),
    readers: z.enum(['first', 'both']).nullable().meta({
      description: 'Who read it. `first`: the second reader was off or had other work. Null: ours, or sealed.',
    }),
    mentions: z.array(
      z.strictObject({
        topic: z.enum(TOPICS),
        value: z.string().nullable(),
        start: z.number().int(),
        end: z.number().int(),
      }),
    ),
    events: z.array(z.string()).meta({
      description:
        '`sealed_unread`, `media_quarantined`, `collateral:<why>`, `frozen:<why>`, `graver_offence:<which>`, `refusal`, `late_mark`.',
    }),
    draftId: z.string().nullable(),
    approvedBy: orNull(Person),
  })
  .meta({ id: 'EngagementTurn' });

/** One thread in a list. */
export const ThreadRow = z
  .strictObject({
    id: z.string(),
    authorisationId: z.string(),
    subject: z.string(),
    platform: z.string(),
    channel: z.enum(['relay', 'sms']),
    operator: Person,
    language: z.string().nullable(),
    state: z.enum(['open', 'waits', 'refused', 'graver', 'frozen', 'ended']),
    turns: z.number().int(),
    lastTheirsAt: Time.nullable(),
    lastOursAt: Time.nullable(),
    draftsOpen: z.number().int(),
    draftsApproved: z.number().int(),
    toBeSent: z.boolean(),
    frozen: z.enum(['minor', 'victim', 'unread', 'person']).nullable(),
    alertSince: Time.nullable(),
  })
  .meta({ id: 'EngagementThreadRow' });

/** `GET /engagements/threads`. */
export const ThreadList = z
  .strictObject({ items: z.array(ThreadRow), cursor: z.string().optional() })
  .meta({ id: 'EngagementThreadList' });

/** Query of the list. */
export const ThreadQuery = z.strictObject({
  operator: Id.optional(),
  authorisation: Id.optional(),
  state: z.enum(['open', 'waits', 'refused', 'graver', 'frozen', 'ended']).optional(),
  ...EngagementPage,
});

/** `GET /engagements/queue`: drafts that wait for a yes, the oldest first. */
export const DraftQueue = z
  .strictObject({
    items: z.array(
      z.strictObject({
        threadId: z.string(),
        draftId: z.string(),
        revision: z.number().int(),
        operator: Person,
        origin: z.enum(['template', 'model', 'person', 'campaign']),
        at: Time,
      }),
    ),
  })
  .meta({ id: 'EngagementQueue' });

/** `GET /engagements/threads/{id}`: everything but the older messages. */
export const ThreadView = ThreadRow.extend({
  version: z.number().int().meta({ description: 'Number of its last record.' }),
  countries: z.array(z.string()),
  smsFrom: z.string().nullable(),
  personaId: z.string(),
  suspicion: orNull(z.strictObject({ recordedAt: Time, by: Person, grounds: z.string() })),
  refusedIn: z.number().int().nullable(),
  graver: orNull(z.strictObject({ offence: z.string(), turn: z.number().int() })),
  ended: z.enum(['warned', 'closed']).nullable(),
  safety: z.strictObject({
    state: z.enum(['open', 'frozen']),
    reason: z.enum(['minor', 'victim', 'unread', 'person']).nullable(),
    turn: z.number().int().nullable(),
    raisedAt: Time.nullable(),
    alerted: z.array(Person),
    nextAt: Time.nullable(),
    acknowledged: orNull(z.strictObject({ by: Person, at: Time })),
    votes: z.array(z.strictObject({ by: Person, reason: z.string() })),
  }),
  ledger: z.array(LedgerRow),
  drafts: z.array(DraftView),
  outgoing: orNull(
    z.strictObject({ intentId: z.string(), draftId: z.string(), releasedAt: Time, by: Person, text: z.string() }),
  ),
  recent: z.array(EngagementTurn).meta({ description: 'The newest thirty messages, oldest first.' }),
}).meta({ id: 'EngagementThread' });

/** `GET …/turns?before=`: the thirty messages before, oldest first. */
export const TurnPage = z
  .strictObject({ items: z.array(EngagementTurn), more: z.boolean() })
  .meta({ id: 'EngagementTurnPage' });

/** Query of the older messages. */
export const TurnQuery = z.strictObject({ before: z.coerce.number().int().min(1) });

/** `{id}` and `{draft}`. */
export const DraftParams = z.strictObject({ id: Id, draft: Id });

/** Answer to a received message. */
export const ReceivedView = z
  .strictObject({
    turn: z.number().int(),
    repeated: z.boolean(),
    events: z.array(z.string()),
    drafts: z.array(z.string()).meta({ description: 'Ids of the suggestions that it led to.' }),
    warning: orNull(ReleasedView).meta({ description: 'In a campaign: the one warning, released.' }),
  })
  .meta({ id: 'EngagementReceived' });

export type NewThread = z.infer<typeof NewThread>;
export type NewSubjectMessage = z.infer<typeof NewSubjectMessage>;
export type NewDraft = z.infer<typeof NewDraft>;
export type DraftEdit = z.infer<typeof DraftEdit>;
export type DraftRejection = z.infer<typeof DraftRejection>;
export type DraftShown = z.infer<typeof DraftShown>;
export type DraftYes = z.infer<typeof DraftYes>;
export type SentMark = z.infer<typeof SentMark>;
export type UnsentMark = z.infer<typeof UnsentMark>;
export type DraftParams = z.infer<typeof DraftParams>;
export type DraftView = z.infer<typeof DraftView>;
export type EngagementTurn = z.infer<typeof EngagementTurn>;
export type ThreadRow = z.infer<typeof ThreadRow>;
export type ThreadView = z.infer<typeof ThreadView>;
export type ThreadQuery = z.infer<typeof ThreadQuery>;
export type TurnQuery = z.infer<typeof TurnQuery>;
