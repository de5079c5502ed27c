// Runs the ways of phrases of scripts without spaces over the characters of a reading.
//
// An automaton over characters finds the lexicon's own words, which may overlap. A word found wakes its states; a state
// is reached when the one before it ended at most `gap` letters ago. Words found may overlap, so each state remembers its
// last few ends. Time is linear: the work for a character is bounded by the lexicon.

import type { TextReading } from '../../nlp/read.js';
import { AhoCorasick, ROOT } from './aho-corasick.js';
import { type Chains, NO_PARENT } from './chains.js';
import { measure, SENTENCE_GAP } from './dense-line.js';
import { type Edges, edgesNeeded, isDense, isDenseWord, isParticle, splitsSyllable } from './dense-script.js';
import type { HitList } from './hits.js';
import { maskOfEntity, maskOfWord } from './token-classes.js';

/** Letters between two words of a phrase, by the words that a gap may hold: none, `..` and `...`. */
const LETTERS_PER_WORD = 4;
/** Letters of `...`. */
const LONGEST_GAP = 6 * LETTERS_PER_WORD;
/** Ends that a state remembers. */
const KEPT_ENDS = 4;
/** Letters after which the states are wiped and counting begins again. */
const WIPE_AT = 2 ** 30;

/** A word of the lexicon: the states that it fills as a word of its own, and as the beginning of a longer one. */
interface Entry {
  readonly length: number;
  readonly exact: Int32Array;
  readonly open: Int32Array;
  readonly edges: Edges;
}

/** Where a word was found: units [start, end), and whether a word may begin and end there. */
interface Place {
  readonly start: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
  readonly begins: boolean;
  readonly ends: boolean;
}

/** The states of one tree, kept from text to text; the letters counted only grow, so nothing is cleared in between. */
export class DenseMatcher {
  private readonly chains: Chains;
  private readonly finder: AhoCorasick;
  private readonly entries: readonly Entry[];
  /** By state and remembered end: letters before it, the unit at which the chain began, and whether a word ends there. */
  private readonly reached: Int32Array;
  private readonly began: Int32Array;
  private readonly whole: Uint8Array;
  private readonly turn: Uint8Array;
  /** By state: the greatest of its ends. */
  private readonly latest: Int32Array;
  private base = SENTENCE_GAP;

  constructor(chains: Chains) {
    this.chains = chains;
    const words = new Set([...chains.words()].map(({ word }) => word).filter(isDenseWord));
    this.finder = new AhoCorasick([...words]);
    this.entries = Array.from(words, (word) => ({
      length: word.length,
      exact: chains.statesOfEntry(word, false),
      open: chains.statesOfEntry(word, true),
      edges: edgesNeeded(word),
    }));
    const places = chains.parents.length * KEPT_ENDS;
    this.reached = new Int32Array(places).fill(-WIPE_AT);
    this.began = new Int32Array(places);
    this.whole = new Uint8Array(places);
    this.turn = new Uint8Array(chains.parents.length);
    this.latest = new Int32Array(chains.parents.length).fill(-WIPE_AT);
  }

  /** Reports every phrase. A text without a word of such a script costs nothing. */
  match(reading: TextReading, list: HitList): void {
    if (this.entries.length === 0 || !reading.tokens.some(({ word }) => isDenseWord(word))) return;
    const text = reading.text.folded;
    if (this.base + (text.length + 2) * SENTENCE_GAP >= WIPE_AT) this.wipe();
    const line = measure(text, this.base);
    new Walk(reading, line, this, list).run();
    this.base = (line[text.length] ?? this.base) + SENTENCE_GAP;
  }

  /** The automaton over characters and what its words fill; for the walk. */
  get dictionary(): { readonly finder: AhoCorasick; readonly entries: readonly Entry[]; readonly chains: Chains } {
    return { finder: this.finder, entries: this.entries, chains: this.chains };
  }

  /** A word was found that may fill these states. */
  advance(states: Int32Array, place: Place, list: HitList): void {
    const { parents, gaps, ends } = this.chains;
    const { latest } = this;
    for (let i = 0; i < states.length; i += 1) {
      const state = states[i] ?? 0;
      const parent = parents[state] ?? NO_PARENT;
      // Most states were never reached in this text: one look at the latest end is enough to know.
      if (parent !== NO_PARENT && (latest[parent] ?? 0) < place.from - LONGEST_GAP) continue;
      const first = parent === NO_PARENT ? firstOf(place) : this.reach(parent, gaps[state] ?? 0, place);
      if (first < 0) continue;
      this.remember(state, place, first);
      if (place.ends && ends.has(state)) list.report(ends.of(state), first, place.end);
    }
  }

