// Checks of the store: can it be written, is it ours, is there room, is the clock sane, is anything stuck.

import type { DeliveryState } from '../../../domain/delivery.js';
import { type Check, type Deployment, fine, span, wrong } from './check.js';

/** Below this a busy day may fill the disk. */
const LOW_DISK_BYTES = 1024 ** 3;
/** The clock of the newest turn may be this far ahead of ours. */
const CLOCK_SLACK_MS = 5 * 60_000;
/** An entry should have its outcome within this time. */
const PENDING_MS = 60_000;
/** Replies looked at before "or more" is said. */
const LISTED = 100;

/** Writes and reads back one row. */
export async function writable({ store }: Deployment): Promise<Check> {
  await store.ping();
  return fine('store-writable', 'The store can be written and read.');
}

/** The schema's version; an older or newer store cannot even be opened. */
export async function schema({ store }: Deployment): Promise<Check> {
  return fine(
    'schema',
    `The store is of version ${(await store.meta.get('schemaVersion')) ?? 'unknown'}, as it should be.`,
  );
}

/** The profile that the store was first started with. */
export async function profile({ store, settings }: Deployment): Promise<Check> {
  const stamped = await store.meta.get('profile');
  if (stamped === undefined) return fine('profile', 'The store was never served; its first start stamps the profile.');
  if (stamped === settings.profile) return fine('profile', `The store belongs to PROFILE=${stamped}.`);
  return wrong(
    'profile',
    `The store belongs to PROFILE=${stamped}, and PROFILE is ${settings.profile}.`,
    `Set PROFILE=${stamped}, or name another store in STORE_URL.`,
  );
}

/** Is the database readable by others? */
export function storeMode({ facts }: Deployment): Check {
  if (facts.storeMode === null || (facts.storeMode & 0o077) === 0) {
    return fine('store-mode', 'Only the owner can read the store.');
  }
  return wrong(
    'store-mode',
    'Other users of this machine can read the store.',
    'chmod go-rwx on the file and its folder.',
  );
}

/** Room on the disk. */
export function disk({ facts }: Deployment): Check {
  if (facts.freeBytes === null) return fine('disk', 'The free space cannot be told here.');
  const gigabytes = (facts.freeBytes / 1024 ** 3).toFixed(1);
  if (facts.freeBytes >= LOW_DISK_BYTES) return fine('disk', `${gigabytes} GB are free.`);
  return wrong('disk', `Only ${gigabytes} GB are free.`, 'Make room: on a full disk no message can be taken.');
}

/** A clock set back makes replies wait and codes fail. */
export async function wallClock({ store, clock }: Deployment): Promise<Check> {
  const newest = await store.conversations.newestAt();
  const ahead = (newest ?? 0) - clock.now();
  if (ahead <= CLOCK_SLACK_MS) return fine('clock', 'The clock is not behind the newest message.');
  return wrong('clock', `The clock is ${span(ahead)} behind the newest message.`, 'Set the clock, and keep it by NTP.');
}

/** Entries that nobody finished. */
export async function pending({ store, clock }: Deployment): Promise<Check> {
  const [oldest] = await store.log.pending({ olderThan: clock.now() - PENDING_MS, limit: 1 });
  if (oldest === undefined) return fine('pending', 'No message waits longer than a minute for its outcome.');
  const { pending: count } = await store.log.counts();
  return wrong(
    'pending',
    `${count} messages wait for their outcome, the oldest for ${span(clock.now() - oldest.at)}.`,
    'Is the service running? Its sweeper finishes them; its log says what fails.',
  );
}

/** Entries set aside. */
export async function quarantined({ store }: Deployment): Promise<Check> {
  const { quarantined: count } = await store.log.counts();
  if (count === 0) return fine('quarantined', 'No message was set aside.');
  return wrong(
    'quarantined',
    `${count} messages were set aside after several tries.`,
    'Read them at the desk: a person may wait.',
  );
}

function unsent(id: string, state: DeliveryState, says: string, mend: string) {
  return async ({ store }: Deployment): Promise<Check> => {
    const { items, cursor } = await store.deliveries.list({ state, limit: LISTED });
    if (items.length === 0) return fine(id, `No reply is ${state}.`);
    return wrong(id, `${items.length}${cursor === undefined ? '' : ' or more'} ${says}`, mend);
  };
}

/** Replies that will not arrive. */
export const undeliverable = unsent(
  'undeliverable',
  'undeliverable',
  'replies could not be delivered.',
  'See the desk for why; some people may be reached another way.',
);

/** Replies of which nobody knows whether they arrived. */
export const ambiguous = unsent(
  'ambiguous',
  'ambiguous',
  'replies may or may not have arrived.',
  'See the desk; they were sent again where that is safe.',
);
