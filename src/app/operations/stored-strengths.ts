// How strongly the first reader suspected each stored message: numbers for a reference, nothing of any text.

import type { Strength } from '../../classifiers/drift.js';
import { strongestSuspicion } from '../../domain/assessment.js';
import type { Instant } from '../../domain/clock.js';
import { isOutcome } from '../../domain/log.js';
import type { Vault } from '../../store/contract/sealing.js';
import type { Store } from '../../store/contract.js';
import { openTurn } from '../inbox/head.js';
import { everyConversation } from './every-conversation.js';
import type { Progress } from './ports.js';

const PAGE = 200;

export interface StrengthDeps {
  readonly store: Pick<Store, 'conversations' | 'log'>;
  readonly vault: Pick<Vault, 'key'>;
  readonly progress: Progress;
}

/** Of all outcomes since a time that this model gave; hidden conversations are left out. */
export async function storedStrengths(deps: StrengthDeps, since: Instant, model: string): Promise<readonly Strength[]> {
  const found: Strength[] = [];
  const walked = new Set<string>();
  for await (const { id, erasureAskedAt } of everyConversation(deps.store.conversations, since)) {
    if (erasureAskedAt !== null || walked.has(id)) continue;
    walked.add(id);
    await addStrengths(id, { since, model, found }, deps);
    deps.progress('conversations', walked.size, null);
  }
  return found;
}

async function addStrengths(
  conversationId: string,
  { since, model, found }: { readonly since: Instant; readonly model: string; readonly found: Strength[] },
  deps: StrengthDeps,
): Promise<void> {
  let before = Number.MAX_SAFE_INTEGER;
  for (let more = true; more; ) {
    const page = await deps.store.log.turns(conversationId, { before, limit: PAGE });
    for (const turn of page) {
      if (turn.at < since || !isOutcome(turn)) continue;
      const understanding = (await openTurn(turn, deps))?.understanding;
      if (understanding?.kind !== 'assessed' || understanding.assessment.model !== model) continue;
      found.push({ lang: understanding.assessment.lang, p: strongestSuspicion(understanding.assessment.labels) });
    }
    before = page.at(-1)?.turn ?? 0;
    more = page.length === PAGE;
  }
}
