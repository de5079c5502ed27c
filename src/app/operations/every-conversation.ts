// Walks all conversations with a turn since a time, without holding them.

import type { Instant } from '../../domain/clock.js';
import type { ConversationSummary } from '../../domain/conversation.js';
import type { ConversationStore } from '../../store/contract.js';

const PAGE = 200;

/**
 * Each conversation, the one whose last turn is the oldest first. One that gets a turn meanwhile moves to the end and comes there,
 * perhaps a second time; none is left out.
 */
export async function* everyConversation(
  store: Pick<ConversationStore, 'since'>,
  since: Instant,
): AsyncGenerator<ConversationSummary> {
  let from = since;
  let limit = PAGE;
  let seen = new Set<string>();
  for (;;) {
    const page = await store.since({ since: from, limit });
    const fresh = page.filter(({ id }) => !seen.has(id));
    yield* fresh;
    const last = page.at(-1);
    if (last === undefined || page.length < limit) return;
    // A full page whose turns are all of one moment: the next begins there too, and has to reach further.
    limit = last.lastAt === from ? limit * 2 : PAGE;
    from = last.lastAt;
    seen = new Set(page.filter(({ lastAt }) => lastAt === from).map(({ id }) => id));
  }
}
