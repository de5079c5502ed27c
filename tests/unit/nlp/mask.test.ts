// What leads to a person is out of a text before it is handed on.

import { maskText, PLACEHOLDERS } from '../../../src/nlp/mask.js';
import { findNames } from '../../../src/nlp/names.js';
import { readText } from '../../../src/nlp/read.js';

const masked = (text: string, names: readonly string[] = []): string => maskText(readText(text), names);

it.each([
  ['call +1 202 555 0123 now', 'call +12025550100 now'],
  ['write to jo@firm.example.com', 'write to name@example.org'],
  ['see https://jobs.example.com/x?id=77 soon', 'see https://example.org soon'],
  ['I am @maria_k there', 'I am @username there'],
  ['my number 0912 345 678', 'my number +12025550100'],
  ['he wrote 0912 345 678 on it', 'he wrote [number] on it'],
  ['passport AB1234567 is with him', 'passport [number] is with him'],
  ['born 12 March 2008 in the village', 'born [date] in the village'],
  ['card 4111 1111 1111 1111', 'card [card]'],
  ['they want 30000 USD on 5 May at 10:30', 'they want 30000 USD on 5 May at 10:30'],
  ['I am 16, class 9, in Bangkok', 'I am 16, class 9, in Bangkok'],
])('%s', (text, expected) => {
  expect(masked(text)).toBe(expected);
});

it.each([
  ['en', 'my name is Rosa Maria and I am locked in', 'Rosa Maria'],
  ['en, in small letters', 'my name is rosa, help', 'rosa'],
  ['fr', 'je m’appelle Fatou Diallo, aide', 'Fatou Diallo'],
  ['es', 'me llamo juan perez.', 'juan perez'],
  ['vi', 'tôi tên là Nguyễn Văn Nam và', 'Nguyễn Văn Nam'],
  ['tl', 'ako si Maria Clara po', 'Maria Clara'],
  ['ms', 'nama saya Siti Aminah dari', 'Siti Aminah'],
  ['id', 'saya bernama Dewi Lestari', 'Dewi Lestari'],
  ['ar', 'اسمي فاطمة الزهراء، ساعدوني', 'فاطمة الزهراء'],
  ['bn', 'আমার নাম রহিমা খাতুন।', 'রহিমা খাতুন'],
  ['ta', 'என் பெயர் கமலா, உதவுங்கள்', 'கமலா'],
  ['th', 'หนูชื่อสมหญิง อยู่ที่นี่', 'สมหญิง'],
  ['my', 'ကျွန်မနာမည်က မသီတာ ပါ', 'မသီတာ'],
  ['zh', '我叫王小明，在这里', '王小明'],
  ['a title', 'please ask Mr. Kim Lee now', 'Kim Lee'],
])('a name behind its introduction: %s', (_, text, name) => {
  expect(masked(text)).toContain(PLACEHOLDERS.name);
  expect(masked(text)).not.toContain(name);
});

it('takes no word for a name that nothing introduces', () => {
  for (const text of ['sir, please help', 'name a time', 'she is called back every day', 'the boss took it'])
    expect(findNames(text)).toEqual([]);
});

it('masks the names it is given as words of their own only', () => {
  expect(masked('thank you Ana, ANA! banana', ['Ana'])).toBe('thank you [name], [name]! banana');
});

it('leaves no end of two findings that overlap', () => {
  expect(masked('my name is Rosa https://rosa.example.com/0912345678')).toBe('my name is [name] https://example.org');
});

it('keeps for the readers what kind of thing was there', () => {
  const text = masked('call +1 202 555 0123, jo@firm.example.com, https://jobs.example.com/x, @maria_k');
  expect(readText(text).entities.map(({ entity }) => entity.type)).toEqual(['phone', 'email', 'url', 'handle']);
});

it('takes time in proportion to the length', () => {
  const long = 'my name is Rosa 12345 67890 '.repeat(4_000);
  const started = performance.now();
  masked(long);
  expect(performance.now() - started).toBeLessThan(5_000);
});

it.each([
  ['an age', 'I am age 25 0812345678'],
  ['an hour', 'come at 9:30 77123456'],
  ['a birthday', 'born 12/05/1998 12345678'],
  ['a sum', 'I paid $500 12345678 account'],
])('masks a long number that stands beside %s', (_, text) => {
  expect(masked(text)).not.toMatch(/\d{8}/);
});

it('is quick about one word of thousands of letters', () => {
  const started = performance.now();
  masked('a'.repeat(60_000));
  expect(performance.now() - started).toBeLessThan(2_000);
});
