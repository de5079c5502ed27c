// Wallets, bank accounts and cards count only with a right checksum. A card's number leaves the reading masked.

import { readText } from '../../../src/nlp/read.js';
import { type DigitScript, inDigits, typesOf, valuesOf } from './entities-table.js';

/** Published examples of the standards (BIP 173, BIP 350, EIP-55 …). */
const WALLETS = [
  ['1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2', 'btc'],
  ['3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy', 'btc'],
  ['bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4', 'btc'],
  ['bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0', 'btc'],
  ['BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4', 'btc'],
  ['0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed', 'eth'],
  ['0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359', 'eth'],
  ['0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed', 'eth'],
  ['TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t', 'tron'],
  ['rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh', 'xrp'],
] as const;
const AROUND = ['send to # now', 'ส่งไปที่ # เลย', '打到#', 'ওয়ালেট: #', '# محفظة', 'வாலட் # க்கு', 'wallet #,'];

test.each(
  WALLETS.flatMap(([address, chain]) => AROUND.map((around) => [around.replace('#', address), chain] as const)),
)('wallet: %s', (text, chain) => {
  const [value, ...more] = valuesOf(text, 'wallet');
  expect(value?.startsWith(`${chain}:`)).toBe(true);
  expect(more).toEqual([]);
});

test.each(WALLETS.slice(0, 9).map(([address]) => address.slice(0, -2) + (address.endsWith('2') ? '33' : '22')))(
  'no wallet, the checksum is wrong: %s',
  (text) => {
    if (/^0x[0-9a-f]+$/.test(text)) return; // an address in one case has no checksum
    expect(valuesOf(text, 'wallet')).toEqual([]);
  },
);

test.each(['a'.repeat(34), '1'.repeat(34), 'https://example.org/1BvBMSEY', '0x1234', 'f'.repeat(40), 'bc1 is short'])(
  'no wallet: %s',
  (text) => {
    expect(valuesOf(text, 'wallet')).toEqual([]);
  },
);

/** Examples of the SWIFT registry. */
const IBANS = [
  'DE89370400440532013000',
  'GB29NWBK60161331926819',
  'FR1420041010050500013M02606',
  'AE070331234567890123456',
  'SA0380000000608010167519',
  'TN5910006035183598478831',
  'TR330006100519786457841326',
  'PK36SCBL0000001123456702',
];
test.each(
  IBANS.flatMap((iban) => [
    [`to ${iban} today`, iban],
    [`IBAN: ${iban.replace(/(.{4})/g, '$1 ').trim()}.`, iban],
    [iban.toLowerCase(), iban],
  ]),
)('iban: %s', (text, expected) => {
  expect(valuesOf(text, 'iban')).toEqual([expected]);
  expect(typesOf(text)).toEqual(['iban']);
});

test.each([
  'DE89370400440532013001',
  'GB29NWBK60161331926810',
  'FR14 2004',
  'DE89',
  'order DE12345',
  'XX8937040044053201300',
  'SA03800000006080101675190',
  'ma12 km',
])('no iban: %s', (text) => {
  expect(valuesOf(text, 'iban')).toEqual([]);
});

/** Numbers that the card schemes publish for tests. */
const CARDS = ['4111 1111 1111 1111', '5555-5555-5555-4444', '378282246310005', '6011111111111117', '3530111333300000'];
const CARD_SENTENCES: readonly (readonly [DigitScript, readonly string[]])[] = [
  ['latin', ['pay to card #', 'tarjeta # gracias', 'carte #', 'thẻ #']],
  ['arabic', ['بطاقة #', 'حول على # الآن', 'رقم البطاقة: #', '# بطاقتي']],
  ['bengali', ['কার্ড #', '# এ টাকা দিন', 'কার্ড নম্বর #', 'এই # কার্ড']],
  ['thai', ['บัตร #', 'โอนเข้า # นะ', 'เลขบัตร #', '#ครับ']],
  ['burmese', ['ကတ် #', '# ကို လွှဲပါ', 'ကတ်နံပါတ် #', 'ဒီ # ကတ်']],
  ['tamil', ['கார்டு #', '# க்கு அனுப்பு', 'கார்டு எண் #', 'இந்த # கார்டு']],
  ['wide', ['卡号#', '打到这张卡#', '转#', '银行卡 #']],
];
describe.each(CARD_SENTENCES)('cards, %s digits', (script, templates) => {
  const cases = templates.flatMap((template) =>
    CARDS.map((card) => [inDigits(template.replace('#', card), script), card.replace(/\D/g, '')] as const),
  );
  test.each(cases)('%s', (text, digits) => {
    expect(valuesOf(text, 'card')).toEqual([`****${digits.slice(-4)}`]);
    expect(JSON.stringify(readText(text).entities)).not.toContain(digits.slice(0, 12));
  });
});

test.each(['https://example.org/pay?card=4111111111111111', 'example.org/5555-5555-5555-4444/ok'])(
  'in a link, too, the number is masked: %s',
  (text) => {
    expect(typesOf(text)).toEqual(['url', 'card']);
    expect(JSON.stringify(readText(text).entities)).not.toMatch(/4111111|5555-5555/);
  },
);

test.each([
  '4111 1111 1111 1112',
  'order 1234567890123456',
  'tracking 9400110200881234567890',
  'imei 490154203237518',
  '1111 1111 1111 1111',
  '+33 6 39 98 00 11',
  '20260512183000',
  '0000 0000 0000 0000',
  'A4111111111111111',
  '4111 1111',
])('no card: %s', (text) => {
  expect(valuesOf(text, 'card')).toEqual([]);
});

test.each([
  'https://example.org/pay?card=4111111111111111',
  'https://wa.me/4111111111111111',
  '4111111111111111@example.org',
  'https://example.org/４１１１１１１１１１１１１１１１',
  't.me/visa.4111111111111111',
])('no value holds the number of a card: %s', (text) => {
  const { entities } = readText(text);
  expect(entities.map(({ entity }) => entity.type)).toContain('card');
  for (const { entity } of entities) expect(entity.value.normalize('NFKC')).not.toMatch(/\d{9}/);
});
