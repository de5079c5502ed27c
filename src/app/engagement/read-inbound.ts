// A message of the subject's before both readers: a sign of a victim stops a thread, so it should be neither missed nor seen in everything.

import type { WordFinder } from '../../classifiers/engagement-words/find-words.js';
import type { FirstReader } from '../../classifiers/ensemble.js';
import { type Assessment, LABEL_HOLDS, LABELS } from '../../domain/assessment.js';
import { NO_SIGNS, type TextSigns } from '../../domain/text-signs.js';
import type { After } from '../outbound/timers.js';
import { readBoth } from '../understanding/read-both.js';
import type { SecondReading } from '../understanding/second-client.js';
import { within } from '../understanding/within.js';
import { signsReader } from './read-signs.js';

/**
 * Milliseconds for which the officer's paste waits. A message of usual length takes 50; under a load where it would take longer the first
 * reader's word stands, which sees signs in two to three times as many harmless messages.
 */
export const INBOUND_WAIT_MS = 200;

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

/** Of a message that could not be read, which stops the talk. */
export const UNREAD: InboundReading = { signs: NO_SIGNS, labels: [], readers: 'first' };

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
    const said = both ?? alone(first, text, hint);
    if (said === null) return UNREAD;
    return {
      signs: signsReader(finder, () => said)(text, hint),
      labels: labelsOf(said),
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
  const asked: Parameters<typeof readBoth>[1]['first'] = {
    assess: async (words, language, reasonsFrom) => ({
      kind: 'assessed',
      assessment: first(words, language, reasonsFrom),
    }),
  };
  return await within(INBOUND_WAIT_MS, after, () =>
    readBoth({ text, hint, reasons: 'signs' }, { first: asked, second }),
  );
}

function alone(first: FirstReader, text: string, hint: string | undefined): Assessment | null {
  try {
    return first(text, hint);
  } catch {
    return null;
  }
}

function labelsOf({ labels }: Assessment): InboundReading['labels'] {
  return LABELS.filter((label) => labels[label] >= LABEL_HOLDS).map((label) => [
    label,
    Math.round(labels[label] * 1_000),
  ]);
}
