// What is written in Latin letters and digits in every script (mail, links, wallets, accounts) or in digits alone
// (cards): the words around it are what differs, so each sentence of a script meets several of them.

import { crossed, type Script, type Written } from './case-table.js';

const same = (...all: readonly string[]): readonly Written[] => all.map((one) => [one, one]);

const MAIL: Readonly<Record<Script, string>> = {
  Latin: `
    mail me at # before Friday
    écrivez à #, merci
    correo: #
    gửi hồ sơ về # nhé
    ipadala sa # ang resume
    hantar ke # atau datang
    kirim CV (#)`,
  Arabic: `
    اكتب إلى #
    الإيميل: #، بسرعة
    ابعث السيرة على # اليوم
    (#) بريد المكتب
    # هذا بريدي`,
  Bengali: `
    ইমেইল: #।
    # এ পাঠান
    সিভি দিন #, আজই
    আমার মেইল #
    (#) লিখুন`,
  Thai: `
    อีเมล#ค่ะ
    ส่งมาที่ # นะ
    เมล: #
    #ส่งมาได้เลย
    สมัครที่(#)`,
  Burmese: `
    အီးမေးလ် #
    #ကို ပို့ပါ
    မေးလ်: # ။
    CV ကို # ဆီ ပို့
    (#)နဲ့ ဆက်သွယ်`,
  Tamil: `
    மின்னஞ்சல் #
    # க்கு அனுப்பு
    மெயில்: #.
    பயோடேட்டா #, இன்றே
    (#) எழுதவும்`,
  Han: `
    邮箱#谢谢
    写信到#。
    简历发#，
    電郵：#
    （#）聯絡`,
};
const ADDRESSES: readonly Written[] = [
  ['hr.office@example.org', 'hr.office@example.org'],
  ['Some_One99@mail.example.net', 'some_one99@mail.example.net'],
  ['j0bs+eu@example.co.uk', 'j0bs+eu@example.co.uk'],
  ['A-B@EXAMPLE.COM', 'a-b@example.com'],
];
export const EMAILS = crossed(MAIL, ADDRESSES);

const LINKS: Readonly<Record<Script, string>> = {
  Latin: `
    see # for details
    postulez ici : #
    entra a #, es gratis
    xem # nhé
    klik # sekarang
    i-click ang (#)`,
  Arabic: `
    سجل هنا #
    الرابط: #
    ادخل # الآن
    (#) للتقديم
    # رابط القناة`,
  Bengali: `
    লিংক: #
    # এ ঢুকেন
    ফর্ম পূরণ #
    গ্রুপ (#)
    এখানে # দেখুন`,
  Thai: `
    กด #
    ลิงก์: # ค่ะ
    สมัครที่ # นะคะ
    เข้ากลุ่ม(#)
    ดู# ก่อน`,
  Burmese: `
    လင့်ခ် #
    # မှာ ကြည့်ပါ
    ဒီမှာ # နှိပ်ပါ
    (#) ဂရု
    ဝင်ရန်: #`,
  Tamil: `
    லிங்க் #
    # பாருங்க
    இங்கே # கிளிக்
    (#) குரூப்
    விண்ணப்பிக்க: #`,
  Han: `
    点#
    链接：#
    看 # 报名
    群（#）
    打開#。`,
};
export const URLS = crossed(LINKS, [
  ['https://example.org/apply?id=7', 'https://example.org/apply?id=7'],
  ['www.example.com/jobs', 'https://www.example.com/jobs'],
  ['t.me/joinchat/AbC123', 'https://t.me/joinchat/AbC123'],
  ['Example.net/Work', 'https://example.net/Work'],
]);

const PAYING: Readonly<Record<Script, string>> = {
  Latin: `
    send it to # now
    envoie sur #, vite
    transfiere a #
    chuyển vào # nhé
    ipadala mo sa #.
    hantar ke # dulu`,
  Arabic: `
    حول على # الآن
    المحفظة: #
    # هذا العنوان
    ابعث إلى #، شكرا
    (#) للدفع`,
  Bengali: `
    এখানে # পাঠান
    ওয়ালেট: #
    # এ টাকা দিন
    ঠিকানা #।
    (#) জমা`,
  Thai: `
    โอนไปที่ # เลย
    กระเป๋า: #
    โอนเข้า#นะ
    # บัญชีนี้
    (#)ครับ`,
  Burmese: `
    # ကို လွှဲပါ
    လိပ်စာ: #
    ဒီ # ကို ပို့
    ငွေလွှဲ #။
    (#) အကောင့်`,
  Tamil: `
    வாலட் # க்கு அனுப்பு
    முகவரி: #
    இந்த # கணக்கு
    பணம் #, உடனே
    (#) போடு`,
  Han: `
    打到#
    钱包：#
    转这个#里
    地址 #，快
    （#）收款`,
};
export const WALLETS = crossed(PAYING, [
  ['1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2', 'btc:1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2'],
  ['bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4', 'btc:bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4'],
  ['0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed', 'eth:0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'],
  ['TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t', 'tron:TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t'],
]);
export const IBANS = crossed(PAYING, [
  ...same('DE89370400440532013000', 'AE070331234567890123456'),
  ['GB29 NWBK 6016 1331 9268 19', 'GB29NWBK60161331926819'],
  ['fr1420041010050500013m02606', 'FR1420041010050500013M02606'],
  ['SA03 8000 0000 6080 1016 7519', 'SA0380000000608010167519'],
]);

/** Numbers that the card schemes publish for tests. */
const CARD_NUMBERS: readonly Written[] = [
  ['4111 1111 1111 1111', '****1111'],
  ['5555-5555-5555-4444', '****4444'],
  ['378282246310005', '****0005'],
  ['6011111111111117', '****1117'],
];
const ZEROS: Readonly<Record<Script, number>> = {
  Latin: 0x30,
  Arabic: 0x660,
  Bengali: 0x9e6,
  Thai: 0xe50,
  Burmese: 0x1040,
  Tamil: 0xbe6,
  Han: 0xff10,
};
const inDigitsOf = (script: Script, number: string): string =>
  number.replace(/\d/g, (digit) => String.fromCodePoint(ZEROS[script] + Number(digit)));

/** In the digits of the script, and the last of them in plain ones. */
export const CARDS = Object.fromEntries(
  Object.entries(crossed(PAYING, [['#', '']])).map(([script, sentences]) => [
    script,
    sentences.flatMap(({ text }) =>
      CARD_NUMBERS.map(([number, value], i) => ({
        text: text.replace('#', i === 3 ? number : inDigitsOf(script as Script, number)),
        value,
      })),
    ),
  ]),
) as unknown as typeof IBANS;
