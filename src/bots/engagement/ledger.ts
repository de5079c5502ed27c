// Who first mentioned service, price, route, document and meeting, and every fact of these (rule 7).

import type { Instant } from '../../domain/clock.js';
import type { Ledger, LedgerEntry, Side } from '../../domain/engagement.js';
import { type Verdict, verdict } from '../../domain/engagement-rules.js';
import type { Mention, TextSigns, Topic } from '../../domain/text-signs.js';

/**
 * Facts kept of one thread, so that work per message has a bound. What they name beyond it is not kept: our side may then not repeat it,
 * which errs on the safe side. Editorial; a talk of months names some dozens.
 */
export const MAX_FACTS = 256;

/** A ledger before anybody spoke. */
export function emptyLedger(): Ledger {
  return { topics: { service: null, price: null, route: null, document: null, meeting: null }, facts: new Map() };
}

/** One message that goes into the ledger. */
export interface Heard {
  readonly side: Side;
  readonly turn: number;
  readonly at: Instant;
  readonly text: string;
  readonly signs: TextSigns;
}

/**
 * The ledger after a message. What we say counts even when it is unsure; what they say opens a topic only when it is sure, and a fact
 * always. The first one stays the first. Cost grows with the message, not with the thread.
 */
export function hear(ledger: Ledger, heard: Heard): Ledger {
  const topics: Record<Topic, LedgerEntry | null> = { ...ledger.topics };
  let facts: Map<string, LedgerEntry> | null = null;
  for (const mention of heard.signs.mentions) {
    if ((mention.sure || heard.side === 'ours') && topics[mention.topic] === null)
      topics[mention.topic] = entryOf(mention, null, heard);
    if (mention.value === null) continue;
    const key = factKey(mention.topic, mention.value);
    const known = facts ?? ledger.facts;
    if (known.has(key) || known.size >= MAX_FACTS) continue;
    facts ??= new Map(ledger.facts);
    facts.set(key, entryOf(mention, mention.value, heard));
  }
  return { topics, facts: facts ?? ledger.facts };
}

function entryOf(mention: Mention, value: string | null, { side, turn, at, text }: Heard): LedgerEntry {
  const said = side === 'theirs' ? text.slice(mention.start, mention.end) : null;
  return { topic: mention.topic, value, first: side, turn, at, said };
}

function factKey(topic: Topic, value: string): string {
  return `${topic} ${value}`;
}

/** What a draft would be the first to mention: `price` for a topic, `fact:price` for a fact. Empty: nothing. */
export function firstMentions(ledger: Ledger, signs: TextSigns): readonly string[] {
  const found = new Set<string>();
  for (const { topic, value } of signs.mentions) {
    if (ledger.topics[topic]?.first !== 'theirs') found.add(topic);
    else if (value !== null && ledger.facts.get(factKey(topic, value))?.first !== 'theirs') found.add(`fact:${topic}`);
  }
  return [...found].sort();
}

/** No draft makes our side the first. */
export function mentionsNothingFirst(ledger: Ledger, signs: TextSigns): Verdict {
  return verdict(
    'first_mention',
    firstMentions(ledger, signs).map((what) => [true, what]),
  );
}