  /**
   * The unit at which the chain began that a word at `place` continues, −1 for none. Where no word ends, only a word
   * that stands right there may follow: together they are one.
   */
  private reach(parent: number, gap: number, place: Place): number {
    let best = -1;
    let first = -1;
    for (let at = parent * KEPT_ENDS; at < (parent + 1) * KEPT_ENDS; at += 1) {
      const before = this.reached[at] ?? -WIPE_AT;
      const room = place.begins && this.whole[at] === 1 ? gap * LETTERS_PER_WORD : 0;
      if (before > place.from || before < place.from - room || before <= best) continue;
      best = before;
      first = this.began[at] ?? -1;
    }
    return first;
  }

  private remember(state: number, place: Place, first: number): void {
    const turn = this.turn[state] ?? 0;
    this.turn[state] = (turn + 1) % KEPT_ENDS;
    const at = state * KEPT_ENDS + turn;
    this.latest[state] = place.to;
    this.reached[at] = place.to;
    this.began[at] = first;
    this.whole[at] = place.ends ? 1 : 0;
  }

  private wipe(): void {
    this.reached.fill(-WIPE_AT);
    this.latest.fill(-WIPE_AT);
    this.base = SENTENCE_GAP;
  }
}

function firstOf(place: Place): number {
  return place.begins ? place.start : -1;
}

/** One pass over one text: words of the lexicon, spaced words and entities, in the order of their ends. */
class Walk {
  private readonly reading: TextReading;
  private readonly text: string;
  private readonly line: Int32Array;
  private readonly matcher: DenseMatcher;
  private readonly list: HitList;
  /** Units at which the segmenter begins or ends a word. */
  private readonly borders: Uint8Array;
  private token = 0;
  private entity = 0;

  constructor(reading: TextReading, line: Int32Array, matcher: DenseMatcher, list: HitList) {
    this.reading = reading;
    this.text = reading.text.folded;
    this.line = line;
    this.matcher = matcher;
    this.list = list;
    this.borders = new Uint8Array(line.length);
    for (const { start, end } of reading.tokens) {
      this.borders[start] = 1;
      this.borders[end] = 1;
    }
  }

  run(): void {
    const { finder } = this.matcher.dictionary;
    let node = ROOT;
    for (let i = 0; i < this.text.length; i += 1) {
      const code = this.text.charCodeAt(i);
      node = finder.next(node, code);
      if (node !== ROOT) this.takeWords(node, i + 1);
      this.takeTokens(i + 1);
      this.takeEntities(i + 1);
    }
  }

  private takeWords(node: number, end: number): void {
    const { finder, entries } = this.matcher.dictionary;
    if (finder.firstEnd(node) < 0 || splitsSyllable(this.text, end)) return;
    const ends = this.isBorder(end) || isParticle(this.text.charCodeAt(end));
    for (let at = finder.firstEnd(node); at >= 0; at = finder.nextEnd(at)) {
      const entry = entries[finder.wordAt(at)];
      if (entry === undefined) continue;
      const start = end - entry.length;
      if (splitsSyllable(this.text, start)) continue;
      const begins = entry.edges === 'none' || this.isBorder(start);
      if (entry.exact.length > 0) this.fire(entry.exact, start, end, begins, entry.edges !== 'both' || ends);
      if (entry.open.length > 0) this.fire(entry.open, start, end, begins, true);
    }
  }

  private isBorder(at: number): boolean {
    return this.borders[at] === 1 || !isDense(this.text.charCodeAt(at)) || !isDense(this.text.charCodeAt(at - 1));
  }

  private takeTokens(end: number): void {
    const { tokens } = this.reading;
    for (let token = tokens[this.token]; token !== undefined && token.end <= end; token = tokens[this.token]) {
      this.token += 1;
      if (isDenseWord(token.word)) continue;
      const states = this.matcher.dictionary.chains.statesOf(token.word, maskOfWord(token.word));
      if (states.length > 0) this.fire(states, token.start, token.end, true, true);
    }
  }

  private takeEntities(end: number): void {
    const { entities } = this.reading;
    for (let one = entities[this.entity]; one !== undefined && one.to <= end; one = entities[this.entity]) {
      this.entity += 1;
      const states = this.matcher.dictionary.chains.statesOf('', maskOfEntity(one));
      if (states.length > 0) this.fire(states, one.from, one.to, true, true);
    }
  }

  private fire(states: Int32Array, start: number, end: number, begins: boolean, ends: boolean): void {
    const place = { start, end, from: this.line[start] ?? 0, to: this.line[end] ?? 0, begins, ends };
    this.matcher.advance(states, place, this.list);
  }
}
