// Turns a reading into hashed features: words, pairs of words, letter n-grams, signs, entities and shape.

import { isAsciiDigit } from '../../nlp/characters.js';
import type { TextReading } from '../../nlp/read.js';
import type { LexiconReading } from '../lexicon/judge.js';
import { type BlockVisitor, BucketCounter } from './vector.js';

/** What a model was trained with; kept in its folder so that prediction sees the same. */
export interface FeatureOptions {
  /** Two to this power is the number of buckets. */
  readonly bits: number;
  /** Longest letter n-gram; the shortest is 2. */
  readonly maxGram: number;
  /** Whether signs of the lexicon, cues and kinds are features. */
  readonly lexicon: boolean;
}

/** Share of the squared length that each block of features has in a row. */
const BLOCK_WEIGHTS = { words: 1, grams: 1, shape: 0.35, signs: 1 };

const PRIME = 0x01000193;
const SEEDS = { word: 0x811c9dc5, pair: 0x2f0b4c47, gram: 0x5bd1e995, shape: 0x1b873593, sign: 0x27d4eb2f } as const;
const SPACE = 32;
/** Units of one chunk between spaces that letter n-grams are taken from; a longer chunk is cut into several. */
const MAX_CHUNK = 64;

/** Makes rows from readings; one instance a thread, it reuses its memory. */
export class FeatureExtractor {
  private readonly options: FeatureOptions;
  private readonly mask: number;
  private readonly counter: BucketCounter;

  /** `rarity`: weight of each bucket in 1/16 (inverse document frequency); null while it is being counted. */
  constructor(options: FeatureOptions, rarity: Uint8Array | null) {
    this.options = options;
    this.mask = 2 ** options.bits - 1;
    this.counter = new BucketCounter(2 ** options.bits, rarity);
  }

  /** Visits the row of one text, block by block. `signs` null when the lexicon failed or is not used. */
  visit(reading: TextReading, signs: LexiconReading | null, visitor: BlockVisitor): void {
    this.countWords(reading);
    visitor(this.counter.drain(BLOCK_WEIGHTS.words));
    this.countGrams(reading.text.text);
    visitor(this.counter.drain(BLOCK_WEIGHTS.grams));
    this.countShape(reading);
    visitor(this.counter.drain(BLOCK_WEIGHTS.shape));
    if (this.options.lexicon && signs !== null) {
      this.countSigns(signs);
      visitor(this.counter.drain(BLOCK_WEIGHTS.signs));
    }
  }

  private hit(hash: number): void {
    this.counter.add(finish(hash) & this.mask);
  }

  private countWords(reading: TextReading): void {
    let before = 0;
    for (const { word } of reading.tokens) {
      const hash = hashString(word, SEEDS.word);
      this.hit(hash);
      if (before !== 0) this.hit(Math.imul(before ^ SEEDS.pair, PRIME) ^ hash);
      before = hash;
    }
  }

  /** Letter n-grams inside chunks between spaces, the chunk's borders as spaces. */
  private countGrams(text: string): void {
    let at = 0;
    while (at < text.length) {
      while (at < text.length && text.charCodeAt(at) <= SPACE) at += 1;
      let end = at;
      while (end < text.length && end - at < MAX_CHUNK && text.charCodeAt(end) > SPACE) end += 1;
      if (end > at) this.countChunk(text, at, end);
      at = end;
    }
  }

  private countChunk(text: string, from: number, to: number): void {
    const longest = this.options.maxGram;
    for (let start = from - 1; start < to; start += 1) {
      let hash: number = SEEDS.gram;
      for (let n = 1; n <= longest && start + n <= to + 1; n += 1) {
        const place = start + n - 1;
        const unit = place < from || place >= to ? SPACE : text.charCodeAt(place);
        hash = Math.imul(hash ^ unit, PRIME);
        if (n > 1) this.hit(hash);
      }
    }
  }

  private countShape(reading: TextReading): void {
    for (const name of shapeOf(reading)) this.hit(hashString(name, SEEDS.shape));
  }

  private countSigns(signs: LexiconReading): void {
    for (const [label, score] of Object.entries(signs.scores)) {
      for (let step = 1; step <= score * 5; step += 1) this.hit(hashString(`${label} ${step}`, SEEDS.sign));
    }
    for (const { indicator, met } of signs.signs) {
      this.hit(hashString(indicator.id, SEEDS.sign));
      this.hit(hashString(`${met ? 'met' : 'alone'} ${indicator.label}`, SEEDS.sign));
    }
    for (const indicator of signs.quoted) this.hit(hashString(`quoted ${indicator.label}`, SEEDS.sign));
    for (const kind of signs.kinds) this.hit(hashString(`kind ${kind}`, SEEDS.sign));
    for (const cue of signs.cues) this.hit(hashString(`cue ${cue}`, SEEDS.sign));
  }
}

/** FNV-1a over UTF-16 units. */
function hashString(text: string, seed: number): number {
  let hash = seed;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), PRIME);
  return hash;
}

/** Spreads the high bits into the low ones that the mask keeps (murmur3's finaliser). */
function finish(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

/** Names of coarse facts: length, share of capitals and digits, marks, entities, script. */
function shapeOf(reading: TextReading): readonly string[] {
  const { original } = reading.text;
  const counts = countKinds(original);
  const total = Math.max(1, original.length);
  const names = [
    `length ${Math.round(Math.log2(total + 1))}`,
    `words ${Math.round(Math.log2(reading.tokens.length + 1))}`,
    `capitals ${Math.round((counts.capitals / total) * 12)}`,
    `digits ${Math.round((counts.digits / total) * 16)}`,
    `marks ${Math.min(5, counts.marks)}`,
    `lines ${Math.min(6, counts.lines)}`,
    `script ${reading.script}`,
    `obfuscated ${reading.obfuscated}`,
  ];
  const entities = new Map<string, number>();
  for (const { entity } of reading.entities) entities.set(entity.type, (entities.get(entity.type) ?? 0) + 1);
  for (const [type, count] of entities) names.push(`entity ${type}`, `entity ${type} ${Math.min(3, count)}`);
  return names;
}

function countKinds(original: string): { capitals: number; digits: number; marks: number; lines: number } {
  const counts = { capitals: 0, digits: 0, marks: 0, lines: 0 };
  for (let i = 0; i < original.length; i += 1) {
    const code = original.charCodeAt(i);
    if (code >= 65 && code <= 90) counts.capitals += 1;
    else if (isAsciiDigit(code)) counts.digits += 1;
    else if (code === 33 || code === 63) counts.marks += 1;
    else if (code === 10) counts.lines += 1;
  }
  return counts;
}
