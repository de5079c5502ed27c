// Both readers' word on a text, by whoever asks for it.

import type { Assessment } from '../../domain/assessment.js';
import type { Understander } from '../ports.js';
import type { SecondReading } from './second-client.js';
import type { ReasonWay } from './second-reader-worker.js';

/** Who is asked. */
export interface BothReaders {
  readonly first: Pick<Understander, 'assess'>;
  readonly second: Pick<SecondReading, 'assess'>;
}

/**
 * Null when either gives no answer. The first reader is asked for the signs of all labels: the second may lift one that the first left
 * below its threshold. `reasons`: how the passages that carry a label are found.
 */
export async function readBoth(
  { text, hint, reasons }: { readonly text: string; readonly hint: string | undefined; readonly reasons: ReasonWay },
  { first, second }: BothReaders,
): Promise<Assessment | null> {
  const read = await first.assess(text, hint, 0);
  if (read.kind !== 'assessed') return null;
  const answer = await second.assess({ text, first: read.assessment, reasons });
  return answer.kind === 'answered' ? answer.answer : null;
}
