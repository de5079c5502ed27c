// Zawgyi, the older way to encode Burmese by what is drawn, turned into Unicode chunk by chunk.
//
// The correspondences are those of Google's myanmar-tools 1.2.0 (my-t-my-s0-zawgyi, Apache-2.0) and of Unicode Technical Note #11.

import { orderMarks } from './script-forms.js';

const KINZI = '\u1004\u103a\u1039';

/** Zawgyi code → Unicode. Signs under a letter keep the stacker in front; `K` is the kinzi, which moves before its letter. */
const SIGNS: Readonly<Record<number, string>> = {
  4147: '\u102f',
  4148: '\u1030',
  4151: '\u1037',
  4153: '\u103a',
  4154: '\u103b',
  4155: '\u103c',
  4156: '\u103d',
  4157: '\u103e',
  4186: '\u102b\u103a',
  4196: 'K',
  4221: '\u103b',
  4231: '\u103e',
  4232: '\u103e\u102f',
  4233: '\u103e\u1030',
  4234: '\u103d\u103e',
  4235: 'K\u102d',
  4236: 'K\u102e',
  4237: 'K\u1036',
  4238: '\u102d\u1036',
  4244: '\u1037',
  4245: '\u1037',
  4246: '\u1039\u1010\u103d',
};

/** Letters drawn under another one, from U+1060 on, in the order of their codes; `-` where the code is something else. */
const STACKED = 'ကခဂဃ-စဆဆဇဈ--ဋဌ--ဏတတထထဒဓနပဖဗဘမ';
const STACKED_FROM = 0x1060;
const STACKED_OTHERS: Readonly<Record<number, string>> = { 4229: '\u101c', 4243: '\u1018' };

/** Letters that Zawgyi has a second shape or a ligature for. */
const LETTERS: Readonly<Record<number, string>> = {
  4202: '\u1009',
  4203: '\u100a',
  4206: '\u100d\u1039\u100d',
  4207: '\u100d\u1039\u100e',
  4230: '\u103f',
  4239: '\u1014',
  4240: '\u101b',
  4241: '\u100f\u1039\u100d',
  4242: '\u100b\u1039\u100c',
  4247: '\u100b\u1039\u100b',
  4174: '\u104e\u1004\u103a\u1038',
};

const isPrefix = (code: number): boolean => code === 0x1031 || code === 0x103b || (code >= 0x107e && code <= 0x1084);
const isLetterCode = (code: number): boolean =>
  (code >= 0x1000 && code <= 0x102a) || (code >= 0x103f && code <= 0x1055) || LETTERS[code] !== undefined;
const isSign = (code: number): boolean =>
  (code >= 0x102b && code <= 0x103e) || (code >= 0x105a && code <= 0x1097 && !isLetterCode(code));

/** Longest chunk; a pile of signs is cut there. */
const MAX_CHUNK = 16;

/** Where the chunk from `at` ends: signs written before a letter, the letter, signs written after it. One unit at least. */
export function chunkEnd(text: string, at: number): number {
  const stop = Math.min(text.length, at + MAX_CHUNK);
  let end = at;
  while (end < stop && isPrefix(text.charCodeAt(end))) end += 1;
  if (end < stop && isLetterCode(text.charCodeAt(end))) end += 1;
  while (end < stop && isSign(text.charCodeAt(end)) && !isPrefix(text.charCodeAt(end))) end += 1;
  return Math.max(end, at + 1);
}

const memo = new Map<string, string>();
const MEMO_SIZE = 4096;

/** Unicode of one chunk. `wa`: its first sign is a zero that stands for the letter wa. */
export function unicodeOf(chunk: string, wa: boolean): string {
  const key = wa ? `w${chunk}` : chunk;
  const known = memo.get(key);
  if (known !== undefined) return known;
  const made = convert(chunk, wa);
  if (memo.size >= MEMO_SIZE) memo.clear();
  memo.set(key, made);
  return made;
}

function convert(chunk: string, wa: boolean): string {
  let base = '';
  let stack = '';
  let marks = '';
  let kinzi = '';
  for (const sign of chunk) {
    const code = sign.charCodeAt(0);
    if (isLetterCode(code)) base = letterOf(code, sign, wa || chunk.length > 1);
    else {
      const under = stackedOf(code);
      const plain = under === '' ? (SIGNS[code] ?? (isPrefix(code) && code !== 0x1031 ? '\u103c' : sign)) : '';
      if (under !== '') stack += `\u1039${under}`;
      else if (plain.startsWith('\u1039')) {
        stack += plain.slice(0, 2);
        marks += plain.slice(2);
      } else if (plain.startsWith('K')) {
        kinzi = KINZI;
        marks += plain.slice(1);
      } else marks += plain;
    }
  }
  return join(kinzi, base, stack, marks);
}

/** Digits in Burmese; the zero with signs on it is the letter wa, and the seven is ra. */
function letterOf(code: number, sign: string, signed: boolean): string {
  if (code === 0x1040) return signed ? '\u101d' : '0';
  if (code === 0x1047 && signed) return '\u101b';
  if (code > 0x1040 && code <= 0x1049) return String(code - 0x1040);
  return LETTERS[code] ?? sign;
}

function stackedOf(code: number): string {
  const letter = STACKED[code - STACKED_FROM];
  return letter !== undefined && letter !== '-' ? letter : (STACKED_OTHERS[code] ?? '');
}

function join(kinzi: string, base: string, stack: string, marks: string): string {
  let letter = base;
  let rest = marks;
  if (letter === '\u1025') {
    if (stack !== '' || rest.startsWith('\u103a')) letter = '\u1009';
    else if (rest.includes('\u102e')) {
      letter = '\u1026';
      rest = rest.replace('\u102e', '');
    }
  } else if (letter === '\u1005' && stack === '' && rest.includes('\u103b')) {
    letter = '\u1008';
    rest = rest.replace('\u103b', '');
  }
  const ordered = orderMarks(`\u1000${rest}`).slice(1);
  return `${kinzi}${letter}${stack}${ordered}`;
}
