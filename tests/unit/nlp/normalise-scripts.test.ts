// Every script in one form: marks in one order, letters folded as readers fold them, Zawgyi as Unicode.

import { normalise } from '../../../src/nlp/normalise.js';
import { isZawgyi } from '../../../src/nlp/zawgyi.js';

test.each([
  ['Arabic vowel signs and alef forms', 'أُحِبُّ', 'احب'],
  ['Arabic letters drawn long, teh marbuta', 'مدرســـة', 'مدرسه'],
  ['alef maksura', 'إلى', 'الي'],
  ['Persian letters beside Arabic ones', 'کی', 'كي'],
  ['Arabic presentation forms', 'ﺟﻮﺍﺯ', 'جواز'],
  ['a Thai tone before the vowel', 'ก\u0e48\u0e34น', 'ก\u0e34\u0e48น'],
  ['Thai am typed as two signs', 'น\u0e49\u0e4dา', 'น้ำ'],
  ['Thai am stays whole', 'น้ำ', 'น้ำ'],
  ['Thai ae typed as e twice', 'เเม่', 'แม่'],
  ['a Thai tone typed twice', 'แม่่', 'แม่'],
  ['a stretched Thai word', 'มากกกกก', 'มาก'],
  ['Burmese vowels in another order', 'က\u102f\u102d', 'က\u102d\u102f'],
  ['Burmese dot and asat in another order', 'န\u103a\u1037', 'န\u1037\u103a'],
  ['the Burmese zero for the letter wa', '၀န်ထမ်း', 'ဝန်ထမ်း'],
  ['Burmese digits', '၁၀ ယောက်', '10 ယောက်'],
  ['Bengali o in two halves', 'ক\u09c7\u09be', 'কো'],
  ['Bengali ya with its dot as one', '\u09df', '\u09af\u09bc'],
  ['Tamil o in two halves', 'க\u0bc6\u0bbe', 'கொ'],
  ['Hangul in parts', '\u1112\u1161\u11ab', '한'],
  ['half-width kana', 'ﾊﾟｽ', 'パス'],
  ['pictures as words', 'go ✈️🛫 now💰', 'go :airplane: now:money:'],
  ['a flag stays', 'to 🇹🇭', 'to 🇹🇭'],
  ['a picture with a skin tone', '👮🏽', ':police:'],
  ['a stretched word that ends in one letter', 'pleaseeee goooo nowww', 'please go now'],
  ['a stretched word that ends in two', 'feeee smalllll', 'fee small'],
  ['a web address', 'www.example.org', 'www.example.org'],
  ['an e-mail address', 'jo@example.com', 'jo@example.com'],
  ['Arabizi as it is', 'ma3lesh 7abibi', 'ma3lesh 7abibi'],
])('%s: %s is compared as %s', (_what, written, folded) => {
  expect(normalise(written).folded).toBe(folded);
});

test('Arabic vowel letters stay apart in the text and come together in the folded text', () => {
  const { text, folded } = normalise('آلة إلى');
  expect([text, folded]).toEqual(['آلة إلى', 'اله الي']);
});

// The first article of the Universal Declaration of Human Rights, in both encodings.
const ZAWGYI = 'လူတိုင္းသည္ တူညီ လြတ္လပ္ေသာ ဂုဏ္သိကၡာျဖင့္ လည္းေကာင္း၊ တူညီလြတ္လပ္ေသာ အခြင့္အေရးမ်ားျဖင့္ လည္းေကာင္း၊ ေမြးဖြားလာသူမ်ား ျဖစ္သည္။';
const UNICODE = 'လူတိုင်းသည် တူညီ လွတ်လပ်သော ဂုဏ်သိက္ခာဖြင့် လည်းကောင်း၊ တူညီလွတ်လပ်သော အခွင့်အရေးများဖြင့် လည်းကောင်း၊ မွေးဖွားလာသူများ ဖြစ်သည်။';

test('Burmese in Zawgyi is compared as the same text in Unicode', () => {
  expect([isZawgyi(ZAWGYI), isZawgyi(UNICODE)]).toEqual([true, false]);
  expect(normalise(ZAWGYI).text).toBe(normalise(UNICODE).text);
});

test('a place in Zawgyi text leads back to the syllable that was written', () => {
  const normal = normalise(`ok ${ZAWGYI}`);
  const at = normal.text.indexOf('ကောင်း');
  expect(`ok ${ZAWGYI}`.slice(normal.starts?.[at], normal.ends?.[at + 'ကောင်း'.length - 1])).toBe('ေကာင္း');
});
