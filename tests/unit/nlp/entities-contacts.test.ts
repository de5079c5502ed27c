// Phones, e-mail, links and handles: found beside words of every language, with their normal form. Numbers are from ranges kept for fiction.

import { type DigitScript, inDigits, valuesOf } from './entities-table.js';

const NUMBERS = ['+1 202 555 0143', '+44 7700 900123', '+33 6 39 98 00 11', '+1 (202) 555-0199', '+61 491 570 156'];
const E164: Readonly<Record<string, string>> = Object.fromEntries(NUMBERS.map((n) => [n, n.replace(/[ ()-]/g, '')]));

const PHONE_SENTENCES: readonly (readonly [string, DigitScript, readonly string[]])[] = [
  ['en', 'latin', ['call #', 'my number is #.', '# whatsapp only', '(#)']],
  ['ar', 'arabic', ['اتصل على #', 'رقم # واتساب', 'للتواصل: #', 'كلمني #']],
  ['bn', 'bengali', ['ফোন #', 'যোগাযোগ: #', '# নম্বরে কল', 'ইমো #']],
  ['th', 'thai', ['โทร #', 'เบอร์#', 'ติดต่อ # ด่วน', 'ไลน์ #']],
  ['my', 'burmese', ['ဖုန်း #', 'ဆက်သွယ်ရန် #', '#ကို ခေါ်ပါ', 'ဗိုက်ဘာ #']],
  ['ta', 'tamil', ['போன் #', 'தொடர்புக்கு: #', '# வாட்ஸ்அப்', 'நம்பர் #']],
  ['zh', 'wide', ['电话#', '联系：#', '打#找我', '手机 #']],
];

describe.each(PHONE_SENTENCES)('phones in %s, %s digits', (_language, script, templates) => {
  const cases = templates.flatMap((template) =>
    NUMBERS.map((number) => [inDigits(template.replace('#', number), script), E164[number] ?? ''] as const),
  );
  test.each(cases)('%s', (text, expected) => {
    expect(valuesOf(text, 'phone')).toEqual([expected]);
  });
});

test.each([
  'order 123456789 has shipped',
  'ticket 2026051298',
  '1,500,000 dong',
  '2026-05-12 18:30',
  'passport no 4488 1234 in the office',
  'Rp15.000.000',
  '+00000',
  'room 555-0143',
  'id 19960312',
  '1234567',
])('no phone: %s', (text) => {
  expect(valuesOf(text, 'phone')).toEqual([]);
});

test.each([
  ['Some.One@Example.org', 'some.one@example.org'],
  ['写信到help@example.com谢谢', 'help@example.com'],
  ['ส่งมาที่ jobs_hr@example.co.th ได้เลย', 'jobs_hr@example.co.th'],
  ['ইমেইল: a.b+c@mail.example.net।', 'a.b+c@mail.example.net'],
  ['اكتب إلى info@example.org؟', 'info@example.org'],
  ['j0hn.d0e@example.com', 'j0hn.d0e@example.com'],
  ['(x1@example.io)', 'x1@example.io'],
  ['மின்னஞ்சல் hr@example.in', 'hr@example.in'],
  ['အီးမေးလ် hr@example.mm', 'hr@example.mm'],
  ['Ｆｕｌｌ＠ｅｘａｍｐｌｅ．ｏｒｇ', 'full@example.org'],
])('e-mail: %s', (text, expected) => {
  expect(valuesOf(text, 'email')).toEqual([expected]);
});

test.each(['user@', '@example', 'a@b', 'me @ home.com', 'x@y..z', '@@@', 'mail me', 'foo@bar_baz', 'a @ b', '.@.com'])(
  'no e-mail: %s',
  (text) => {
    expect(valuesOf(text, 'email')).toEqual([]);
  },
);

test.each([
  ['https://example.org/a?b=C', ['https://example.org/a?b=C'], []],
  ['www.example.com/apply', ['https://www.example.com/apply'], []],
  ['看example.com.cn', ['https://example.com.cn'], []],
  ['เข้า example.co.th/งาน', ['https://example.co.th/'], []],
  ['join t.me/+AbCdEf123', ['https://t.me/+AbCdEf123'], []],
  ['t.me/some_group', ['https://t.me/some_group'], ['@some_group']],
  ['https://line.me/ti/p/~some_id', ['https://line.me/ti/p/~some_id'], ['@some_id']],
  ['https://line.me/R/ti/p/@shop_x', ['https://line.me/R/ti/p/@shop_x'], ['@shop_x']],
  ['m.me/page.name', ['https://m.me/page.name'], ['@page.name']],
  ['instagram.com/some.one', ['https://instagram.com/some.one'], ['@some.one']],
  ['facebook.com/groups/12345', ['https://facebook.com/groups/12345'], []],
  ['tg://resolve?domain=some_one', ['tg://resolve?domain=some_one'], []],
])('link: %s', (text, urls, handles) => {
  expect(valuesOf(text, 'url')).toEqual(urls);
  expect(valuesOf(text, 'handle')).toEqual(handles);
});

test.each([
  ['wa.me/12025550143', '+12025550143'],
  ['https://wa.me/447700900123?text=hi', '+447700900123'],
  ['https://api.whatsapp.com/send?phone=12025550143', '+12025550143'],
  ['https://signal.me/#p/+12025550143', '+12025550143'],
  ['viber://chat?number=%2B12025550143', '+12025550143'],
  ['whatsapp://send?phone=12025550143', '+12025550143'],
])('number in a link: %s', (text, expected) => {
  expect(valuesOf(text, 'phone')).toEqual([expected]);
  expect(valuesOf(text, 'url')).toHaveLength(1);
});

test.each([
  'e.g. this',
  'i.e. that',
  '3.50',
  'yes.no',
  'ok...fine',
  'v1.2.3',
  'Mr.Smith',
  'a.m.',
  'end.Then go',
  'ชื่อ.นามสกุล',
])('no link: %s', (text) => {
  expect(valuesOf(text, 'url')).toEqual([]);
});

test.each([
  ['write @some_name please', '@some_name'],
  ['Telegram: some_name99', '@some_name99'],
  ['line id: shop_99', '@shop_99'],
  ['ไอดีไลน์ shop_99', '@shop_99'],
  ['แอดไลน์ @shop_99', '@shop_99'],
  ['加微信 abc12345', '@abc12345'],
  ['微信号：abc_12345', '@abc_12345'],
  ['vx: abc12345', '@abc12345'],
  ['تيليجرام: travel_x1', '@travel_x1'],
  ['টেলিগ্রাম: travel_x1', '@travel_x1'],
  ['டெலிகிராம்: travel_x1', '@travel_x1'],
  ['တယ်လီဂရမ်: travel_x1', '@travel_x1'],
  ['zalo: ten_toi', '@ten_toi'],
  ['IG: some.one', '@some.one'],
  ['@J0bs_m4n', '@j0bs_m4n'],
])('handle: %s', (text, expected) => {
  expect(valuesOf(text, 'handle')).toEqual([expected]);
});

test.each([
  'on telegram he said no',
  'the line is long',
  'line: https://example.org',
  '@ 5 pm',
  'meet @12',
  'snap out of it',
  'ig that works',
  'telegram group: https://t.me/joinchat/AAA',
  'facebook marketplace',
  'ไลน์ กลุ่ม',
])('no handle: %s', (text) => {
  expect(valuesOf(text, 'handle')).toEqual([]);
});
