// Old messages are put into the row of the second reader again, after a model was promoted. A running service reads them as it finds time.

import type { Instant } from '../../domain/clock.js';
import { isOutcome, READ_AGAIN, type Turn } from '../../domain/log.js';
import type { Vault } from '../../store/contract/sealing.js';
import type { Store } from '../../store/contract.js';
import type { Audit } from '../audit.js';
import { openTurn } from '../inbox/head.js';
import { everyConversation } from './every-conversation.js';
import type { Progress } from './ports.js';

const PAGE = 100;

export interface ReadAgainDeps {
  readonly store: Pick<Store, 'conversations' | 'log'>;
  readonly vault: Pick<Vault, 'key'>;
  readonly audit: Pick<Audit, 'record'>;
  readonly progress: Progress;
}

/** Which messages, by when they were taken in (`until` not included), who wants it, and why. */
export interface ReadAgainRequest {
  readonly since: Instant;
  readonly until: Instant;
  readonly actor: string;
  readonly reason: string | null;
}

/**
 * Puts the messages in the row, behind all that is new, and says how many. A message that has a reading by the models that are live is
 * passed over when its turn comes. A new reading raises and never lowers what was known. Left out: conversations that are to be erased,
 * and words of ours. It may be run again after a break: what stands in the row stays there.
 */
export async function readAgain(
  { since, until, actor, reason }: ReadAgainRequest,
  deps: ReadAgainDeps,
): Promise<{ readonly messages: number }> {
  let messages = 0;
  const walked = new Set<string>();
  for await (const { id, erasureAskedAt } of everyConversation(deps.store.conversations, since)) {
    if (erasureAskedAt !== null || walked.has(id)) continue;
    walked.add(id);
    for await (const turn of outcomesOf(id, since, deps)) {
      if (turn.at < until && (await isToBeRead(turn, deps)))
        messages += Number(await deps.store.log.readAgain(turn.contactId, turn.entrySeq, READ_AGAIN));
    }
    deps.progress('conversations', walked.size, null);
  }
  await deps.audit.record({ actor, act: 'model.read-again', object: `messages:${messages}`, outcome: 'ok', reason });
  return { messages };
}

/** Newest first, until they are older than the period. */
async function* outcomesOf(conversationId: string, since: Instant, { store }: ReadAgainDeps): AsyncGenerator<Turn> {
  for (let before = Number.MAX_SAFE_INTEGER; ; ) {
    const page = await store.log.turns(conversationId, { before, limit: PAGE });
    for (const turn of page) if (turn.at >= since && isOutcome(turn)) yield turn;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE || last.at < since) return;
    before = last.turn;
  }
}

/** Only what the second reader was to read once: neither words of ours nor what the first could not read. */
async function isToBeRead(turn: Turn, deps: ReadAgainDeps): Promise<boolean> {
  return (await openTurn(turn, deps))?.toRead !== undefined;
}
