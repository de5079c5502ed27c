// Text that looks the same becomes the same, and every place leads back to where it was written.

import fc from 'fast-check';
import { normalise, originalRange } from '../../../src/nlp/normalise.js';
import { readText } from '../../../src/nlp/read.js';

test.each([
  ['PASSPORT', 'passport'],
  ['ｐａｓｓｐｏｒｔ', 'passport'],
  ['𝐩𝐚𝐬𝐬𝐩𝐨𝐫𝐭', 'passport'],
  ['pass\u200bport', 'passport'],
  ['раssроrt', 'passport'],
  ['p4ssp0rt', 'passport'],
  ['Où est mon passéport', 'ou est mon passeport'],
  ['freeeeee', 'free'],
  ['cœur', 'coeur'],
  ['don’t', "don't"],
  ['٠١٢٣٤٥٦٧٨٩', '0123456789'],
  ['০১২৩৪৫৬৭৮৯', '0123456789'],
  ['๐๑๒๓', '0123'],
  ['паспорт', 'паспорт'],
])('%s is compared as %s', (written, folded) => {
  expect(normalise(written).folded).toBe(folded);
});

test('accents stay in one form and go in the other, at the same places', () => {
  const { text, folded } = normalise('Señora Zoë');
  expect([text, folded]).toEqual(['señora zoë', 'senora zoe']);
});

test('a place in the compared text leads back to the characters that were written', () => {
  const written = 'my p\u200bass\u200bport 🙂 é';
  const normal = normalise(written);
  const at = normal.folded.indexOf('passport');
  const { start, end } = originalRange(normal, at, at + 8);
  expect(written.slice(start, end)).toBe('p\u200bass\u200bport');
});

const anyText = fc.string({ unit: 'binary', maxLength: 300 });

test('for any text: both forms have one length, ranges are ascending, inside the text and never empty', () => {
  fc.assert(
    fc.property(anyText, (written) => {
      const normal = normalise(written);
      expect(normal.folded).toHaveLength(normal.text.length);
      let before = 0;
      for (let i = 0; i < normal.text.length; i += 1) {
        const { start, end } = originalRange(normal, i, i + 1);
        expect(start).toBeGreaterThanOrEqual(before);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(written.length);
        before = start;
      }
    }),
    { seed: 7, numRuns: 400 },
  );
});

test('for any text: words and entities lie inside it, in order', () => {
  fc.assert(
    fc.property(anyText, (written) => {
      const reading = readText(written);
      let before = 0;
      for (const token of reading.tokens) {
        expect(token.start).toBeGreaterThanOrEqual(before);
        expect(token.end).toBeGreaterThan(token.start);
        before = token.end;
      }
      for (const { entity } of reading.entities) {
        expect(entity.start).toBeGreaterThanOrEqual(0);
        expect(entity.end).toBeGreaterThan(entity.start);
        expect(entity.end).toBeLessThanOrEqual(written.length);
      }
    }),
    { seed: 11, numRuns: 300 },
  );
});

test.each([
  ['10,000 combining marks on one letter', `a${'\u0301'.repeat(10_000)}`],
  ['one word of 200 KB', 'x'.repeat(200_000)],
  ['1 MB of spaces', ' '.repeat(1_000_000)],
  ['1 MB of at signs', '@'.repeat(1_000_000)],
  ['1 MB of dots and letters', 'a.'.repeat(500_000)],
  ['1 MB of digits', '12 '.repeat(333_333)],
  ['NUL and lone surrogates', '\u0000\ud800\udc00\ud800'.repeat(10_000)],
  ['200 KB of Thai without spaces', 'สวัสดี'.repeat(33_000)],
])('%s is read without trouble', (_name, text) => {
  expect(() => readText(text)).not.toThrow();
});
