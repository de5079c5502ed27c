// One automaton for the phrases of all languages: finds every phrase in one pass over the words.
//
// Each way of each phrase is a chain of states. A word wakes the states that it may fill (looked up by word, by prefix or
// by class); a state is reached when the one before it was reached at most `gap` words ago. Only upper bounds of gaps
// exist, so remembering the latest place of each state is enough, and the work for a word is bounded by the lexicon.

import type { TextReading } from '../../nlp/read.js';
import type { Lexicon, Phrase, Slot, TokenClass } from './types.js';
import { TOKEN_CLASSES } from './types.js';

/** A phrase found: words [firstToken, lastToken] of the reading. */
export interface Hit {
  readonly phrase: Phrase;
  readonly firstToken: number;
  readonly lastToken: number;
}

/** Hits kept of one phrase in one text; a hostile text cannot make more. */
const MAX_HITS = 3;
/** Words whose states are remembered. */
const MEMO_SIZE = 20_000;
/** Distance of two texts on the place line, so that no state of one reaches into the next. */
const TEXT_HOLE = 16;
/** Place from which the states are wiped and counting begins again. */
const WIPE_AT = 2 ** 30;

export class Automaton {
  private readonly exact = new Map<string, number[]>();
  private readonly prefixes = new Map<string, number[]>();
  private readonly prefixLengths: readonly number[];
  private readonly byClass = new Map<TokenClass, number[]>();
  private readonly memo = new Map<string, Int32Array>();
  private readonly phrases: readonly Phrase[];
  /** By state: most words between it and the one before; −1 for a first state. */
  private readonly gaps: Int16Array;
  /** By state: index of the phrase when it is a last state, else −1. */
  private readonly ends: Int32Array;
  /** By state: place where it was last reached, and the word at which that chain began. */
  private readonly reached: Int32Array;
  private readonly began: Int32Array;
  private base = TEXT_HOLE;

  constructor(lexicon: Pick<Lexicon, 'phrases'>) {
    this.phrases = lexicon.phrases;
    const states = lexicon.phrases.reduce((sum, p) => sum + p.ways.reduce((n, way) => n + way.length, 0), 0);
    this.gaps = new Int16Array(states);
    this.ends = new Int32Array(states).fill(-1);
    this.reached = new Int32Array(states).fill(-WIPE_AT);
    this.began = new Int32Array(states);
    let state = 0;
    lexicon.phrases.forEach((phrase, index) => {
      for (const way of phrase.ways) state = this.addWay(way, index, state);
    });
    this.prefixLengths = [...new Set([...this.prefixes.keys()].map((prefix) => prefix.length))].sort((a, b) => a - b);
  }

  private addWay(way: readonly Slot[], phrase: number, from: number): number {
    way.forEach((slot, i) => {
      const state = from + i;
      this.gaps[state] = i === 0 ? -1 : slot.gap;
      if (i === way.length - 1) this.ends[state] = phrase;
      for (const word of slot.words) append(this.exact, word, state);
      for (const prefix of slot.prefixes) append(this.prefixes, prefix, state);
      for (const name of slot.classes) append(this.byClass, name, state);
    });
    return from + way.length;
  }

  /** All phrases in the reading, in the order of their last word. */
  match(reading: TextReading): readonly Hit[] {
    const { tokens } = reading;
    const classes = classifyTokens(reading);
    const lastPlace = tokens[tokens.length - 1]?.place ?? 0;
    if (this.base + lastPlace + TEXT_HOLE >= WIPE_AT) this.wipe();
    const hits: Hit[] = [];
    const counts = new Map<number, number>();
    for (let i = 0; i < tokens.length; i += 1) {
      const token = tokens[i];
      if (token === undefined) break;
      const states = this.statesOf(token.word, classes?.[i] ?? 0);
      this.advance(states, i, this.base + token.place, hits, counts);
    }
    this.base += lastPlace + TEXT_HOLE;
    return hits;
  }

  private advance(states: Int32Array, token: number, place: number, hits: Hit[], counts: Map<number, number>): void {
    const { gaps, reached, began, ends } = this;
    for (let i = 0; i < states.length; i += 1) {
      const state = states[i] ?? 0;
      const gap = gaps[state] ?? -1;
      let first = token;
      if (gap >= 0) {
        const before = reached[state - 1] ?? -WIPE_AT;
        if (before < place - 1 - gap || before >= place) continue;
        first = began[state - 1] ?? token;
      }
      reached[state] = place;
      began[state] = first;
      const end = ends[state] ?? -1;
      if (end >= 0) this.report(end, first, token, hits, counts);
    }
  }

  private report(end: number, first: number, last: number, hits: Hit[], counts: Map<number, number>): void {
    const phrase = this.phrases[end];
    const seen = counts.get(end) ?? 0;
    counts.set(end, seen + 1);
    if (phrase !== undefined && seen < MAX_HITS) hits.push({ phrase, firstToken: first, lastToken: last });
  }

  /** States that a word may fill, later states of a chain first, so that one word never fills two of them. */
  private statesOf(word: string, classMask: number): Int32Array {
    const key = classMask === 0 ? word : `${classMask} ${word}`;
    const known = this.memo.get(key);
    if (known !== undefined) return known;
    const states = new Set(this.exact.get(word));
    for (const length of this.prefixLengths) {
      if (length > word.length) break;
      for (const state of this.prefixes.get(word.slice(0, length)) ?? []) states.add(state);
    }
    TOKEN_CLASSES.forEach((name, bit) => {
      if ((classMask & (1 << bit)) === 0) return;
      for (const state of this.byClass.get(name) ?? []) states.add(state);
    });
    const sorted = Int32Array.from(states).sort().reverse();
    if (this.memo.size >= MEMO_SIZE) this.memo.clear();
    this.memo.set(key, sorted);
    return sorted;
  }

  private wipe(): void {
    this.reached.fill(-WIPE_AT);
    this.base = TEXT_HOLE;
  }
}

function append<K>(map: Map<K, number[]>, key: K, state: number): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [state]);
  else list.push(state);
}

/** Ages that are under eighteen and no small count of things. */
const MINOR_FROM = 8;
const MINOR_TO = 17;

/** Bits of TOKEN_CLASSES by token; null when no token has any. */
function classifyTokens(reading: TextReading): Uint8Array | null {
  const { tokens, entities } = reading;
  let masks: Uint8Array | null = null;
  let entity = 0;
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i];
    if (token === undefined) break;
    let mask = 0;
    const first = token.word.charCodeAt(0);
    if (first >= 48 && first <= 57) mask = numberMask(token.word);
    while (entity < entities.length && (entities[entity]?.to ?? 0) <= token.start) entity += 1;
    const inside = entities[entity];
    if (inside !== undefined && inside.from <= token.start) mask |= inside.entity.type === 'money' ? 4 : 8;
    if (mask !== 0) {
      masks ??= new Uint8Array(tokens.length);
      masks[i] = mask;
    }
  }
  return masks;
}

function numberMask(word: string): number {
  if (!/^\d{1,12}$/.test(word)) return 0;
  const value = Number(word);
  return value >= MINOR_FROM && value <= MINOR_TO && word.length <= 2 ? 3 : 1;
}
