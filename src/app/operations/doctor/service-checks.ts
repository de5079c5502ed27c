// Checks of the service around the store: people, backups, retention.

import { COOLING_OFF_BY_WORD_MS, COOLING_OFF_MS } from '../run-retention.js';
import { type Check, type Deployment, fine, span, wrong } from './check.js';

const DAY_MS = 86_400_000;
/** A backup older than this is a finding. */
const OLD_BACKUP_MS = 7 * DAY_MS;
/** Retention is a daily run; what is due longer than this was forgotten. */
const RETENTION_SLACK_MS = 2 * DAY_MS;
/** A one-time password that nobody used for this long may have gone astray. */
const UNUSED_LOGIN_MS = 7 * DAY_MS;

/** Can anybody sign in? */
export async function accounts({ store }: Deployment): Promise<Check> {
  const active = (await store.staff.list()).filter(({ state }) => state !== 'disabled').length;
  if (active > 0) return fine('accounts', `Accounts that can sign in at the desk: ${active}.`);
  return wrong(
    'accounts',
    'Nobody can sign in at the desk.',
    'Run safe-passage user add NAME --roles counsellor,supervisor.',
  );
}

/** Is there anybody who may take a talk over, and has a second factor? The first sign-in sets it. */
export async function counsellors({ store }: Deployment): Promise<Check> {
  const able = (await store.staff.list()).filter(
    ({ state, roles }) => state === 'active' && roles.includes('counsellor'),
  );
  if (able.length > 0)
    return fine('counsellors', `Counsellors who have signed in with password and code: ${able.length}.`);
  return wrong(
    'counsellors',
    'No counsellor has signed in yet: nobody can take a talk over.',
    'Run safe-passage user add NAME --roles counsellor, and let that person sign in once.',
  );
}

/** One-time passwords lie around until they are used. */
export async function unusedLogins({ store, clock }: Deployment): Promise<Check> {
  const before = clock.now() - UNUSED_LOGIN_MS;
  const unused = (await store.staff.list()).filter(({ state, createdAt }) => state === 'setup' && createdAt < before);
  if (unused.length === 0) return fine('unused-logins', 'No one-time password has been lying around for a week.');
  return wrong(
    'unused-logins',
    `Accounts older than a week in which nobody has signed in: ${unused.length}. Whoever finds the one-time password can.`,
    'Let them sign in, or run safe-passage user reset NAME and hand the new password over in person.',
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
    wordBefore: now - COOLING_OFF_BY_WORD_MS,
    now: clock.now(),
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

/** Does the hourly run of a served store happen? */
export async function retentionRuns({ store, clock }: Deployment): Promise<Check> {
  const at = Number((await store.meta.get('retentionRunAt')) ?? Number.NaN);
  const age = clock.now() - at;
  if (age <= RETENTION_SLACK_MS) return fine('retention-runs', `Retention last ran ${span(Math.max(0, age))} ago.`);
  if (Number.isNaN(at) && (await store.conversations.newestAt()) === null)
    return fine('retention-runs', 'Nothing was written yet that retention could erase.');
  const says = Number.isNaN(at) ? 'Retention never ran.' : `Retention last ran ${span(age)} ago.`;
  return wrong(
    'retention-runs',
    says,
    'It runs hourly while the service runs: look for retention_failed in the log, then run safe-passage retention run.',
  );
}
