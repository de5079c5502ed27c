// Checks of the service around the store: people, alarm, backups, retention.

import { COOLING_OFF_MS } from '../run-retention.js';
import { type Check, type Deployment, fine, span, wrong } from './check.js';

const DAY_MS = 86_400_000;
/** A backup older than this is a finding. */
const OLD_BACKUP_MS = 7 * DAY_MS;
/** Retention is a daily run; what is due longer than this was forgotten. */
const RETENTION_SLACK_MS = 2 * DAY_MS;

/** Can anybody sign in? */
export async function accounts({ store }: Deployment): Promise<Check> {
  const active = (await store.staff.list()).filter(({ state }) => state !== 'disabled').length;
  if (active > 0) return fine('accounts', `${active} accounts can sign in at the desk.`);
  return wrong(
    'accounts',
    'Nobody can sign in at the desk.',
    'Run safe-passage user add NAME --roles counsellor,supervisor.',
  );
}

/** Is anybody there for those who write? */
export async function onDuty({ store, clock }: Deployment): Promise<Check> {
  const now = clock.now();
  const count = (await store.staff.duty()).filter((entry) => entry.onDuty && entry.until > now).length;
  if (count > 0) return fine('on-duty', `${count} on duty now.`);
  return wrong(
    'on-duty',
    'Nobody is on duty: people are told so and given contacts.',
    'Sign in at the desk and go on duty.',
  );
}

/** Who is told when a person waits and nobody is on duty? */
export function alarmTarget({ settings: { alarm, profile } }: Deployment): Check {
  if (alarm.webhook !== null || alarm.mail !== null) return fine('alarm', 'The alarm has somebody to tell.');
  if (profile === 'development') return fine('alarm', 'The alarm has nobody to tell (development).');
  return wrong('alarm', 'The alarm has nobody to tell.', 'Set ALARM_WEBHOOK or ALARM_MAIL.');
}

/** When was the last backup? */
export async function backups({ store, settings, clock }: Deployment): Promise<Check> {
  const at = Number((await store.meta.get('backupAt')) ?? Number.NaN);
  const age = clock.now() - at;
  const advice = 'Keep the backup on another machine, and its .key file in a third place.';
  if (age <= OLD_BACKUP_MS) return fine('backup', `The last backup is ${span(age)} old. ${advice}`);
  if (settings.profile === 'development') return fine('backup', 'No backup of late (development).');
  const says = Number.isNaN(age) ? 'There was never a backup.' : `The last backup is ${span(age)} old.`;
  return wrong('backup', says, `Run safe-passage backup FILE, daily. ${advice}`);
}

/** Is anything kept longer than it may be? */
export async function retention({ store, settings, clock }: Deployment): Promise<Check> {
  const now = clock.now() - RETENTION_SLACK_MS;
  const due = await store.conversations.dueForErasure({
    before: now - settings.retentionDays * DAY_MS,
    askedBefore: now - COOLING_OFF_MS,
    limit: 1,
  });
  if (due.length === 0)
    return fine('retention', `Nothing is kept longer than ${settings.retentionDays} days or a wish to be erased.`);
  return wrong(
    'retention',
    'Conversations are kept that should have been erased by now.',
    'Run safe-passage retention run, daily.',
  );
}
