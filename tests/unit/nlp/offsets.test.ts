// Whatever was done to a text, every unit leads back to what was written there.

import fc from 'fast-check';
import { type Normalised, normalise, originalRange } from '../../../src/nlp/normalise.js';

/** Ranges are inside the text, never empty, ascending; both forms have one length. */
function checkRanges(normal: Normalised): void {
  expect(normal.folded).toHaveLength(normal.text.length);
  let before = 0;
  for (let i = 0; i < normal.text.length; i += 1) {
    const { start, end } = originalRange(normal, i, i + 1);
    if (start < before || end <= start || end > normal.original.length) {
      throw new Error(`unit ${i} of ${JSON.stringify(normal.original)} stands for [${start}, ${end})`);
    }
    before = start;
  }
}

const BLOCKS: readonly (readonly [number, number])[] = [
  [0x20, 0x7e],
  [0x80, 0x24f],
  [0x300, 0x36f],
  [0x370, 0x52f],
  [0x600, 0x6ff],
  [0x980, 0x9ff],
  [0xb80, 0xbff],
  [0xe00, 0xe7f],
  [0x1000, 0x109f],
  [0x1100, 0x11ff],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2600, 0x27bf],
  [0x3040, 0x318f],
  [0x4e00, 0x4e20],
  [0xfb50, 0xfeff],
  [0xff01, 0xffdc],
  [0x1d400, 0x1d7ff],
  [0x1f130, 0x1f1ff],
  [0x1f600, 0x1f6ff],
  [0xd800, 0xdfff],
];
const character = fc.oneof(
  ...BLOCKS.map(([min, max]) => fc.integer({ min, max }).map((code) => String.fromCodePoint(code))),
  fc.constantFrom(' ', '.', '*', '0', '4', '$', '@', '!', 'a', 's', 'p', '\u0000'),
);
const anyText = fc.array(character, { maxLength: 40 }).map((parts) => parts.join(''));

test('for any mixture of scripts, signs and halves of characters', () => {
  fc.assert(
    fc.property(anyText, (written) => checkRanges(normalise(written))),
    { seed: 5, numRuns: 3000 },
  );
});

test('text that was made comparable stays as it is when it is read again', () => {
  const plain = fc
    .array(
      fc.oneof(
        fc.constantFrom(...'abcdeé ñœ.,!?مأةกิ่้ำকোখাைக你好ёж✈💰🔞１２٣🙂'.split('')),
        fc.constantFrom('\u200b', '\u0301'),
      ),
    )
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(plain, (written) => {
      const once = normalise(written).text;
      expect(normalise(once).text).toBe(once);
    }),
    { seed: 9, numRuns: 1500 },
  );
});

const WORD = 'passport';
const letters = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz');
const around = fc.array(letters, { minLength: 2, maxLength: 8 }).map((all) => all.join(''));

/** Ways to write the word, each with what it may be told apart by. */
const WAYS: Readonly<Record<string, fc.Arbitrary<string>>> = {
  'unseen characters': fc
    .array(fc.constantFrom('', '\u200b', '\u2060', '\u200d', '\u00ad'), { minLength: 7, maxLength: 7 })
    .map((between) => [...WORD].map((letter, i) => letter + (between[i] ?? '')).join('')),
  'look-alikes': fc
    .array(fc.boolean(), { minLength: 8, maxLength: 8 })
    .map((swap) => [...'pаѕѕроrt'].map((alike, i) => (swap[i] ? alike : WORD[i])).join('')),
  'capitals and styles': fc.constantFrom('PASSPORT', 'ｐａｓｓｐｏｒｔ', '𝓹𝓪𝓼𝓼𝓹𝓸𝓻𝓽', 'ⓟⓐⓢⓢⓟⓞⓡⓣ', 'ᴘᴀꜱꜱᴘᴏʀᴛ'),
  'letters apart': fc.constantFrom(' ', '.', '-', '_', '*', '|', ' - ').map((sign) => [...WORD].join(sign)),
  'digits and signs': fc.constantFrom('p4ssport', 'pa55port', 'p@ssp0rt', 'pa$$port', 'passp0r7'),
  masks: fc.constantFrom('p***port', 'pass****', 'p*ssp*rt', 'pa••port'),
  'piled marks': fc.constantFrom('p\u0336a\u0336ssport', 'p\u0301\u0302\u0303\u0304\u0305assport'),
};

test.each(Object.entries(WAYS))('a word hidden by %s is found, and at its place', (_way, hidden) => {
  fc.assert(
    fc.property(around, hidden, around, (before, written, after) => {
      const original = `${before}, ${written}, ${after}`;
      const normal = normalise(original);
      checkRanges(normal);
      const at = normal.folded.indexOf(WORD);
      expect(at).toBeGreaterThanOrEqual(0);
      const { start, end } = originalRange(normal, at, at + WORD.length);
      expect(original.slice(start, end)).toBe(written);
    }),
    { seed: 13, numRuns: 200 },
  );
});

test('what a unit stands for is compared as that unit', () => {
  const simple = fc
    .array(fc.constantFrom(...('abcéœßمأกิ่কোக你ж✈💰１٣ 𝐩Ⓐ'.match(/./gsu) ?? [])))
    .map((all) => all.join(' '));
  fc.assert(
    fc.property(simple, (written) => {
      const normal = normalise(written);
      for (let i = 0; i < normal.folded.length; i += 1) {
        const { start, end } = originalRange(normal, i, i + 1);
        expect(normalise(written.slice(start, end)).folded).toContain(normal.folded[i]);
      }
    }),
    { seed: 21, numRuns: 500 },
  );
});

test('a reversed word stands for the whole of what is reversed', () => {
  const original = 'get \u202etropssap\u202c now';
  const normal = normalise(original);
  const at = normal.folded.indexOf(WORD);
  expect(originalRange(normal, at, at + WORD.length)).toEqual({ start: 4, end: 13 });
});

test.each([
  ['10,000 marks on one letter', `a${'\u0301'.repeat(10_000)}`],
  ['1 MB of spelled letters', 'ab cd e f g h '.repeat(75_000)],
  ['1 MB of leet', 'p4ssport v!sa p*ssport '.repeat(43_000)],
  ['1 MB of Zawgyi prefixes', '\u1031'.repeat(1_000_000)],
  ['1 MB of overrides', '\u202eab'.repeat(333_000)],
  ['1 MB of pictures', '✈💰'.repeat(333_000)],
  ['1 MB of Chinese apart', '护 照 '.repeat(250_000)],
  ['1 MB of unseen characters', 'a\u200b'.repeat(500_000)],
  ['1 MB of one word of digits and letters', 'p4s$'.repeat(250_000)],
])('%s is read in bounded time', (_name, written) => {
  const started = performance.now();
  normalise(written);
  expect(performance.now() - started).toBeLessThan(5_000);
});
