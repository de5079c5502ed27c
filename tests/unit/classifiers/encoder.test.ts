// The sentence encoder gives the vectors that its description promises, whatever it is handed.

import { readFileSync } from 'node:fs';
import { type Backend, openBackend } from '../../../src/classifiers/encoder/backend.js';
import { type Encoder, loadEncoder, loadTokenizer } from '../../../src/classifiers/encoder/encoder.js';

const DIR = 'models/encoder';
/** Bound for one hostile text; 512 tokens take 0.8 s on a free core. */
const BOUND_MS = 8_000;

interface Golden {
  readonly lang: string;
  readonly mode: 'query' | 'passage';
  readonly text: string;
  readonly ids: readonly number[];
  readonly vector: readonly number[];
  readonly vector_layer8: readonly number[];
}

const golden = readFileSync('tests/fixtures/encoder-golden.jsonl', 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as Golden);

let backend: Backend;
let encoder: Encoder;

beforeAll(async () => {
  backend = await openBackend();
  encoder = await loadEncoder(DIR, { backend });
});
afterAll(() => encoder.dispose());

function cosine(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const dot = (x: ArrayLike<number>, y: ArrayLike<number>): number =>
    Array.from(x).reduce((sum, value, i) => sum + value * (y[i] ?? 0), 0);
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
}

test('all 45 golden texts become the same pieces', () => {
  const tokenizer = loadTokenizer(DIR);
  expect(golden).toHaveLength(45);
  for (const { mode, text, ids } of golden) expect([...tokenizer.encode(`${mode}: ${text}`)]).toEqual(ids);
});

test.each(['query', 'passage'] as const)(
  'golden texts with the prefix "%s: " get the same two vectors',
  async (mode) => {
    const one = mode === 'query' ? encoder : await loadEncoder(DIR, { backend, prefix: mode });
    for (const { text, ids, vector, vector_layer8 } of golden.filter((each) => each.mode === mode)) {
      const { layer8, last, tokens } = await one.encode(text);
      expect(tokens).toBe(ids.length);
      expect(cosine(last, vector)).toBeGreaterThan(0.9999);
      expect(cosine(layer8, vector_layer8)).toBeGreaterThan(0.9999);
    }
    if (one !== encoder) one.dispose();
  },
);

test('both vectors have 384 numbers and length 1', async () => {
  const { layer8, last } = await encoder.encode('See you at the market.');
  for (const vector of [layer8, last]) {
    expect(vector).toHaveLength(384);
    expect(Math.hypot(...vector)).toBeCloseTo(1, 6);
  }
});

test('the same text gives the same bits, whatever was encoded between', async () => {
  const first = await encoder.encode('The boat leaves at night.');
  await encoder.encode('夜里开船');
  expect(await encoder.encode('The boat leaves at night.')).toEqual(first);
});

test('a text that means the same lies nearer than one that does not', async () => {
  const [english, spanish, other] = await Promise.all(
    ['Where can I sleep tonight?', '¿Dónde puedo dormir esta noche?', 'The bread costs two dollars.'].map((text) =>
      encoder.encode(text),
    ),
  );
  expect(cosine(english!.last, spanish!.last)).toBeGreaterThan(cosine(english!.last, other!.last));
});

test('fifty texts later no tensor is left over', async () => {
  const before = backend.tf.memory().numTensors;
  for (let i = 0; i < 50; i += 1) await encoder.encode(`message ${i} ${'and on '.repeat(i % 17)}`);
  expect(backend.tf.memory().numTensors).toBe(before);
});

test.each([
  ['nothing', ''],
  ['spaces alone', ' \t\n '.repeat(1000)],
  ['lone surrogates', '\ud800 hello \udfff\ud83d'],
  ['NUL', 'a\0b\0'],
  ['10,000 combining marks', `a${'\u0323\u0301'.repeat(5_000)}`],
  ['a million combining marks', `a${'\u0323\u0301'.repeat(500_000)}`],
  ['one token of 200 KB', 'x'.repeat(200_000)],
  ['1 MB of text', 'we cross the river at dawn. '.repeat(40_000)],
  ['1 MB of a script that the model does not know', '한국어'.repeat(350_000)],
])('%s: an answer of finite numbers in bounded time', async (_name, text) => {
  const begin = performance.now();
  const { last, layer8, tokens } = await encoder.encode(text);
  expect(performance.now() - begin).toBeLessThan(BOUND_MS);
  expect(tokens).toBeLessThanOrEqual(512);
  expect([...last, ...layer8].every(Number.isFinite)).toBe(true);
});

test('a disposed encoder frees its tensors and refuses', async () => {
  const before = backend.tf.memory().numTensors;
  const one = await loadEncoder(DIR, { backend });
  one.dispose();
  one.dispose();
  expect(backend.tf.memory().numTensors).toBe(before);
  await expect(one.encode('hello')).rejects.toThrow('disposed');
});
