// Where a reading belongs: the talk of its message as it stands now, and the contact's next turn.

import type { Assessment } from '../../domain/assessment.js';
import type { Instant } from '../../domain/clock.js';
import { AppError } from '../../domain/errors.js';
import { type Entry, isOutcome, isReadAgain, type Turn, type TurnBody } from '../../domain/log.js';
import type { Channel } from '../../domain/message.js';
import type { TalkMemory } from '../../domain/talk-memory.js';
import type { DataKey, Vault } from '../../store/contract/sealing.js';
import type { Store } from '../../store/contract.js';
import { type Head, openTurn } from '../inbox/head.js';
import type { Heads } from '../inbox/heads.js';
import { finishLast, outcomeOf } from '../inbox/process-entry.js';

export interface PlaceDeps {
  readonly store: Pick<Store, 'log'>;
  readonly vault: Pick<Vault, 'key'>;
  readonly heads: Heads;
}

/** What a reading is made of beside itself. */
export interface Place {
  /** What came of the message, and what is known of it: what the first reader said, or a later reading that raised it. */
  readonly outcome: Turn;
  readonly known: Assessment;
  /** What was remembered of the talk with the message, not of what came after it. */
  readonly memory: TalkMemory | undefined;
  readonly key: DataKey;
  readonly channel: Channel;
  /** The next turn's number. Whoever takes it first makes the others compute again. */
  readonly number: number;
  /** The message's talk after its newest turn. */
  readonly talk: TurnBody;
  /** Newest outcome of that talk. */
  readonly after: { readonly turn: number; readonly at: Instant };
  readonly goesOnAt: number | null;
}

/** Null when there is nothing to read any more: the conversation was erased, or is to be. */
export async function placeOf(entry: Entry, deps: PlaceDeps): Promise<Place | null> {
  const outcome = await deps.store.log.turnFor(entry.contactId, outcomeOf(entry));
  const body = outcome && (await openTurn(outcome, deps));
  const key = outcome && (await deps.vault.key(outcome.conversationId));
  if (outcome === undefined || key === undefined || body?.understanding?.kind !== 'assessed') return null;
  const head = await headOf(entry, deps);
  if (head === null) return null;
  await finishLast(head, deps);
  // From here on whatever is written takes this number, and this reading is computed again.
  const number = head.lastTurn + 1;
  const talk = await talkOf(outcome, head, deps);
  if (talk === null || talk.body.session.closedBy === 'delete') return null;
  const { channel } = head;
  const { goesOnAt, after } = talk;
  const { memory } = body;
  const known = (await newestReading(entry, outcome, deps)) ?? body.understanding.assessment;
  return {
    outcome,
    known,
    memory,
    key,
    channel,
    number,
    talk: talk.body,
    after,
    goesOnAt,
  };
}

const PAGE = 100;

/** The newest reading of a message that is read again; undefined where it has none. Found from the talk's end: only those that wait look. */
async function newestReading(entry: Entry, outcome: Turn, deps: PlaceDeps): Promise<Assessment | undefined> {
  if (!isReadAgain(entry)) return undefined;
  for (let before = Number.MAX_SAFE_INTEGER; ; ) {
    const page = await deps.store.log.turns(outcome.conversationId, { before, limit: PAGE });
    const found = page.find((turn) => turn.entrySeq === entry.seq && !isOutcome(turn));
    const understanding = found && (await openTurn(found, deps))?.understanding;
    if (understanding?.kind === 'assessed') return understanding.assessment;
    before = page.at(-1)?.turn ?? 0;
    if (page.length < PAGE || before <= outcome.turn) return undefined;
  }
}

async function headOf({ contactId }: Entry, { heads }: PlaceDeps): Promise<Head | null> {
  try {
    return await heads.get(contactId);
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return null;
    throw error;
  }
}

interface TalkNow {
  readonly body: TurnBody;
  readonly after: Place['after'];
  readonly goesOnAt: number | null;
}

/** The talk that goes on is in the head; an older one is read, and the head's session must go on after this reading. */
async function talkOf({ conversationId }: Turn, head: Head, deps: PlaceDeps): Promise<TalkNow | null> {
  const { last, goesOn } = head;
  if (head.lastConversationId === conversationId && last !== null && goesOn !== null)
    return { body: last, after: last.after ?? goesOn, goesOnAt: null };
  const goesOnAt = goesOn?.turn ?? null;
  const [newest] = await deps.store.log.turns(conversationId, { limit: 1 });
  const body = newest && (await openTurn(newest, deps));
  if (newest === undefined || body === null || body === undefined) return null;
  return { body, after: body.after ?? { turn: newest.turn, at: newest.at }, goesOnAt };
}
