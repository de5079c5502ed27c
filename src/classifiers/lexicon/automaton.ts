// One automaton for the phrases of all languages: finds every phrase in one pass over a reading.
//
// Ways of phrases whose words stand between spaces run over the reading's words; ways with a word of a script without
// spaces run over characters (dense-matcher.ts), for how such a text is cut into words changes with what stands around.

import type { TextReading } from '../../nlp/read.js';
import { Chains } from './chains.js';
import { DenseMatcher } from './dense-matcher.js';
import { isDenseWord } from './dense-script.js';
import { type Hit, HitList } from './hits.js';
import { classifyTokens } from './token-classes.js';
import type { Lexicon, Slot } from './types.js';
import { WordMatcher } from './word-matcher.js';

/** Built once from a lexicon; not to be shared between threads. */
export class Automaton {
  private readonly words: WordMatcher;
  private readonly dense: DenseMatcher;
  private phrases: Lexicon['phrases'];

  constructor(lexicon: Pick<Lexicon, 'phrases'>) {
    this.phrases = lexicon.phrases;
    const spaced = new Chains();
    const dense = new Chains();
    lexicon.phrases.forEach((phrase, index) => {
      for (const way of phrase.ways) (isDenseWay(way) ? dense : spaced).add(way, index);
    });
    spaced.finish();
    dense.finish();
    this.words = new WordMatcher(spaced);
    this.dense = new DenseMatcher(dense);
  }

  /** Lets the phrases' ways go: the chains hold them in a fraction of the memory. Hits then name phrases without them. */
  forgetWays(): this {
    this.phrases = this.phrases.map((phrase) => ({ ...phrase, ways: [] }));
    return this;
  }

  /** All phrases in the reading, those of words first, then those of characters, each in the order of their end. */
  match(reading: TextReading): readonly Hit[] {
    const list = new HitList(this.phrases);
    this.words.match(reading, classifyTokens(reading), list);
    this.dense.match(reading, list);
    return list.hits;
  }
}

function isDenseWay(way: readonly Slot[]): boolean {
  return way.some(({ words, prefixes }) => words.some(isDenseWord) || prefixes.some(isDenseWord));
}
