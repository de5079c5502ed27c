// What counts as a disguise, and what is only how people write.

import { normalise } from '../../../src/nlp/normalise.js';
import { isObfuscated } from '../../../src/nlp/obfuscation.js';

test.each([
  ['unseen characters inside a word', 'pass\u200bport', 'passport'],
  ['letters of another alphabet', 'fake раssроrt', 'fake passport'],
  ['a capital of another alphabet', 'ΗELP me', 'help me'],
  ['a word of look-alikes alone in a Latin text', 'send money раѕѕ', 'send money pass'],
  ['Latin letters in a Russian word', 'новый пacпорт', 'новый паспорт'],
  ['mathematical letters', '𝐩𝐚𝐬𝐬𝐩𝐨𝐫𝐭', 'passport'],
  ['full-width letters in a Latin text', 'ｐａｓｓｐｏｒｔ', 'passport'],
  ['white-on-black squares', '🅿🅰🆂🆂', 'pass'],
  ['small capitals', 'ᴘᴀssᴘᴏʀᴛ', 'passport'],
  ['letters of flags', '🇵🇦🇸🇸🇵🇴🇷🇹', 'passport'],
  ['struck-through letters', 'p̶a̶s̶s̶p̶o̶r̶t̶', 'passport'],
  ['a word written backwards under an override', '\u202etropssap\u202c ready', 'passport ready'],
  ['spaces between letters', 'need a v i s a now', 'need a visa now'],
  ['dots between letters', 'p.a.s.s', 'pass'],
  ['dashes between letters', 'p-a-s-s-p-o-r-t', 'passport'],
  ['stars between letters', 'p*a*s*s*p*o*r*t', 'passport'],
  ['Thai letters apart', 'พ า ส ป อ ร์ ต', 'พาสปอร์ต'],
  ['Chinese characters apart', '護 照', '护照'],
  ['a sign between Chinese characters', '代办护*照', '代办护照'],
  ['digits for letters', 'p4ssp0rt', 'passport'],
  ['one listed word with a digit', 'w0rk', 'work'],
  ['two signs for letters', 'pa$$port', 'passport'],
  ['an exclamation mark for a letter', 'v!sa', 'visa'],
  ['an at sign for a letter', 'p@ssport', 'passport'],
  ['a masked word', 'p***port', 'passport'],
  ['digits in words that no list knows, several of them', 'h0use l0an', 'house loan'],
  ['a text that gave itself away', 'j0b in Dub41, fr33 r00m', 'job in dubai, free room'],
])('%s is a disguise and is read: %s', (_what, written, read) => {
  const text = normalise(written);
  expect([text.folded, isObfuscated(text)]).toEqual([read, true]);
});

test.each([
  ['a stretched word', 'pleaseeee heeelp me sooooo much'],
  ['pictures', 'going ✈️✈️ with 💰 tomorrow 🙏🏽 🇹🇭'],
  ['a family of joined pictures', '👨‍👩‍👧 at home'],
  ['a joiner in Bengali', 'র‍্যাব ক্‌ষ'],
  ['a joiner in Tamil', 'ஒர்க்‌ஷாப்ல 12 ஆயிரம்'],
  ['a non-joiner in Persian', 'می‌خواهم کار کنم'],
  ['a zero-width space in Thai', 'สวัสดี\u200bครับ\u200bพี่'],
  ['a zero-width space in Burmese', 'မင်္ဂလာ\u200bပါ\u200bခင်ဗျာ'],
  [
    'a phone number with the marks that a phone puts around it',
    'call \u2068+1 555 0100\u2069 or \u202a+1 555 0101\u202c',
  ],
  ['a soft hyphen of a copied page', 'pass\u00adport office'],
  ['curly quotes', '“don’t” he said – ‘wait’…'],
  ['an abbreviation with dots', 'l.o.l come a.s.a.p. please'],
  ['an acronym with dots', 'from the U.S.A. or U.S.S.R. by U.N.H.C.R.'],
  ['an acronym in a script without capitals', 'சி.பி.சி.ஐ.டி. விசாரணை'],
  ['letters of a list', 'answer a b c d e'],
  ['a heading drawn wide', 'S A L E\nshoes today'],
  ['prices', '$5,000 or US$100, RM8k–15k, 4k$, ₱85k'],
  ['names with digits', 'covid19 4x4 mp3 b2b 24h iphone14'],
  ['a name on the net', '@jo3smith_4u or jo3@example.com or t.me/p4ss_x'],
  ['Arabizi', 'ma3lesh ya 7abibi, 3ayez arou7 bokra, mo5i ta3ban, y9olli wa7di'],
  ['a swear word with stars', 'what the f**k man'],
  ['a name that is spared', 'M**** told me'],
  ['Latin words in Thai', 'ส่ง passport มาทาง LINE ได้เลย'],
  ['full-width letters in Chinese', '加ＬＩＮＥ聊，ＩＤ在下面'],
  ['Chinese parted for reading', '红 黄 蓝 都有'],
  ['Zawgyi', 'အလုပ္လိုခ်င္ရင္ ဆက္သြယ္ပါ'],
  ['Vietnamese', 'đi làm việc ở nước ngoài được không ạ'],
  ['accents taken apart', 'Vie\u0302\u0323t Nam đe\u0323p'],
  ['keys and numbered pictures', '1️⃣ form 2️⃣ photo ① ②'],
  ['a blood group', 'need 🅰️ or 🅱️ today'],
  ['Greek letters of science', 'α and β, 5 μm, Ω'],
  ['Ukrainian beside English', 'я тут, send me location'],
])('%s is no disguise', (_what, written) => {
  const text = normalise(written);
  expect({ written, disguise: text.disguise, obfuscated: isObfuscated(text) }).toMatchObject({ obfuscated: false });
});
