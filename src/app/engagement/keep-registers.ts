// The small registers: grounds of suspicion, training, whom safeguarding alerts go to.

import type { Officer, TrainingRecord } from '../../domain/authorisation.js';
import { ok } from '../../domain/result.js';
import { ALL, SAFEGUARDING, SUSPICIONS, TRAINING } from './row-kinds.js';
import { type EngagementTools, type Outcome, officerById, refused } from './tools.js';

/** Puts grounds on file, dated now: a thread rests on what was there before its first contact. */
export async function recordSuspicion(
  subject: string,
  grounds: string,
  officer: Officer,
  { rows, ids }: EngagementTools,
): Promise<Outcome<void>> {
  const event = { kind: 'noted', grounds } as const;
  const written = await rows.change(SUSPICIONS, subject, () => ok({ uid: ids.random(), by: officer.id, event }));
  return written.ok ? ok(undefined) : written;
}

/** Puts a training on file. Nobody vouches for themselves. */
export async function recordTraining(
  record: Omit<TrainingRecord, 'recordedBy'>,
  officer: Officer,
  { rows, ids, staff, clock }: EngagementTools,
): Promise<Outcome<void>> {
  if (record.officer === officer.id) return refused('self');
  if (!(record.passedAt < record.expiresAt) || record.passedAt > clock.now()) return refused('bad_times');
  if ((await officerById(record.officer, staff)).roles.length === 0) return refused('unknown_officer');
  const event = { kind: 'recorded', record } as const;
  const written = await rows.change(TRAINING, ALL, () => ok({ uid: ids.random(), by: officer.id, event }));
  return written.ok ? ok(undefined) : written;
}

/** Names whom alerts go to, in order. */
export async function nameSafeguarding(
  officers: readonly string[],
  officer: Officer,
  { rows, ids, staff }: EngagementTools,
): Promise<Outcome<void>> {
  if (new Set(officers).size < officers.length) return refused('already_named');
  const known = await Promise.all(officers.map((id) => officerById(id, staff)));
  if (known.some(({ roles }) => roles.length === 0)) return refused('unknown_officer');
  const event = { kind: 'named', officers } as const;
  const written = await rows.change(SAFEGUARDING, ALL, () => ok({ uid: ids.random(), by: officer.id, event }));
  return written.ok ? ok(undefined) : written;
}
