// The desk's routes by name, so that screens speak of acts and not of addresses.

import { type Answer, ask, query } from './client.js';
import type { Conversation, IndicatorWords, Note, TalkChanged, TurnsPage } from './conversation-types.js';
import type {
  AuditChain,
  AuditEvent,
  DeliveriesPage,
  HelpOutcome,
  Hold,
  Page,
  QueueRow,
  ReviewItem,
  Roster,
  Session,
  SetAside,
} from './types.js';

type Seen = Pick<QueueRow, 'id' | 'version'>;

/** What the sign-in form holds. `newPassword` only completes a first sign-in. */
export interface SignIn {
  readonly name: string;
  readonly password: string;
  readonly code: string;
  readonly newPassword?: string;
}

const help = (id: string, act: string): string => `help-requests/${id}/${act}`;
const review = (id: string, act: string): string => `review-items/${id}/${act}`;
const conversation = (id: string, act: string): string => `conversations/${id}/${act}`;

/** Signs in. A completed first sign-in answers with recovery codes; 409 `setup_required` carries `totpUri`. */
export const signIn = (form: SignIn): Promise<Answer<{ recoveryCodes: readonly string[] } | undefined>> =>
  ask('POST', 'session', form);
/** Who is signed in. */
export const whoAmI = (): Promise<Answer<Session>> => ask('GET', 'session');
/** Ends the session. */
export const signOut = (): Promise<Answer<undefined>> => ask('DELETE', 'session');

/** One page of the queue. */
export const queuePage = (
  filter: Readonly<Record<string, string | number | undefined>>,
  live = false,
): Promise<Answer<Page<QueueRow>>> => ask('GET', `queue${query(filter)}`, undefined, live);

/** Takes an item, so that colleagues see who holds it. */
export const claim = (row: Seen & Pick<QueueRow, 'kind'>): Promise<Answer<QueueRow>> =>
  ask('POST', row.kind === 'help' ? help(row.id, 'claim') : review(row.id, 'claim'), { seenVersion: row.version });
/** Gives an item back. */
export const release = (row: Seen & Pick<QueueRow, 'kind'>): Promise<Answer<QueueRow>> =>
  ask('POST', row.kind === 'help' ? help(row.id, 'release') : review(row.id, 'release'), { seenVersion: row.version });
/** Passes a help request to a colleague. */
export const passOn = (row: Seen, to: string, note: string): Promise<Answer<QueueRow>> =>
  ask('POST', help(row.id, 'pass-on'), { to, seenVersion: row.version, ...(note === '' ? {} : { note }) });
/** Closes a help request with how it ended. */
export const closeHelp = (row: Seen, outcome: HelpOutcome, note: string): Promise<Answer<QueueRow>> =>
  ask('POST', help(row.id, 'close'), { outcome, seenVersion: row.version, ...(note === '' ? {} : { note }) });
/** Records a decision on a text, for what was seen. */
export const decide = (item: Seen, act: string, reason: string, seenTurn: number): Promise<Answer<ReviewItem>> =>
  ask('POST', review(item.id, 'decisions'), { act, reason, seenVersion: item.version, seenTurn });

/** Opens a conversation; the reading is recorded with the reason. */
export const openConversation = (id: string, reason: string, live = false): Promise<Answer<Conversation>> =>
  ask('GET', `conversations/${id}${query({ reason })}`, undefined, live);
/** Turns before `before`. */
export const olderTurns = (id: string, before: number, reason: string): Promise<Answer<TurnsPage>> =>
  ask('GET', `${conversation(id, 'turns')}${query({ before, reason })}`);
/** From now on a person writes and the bot is silent. */
export const takeOver = (id: string): Promise<Answer<TalkChanged>> => ask('POST', conversation(id, 'take-over'), {});
/** The bot answers again. */
export const handBack = (id: string): Promise<Answer<TalkChanged>> => ask('POST', conversation(id, 'hand-back'), {});
/** Whoever writes without the code word is the person. */
export const clearWord = (id: string, reason: string): Promise<Answer<TalkChanged>> =>
  ask('POST', conversation(id, 'code-word/clear'), { reason });
/** Sends to the person; the same `message` id again is the same message. */
export const send = (id: string, message: string, text: string): Promise<Answer<{ state: string; seq: number }>> =>
  ask('POST', conversation(id, 'messages'), { id: message, text });
/** Writes an internal note. */
export const addNote = (id: string, text: string): Promise<Answer<Note>> =>
  ask('POST', conversation(id, 'notes'), { text });

/** Words for signs in a language. */
export const indicatorWords = (lang: string): Promise<Answer<IndicatorWords>> =>
  ask('GET', `indicators${query({ lang })}`);
/** Who is on duty. */
export const roster = (): Promise<Answer<Roster>> => ask('GET', 'roster', undefined, true);
/** Sets one's own duty; `until` as RFC 3339. */
export const setDuty = (duty: {
  onDuty: boolean;
  until?: string;
  languages: readonly string[];
}): Promise<Answer<unknown>> => ask('PUT', 'roster/me', duty);
/** Deliveries in a state, without texts. */
export const deliveries = (state: string, cursor?: string): Promise<Answer<DeliveriesPage>> =>
  ask('GET', `deliveries${query({ state, cursor })}`);
/** Entries that were set aside. */
export const setAside = (cursor?: string): Promise<Answer<Page<SetAside>>> =>
  ask('GET', `entries${query({ state: 'quarantined', cursor })}`);
/** The audit log, newest first. */
export const audit = (filter: {
  actor?: string;
  object?: string;
  cursor?: string;
}): Promise<Answer<Page<AuditEvent>>> => ask('GET', `audit${query(filter)}`);
/** Whether each chain of the audit log holds. */
export const auditChains = (): Promise<Answer<{ items: readonly AuditChain[] }>> => ask('GET', 'audit/chains');
/** Legal holds that stand or wait for a second person. */
export const holds = (): Promise<Answer<{ items: readonly Hold[] }>> => ask('GET', 'holds');
/** Asks for a hold, approves or lifts it. `until` (RFC 3339) with `ask` only. */
export const actOnHold = (act: {
  conversationId: string;
  act: 'ask' | 'approve' | 'lift';
  reason: string;
  until?: string;
}): Promise<Answer<Hold>> => ask('POST', 'holds', act);
