// The ways of all phrases as one tree of states: ways that begin alike share their first states.

import { arabicReadings, isArabicWord } from './arabic.js';
import { PackedLists } from './packed-lists.js';
import { StateLists } from './state-lists.js';
import { type Slot, TOKEN_CLASSES, type TokenClass } from './types.js';

/** Words whose states are remembered. */
const MEMO_SIZE = 20_000;
/** Parent of a state that begins a way. */
export const NO_PARENT = -1;

const NO_STATES = new Int32Array(0);

/** A tree of states, parents before their children, and which words wake which of them. */
export class Chains {
  /** By state, once finished: the state before it in its ways. */
  parents = NO_STATES;
  /** By state, once finished: most words between it and its parent. */
  gaps = new Int16Array(0);
  /** By state, once finished: indices of the phrases whose last place it is. */
  ends = new PackedLists([]);
  private readonly building: { parents: number[]; gaps: number[]; ends: number[][] } = {
    parents: [],
    gaps: [],
    ends: [],
  };
  private readonly known = new Map<string, number>();
  private readonly exact = new StateLists();
  private readonly prefixes = new StateLists();
  private readonly byClass = new Map<TokenClass, number[]>();
  private readonly memo = new Map<string, Int32Array>();
  private prefixLengths: readonly number[] = [];

  /** Adds one way of the phrase with this index. */
  add(way: readonly Slot[], phrase: number): void {
    let state = NO_PARENT;
    for (const slot of way) state = this.stateFor(slot, state);
    const ends = this.building.ends[state] ?? [];
    if (ends[ends.length - 1] !== phrase) this.building.ends[state] = [...ends, phrase];
  }

  /** To be called once, after the last way was added. */
  finish(): void {
    const { parents, gaps, ends } = this.building;
    this.ends = new PackedLists(Array.from(parents, (_, state) => ends[state] ?? []));
    this.parents = Int32Array.from(parents);
    this.gaps = Int16Array.from(gaps);
    for (const built of [parents, gaps, ends]) built.length = 0;
    this.known.clear();
    this.exact.finish();
    this.prefixes.finish();
    const lengths = new Set([...this.prefixes.keys()].map((prefix) => prefix.length));
    this.prefixLengths = [...lengths].sort((a, b) => a - b);
  }

  private stateFor(slot: Slot, parent: number): number {
    const gap = parent === NO_PARENT ? 0 : slot.gap;
    const key = `${parent} ${gap} ${[...slot.words].sort()} * ${[...slot.prefixes].sort()} < ${[...slot.classes].sort()}`;
    const there = this.known.get(key);
    if (there !== undefined) return there;
    const state = this.building.parents.push(parent) - 1;
    this.building.gaps.push(gap);
    this.known.set(key, state);
    for (const word of slot.words) this.exact.add(word, state);
    for (const prefix of slot.prefixes) this.prefixes.add(prefix, state);
    for (const name of slot.classes) this.byClass.set(name, [...(this.byClass.get(name) ?? []), state]);
    return state;
  }

  /** Words and prefixes that wake states, each with whether it is a prefix. */
  *words(): Generator<{ readonly word: string; readonly open: boolean }> {
    for (const word of this.exact.keys()) yield { word, open: false };
    for (const word of this.prefixes.keys()) yield { word, open: true };
  }

  /** States that exactly this entry of the lexicon wakes, children before their parents. */
  statesOfEntry(word: string, open: boolean): Int32Array {
    return (open ? this.prefixes : this.exact).of(word);
  }

  /**
   * States that a word of a text may fill, children before their parents, so that one word never fills two places of a
   * way. `classMask`: bits of TOKEN_CLASSES. An empty word has its classes only.
   */
  statesOf(word: string, classMask: number): Int32Array {
    const key = classMask === 0 ? word : `${classMask} ${word}`;
    const known = this.memo.get(key);
    if (known !== undefined) return known;
    const states = new Set<number>();
    for (const reading of isArabicWord(word) ? arabicReadings(word) : [word]) this.wake(reading, states);
    TOKEN_CLASSES.forEach((name, bit) => {
      if ((classMask & (1 << bit)) === 0) return;
      for (const state of this.byClass.get(name) ?? []) states.add(state);
    });
    const sorted = descending(states);
    if (this.memo.size >= MEMO_SIZE) this.memo.clear();
    this.memo.set(key, sorted);
    return sorted;
  }

  private wake(word: string, states: Set<number>): void {
    for (const state of this.exact.of(word)) states.add(state);
    for (const length of this.prefixLengths) {
      if (length > word.length) break;
      for (const state of this.prefixes.of(word.slice(0, length))) states.add(state);
    }
  }
}

function descending(states: ReadonlySet<number>): Int32Array {
  if (states.size === 0) return NO_STATES;
  return Int32Array.from(states).sort().reverse();
}
