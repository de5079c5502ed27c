// Words that the rules of engagements look for, by sign. They are policy: one file a language, signed by two people.

import { CONTENT_SIGNS, PROTECTED_CALLINGS, TOPICS } from '../../domain/text-signs.js';
import type { Negations, Phrase } from '../lexicon/types.js';

/** Everything that a word file has phrases for. */
export const WORD_SIGNS = [
  ...TOPICS,
  ...CONTENT_SIGNS,
  ...PROTECTED_CALLINGS,
  'refusal',
  'goodbye',
  'question',
  'minor',
] as const;
export type WordSign = (typeof WORD_SIGNS)[number];

/** The phrases of all languages; a phrase's target is the kind named like its sign. */
export interface EngagementWords {
  readonly phrases: readonly Phrase[];
  /** By language: what voids its phrases. */
  readonly negations: ReadonlyMap<string, Negations>;
  /** By language: the text of its file, of which its signature speaks. */
  readonly files: ReadonlyMap<string, string>;
}
