// Sessions as they were stored, brought up to date. One that cannot be read goes to a person with what is known.

import { LABELS } from '../../domain/assessment.js';
import { HELP_REASONS, SESSION_VERSION, type Session } from '../../domain/session.js';
import { emptySession } from './new-session.js';
import { LOST_PLACE } from './turn.js';

type Fields = Readonly<Record<string, unknown>>;

/** Turns a session of version n into one of version n + 1. */
export type Migration = (old: Fields) => Fields;

/** By the version they start from. Version 1 is the first, so there is none yet. */
export const MIGRATIONS: Readonly<Record<number, Migration>> = {};

/** `handOff`: the session is what could be saved; its next message asks for a person and goes on from the start. */
export type Restored = { readonly session: Session; readonly handOff?: true };

/** Reads a stored session (parsed JSON). Never throws: what cannot be read is handed to a person. */
export function restoreSession(
  stored: unknown,
  migrations: Readonly<Record<number, Migration>> = MIGRATIONS,
): Restored {
  if (!isFields(stored)) return { session: salvage({}), handOff: true };
  const current = migrate(stored, migrations);
  if (current && isSession(current)) return { session: current };
  return { session: salvage(stored), handOff: true };
}

function migrate(stored: Fields, migrations: Readonly<Record<number, Migration>>): Fields | null {
  let fields = stored;
  try {
    while (typeof fields.v === 'number' && fields.v < SESSION_VERSION) {
      const migration = migrations[fields.v];
      const next: Fields | undefined = migration?.(fields);
      if (!next || next.v !== fields.v + 1) return null;
      fields = next;
    }
  } catch {
    return null;
  }
  return fields;
}

function isSession(fields: Fields): fields is Fields & Session {
  return (
    fields.v === SESSION_VERSION &&
    Number.isInteger(fields.epoch) &&
    (fields.status === 'open' || fields.status === 'with_person' || fields.status === 'closed') &&
    typeof fields.language === 'string' &&
    isPlaceOrNull(fields.at) &&
    Array.isArray(fields.stack) &&
    fields.stack.every(isPlace) &&
    typeof fields.reasks === 'number' &&
    isFields(fields.answers) &&
    isPhone(fields.phone) &&
    isNullOr(fields.country, isCountry) &&
    typeof fields.danger === 'boolean' &&
    isNullOr(fields.help, isHelp) &&
    isNullOr(fields.holder, isHolder) &&
    isNullOr(fields.consent, isConsent) &&
    isNullOr(fields.codeWord, isWord) &&
    (fields.newWord === undefined || (isFields(fields.newWord) && isWord(fields.newWord))) &&
    (fields.leftTold === undefined || typeof fields.leftTold === 'number') &&
    (fields.panicWord === undefined || isPanicWord(fields.panicWord)) &&
    (fields.newPanicWord === undefined || isPanicWord(fields.newPanicWord)) &&
    (fields.door === undefined || (isFields(fields.door) && isDoor(fields.door))) &&
    (fields.codeTries === undefined || (isFields(fields.codeTries) && isTries(fields.codeTries))) &&
    (fields.report === undefined || (isFields(fields.report) && isReport(fields.report))) &&
    (fields.content === undefined || typeof fields.content === 'string') &&
    isRisk(fields.risk) &&
    Array.isArray(fields.labels)
  );
}

/** Field by field, what can be trusted. The epoch first of all: what panic voided stays void. */
function salvage(fields: Fields): Session {
  const language = typeof fields.language === 'string' ? fields.language : 'en';
  const epoch = Number.isInteger(fields.epoch) ? Number(fields.epoch) : 0;
  const status = fields.status === 'with_person' || fields.status === 'closed' ? fields.status : 'open';
  const lastInboundAt = typeof fields.lastInboundAt === 'number' ? fields.lastInboundAt : null;
  const labels: readonly unknown[] = Array.isArray(fields.labels) ? fields.labels : [];
  return {
    ...emptySession(epoch, { language, languageHow: 'default' }),
    status,
    at: status === 'open' ? LOST_PLACE : null,
    phone: isPhone(fields.phone) ? fields.phone : 'unknown',
    country: isFields(fields.country) && isCountry(fields.country) ? fields.country : null,
    danger: fields.danger === true,
    help: isFields(fields.help) && isHelp(fields.help) ? fields.help : null,
    holder: isFields(fields.holder) && isHolder(fields.holder) ? fields.holder : null,
    risk: isRisk(fields.risk) ? fields.risk : 0,
    labels: LABELS.filter((label) => labels.includes(label)),
    lastInboundAt,
    ...(isFields(fields.report) && isReport(fields.report) && { report: fields.report }),
    ...(isPanicWord(fields.panicWord) && { panicWord: fields.panicWord }),
    ...savedWord(fields, lastInboundAt),
  };
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isNullOr(value: unknown, is: (fields: Fields) => boolean): boolean {
  return value === null || (isFields(value) && is(value));
}

function isPlace(value: unknown): boolean {
  return isFields(value) && typeof value.flow === 'string' && typeof value.step === 'string';
}

function isPlaceOrNull(value: unknown): boolean {
  return value === null || isPlace(value);
}

function isPhone(value: unknown): value is Session['phone'] {
  return value === 'unknown' || value === 'safe' || value === 'watched';
}

function isRisk(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= 1;
}

function isCountry(fields: Fields): fields is Fields & NonNullable<Session['country']> {
  return typeof fields.code === 'string' && (fields.how === 'said' || fields.how === 'prefix');
}

function isHelp(fields: Fields): fields is Fields & NonNullable<Session['help']> {
  return typeof fields.since === 'number' && HELP_REASONS.some((reason) => reason === fields.reason);
}

function isReport(fields: Fields): fields is Fields & NonNullable<Session['report']> {
  return typeof fields.code === 'string' && typeof fields.since === 'number';
}

/** A talk that had a code word stays behind it; one whose word cannot be read any more is opened by the staff only. */
function savedWord({ codeWord, door }: Fields, at: number | null): Partial<Session> {
  if (codeWord === null || codeWord === undefined) return {};
  const kept = isFields(codeWord) && isWord(codeWord) ? codeWord : null;
  const known = isFields(door) && isDoor(door) ? door : undefined;
  return { codeWord: kept, door: kept !== null && known !== undefined ? known : { is: 'shut', at: at ?? 0 } };
}

function isWord(fields: Fields): fields is Fields & NonNullable<Session['codeWord']> {
  const { salt, hash, wrong } = fields;
  const known = wrong === undefined || (isFields(wrong) && isTries(wrong));
  return typeof salt === 'string' && typeof hash === 'string' && known;
}

function isPanicWord(value: unknown): value is NonNullable<Session['panicWord']> {
  if (!isFields(value)) return false;
  const { salt, hashes } = value;
  return typeof salt === 'string' && Array.isArray(hashes) && hashes.every((hash) => typeof hash === 'string');
}

function isTries({ count, since }: Fields): boolean {
  return Number.isInteger(count) && Number(count) >= 0 && typeof since === 'number';
}

function isDoor(fields: Fields): fields is Fields & NonNullable<Session['door']> {
  return (fields.is === 'shut' || fields.is === 'decoy' || fields.is === 'open') && typeof fields.at === 'number';
}

function isHolder(fields: Fields): fields is Fields & NonNullable<Session['holder']> {
  return typeof fields.id === 'string' && typeof fields.name === 'string';
}

function isConsent(fields: Fields): boolean {
  return (
    typeof fields.fromMinute === 'number' && typeof fields.toMinute === 'number' && typeof fields.timeZone === 'string'
  );
}
