// Roster, deliveries, entries and audit events, as they are sent.

import { auditPlace } from '../../../app/audit.js';
import type { RosterRow } from '../../../app/desk/roster.js';
import type { ChannelState } from '../../../app/outbound/outbound.js';
import type { AuditEvent } from '../../../domain/audit.js';
import type { Delivery } from '../../../domain/delivery.js';
import type { Entry } from '../../../domain/log.js';
import type { DataKey } from '../../../store/contract/sealing.js';
import { iso, isoOrNull } from '../schemas/common.js';
import type { AuditView, DeliveriesPage, DeliveryView, DutyView, EntryView } from '../schemas/desk-lists.js';

/** One colleague of the roster. */
export function dutyView({ staff, onDuty, until, languages }: RosterRow): DutyView {
  return {
    staffId: staff.id,
    name: staff.name,
    roles: [...staff.roles],
    onDuty,
    until: isoOrNull(until),
    languages: [...languages],
  };
}

/** One delivery, without its text. */
export function deliveryView(delivery: Delivery): DeliveryView {
  const { id, conversationId, seq, channel, act, from, state, why, at, notAfter, attempts } = delivery;
  return { id, conversationId, seq, channel, act, from, state, why, at: iso(at), notAfter: iso(notAfter), attempts };
}

/** The channels that are down. */
export function downView(states: readonly ChannelState[]): DeliveriesPage['down'] {
  return states.flatMap(({ channel, down }) =>
    down === null ? [] : [{ channel, since: iso(down.since), why: down.why }],
  );
}

/** One entry, without its text. */
export function entryView(entry: Entry): EntryView {
  const { contactId, seq, conversationId, kind, state, at, attempts } = entry;
  return { contactId, seq, conversationId, kind, state, at: iso(at), attempts };
}

/** One audit event, with the actor's name and the reason opened. */
export function auditView(event: AuditEvent, names: ReadonlyMap<string, string>, realm: DataKey): AuditView {
  const { chain, n, at, actor, act, object, outcome, hash, reasonSealed } = event;
  const actorName = names.get(actor) ?? null;
  const reason = reasonSealed === null ? null : openReason(realm, chain, n, reasonSealed);
  return { chain, n, at: iso(at), actor, actorName, act, object, outcome, reason, hash };
}

function openReason(realm: DataKey, chain: string, n: number, sealed: Uint8Array): string | null {
  try {
    return String(realm.open(auditPlace(chain, n), sealed));
  } catch {
    // Changed bytes: the chain's verdict says so, the list still shows that there was an event.
    return null;
  }
}
