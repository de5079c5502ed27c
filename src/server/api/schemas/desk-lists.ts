// Who is on duty, deliveries in trouble, entries set aside, the audit log, the words of indicators.

import { z } from 'zod';
import { DELIVERY_STATES } from '../../../domain/delivery.js';
import { ROLES } from '../../../domain/staff.js';
import { ChannelName, Cursor, Language, PageQuery, Time } from './common.js';

/** One colleague. `onDuty` is false once `until` has passed. */
export const DutyView = z
  .strictObject({
    staffId: z.string(),
    name: z.string(),
    roles: z.array(z.enum(ROLES)),
    onDuty: z.boolean(),
    until: Time.nullable(),
    languages: z.array(z.string()),
  })
  .meta({ id: 'Duty' });

/** `GET /roster`: everybody who may hold a help request; those on duty first. `gaps`: languages waited in that nobody on duty speaks. */
export const RosterView = z
  .strictObject({
    items: z.array(DutyView),
    gaps: z.array(z.strictObject({ language: z.string(), waiting: z.number().int() })),
  })
  .meta({ id: 'Roster' });

/** `PUT /roster/me`. Without `until`: eight hours. */
export const DutyBody = z
  .strictObject({
    onDuty: z.boolean(),
    until: z.iso.datetime({ offset: true }).optional(),
    languages: z.array(Language).max(40).default([]),
  })
  .meta({ id: 'DutySet' });

/** One delivery, without its text. `take_back`: what stands on the person's device is to be deleted there. */
export const DeliveryView = z
  .strictObject({
    id: z.string(),
    conversationId: z.string(),
    seq: z.number().int(),
    channel: ChannelName,
    act: z.enum(['say', 'take_back']),
    from: z.enum(['bot', 'person']),
    state: z.enum(DELIVERY_STATES),
    why: z.string().nullable(),
    at: Time,
    notAfter: Time,
    attempts: z.number().int(),
  })
  .meta({ id: 'Delivery' });

/** `GET /deliveries`. `down`: channels that do not take what we send, since when and why. */
export const DeliveriesPage = z
  .strictObject({
    items: z.array(DeliveryView),
    down: z.array(z.strictObject({ channel: ChannelName, since: Time, why: z.string() })),
    cursor: Cursor.optional(),
  })
  .meta({ id: 'DeliveriesPage' });

/** Query of `GET /deliveries`; `waiting` is another word for `queued`. */
export const DeliveriesQuery = z.strictObject({
  state: z
    .enum([...DELIVERY_STATES, 'waiting'])
    .default('undeliverable')
    .transform((state) => (state === 'waiting' ? ('queued' as const) : state)),
  ...PageQuery,
});

/** One entry that was set aside after too many tries, without its text. */
export const EntryView = z
  .strictObject({
    contactId: z.string(),
    seq: z.number().int(),
    conversationId: z.string(),
    kind: z.enum(['inbound', 'staff', 'system']),
    state: z.enum(['pending', 'done', 'quarantined']),
    at: Time,
    attempts: z.number().int(),
  })
  .meta({ id: 'Entry' });

/** `GET /entries`. */
export const EntriesPage = z
  .strictObject({ items: z.array(EntryView), cursor: Cursor.optional() })
  .meta({ id: 'EntriesPage' });

/** Query of `GET /entries`. */
export const EntriesQuery = z.strictObject({ state: z.literal('quarantined').default('quarantined'), ...PageQuery });

/** One audit event. `reason` is what staff wrote; null when none was asked for or it cannot be opened. */
export const AuditView = z
  .strictObject({
    chain: z.string(),
    n: z.number().int(),
    at: Time,
    actor: z.string(),
    actorName: z.string().nullable(),
    act: z.string(),
    object: z.string(),
    outcome: z.string(),
    reason: z.string().nullable(),
    hash: z.string(),
  })
  .meta({ id: 'AuditEvent' });

/** `GET /audit`, newest first. */
export const AuditPage = z
  .strictObject({ items: z.array(AuditView), cursor: Cursor.optional() })
  .meta({ id: 'AuditPage' });

/** Query of `GET /audit`. */
export const AuditQuery = z.strictObject({
  actor: z.string().max(128).optional(),
  object: z.string().max(200).optional(),
  ...PageQuery,
});

/** `GET /audit/chains`: each process's chain, walked from its first event. `brokenAt` is the first event that does not fit. */
export const AuditChains = z
  .strictObject({
    items: z.array(
      z.strictObject({
        chain: z.string(),
        events: z.number().int(),
        ok: z.boolean(),
        brokenAt: z.number().int().nullable(),
      }),
    ),
  })
  .meta({ id: 'AuditChains' });

/** `GET /indicators?lang=`: words for signs, by indicator id. */
export const IndicatorWords = z
  .strictObject({
    lang: z.string(),
    indicators: z.record(
      z.string(),
      z.strictObject({
        name: z.string(),
        explains: z.string(),
        weight: z.enum(['weak', 'medium', 'strong']).nullable(),
      }),
    ),
  })
  .meta({ id: 'IndicatorWords' });

/** Query of `GET /indicators`. */
export const IndicatorsQuery = z.strictObject({ lang: Language.optional() });

/** `data:` of the stream's events, ids only. Event names: queue, conversation, session, roster. */
export const StreamEvent = z
  .strictObject({
    itemId: z.string().optional(),
    conversationId: z.string().optional(),
    turn: z.number().int().optional(),
    realm: z.string().optional(),
    id: z.string().optional(),
  })
  .meta({ id: 'StreamEvent' });

export type DutyBody = z.infer<typeof DutyBody>;
export type DutyView = z.infer<typeof DutyView>;
export type DeliveriesPage = z.infer<typeof DeliveriesPage>;
export type DeliveriesQuery = z.infer<typeof DeliveriesQuery>;
export type EntriesPage = z.infer<typeof EntriesPage>;
export type EntriesQuery = z.infer<typeof EntriesQuery>;
export type AuditPage = z.infer<typeof AuditPage>;
export type AuditQuery = z.infer<typeof AuditQuery>;
export type IndicatorsQuery = z.infer<typeof IndicatorsQuery>;
export type RosterView = z.infer<typeof RosterView>;
export type DeliveryView = z.infer<typeof DeliveryView>;
export type EntryView = z.infer<typeof EntryView>;
export type AuditView = z.infer<typeof AuditView>;
export type IndicatorWords = z.infer<typeof IndicatorWords>;
