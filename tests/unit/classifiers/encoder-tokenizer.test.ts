// The tokenizer's shortcuts (early cut, early stop, squeezed runs) change nothing: it agrees with the rules written out plainly.

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { loadTokenizer } from '../../../src/classifiers/encoder/encoder.js';
import { readEncoderConfig } from '../../../src/classifiers/encoder/files.js';

const DIR = 'models/encoder';
const config = readEncoderConfig(DIR);
const tokenizer = loadTokenizer(DIR, config);
const pieces = readFileSync(`${DIR}/pieces.txt`, 'utf8').split('\n').slice(0, -1);
const scores = new Float32Array(Uint8Array.from(readFileSync(`${DIR}/scores.f32`)).buffer);
const idOf = new Map(pieces.map((piece, id) => [piece, id]).slice(4) as [string, number][]);

/** Rules 2 and 3 of LAYOUT.md, one after the other. */
function plainNormal(text: string): string {
  const { delete: deleted, to_space: toSpace } = config.tokenizer.normalise;
  return `▁${[...text]
    .map((char) => (/\p{Surrogate}/u.test(char) ? '\ufffd' : char))
    .join('')
    .replace(/[^\uff5e\u32ff]+/g, (part) => part.normalize('NFKC'))
    .replace(/./gsu, (char) => {
      const code = char.codePointAt(0) ?? 0;
      return deleted.includes(code) ? '' : toSpace.includes(code) ? ' ' : char;
    })
    .replace(/ +/g, ' ')
    .replace(/^ | $/g, '')}`.replaceAll(' ', '▁');
}

/** Rules 4 and 5: the whole text, every piece a string. */
function plainIds(text: string): number[] {
  const chars = [...plainNormal(text)];
  const best = [{ score: 0, ids: null as null | { id: number; rest: unknown } }];
  for (let i = 0; i < chars.length; i += 1) {
    const here = best[i]!;
    for (let k = 1; k <= 16 && i + k <= chars.length; k += 1) {
      let id = idOf.get(chars.slice(i, i + k).join(''));
      const gain = id === undefined ? config.tokenizer.min_score - 10 : scores[id]!;
      if (id === undefined && k === 1) id = 3;
      if (id === undefined) continue;
      const old = best[i + k];
      if (old === undefined || here.score + gain > old.score) {
        best[i + k] = { score: here.score + gain, ids: { id, rest: here.ids } };
      }
    }
  }
  const ids: number[] = [];
  for (let at = best.at(-1)!.ids; at !== null; at = at.rest as typeof at) ids.push(at.id);
  ids.reverse();
  return [0, ...ids.filter((id, i) => id !== 3 || ids[i - 1] !== 3).slice(0, 510), 2];
}

const awkward = fc.constantFrom(
  ...['a', 'e\u0301', '\u0301', '\u0323', ' ', '\u00a0', '\u200b', '\u0001', '\u0007', '\t', '\n', '\ufeff', '\ufffd'],
  ...[
    '\ud83d',
    '\ude00',
    '😀',
    '～',
    '㋿',
    '▁',
    'ﷺ',
    'ﬁ',
    '한',
    'ဒ',
    'ี',
    '\0',
    '</s>',
    '<unk>',
    '.',
    '中',
    'Ａ',
    '´',
    '\u2028',
  ],
);

test('random mixtures of awkward characters', () => {
  const text = fc.array(awkward, { maxLength: 40 }).map((parts) => `query: ${parts.join('')}`);
  fc.assert(
    fc.property(text, (each) => expect([...tokenizer.encode(each)]).toEqual(plainIds(each))),
    { seed: 7, numRuns: 1_500 },
  );
});

test('long texts made of pieces: the same first 510 as when all of it is searched', () => {
  const piece = fc.integer({ min: 4, max: pieces.length - 1 }).map((id) => (pieces[id] ?? '').replaceAll('▁', ' '));
  const text = fc.array(piece, { minLength: 500, maxLength: 1_200 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, (each) => expect([...tokenizer.encode(each)]).toEqual(plainIds(each))),
    { seed: 11, numRuns: 15, endOnFailure: true },
  );
});

test.each([
  ['one letter', 'a'.repeat(6_000)],
  ['two letters', 'ab'.repeat(3_000)],
  ['laughter', 'ha'.repeat(3_000)],
  ['unknown letters in between', 'la한국'.repeat(1_500)],
  ['an expanding ligature', 'ﷺ'.repeat(500)],
  ['Thai without spaces', 'ไปตลาดตอนเช้า'.repeat(400)],
])('repetition (%s) stops early at the same pieces', (_name, text) => {
  expect([...tokenizer.encode(text)]).toEqual(plainIds(text));
});

test('spaces and control characters in front push nothing out', () => {
  const padding = ' \u200b\u00a0\u0001\t'.repeat(100_000);
  expect(tokenizer.encode(`query: ${padding}help me`)).toEqual(tokenizer.encode('query: help me'));
});

test.each([
  ['1 MB of words', 'we cross the river at dawn. '.repeat(40_000)],
  ['a million combining marks', `a${'\u0323\u0301'.repeat(500_000)}`],
  ['1 MB of unknown letters', '한국어'.repeat(350_000)],
  ['1 MB of one letter', 'z'.repeat(1_000_000)],
  ['1 MB of expanding ligatures', 'ﷺ'.repeat(1_000_000)],
])('%s: cut into at most 512 ids within a second', (_name, text) => {
  const begin = performance.now();
  expect(tokenizer.encode(`query: ${text}`).length).toBeLessThanOrEqual(512);
  expect(performance.now() - begin).toBeLessThan(1_000);
});
