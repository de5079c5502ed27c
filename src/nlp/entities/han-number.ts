// Numbers in Han numerals: 三十五万, 一千五, 十二万, 两百.

/** Digit → value; 两 and 俩 as people say two. */
const DIGITS = new Map([...'零一二三四五六七八九'].map((sign, i) => [sign, i] as const));
DIGITS.set('〇', 0).set('两', 2).set('兩', 2);
const UNITS = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
]);
const BIG = new Map([
  ['万', 1e4],
  ['萬', 1e4],
  ['亿', 1e8],
  ['億', 1e8],
]);
/** Longest numeral read, in signs. */
const MAX_SIGNS = 14;

/** A numeral that begins at `at`: its value and end, or null when none begins there. */
export function hanNumberAt(text: string, at: number): { readonly value: number; readonly end: number } | null {
  let total = 0;
  let section = 0;
  let digit = -1;
  let lastUnit = 0;
  let end = at;
  for (; end < text.length && end - at < MAX_SIGNS; end += 1) {
    const sign = text.charAt(end);
    const one = DIGITS.get(sign);
    const unit = UNITS.get(sign);
    const big = BIG.get(sign);
    if (one !== undefined) {
      if (digit > 0 && one > 0) break;
      digit = one;
    } else if (unit !== undefined) {
      section += (digit < 0 ? 1 : digit) * unit;
      lastUnit = unit;
      digit = -1;
    } else if (big !== undefined && end > at) {
      total += (section + Math.max(0, digit)) * big;
      section = 0;
      lastUnit = big;
      digit = -1;
    } else break;
  }
  if (end === at) return null;
  // "一千五" is 1500: a last digit counts tenths of the unit before it, unless 零 stands between.
  const last = digit <= 0 ? 0 : lastUnit >= 100 && text.charAt(end - 2) !== '零' ? digit * (lastUnit / 10) : digit;
  return { value: total + section + last, end };
}
