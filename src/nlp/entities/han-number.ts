// Numbers in Han numerals of a folded text, which are simplified ones: 三十五万, 一千五, 十二万, 两百.

/** Sign → value below ten; 两 as people say two. */
const DIGITS = '零一二三四五六七八九';
const OTHER_DIGITS: readonly (readonly [string, number])[] = [
  ['〇', 0],
  ['两', 2],
];
/** Sign → what the digit before it is multiplied with. From `BIG` on it multiplies all that stands before it. */
const UNITS: readonly (readonly [string, number])[] = [
  ['十', 10],
  ['百', 100],
  ['千', 1000],
  ['万', 1e4],
  ['亿', 1e8],
];
const BIG = 1e4;
/** Longest numeral read, in signs. */
const MAX_SIGNS = 14;

/** By sign: a digit as 1–10 (one more than its value), a unit as its value, of 100,000,000 at most; 0 for all else. */
const FIRST = 0x3007;
const LAST = 0x96f6;
const meanings = new Int32Array(LAST - FIRST + 1);
const isUnit = new Uint8Array(LAST - FIRST + 1);
for (const [value, sign] of [...DIGITS].entries()) meanings[sign.charCodeAt(0) - FIRST] = value + 1;
for (const [sign, value] of OTHER_DIGITS) meanings[sign.charCodeAt(0) - FIRST] = value + 1;
for (const [sign, value] of UNITS) {
  meanings[sign.charCodeAt(0) - FIRST] = value;
  isUnit[sign.charCodeAt(0) - FIRST] = 1;
}

/** A numeral that begins at `at`: its value and end, or null when none begins there. */
export function hanNumberAt(text: string, at: number): { readonly value: number; readonly end: number } | null {
  let total = 0;
  let section = 0;
  let digit = -1;
  let lastUnit = 0;
  let end = at;
  for (; end < text.length && end - at < MAX_SIGNS; end += 1) {
    const sign = text.charCodeAt(end) - FIRST;
    const meaning = meanings[sign] ?? 0;
    if (meaning === 0) break;
    if (isUnit[sign] === 0) {
      if (digit > 0 && meaning > 1) break;
      digit = meaning - 1;
    } else {
      if (meaning >= BIG && end === at) break;
      if (meaning < BIG) section += (digit < 0 ? 1 : digit) * meaning;
      else {
        total += (section + Math.max(0, digit)) * meaning;
        section = 0;
      }
      lastUnit = meaning;
      digit = -1;
    }
  }
  if (end === at) return null;
  // "一千五" is 1500: a last digit counts tenths of the unit before it, unless 零 stands between.
  const last = digit <= 0 ? 0 : lastUnit >= 100 && text.charAt(end - 2) !== '零' ? digit * (lastUnit / 10) : digit;
  return { value: total + section + last, end };
}
