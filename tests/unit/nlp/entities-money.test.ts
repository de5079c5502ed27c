// A sum is found with its currency in every language of the service, in the digits of every script; other numbers are none.

import { casesOf, type DigitScript, valuesOf } from './entities-table.js';

const AMOUNTS = ['500', '1500', '2,000', '12000', '350'];
const plain = (amount: string): string => amount.replace(',', '');

/** Language, digits, currency, sentences. */
const SENTENCES: readonly (readonly [string, DigitScript, string, readonly string[]])[] = [
  ['en', 'latin', 'USD', ['pay $# today', 'it costs # dollars', '# USD per head', 'US$# in cash']],
  ['es', 'latin', 'EUR', ['son # euros', 'cuesta # €', 'te pago EUR # al mes', 'debo # euros ya']],
  ['fr', 'latin', 'XOF', ['il faut # FCFA', 'donne # francs', 'XOF # par mois', "c'est # francs CFA"]],
  ['vi', 'latin', 'VND', ['đưa # đồng', 'nộp # VND', 'chuyển # vnd ngay', 'hết # đồng']],
  ['id', 'latin', 'IDR', ['bayar Rp#', 'gaji # rupiah', 'Rp. # per bulan', 'IDR # saja']],
  ['ms', 'latin', 'MYR', ['gaji RM#', 'bayar RM # dulu', '# ringgit sebulan', 'MYR # seorang']],
  ['tl', 'latin', 'PHP', ['bayad na ₱#', 'sahod # pesos', 'PHP # kada buwan', '# piso lang']],
  ['ar', 'arabic', 'SAR', ['الراتب # ريال', 'دفعت # ريال للمكتب', 'عليه # ريال', 'بـ # ريال سعودي']],
  ['bn', 'bengali', 'BDT', ['বেতন # টাকা', '# টাকা দিতে হবে', '৳# জমা', 'খরচ # টাকা লাগবে']],
  ['th', 'thai', 'THB', ['จ่าย # บาท', '฿# ต่อคน', 'เงินเดือน#บาท', 'ค่าหัว # บาท']],
  ['my', 'burmese', 'THB', ['ဘတ် # ပေး', '# ဘတ် ပေးမယ်', 'လစာ # ဘတ်', 'တစ်ရက် #ဘတ်']],
  ['ta', 'tamil', 'INR', ['# ரூபாய் குடு', 'ரூ. # கட்டணம்', '₹# மட்டும்', 'சம்பளம் # ரூபாய்']],
  ['ta, latin digits', 'latin', 'INR', ['# ரூபாய் குடு', 'ரூ. # கட்டணம்', '₹# மட்டும்', 'சம்பளம் # ரூவா']],
  ['zh', 'latin', 'CNY', ['给我#元', '一天#块', '¥#一个月', '交了#人民币']],
  ['zh, wide digits', 'wide', 'CNY', ['给我#元', '一天#块', '¥#一个月', '交了#人民币']],
];

describe.each(SENTENCES)('in %s, %s digits', (_language, script, code, templates) => {
  test.each(casesOf(templates, AMOUNTS, script))('%s', (text, amount) => {
    expect(valuesOf(text, 'money')).toEqual([`${plain(amount)} ${code}`]);
  });
});

describe('short forms and words', () => {
  test.each([
    ['25 triệu', '25000000 VND'],
    ['3tr một tháng', '3000000 VND'],
    ['1tr5 tiền hụi', '1500000 VND'],
    ['hai trăm triệu', '200000000 VND'],
    ['13 ngàn đô', '13000 USD'],
    ['5 nghìn tệ', '5000 CNY'],
    ['20 củ', '20000000 VND'],
    ['gaji 15rb', '15000 IDR'],
    ['cuma 1,5jt', '1500000 IDR'],
    ['90 juta', '90000000 IDR'],
    ['empat ratus ribu', '400000 IDR'],
    ['RM28 ribu', '28000 MYR'],
    ['RM6k satu kepala', '6000 MYR'],
    ['5 lakh', '500000 INR'],
    ['2 lakh 50 thousand rupees', '250000 INR'],
    ['8 লাখ টাকা', '800000 BDT'],
    ['১৫ হাজার টাকা', '15000 BDT'],
    ['তিন লাখ টাকা', '300000 BDT'],
    ['எட்டு லட்சம்', '800000 INR'],
    ['60 ஆயிரம் ரூபாய்', '60000 INR'],
    ['2 万', '20000 CNY'],
    ['三十五万', '350000 CNY'],
    ['给你三千块', '3000 CNY'],
    ['一千五美金', '1500 USD'],
    ['用六萬跟前面那個人買的', '60000 CNY'],
    ['三百萬台幣', '3000000 TWD'],
    ['pei fu 8w', '80000 CNY'],
    ['สามแสนบาท', '300000 THB'],
    ['2 หมื่นบาท', '20000 THB'],
    ['ได้ห้าพันบาท', '5000 THB'],
    ['သိန်း ၃၀', '3000000 MMK'],
    ['၅ သိန်း', '500000 MMK'],
    ['ယွမ် ၈ သောင်း', '80000 CNY'],
    ['၁ သိန်း ၂ သောင်းဘတ်', '120000 THB'],
    ['٢٢٠ ألف جنيه', '220000 EGP'],
    ['9 آلاف ريال', '9000 SAR'],
    ['3 mil pesos', '3000 PHP'],
    ['2 millions de francs', '2000000 XOF'],
    ['dos mil euros', '2000 EUR'],
    ['2500 euros par mois', '2500 EUR'],
    ['2000 euros par personne', '2000 EUR'],
    ['1500 € par tête', '1500 EUR'],
    ['salary 3k per month', '3000 XXX'],
    ['500u only', null],
    ['6.500 USDT', '6500 USDT'],
  ])('%s', (text, expected) => {
    expect(valuesOf(text, 'money')).toEqual(expected === null ? [] : [expected]);
  });
});

test.each([
  'made in 2019',
  'since 2024 we live here',
  '12 May',
  'order number 4488123',
  '25 triệu người',
  '2万人',
  '三万人参加',
  '三万多人',
  '5 lakh people came',
  '10k followers on my page',
  'gate 3, platform 9',
  'I have 3 cats and 12 dogs',
  'IELTS band 6.5 w/o exam',
  'ran 5k this morning',
  'วันที่ 12 มี 30 คน',
  '১০ জন মানুষ',
  '३ लोग',
  '၅ ယောက် လာမယ်',
  '٥ عمال',
  '10 பேர் வந்தாங்க',
  'ISO 9001 and C188',
])('no sum: %s', (text) => {
  expect(valuesOf(text, 'money')).toEqual([]);
});
