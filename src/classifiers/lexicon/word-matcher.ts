// Runs the ways of phrases over the words of a reading.
//
// A word wakes the states that it may fill; a state is reached when the one before it was reached at most `gap` words
// ago. Only upper bounds of gaps exist, so remembering the latest place of each state is enough, and the work for a word
// is bounded by the lexicon.

import type { TextReading } from '../../nlp/read.js';
import type { Token } from '../../nlp/tokens.js';
import { type Chains, NO_PARENT } from './chains.js';
import { isDenseWord } from './dense-script.js';
import type { HitList } from './hits.js';

/** Distance of two texts on the place line, so that no state of one reaches into the next. */
const TEXT_HOLE = 16;
/** Place from which the states are wiped and counting begins again. */
const WIPE_AT = 2 ** 30;

/** The states of one tree, kept from text to text; places only grow, so nothing is cleared between texts. */
export class WordMatcher {
  private readonly chains: Chains;
  /** By state: place where it was last reached, and the offset at which that chain began. */
  private readonly reached: Int32Array;
  private readonly began: Int32Array;
  private base = TEXT_HOLE;

  constructor(chains: Chains) {
    this.chains = chains;
    this.reached = new Int32Array(chains.parents.length).fill(-WIPE_AT);
    this.began = new Int32Array(chains.parents.length);
  }

  /** Reports every phrase. `classes`: bits of TOKEN_CLASSES by token, or null. */
  match({ tokens }: TextReading, classes: Uint8Array | null, list: HitList): void {
    const lastPlace = tokens[tokens.length - 1]?.place ?? 0;
    if (this.base + lastPlace + TEXT_HOLE >= WIPE_AT) this.wipe();
    for (let i = 0; i < tokens.length; i += 1) {
      const token = tokens[i];
      if (token === undefined) break;
      const mask = classes?.[i] ?? 0;
      // No way here has a word of a script without spaces; such a token still counts as a place, or as part of a price.
      if (mask === 0 && isDenseWord(token.word)) continue;
      const states = this.chains.statesOf(token.word, mask);
      if (states.length > 0) this.advance(states, token, list);
    }
    this.base += lastPlace + TEXT_HOLE;
  }

  private advance(states: Int32Array, token: Token, list: HitList): void {
    const { reached, began } = this;
    const { parents, gaps, ends } = this.chains;
    const place = this.base + token.place;
    for (let i = 0; i < states.length; i += 1) {
      const state = states[i] ?? 0;
      const parent = parents[state] ?? NO_PARENT;
      let first = token.start;
      if (parent !== NO_PARENT) {
        const before = reached[parent] ?? -WIPE_AT;
        if (before < place - 1 - (gaps[state] ?? 0) || before >= place) continue;
        first = began[parent] ?? token.start;
      }
      reached[state] = place;
      began[state] = first;
      if (ends.has(state)) list.report(ends.of(state), first, token.end);
    }
  }

  private wipe(): void {
    this.reached.fill(-WIPE_AT);
    this.base = TEXT_HOLE;
  }
}
