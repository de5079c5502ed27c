// Near-duplicates in linear time: MinHash over letter four-grams, banded, and each candidate pair measured exactly.
// Broder 1997 (resemblance), Leskovec, Rajaraman, Ullman, Mining of Massive Datasets, ch. 3 (banding).

/** Kept at hand: in the sandboxes that tests run in, every look at a global costs a hundred times more. */
const { imul } = Math;

/** Two texts are alike when they share at least this part of their four-grams (Jaccard). */
export const ALIKE = 0.5;
const GRAM = 4;
/** 40 bands of 3: a pair at 0.5 is missed once in two hundred, a pair at 0.6 once in twenty thousand. */
const BANDS = 40;
const BAND_ROWS = 3;
/** Four-grams beyond which a text is long enough to be told apart by its head. */
const MAX_GRAMS = 4000;

/** A text and what it is called in a report. */
export interface Item {
  readonly name: string;
  readonly text: string;
}

/** `later` came after `earlier` and shares `share` of its four-grams. */
export interface Alike {
  readonly earlier: string;
  readonly later: string;
  readonly share: number;
}

const NOT_LETTER = /[^\p{L}\p{M}\p{N}]+/gu;

/** Remembers texts in the order in which they come and says which earlier one each is like. */
export class SimilarTexts {
  readonly #bands: Map<number, number[]>[] = Array.from({ length: BANDS }, () => new Map());
  readonly #names: string[] = [];
  readonly #grams: ReadonlySet<number>[] = [];

  /** The most alike earlier text, or null. Does not remember the text. */
  find({ name, text }: Item): Alike | null {
    return this.#nearest(name, grams(text));
  }

  /** As `find`, and remembers the text when nothing is like it. */
  add({ name, text }: Item): Alike | null {
    const set = grams(text);
    const alike = this.#nearest(name, set);
    if (alike === null) this.#remember(name, set);
    return alike;
  }

  #nearest(name: string, set: ReadonlySet<number>): Alike | null {
    let best: Alike | null = null;
    const seen = new Set<number>();
    bandKeys(set).forEach((key, band) => {
      for (const other of this.#bands[band]?.get(key) ?? []) {
        if (seen.has(other)) continue;
        seen.add(other);
        const share = jaccard(set, this.#grams[other] ?? new Set());
        if (share >= ALIKE && share > (best?.share ?? 0))
          best = { earlier: this.#names[other] ?? '', later: name, share };
      }
    });
    return best;
  }

  #remember(name: string, set: ReadonlySet<number>): void {
    const index = this.#names.push(name) - 1;
    this.#grams.push(set);
    bandKeys(set).forEach((key, band) => {
      const map = this.#bands[band];
      const there = map?.get(key);
      if (there === undefined) map?.set(key, [index]);
      else there.push(index);
    });
  }
}

/** Hashes of the four-grams of a text without case, spaces and signs; a shorter text is one gram. */
function grams(text: string): ReadonlySet<number> {
  const plain = text.normalize('NFKC').toLowerCase().replace(NOT_LETTER, '') || text.trim();
  const units = [...plain.slice(0, MAX_GRAMS)];
  const set = new Set<number>();
  for (let i = 0; i + GRAM <= Math.max(units.length, GRAM); i += 1) set.add(hash(units.slice(i, i + GRAM).join('')));
  return set;
}

/** FNV-1a over UTF-16 units. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) value = imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}

function jaccard(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let both = 0;
  for (const gram of small) if (large.has(gram)) both += 1;
  return both / (a.size + b.size - both);
}

/** One key a band: the smallest hash under each of its three functions, mixed. */
function bandKeys(set: ReadonlySet<number>): number[] {
  const least = new Uint32Array(BANDS * BAND_ROWS).fill(0xffffffff);
  for (const gram of set) {
    for (let i = 0; i < least.length; i += 1) {
      const value = mix(gram ^ imul(i + 1, 0x9e3779b1));
      if (value < (least[i] ?? 0)) least[i] = value;
    }
  }
  return Array.from({ length: BANDS }, (_, band) => {
    let key = band;
    for (let row = 0; row < BAND_ROWS; row += 1) key = mix(imul(key, 31) ^ (least[band * BAND_ROWS + row] ?? 0));
    return key;
  });
}

/** Finaliser of MurmurHash3: every input bit reaches every output bit. */
function mix(value: number): number {
  let h = value;
  h = imul(h ^ (h >>> 16), 0x85ebca6b);
  h = imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
