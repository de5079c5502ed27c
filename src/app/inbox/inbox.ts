// The one way into a contact's log: durable first, then processed in order, finished by the sweeper after a crash.

import type { Entry } from '../../domain/log.js';
import { replySeq } from '../../domain/log.js';
import type { Bus, Inbox, Log, NewEntry, Submitted } from '../ports.js';
import { type AppendDeps, appendEntry } from './append.js';
import { type ContactQueues, createContactQueues, firstInOrder } from './contact-queue.js';
import { finishProcessed, type ProcessDeps, type Processed, processEntry } from './process-entry.js';
import { MAX_ATTEMPTS, setAside, TRIES_TOGETHER } from './set-aside.js';
import { createSideBySide, type SideBySide } from './side-by-side.js';

/** How long a submitter waits for the outcome before it is told "pending" (interfaces.md: 5 s). */
export const PATIENCE_MS = 5_000;

export interface InboxDeps extends AppendDeps, ProcessDeps {
  readonly store: AppendDeps['store'] & ProcessDeps['store'];
  readonly vault: AppendDeps['vault'] & ProcessDeps['vault'];
  readonly bus: Bus;
  readonly log: Log;
  /** Told of every new outcome, after it is durable: counts, reopens reviews. Its failures are logged only. */
  readonly onProcessed?: (processed: Processed) => void;
}

/** An inbox and what the sweeper needs of it. */
export interface RunningInbox extends Inbox {
  /** Processes an entry that a crash, or a failure, left pending. Resolves when the try is over, whatever came of it. */
  resume(entry: Entry): Promise<void>;
  /** Entries being worked on here. */
  readonly inFlight: number;
  /** Resolves when nothing is being worked on. */
  idle(): Promise<void>;
}

/** Makes the inbox. Nothing is started: entries are processed as they are submitted. */
export function createInbox(deps: InboxDeps): RunningInbox {
  const sideBySide = createSideBySide();
  const queues = createContactQueues((entry, counted) => tryEntry(entry, counted, sideBySide, deps));
  return {
    submit: (entry, patienceMs = PATIENCE_MS) => submit(entry, patienceMs, queues, deps),
    async resume(entry) {
      // A failure is logged where it happens; the entry stays pending and the sweeper comes again.
      if (!queues.has(entry.uid)) await queues.add(entry, false).catch(() => undefined);
    },
    get inFlight() {
      return queues.size;
    },
    idle: () => queues.idle(),
  };
}

async function submit(
  wanted: NewEntry,
  patienceMs: number,
  queues: ContactQueues,
  deps: InboxDeps,
): Promise<Submitted> {
  await takeUpPending(wanted.contactId, queues, deps);
  const appended = await appendEntry(wanted, deps);
  if (appended.kind === 'other_text' || appended.kind === 'conversation_over') return { kind: appended.kind };
  const repeated = appended.kind === 'duplicate';
  const { entry } = appended;
  const outcome = repeated && !queues.has(entry.uid) ? again(entry, queues, deps) : queues.add(entry, true);
  const processed = await within(patienceMs, outcome);
  if (processed === undefined) return pendingAt(entry, repeated, deps);
  return done(processed, repeated);
}

/** An entry that came before: its outcome if there is one, else another try. */
async function again(entry: Entry, queues: ContactQueues, deps: InboxDeps): Promise<Processed> {
  const finished = await finishProcessed(entry, deps);
  return finished ?? queues.add(entry, false);
}

function done(processed: Processed, repeated: boolean): Submitted {
  const { turn, body } = processed;
  return {
    kind: 'done',
    repeated,
    conversationId: turn.conversationId,
    turn: turn.turn,
    seq: replySeq(turn.turn, body.replies.length),
    body,
  };
}

async function pendingAt(entry: Entry, repeated: boolean, deps: InboxDeps): Promise<Submitted> {
  const head = await deps.heads.get(entry.contactId);
  return { kind: 'pending', repeated, conversationId: entry.conversationId, seq: replySeq(head.lastTurn + 1, 0) };
}

/** What a former process left pending of this contact goes first: the person is answered in order. */
async function takeUpPending(contactId: string, queues: ContactQueues, deps: InboxDeps): Promise<void> {
  const head = await deps.heads.get(contactId);
  head.takenUp ??= head.nextSeq === 1 ? Promise.resolve() : queuePending(contactId, queues, deps);
  await head.takenUp;
}

async function queuePending(contactId: string, queues: ContactQueues, deps: InboxDeps): Promise<void> {
  const pending = await deps.store.log.pendingOf(contactId);
  const first = firstInOrder(pending);
  const inOrder = [...pending].sort((a, b) => Number(b === first) - Number(a === first) || a.seq - b.seq);
  for (const entry of inOrder) queues.add(entry, false).catch(() => undefined);
}

/**
 * One try at one entry. What was under way at several ends of the process may have caused them, or may only have been there:
 * it is tried again while nothing else runs, and the try is counted when it begins, so that none waits itself into quarantine.
 */
function tryEntry(entry: Entry, counted: boolean, sideBySide: SideBySide, deps: InboxDeps): Promise<Processed> {
  const suspect = !counted && entry.attempts >= TRIES_TOGETHER;
  const work = async () => processOnce(counted ? entry : await countTry(entry, deps), deps);
  return suspect ? sideBySide.alone(work) : sideBySide.together(work);
}

/** The entry with one try more, counted durably. While the store is away this fails: no try is made, and none counted. */
async function countTry(entry: Entry, { store }: InboxDeps): Promise<Entry> {
  return { ...entry, attempts: await store.log.countAttempt(entry.contactId, entry.seq) };
}

/** What a try consists of. A failure leaves the entry pending for the sweeper. */
async function processOnce(entry: Entry, deps: InboxDeps): Promise<Processed> {
  try {
    const processed =
      (entry.attempts > 1 ? await finishProcessed(entry, deps) : undefined) ??
      (entry.attempts > MAX_ATTEMPTS ? await setAside(entry, deps) : await processEntry(entry, deps));
    announce(processed, deps);
    return processed;
  } catch (error) {
    deps.heads.drop(entry.contactId);
    deps.log.error('entry_failed', { contactId: entry.contactId, seq: entry.seq, attempts: entry.attempts, error });
    throw error;
  }
}

function announce(processed: Processed, deps: InboxDeps): void {
  const { contactId, conversationId, turn } = processed.turn;
  deps.bus.publish({ kind: 'turn', contactId, conversationId, turn });
  try {
    deps.onProcessed?.(processed);
  } catch (error) {
    deps.log.error('after_turn_failed', { conversationId, turn, error });
  }
}

/** The promise's value, or undefined when it takes longer. A failure becomes undefined too: the entry stays pending. */
async function within<T>(ms: number, promise: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, ms, undefined);
  });
  try {
    return await Promise.race([promise, late]);
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}
