// Writing in Latin letters, roughly as people type it on a phone. By letter tables, not by a dictionary: a reader of the
// language would type many words another way. Good for a classifier that must not depend on the script, not for more.

import type { Lang } from '../row.js';
import { type Abugida, BENGALI, BURMESE, TAMIL } from './abugidas.js';
import { wordSegments } from './words.js';

/** Bengali, Tamil and Burmese: a letter has a vowel of its own unless a sign changes or kills it. */
function romaniseAbugida(text: string, table: Abugida): string {
  let out = '';
  const units = [...text];
  units.forEach((unit, i) => {
    const next = units[i + 1] ?? '';
    const consonant = table.consonants[unit];
    if (consonant === undefined) {
      out += table.others[unit] ?? (/\p{M}/u.test(unit) ? '' : unit);
      return;
    }
    const carries = table.kills.includes(next) || table.others[next] !== undefined;
    const last = !/[\p{L}\p{M}]/u.test(next);
    out += consonant + (carries || (last && table.dropsLast) ? '' : table.inherent);
  });
  return out;
}

/** Banglish. */
export function romaniseBengali(text: string): string {
  const plain = text
    .normalize('NFC')
    .replace(/\u09cd\u09af(?![\p{L}\p{M}])/gu, 'yo')
    .replace(/\u09cd\u09af(?!\u09bc)/g, 'y')
    .replace(/\u09af\u09bc/g, '\u09df')
    .replace(/[\u09a1\u09a2]\u09bc/g, '\u09dc');
  return romaniseAbugida(plain, BENGALI);
}

/** Tanglish. */
export function romaniseTamil(text: string): string {
  return text.normalize('NFC').replace(/[\p{Script=Tamil}]+/gu, tamilWord);
}

/** k, t, p are voiced after a nasal and between vowels; the script does not write it. */
function tamilWord(word: string): string {
  return romaniseAbugida(word, TAMIL)
    .replace(/ngk/g, 'ng')
    .replace(/nt/g, 'nd')
    .replace(/mp/g, 'mb')
    .replace(/([aeiou])k([aeiou])/g, '$1g$2')
    .replace(/([aeiou])t([aeiou])/g, '$1d$2');
}

/** Burglish: words apart, finals as they sound. */
export function romaniseBurmese(text: string): string {
  const finals: readonly (readonly [RegExp, string])[] = [
    [/က်/g, '‹et›'],
    [/င်/g, '‹in›'],
    [/စ်/g, '‹it›'],
    [/ည်|ဉ်/g, '‹i›'],
    [/[တပ]်/g, '‹at›'],
    [/[နမဏ]်/g, '‹an›'],
    [/ယ်/g, '‹e›'],
    [/ော်/g, '‹aw›'],
  ];
  const marked = finals.reduce(
    (rest, [pattern, sound]) => rest.replace(pattern, sound),
    wordsApart(text.normalize('NFC'), 'my'),
  );
  const plain = romaniseAbugida(marked, BURMESE).replace(/a?‹(\w+)›/g, '$1');
  return plain.replace(/([aiueo])[aiueo]*(at|an|et|in|it)/g, '$1$2').replace(/[်္]/g, '');
}

const THAI_LETTERS: Readonly<Record<string, string>> = Object.fromEntries(
  (
    'กk ขkh ฃkh คkh ฅkh ฆkh งng จj ฉch ชch ซs ฌch ญy ฎd ฏt ฐth ฑth ฒth ณn ดd ตt ถth ทth ธth นn บb ปp ผph ฝf พph ฟf ภph มm ' +
    'ยy รr ลl วw ศs ษs สs หh ฬl ฮh อo'
  )
    .split(' ')
    .map((entry) => [entry.charAt(0), entry.slice(1)]),
);
const THAI_SIGNS: Readonly<Record<string, string>> = Object.fromEntries(
  'ะa ัa าa ำam ิi ีee ึue ืue ุu ูoo เe แae โo ใai ไai'.split(' ').map((entry) => [entry.charAt(0), entry.slice(1)]),
);

/** Karaoke Thai: words apart, leading vowels after their letter, no tones. */
export function romaniseThai(text: string): string {
  return wordsApart(text, 'th')
    .replace(/.์/g, '')
    .replace(/([เแโใไ])([ก-ฮ])/g, '$2$1')
    .replace(/(?<![ก-๎])([ก-ฮ])([ก-ฮ])(?![ก-๎])/g, '$1โ$2')
    .replace(/อ(?=[ะ-ูเแโใไ])/g, '')
    .replace(/[ก-๎]/g, (unit) => THAI_LETTERS[unit] ?? THAI_SIGNS[unit] ?? '');
}

const ARABIC: Readonly<Record<string, string>> = Object.fromEntries(
  (
    'اa أa إe آa ىa ةa بb تt ثth جj ح7 خ5 دd ذz رr زz سs شsh صs ضd طt ظz ع3 غgh فf ق9 كk لl مm نn هh وo يi ء2 ئ2 ؤ2 گg پp چch ' +
    '،, ؟? ؛; ٠0 ١1 ٢2 ٣3 ٤4 ٥5 ٦6 ٧7 ٨8 ٩9'
  )
    .split(' ')
    .map((entry) => [entry.charAt(0), entry.slice(1)]),
);

/** Arabizi, Franco: letters with their digits; short vowels are not written, as in the script. */
export function romaniseArabic(text: string): string {
  return text
    .normalize('NFC')
    .replace(/(?<!\p{L})ال/gu, 'el ')
    .replace(/(?<!\p{L})و(?=\p{L})/gu, 'w')
    .replace(/(?<!\p{L})ي(?=\p{L})/gu, 'y')
    .replace(/\p{M}|ـ/gu, '')
    .replace(/و(?=ا)/g, 'w')
    .replace(/[\u0600-\u06ff]/g, (letter) => ARABIC[letter] ?? letter);
}

/** Vietnamese without marks, as on keyboards that have none. */
export function withoutMarks(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D');
}

/** Spaces between the words of a script that has none (ICU's dictionary). */
function wordsApart(text: string, lang: Lang): string {
  const segments = wordSegments(text, lang);
  return segments
    .map(({ segment, isWordLike }, i) => (isWordLike === true && segments[i + 1]?.isWordLike ? `${segment} ` : segment))
    .join('');
}
