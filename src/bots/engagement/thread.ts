// What a message does to a thread. State is kept up turn by turn: the cost of a message does not depend on those before it.

import type { Instant } from '../../domain/clock.js';
import type { Thread } from '../../domain/engagement.js';
import { isGraver, type OffenceId } from '../../domain/offence.js';
import type { Safety } from '../../domain/safeguard.js';
import type { TextSigns } from '../../domain/text-signs.js';
import { emptyLedger, hear } from './ledger.js';
import { freezeReason, nextSafety } from './safeguarding.js';

/** What a thread is opened with. */
export type ThreadStart = Pick<
  Thread,
  | 'id'
  | 'authorisationId'
  | 'subject'
  | 'platform'
  | 'channel'
  | 'smsFrom'
  | 'countries'
  | 'operator'
  | 'personaId'
  | 'suspicion'
> & { readonly at: Instant };

/** A thread in which nobody wrote yet. */
export function openThread({ at, ...start }: ThreadStart): Thread {
  return {
    ...start,
    language: null,
    ledger: emptyLedger(),
    turns: 0,
    heard: 0,
    firstContactAt: null,
    lastOursAt: null,
    lastTheirsAt: null,
    unanswered: 0,
    refusedIn: null,
    graver: null,
    safety: { state: 'open' },
    ended: null,
    latestAt: Math.max(at, start.suspicion?.recordedAt ?? at),
  };
}

/** Their message as it came in. `media`: files came with it; they are quarantined unrendered and have no text here. */
export interface TheirMessage {
  readonly at: Instant;
  readonly text: string;
  readonly signs: TextSigns;
  readonly media: number;
}

/** What the thread is under when a message comes in. */
export interface Custody {
  /** The authorisation is live. If not, nobody reads the message; only rule 13 looks at it. */
  readonly live: boolean;
  readonly offence: OffenceId;
  /** Whom to alert, in order. */
  readonly officers: readonly string[];
}

/** What people are told of, and what is done with the message. */
export type ThreadEvent =
  | { readonly kind: 'sealed_unread' }
  | { readonly kind: 'media_quarantined'; readonly count: number }
  | { readonly kind: 'collateral'; readonly why: 'privileged' | 'third_party' }
  | { readonly kind: 'frozen'; readonly reason: string }
  | { readonly kind: 'graver_offence'; readonly offence: OffenceId };

/** The thread after their message, and what follows. A message that is set aside opens no topic. */
export function heardFrom(
  thread: Thread,
  message: TheirMessage,
  custody: Custody,
): { readonly thread: Thread; readonly events: readonly ThreadEvent[] } {
  const { signs, at } = message;
  const turn = thread.turns + 1;
  const { safety, events } = guarded(thread, message, turn, custody);
  const base: Thread = { ...thread, turns: turn, safety, latestAt: Math.max(thread.latestAt, at), lastTheirsAt: at };
  if (!custody.live) return { thread: base, events: [{ kind: 'sealed_unread' }, ...events] };
  const aside = setAside(signs);
  const graver = thread.graver ?? gravest(signs, custody.offence, turn);
  const told: readonly ThreadEvent[] = [
    ...events,
    ...(message.media > 0 ? [{ kind: 'media_quarantined', count: message.media } as const] : []),
    ...(aside === null ? [] : [{ kind: 'collateral', why: aside } as const]),
    ...(graver !== null && thread.graver === null
      ? [{ kind: 'graver_offence', offence: graver.offence } as const]
      : []),
  ];
  const after = { ...base, graver, unanswered: 0, firstContactAt: thread.firstContactAt ?? at };
  return { thread: signs.read && aside === null ? taken(after, message, turn) : after, events: told };
}

function guarded(
  thread: Thread,
  { signs, at }: TheirMessage,
  turn: number,
  { officers }: Custody,
): { readonly safety: Safety; readonly events: readonly ThreadEvent[] } {
  const reason = freezeReason(signs);
  if (reason === null) return { safety: thread.safety, events: [] };
  // With nobody named to alert the thread freezes all the same; that nobody is named is then its own refusal.
  const next = nextSafety(thread.safety, { kind: 'freeze', reason, turn, at }, officers.length > 0 ? officers : ['']);
  return { safety: next.ok ? next.value : thread.safety, events: [{ kind: 'frozen', reason }] };
}

/** Privileged text and facts about third people are quarantined and logged (rule 15). */
function setAside(signs: TextSigns): 'privileged' | 'third_party' | null {
  if (signs.content.includes('privileged')) return 'privileged';
  return signs.content.includes('third_party') ? 'third_party' : null;
}

function gravest(signs: TextSigns, authorised: OffenceId, turn: number): Thread['graver'] {
  let found: OffenceId | null = null;
  for (const offence of signs.offences) {
    if (isGraver(offence, found ?? authorised)) found = offence;
  }
  return found === null ? null : { offence: found, turn };
}

function taken(thread: Thread, { at, text, signs }: TheirMessage, turn: number): Thread {
  const takesUp = !signs.refusal && signs.mentions.some(({ sure }) => sure);
  return {
    ...thread,
    heard: thread.heard + 1,
    language: signs.lang === 'und' ? thread.language : signs.lang,
    refusedIn: signs.refusal ? turn : takesUp ? null : thread.refusedIn,
    ledger: hear(thread.ledger, { side: 'theirs', turn, at, text, signs }),
  };
}

/** The thread after our message left. */
export function sentTo(
  thread: Thread,
  message: { readonly at: Instant; readonly text: string; readonly signs: TextSigns; readonly ends: Thread['ended'] },
): Thread {
  const { at, text, signs } = message;
  const turn = thread.turns + 1;
  return {
    ...thread,
    turns: turn,
    unanswered: thread.unanswered + 1,
    firstContactAt: thread.firstContactAt ?? at,
    lastOursAt: at,
    latestAt: Math.max(thread.latestAt, at),
    ended: thread.ended ?? message.ends,
    ledger: hear(thread.ledger, { side: 'ours', turn, at, text, signs }),
  };
}
