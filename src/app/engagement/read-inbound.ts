// A message of the subject's before both readers: a sign of a victim stops a thread, so it should be neither missed nor seen in everything.

import type { WordFinder } from '../../classifiers/engagement-words/find-words.js';
import type { FirstReader } from '../../classifiers/ensemble.js';
import { type Assessment, LABELS } from '../../domain/assessment.js';
import type { TextSigns } from '../../domain/text-signs.js';
import type { After } from '../outbound/timers.js';
import type { SecondReading } from '../understanding/second-client.js';
import { within } from '../understanding/within.js';
import { signsReader } from './read-signs.js';

/**
 * Milliseconds for which the officer's paste waits. A message of usual length takes 50; under a load where it would take longer the first
 * reader's word stands, which sees signs in two to three times as many harmless messages.
 */
export const INBOUND_WAIT_MS = 200;
/** Probability from which on a label holds (interfaces.md). */
const HOLDS = 0.5;

/** What was found. */
export interface InboundReading {
  readonly signs: TextSigns;
  /** Labels that hold, with their probability in thousandths. */
  readonly labels: readonly (readonly [string, number])[];
  /** `first`: the second was off, not loaded, had other work or took too long. */
  readonly readers: 'first' | 'both';
}

/** Reads a message of a talk whose language may be known. Never rejects. */
export type ReadInbound = (text: string, hint: string | undefined) => Promise<InboundReading>;

/** Who reads. */
export interface InboundReaders {
  readonly finder: WordFinder;
  readonly first: FirstReader;
  /** Null: off. */
  readonly second: Pick<SecondReading, 'assess' | 'isUp' | 'isReady' | 'isIdle'> | null;
  readonly after: After;
}

/** Makes it. The second reader is loaded when there is a first message to read. */
export function inboundReader({ finder, first, second, after }: InboundReaders): ReadInbound {
  return async (text, hint) => {
    const both = second === null ? null : await bothOf(text, hint, { first, second, after });
    const said = both === null ? first : () => both;
    return {
      signs: signsReader(finder, said)(text, hint),
      labels: labelsOf(said, text, hint),
      readers: both === null ? 'first' : 'both',
    };
  };
}

async function bothOf(
  text: string,
  hint: string | undefined,
  { first, second, after }: Pick<InboundReaders, 'first' | 'after'> & { second: NonNullable<InboundReaders['second']> },
): Promise<Assessment | null> {
  if (!second.isReady) void second.isUp().catch(() => false);
  if (!second.isIdle) return null;
  return await within(INBOUND_WAIT_MS, after, async () => {
    const answer = await second.assess({ text, first: first(text, hint, 0), searched: false });
    return answer.kind === 'answered' ? answer.answer : null;
  });
}

/** None where the reader fails: the signs say so. */
function labelsOf(said: FirstReader, text: string, hint: string | undefined): InboundReading['labels'] {
  try {
    const { labels } = said(text, hint);
    return LABELS.filter((label) => labels[label] >= HOLDS).map((label) => [label, Math.round(labels[label] * 1_000)]);
  } catch {
    return [];
  }
}
