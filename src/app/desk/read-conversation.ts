// Everything that the conversation screen shows, read in one go. The actor was checked before.

import { maySend, QUIET_AFTER_ASKING_MS, QUIET_AFTER_MS } from '../../bots/conversation/may-send.js';
import type { Instant } from '../../domain/clock.js';
import type { Note } from '../../domain/conversation.js';
import { DELIVERY_LIFETIME_MS } from '../../domain/delivery.js';
import type { ReportLink } from '../../domain/report-code.js';
import type { Session } from '../../domain/session.js';
import type { Duty } from '../duty.js';
import { type DeskTools, notePlace, type QueueItem } from './desk-store.js';
import { openItem } from './list-queue.js';
import { readTurns, readUnprocessed, type TurnsRead } from './read-turns.js';
import { openReview, type SeenReview } from './record-review-act.js';
import type { SeenConversation } from './see-conversation.js';

/** Whether a message by staff would leave now. `until`: when that ends, null when it does not depend on the time alone. */
export interface SendingNow {
  readonly allowed: boolean;
  readonly why: string | null;
  readonly until: Instant | null;
}

/** A note, opened. */
export interface OpenNote {
  readonly note: Note;
  readonly text: string;
}

/** The screen. */
export interface ConversationScreen {
  readonly seen: SeenConversation;
  readonly page: TurnsRead;
  readonly unprocessed: Awaited<ReturnType<typeof readUnprocessed>>;
  readonly help: (QueueItem & { readonly kind: 'help' }) | null;
  readonly review: SeenReview | null;
  readonly notes: readonly OpenNote[];
  readonly sending: SendingNow;
  /** Other conversations under the same report code, the first one first. */
  readonly sameReport: readonly ReportLink[];
}

/** What deciding about sending asks of the world. */
export interface SendingFacts {
  readonly duty: { now(): Duty };
  /** Whether the person's page is open and listening right now. */
  readonly isPresent: (contactId: string) => boolean;
}

/** Reads the newest `limit` turns and all that stands beside them. */
export async function readConversation(
  seen: SeenConversation,
  limit: number,
  tools: DeskTools & SendingFacts,
): Promise<ConversationScreen> {
  const conversation = { id: seen.summary.id, contactId: seen.summary.contactId };
  const [page, unprocessed, help, review, notes, sameReport] = await Promise.all([
    readTurns(conversation, { limit }, tools),
    readUnprocessed(conversation, tools),
    seen.help === null ? null : openItem(seen.help, 'help', tools),
    seen.review === null ? null : openReview(seen.review, tools),
    readNotes(conversation.id, tools),
    sameReportAs(conversation.id, tools),
  ]);
  return { seen, page, unprocessed, help, review, notes, sameReport, sending: sendingNow(seen, tools) };
}

/** The same question that the sender asks when a message by staff is to leave. */
export function sendingNow(
  seen: Pick<SeenConversation, 'session' | 'summary'>,
  tools: Pick<DeskTools, 'clock'> & SendingFacts,
): SendingNow {
  const now = tools.clock.now();
  const present = tools.isPresent(seen.summary.contactId);
  const { session } = seen;
  const verdict = maySend({
    session,
    delivery: {
      from: 'person',
      epoch: session.epoch,
      at: now,
      notAfter: now + DELIVERY_LIFETIME_MS,
      isAnswer: false,
      present,
    },
    duty: tools.duty.now(),
    now,
  });
  return verdict.ok
    ? { allowed: true, why: null, until: nearUntil(session, now) }
    : { allowed: false, why: verdict.why, until: null };
}

/** Until when somebody who wrote counts as near; null when they do not, and consent or an open page is what allows it. */
function nearUntil({ lastInboundAt, help }: Session, now: Instant): Instant | null {
  if (lastInboundAt === null) return null;
  const waits = help?.reason === 'asked' || help?.reason === 'danger';
  const until = lastInboundAt + (waits ? QUIET_AFTER_ASKING_MS : QUIET_AFTER_MS);
  return until >= now ? until : null;
}

async function readNotes(conversationId: string, tools: DeskTools): Promise<readonly OpenNote[]> {
  const notes = await tools.store.conversations.notes(conversationId);
  const key = notes.length === 0 ? undefined : await tools.vault.key(conversationId);
  return key === undefined
    ? []
    : notes.map((note) => ({ note, text: String(key.open(notePlace(note.id), note.sealed)) }));
}

/** A witness who came back wrote in a talk of their own: staff see both as one case. Hidden ones are left out. */
async function sameReportAs(id: string, { store }: DeskTools): Promise<readonly ReportLink[]> {
  const own = await store.reports.of(id);
  const all = (await Promise.all(own.map(({ lookup }) => store.reports.byLookup(lookup)))).flat();
  const others = all.filter(({ conversationId }) => conversationId !== id);
  const summaries = await Promise.all(others.map(({ conversationId }) => store.conversations.byId(conversationId)));
  return others.filter((_, n) => summaries[n]?.erasureAskedAt === null);
}
