// Phrases found in one text, at most a few of each.

import type { Phrase } from './types.js';

/** A phrase found at [start, end) of the normalised text. */
export interface Hit {
  readonly phrase: Phrase;
  readonly start: number;
  readonly end: number;
}

/** Hits kept of one phrase in one text; a hostile text cannot make more. */
const MAX_HITS = 8;

/** Collects hits. */
export class HitList {
  readonly hits: Hit[] = [];
  private readonly counts = new Map<number, number>();
  private readonly phrases: readonly Phrase[];

  /** `phrases`: those whose indices are reported. */
  constructor(phrases: readonly Phrase[]) {
    this.phrases = phrases;
  }

  /** Notes each of the phrases `ends` at [start, end). */
  report(ends: Iterable<number>, start: number, end: number): void {
    for (const index of ends) {
      const seen = this.counts.get(index) ?? 0;
      const phrase = this.phrases[index];
      if (seen >= MAX_HITS || phrase === undefined) continue;
      this.counts.set(index, seen + 1);
      this.hits.push({ phrase, start, end });
    }
  }
}
