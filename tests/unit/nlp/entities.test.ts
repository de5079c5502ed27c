// What can be linked is found with its normal form and its exact place. All numbers are from ranges kept for fiction.

import { readText } from '../../../src/nlp/read.js';

function found(text: string): readonly string[] {
  return readText(text).entities.map(({ entity }) => `${entity.type} ${entity.value}`);
}

test.each([
  ['call +1 202 555 0143 now', ['phone +12025550143']],
  ['appelle le +33 6 39 98 00 11', ['phone +33639980011']],
  ['0044 7700 900123 is mine', ['phone +447700900123']],
  ['whatsapp 12025550143', ['phone +12025550143']],
  ['tel: 06 39 98 00 11', ['phone 0639980011']],
  ['＋１ ２０２ ５５５ ０１４３', ['phone +12025550143']],
  ['order 123456789 has shipped', []],
  ['mail me at Some.One@Example.org.', ['email some.one@example.org']],
  ['see https://example.org/a?b=c.', ['url https://example.org/a?b=c']],
  ['join t.me/some_group today', ['url https://t.me/some_group', 'handle @some_group']],
  ['write @some_name please', ['handle @some_name']],
  ['Telegram: some_name99', ['handle @some_name99']],
  ['pay 1,500.50 USD', ['money 1500.5 USD']],
  ['€2000 per person', ['money 2000 EUR']],
  ['2.000 euros por persona', ['money 2000 EUR']],
  ['3k dollars', ['money 3000 USD']],
  ['5 mil pesos', ['money 5000 PHP']],
  ['500 USDT only', ['money 500 USDT']],
  ['I have 3 cats and 12 dogs', []],
])('%s', (text, expected) => {
  expect(found(text)).toEqual(expected);
});

test('places are those of the original text, also behind hidden characters', () => {
  const text = '🙂 c\u200ball me: +1 202 555 0143, or 300 €, or t.me/some_group';
  const parts = readText(text).entities.map(({ entity }) => text.slice(entity.start, entity.end));
  expect(parts).toEqual(['+1 202 555 0143', '300 €', 't.me/some_group', 'some_group']);
});
