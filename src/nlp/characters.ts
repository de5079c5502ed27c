// Classes of characters, by code point, as fast tests.

const MARK = /^\p{M}$/u;
const LETTER = /^\p{L}$/u;
const DIGIT = /^\p{Nd}$/u;

/** Latin letters, with accents and the extended blocks. */
export function isLatin(code: number): boolean {
  if (code < 0x80) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
  return (
    (code >= 0xc0 && code <= 0x24f && code !== 0xd7 && code !== 0xf7) ||
    (code >= 0x250 && code <= 0x2af) ||
    (code >= 0x1e00 && code <= 0x1eff)
  );
}

/**
 * Code points that are not seen: zero-width and joining signs, soft hyphen, Hangul fillers, variation
 * selectors, tags.
 */
export function isInvisible(code: number): boolean {
  if (code < 0xad || (code > 0x61c && code < 0x115f) || (code > 0x3164 && code < 0xfe00)) return false;
  return (
    code === 0xad ||
    code === 0x34f ||
    code === 0x61c ||
    code === 0x115f ||
    code === 0x1160 ||
    (code >= 0x180b && code <= 0x180e) ||
    code === 0xfeff ||
    code === 0x3164 ||
    code === 0xffa0 ||
    (code >= 0x200b && code <= 0x200f) ||
    isBidiControl(code) ||
    (code >= 0x2060 && code <= 0x206f) ||
    (code >= 0xfe00 && code <= 0xfe0f) ||
    (code >= 0xe0000 && code <= 0xe01ef)
  );
}

/** Embedding, override and isolate controls of the bidirectional algorithm. */
export function isBidiControl(code: number): boolean {
  return (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
}

/** The Burmese block, in Unicode and in Zawgyi. */
export function isBurmese(code: number): boolean {
  return code >= 0x1000 && code <= 0x109f;
}

/** Thai and Lao. */
export function isThaiOrLao(code: number): boolean {
  return code >= 0xe00 && code <= 0xeff;
}

/** Han, kana, Thai, Lao, Khmer, Burmese: scripts written without spaces between words. */
export function isUnspaced(code: number): boolean {
  return (
    (code >= 0xe00 && code <= 0xeff) ||
    (code >= 0x1000 && code <= 0x109f) ||
    (code >= 0x1780 && code <= 0x17ff) ||
    (code >= 0x3040 && code <= 0x30ff) ||
    (code >= 0x3400 && code <= 0x4dbf) ||
    (code >= 0x4e00 && code <= 0x9fff) ||
    (code >= 0xa9e0 && code <= 0xa9ff) ||
    (code >= 0xaa60 && code <= 0xaa7f) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0x20000 && code <= 0x3ffff)
  );
}

/** A class of one code point, remembered in `memo` (one byte a code point of the basic plane, 0 = not asked yet). */
function remembered(pattern: RegExp): (code: number) => boolean {
  const memo = new Uint8Array(0x10000);
  return (code) => {
    if (code > 0xffff) return pattern.test(String.fromCodePoint(code));
    if (memo[code] === 0) memo[code] = pattern.test(String.fromCharCode(code)) ? 2 : 1;
    return memo[code] === 2;
  };
}

/** A combining mark of any script. */
export const isMark = remembered(MARK);
/** A letter of any script. */
export const isLetter = remembered(LETTER);
/** A decimal digit of any script. */
export const isDigit = remembered(DIGIT);

/** A to z or 0 to 9, of a folded text. */
export function isAsciiWord(code: number): boolean {
  return (code >= 97 && code <= 122) || isAsciiDigit(code);
}

/** 0 to 9. */
export function isAsciiDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
