// One order and one form for marks and letters of Arabic, Thai, Burmese, Bengali and Tamil.

/** Letters and symbols among the signs of recitation. */
const NOT_SIGNS = new Set([0x6dd, 0x6de, 0x6e5, 0x6e6, 0x6e9]);

/** Short vowels, signs of recitation and the superscript alef: not written by most, so not compared. */
export function isArabicSign(code: number): boolean {
  if (code < 0x610 || code > 0x6ed || NOT_SIGNS.has(code)) return false;
  return (
    (code >= 0x64b && code <= 0x65f) ||
    code === 0x670 ||
    code === 0x640 ||
    (code >= 0x610 && code <= 0x61a) ||
    code >= 0x6d6
  );
}

/** Letters folded as in Lucene's ArabicNormalizer (alef forms, alef maksura, teh marbuta), with Persian yeh and kaf. */
const ARABIC: ReadonlyMap<number, string> = new Map([
  [0x622, 'ا'],
  [0x623, 'ا'],
  [0x625, 'ا'],
  [0x671, 'ا'],
  [0x649, 'ي'],
  [0x6cc, 'ي'],
  [0x629, 'ه'],
  [0x6a9, 'ك'],
]);

/** The folded form of an Arabic letter, or the letter itself. */
export function foldArabic(code: number, letter: string): string {
  return code >= 0x600 && code <= 0x6ff ? (ARABIC.get(code) ?? letter) : letter;
}

/** Groups of marks in the order in which they are stored; a mark that is not named stays where it stands. */
const ORDERS: readonly string[] = [
  // Thai and Lao: vowels, then tones, then what silences, nikhahit last (it may belong to the next letter).
  '\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a|\u0e48\u0e49\u0e4a\u0e4b|\u0e47\u0e4c\u0e4e|\u0e4d',
  '\u0eb1\u0eb4\u0eb5\u0eb6\u0eb7\u0eb8\u0eb9\u0ebb\u0ebc|\u0ec8\u0ec9\u0eca\u0ecb|\u0ecc|\u0ecd',
  // Burmese: Unicode Technical Note #11, "Representing Myanmar in Unicode", canonical order of medials, vowels and tones.
  '\u103b|\u103c|\u103d|\u103e|\u1031|\u102d\u102e\u1032|\u102f\u1030|\u102b\u102c|\u1036|\u1037|\u103a|\u1038|\u1039',
  // Bengali and Tamil: the dot of the letter, the left half of a vowel, its right half, the killer, nasal signs.
  '\u09bc|\u09c7\u09c8|\u09be\u09bf\u09c0\u09c1\u09c2\u09c3\u09d7|\u09cd|\u0981\u0982\u0983',
  '\u0bc6\u0bc7\u0bc8|\u0bbe\u0bbf\u0bc0\u0bc1\u0bc2\u0bd7|\u0bcd|\u0b82',
];

const RANKS: ReadonlyMap<string, number> = new Map(
  ORDERS.flatMap((order) => order.split('|').flatMap((group, rank) => [...group].map((mark) => [mark, rank] as const))),
);

/** Asat before medial ya is a contraction that is spelled so ("ယောက်ျား"). */
const CONTRACTION = '\u103a\u103b';

/** Marks of one cluster in stored order, the same mark once. The cost is that of the cluster, which is short. */
export function orderMarks(cluster: string): string {
  if (cluster.length < 3 || cluster.includes(CONTRACTION)) return cluster;
  const [base = '', ...marks] = cluster;
  if (!marks.every((mark) => RANKS.has(mark))) return cluster;
  const rank = (mark: string): number => RANKS.get(mark) ?? 0;
  const kept = marks.filter((mark, i) => marks.indexOf(mark) === i);
  return (base + kept.sort((a, b) => rank(a) - rank(b)).join('')).normalize('NFC');
}

const isBurmeseDigit = (code: number): boolean => code >= 0x1040 && code <= 0x1049;
const isBurmeseSign = (code: number): boolean => code >= 0x1000 && code <= 0x109f && !isBurmeseDigit(code);

/**
 * True when the Burmese zero at `at` stands for the letter wa, which is drawn the same: no digit beside it, and a letter
 * or mark after it.
 */
export function isWa(original: string, at: number): boolean {
  if (original.charCodeAt(at) !== 0x1040) return false;
  return !isBurmeseDigit(original.charCodeAt(at - 1)) && isBurmeseSign(original.charCodeAt(at + 1));
}
