// What the lexicon's automata find is what a plain search finds, on texts nobody thought of.

import fc from 'fast-check';
import { AhoCorasick, ROOT } from '../../../src/classifiers/lexicon/aho-corasick.js';
import { Automaton } from '../../../src/classifiers/lexicon/automaton.js';
import { splitsSyllable } from '../../../src/classifiers/lexicon/dense-script.js';
import { readPhrase } from '../../../src/classifiers/lexicon/phrase.js';
import type { Phrase } from '../../../src/classifiers/lexicon/types.js';
import { readText } from '../../../src/nlp/read.js';

const RUNS = { numRuns: 300, seed: 20261130 };

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '照'), minLength: 1, maxLength: 5 });

test('every place of every word is found, and no other', () => {
  const words = fc.uniqueArray(word, { minLength: 1, maxLength: 12 });
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '照', 'x'), maxLength: 60 });
  fc.assert(
    fc.property(words, text, (all, read) => {
      const finder = new AhoCorasick(all);
      const found: string[] = [];
      let node = ROOT;
      for (let end = 1; end <= read.length; end += 1) {
        node = finder.next(node, read.charCodeAt(end - 1));
        for (let at = finder.firstEnd(node); at >= 0; at = finder.nextEnd(at)) {
          found.push(`${all[finder.wordAt(at)]}@${end}`);
        }
      }
      const plain = all.flatMap((one) =>
        Array.from({ length: read.length }, (_, i) => i + 1)
          .filter((end) => read.slice(0, end).endsWith(one))
          .map((end) => `${one}@${end}`),
      );
      expect(found.sort()).toEqual(plain.sort());
    }),
    RUNS,
  );
});

/** A phrase of Han words of two signs, which need nothing around them. */
function phraseOf(written: string): Phrase {
  const ways = readPhrase(written, new Map(), false);
  const target = { what: 'indicator', id: 'one' } as const;
  return { target, language: 'zh', written, ways, negatable: false, saysNegation: false };
}

test('a phrase of Han words is found where a plain search with the same gaps finds it', () => {
  const signs = fc.constantFrom('护', '照', '没', '收', '钱', ' ', '。');
  const pair = fc.string({ unit: fc.constantFrom('护', '照', '没', '收'), minLength: 2, maxLength: 2 });
  const written = fc.tuple(pair, fc.constantFrom(' ', ' .. ', ' ... '), pair);
  const text = fc.string({ unit: signs, maxLength: 60 });
  fc.assert(
    fc.property(written, text, ([first, gap, last], read) => {
      const automaton = new Automaton({ phrases: [phraseOf(`${first}${gap}${last}`)] });
      const reading = readText(read);
      const most = { ' ': 0, ' .. ': 12, ' ... ': 24 }[gap] ?? 0;
      // Spaces count nothing between two words; the signs of a word stand together.
      const plain = new RegExp(`(?=(${first})( *(?:[^ 。] *){0,${most}}?)${last})`, 'u');
      expect(automaton.match(reading).length > 0).toBe(plain.test(reading.text.folded));
    }),
    RUNS,
  );
});

test('nothing that people or machines write makes it throw, and places lie inside the text', () => {
  const automaton = new Automaton({ phrases: ['没收 .. 护照', 'ยึด .. พาสปอร์ต'].map(phraseOf) });
  const parts = fc.constantFrom('没收', '护照', 'ยึด', 'พาสปอร์ต', ' ', '่', '\u200b', '\ud800', 'a', '်', '.', '\n');
  fc.assert(
    fc.property(fc.array(fc.oneof(parts, fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 40 }), (all) => {
      const reading = readText(all.join(''));
      for (const { start, end } of automaton.match(reading)) {
        expect(start).toBeLessThan(end);
        expect(end).toBeLessThanOrEqual(reading.text.folded.length);
        expect(splitsSyllable(reading.text.folded, start)).toBe(false);
      }
    }),
    RUNS,
  );
});
