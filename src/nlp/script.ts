// Which script a text is written in, as ISO 15924.

import { isLetter } from './characters.js';

/** Ranges of letters by script, ascending: first code point, last, script. */
const RANGES: readonly (readonly [number, number, string])[] = [
  [0x41, 0x24f, 'Latn'],
  [0x250, 0x2af, 'Latn'],
  [0x370, 0x3ff, 'Grek'],
  [0x400, 0x52f, 'Cyrl'],
  [0x530, 0x58f, 'Armn'],
  [0x590, 0x5ff, 'Hebr'],
  [0x600, 0x77f, 'Arab'],
  [0x8a0, 0x8ff, 'Arab'],
  [0x900, 0x97f, 'Deva'],
  [0x980, 0x9ff, 'Beng'],
  [0xa00, 0xa7f, 'Guru'],
  [0xa80, 0xaff, 'Gujr'],
  [0xb80, 0xbff, 'Taml'],
  [0xc00, 0xc7f, 'Telu'],
  [0xc80, 0xcff, 'Knda'],
  [0xd00, 0xd7f, 'Mlym'],
  [0xd80, 0xdff, 'Sinh'],
  [0xe00, 0xe7f, 'Thai'],
  [0xe80, 0xeff, 'Laoo'],
  [0x1000, 0x109f, 'Mymr'],
  [0x10a0, 0x10ff, 'Geor'],
  [0x1100, 0x11ff, 'Hang'],
  [0x1200, 0x139f, 'Ethi'],
  [0x1780, 0x17ff, 'Khmr'],
  [0x1e00, 0x1eff, 'Latn'],
  [0x1f00, 0x1fff, 'Grek'],
  [0x3040, 0x30ff, 'Jpan'],
  [0x3100, 0x312f, 'Hani'],
  [0x31a0, 0x31bf, 'Hani'],
  [0x3400, 0x4dbf, 'Hani'],
  [0x4e00, 0x9fff, 'Hani'],
  [0xaa60, 0xaa7f, 'Mymr'],
  [0xac00, 0xd7af, 'Hang'],
  [0xf900, 0xfaff, 'Hani'],
  [0xfb50, 0xfdff, 'Arab'],
  [0xfe70, 0xfeff, 'Arab'],
];

/** ISO 15924 code of one letter, `Zyyy` for anything else. */
export function scriptOfLetter(code: number): string {
  let low = 0;
  let high = RANGES.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const range = RANGES[middle];
    if (range === undefined) break;
    if (code < range[0]) high = middle - 1;
    else if (code > range[1]) low = middle + 1;
    else return range[2];
  }
  return 'Zyyy';
}

/** Letters looked at; the head of a text tells its script. */
const HEAD = 4000;

/** The script of most letters in the head of a text, how many letters it has, and how many are Latin. */
export interface ScriptCount {
  /** ISO 15924; `Zyyy` when there is no letter. */
  readonly script: string;
  readonly letters: number;
  readonly latin: number;
}

/** The script of most letters; kana make Han Japanese, and bopomofo counts as Han. */
export function scriptOf(text: string): ScriptCount {
  const counts = new Map<string, number>();
  let latin = 0;
  const end = Math.min(text.length, HEAD);
  for (let i = 0; i < end; i += 1) {
    const code = text.charCodeAt(i);
    if (code < 0x80) {
      if (code >= 97 && code <= 122) latin += 1;
    } else if (isLetter(code)) {
      const script = scriptOfLetter(code);
      counts.set(script, (counts.get(script) ?? 0) + 1);
    }
  }
  latin += counts.get('Latn') ?? 0;
  counts.set('Latn', latin);
  return { ...most(counts), latin };
}

function most(counts: Map<string, number>): { readonly script: string; readonly letters: number } {
  const kana = counts.get('Jpan') ?? 0;
  const han = counts.get('Hani') ?? 0;
  if (kana > 0 && kana * 4 >= han) {
    counts.set('Jpan', kana + han);
    counts.set('Hani', 0);
  }
  let script = 'Zyyy';
  let letters = 0;
  for (const [name, count] of counts) {
    // A Latin letter weighs less than a sign of a script that writes a syllable or a word with it.
    const weight = name === 'Latn' ? count / 2 : count;
    if (weight > letters) {
      script = name;
      letters = weight;
    }
  }
  return { script, letters: counts.get(script) ?? 0 };
}
