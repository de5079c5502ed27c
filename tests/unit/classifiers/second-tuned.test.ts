// What tuning changed of the encoder lies in a folder of its own, is added on load, and is refused when it is not whole.

import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBackend, type TensorFlow } from '../../../src/classifiers/encoder/backend.js';
import type { EncoderConfig } from '../../../src/classifiers/encoder/config.js';
import { readEncoderConfig } from '../../../src/classifiers/encoder/files.js';
import { disposeWeights, loadWeights, readTuned, type Weights } from '../../../src/classifiers/encoder/weights.js';
import { readHead } from '../../../src/classifiers/second/head.js';

/** Width of the small encoder made here: one block of 4-bit weights. */
const SIDE = 32;
/** Half-precision bits of 1 and of 0.5. */
const ONE = 0x3c00;
const HALF = 0x3800;
const MATRICES = ['q', 'k', 'v', 'ao', 'fi', 'fo'] as const;

interface Matrix {
  readonly name: string;
  /** Every weight is `level` (-8..7) times the scale. */
  readonly level: number;
  /** IEEE half. */
  readonly scale: number;
}

/** Plain tensors by name: their numbers, or the one number that fills a row. */
type Plain = Readonly<Record<string, number | readonly number[]>>;

/** Writes the three files of numbers, and says what lies where in them. */
function writeTensors(dir: string, matrices: readonly Matrix[], plain: Plain) {
  mkdirSync(dir, { recursive: true });
  const bytes = (SIDE * SIDE) / 2;
  const q4 = Buffer.concat(matrices.map(({ level }) => Buffer.alloc(bytes, (level + 8) * 17)));
  const scales = Uint16Array.from(matrices.flatMap(({ scale }) => Array<number>(SIDE).fill(scale)));
  const rows = Object.entries(plain).map(([name, value]) => ({
    name,
    numbers: typeof value === 'number' ? Array<number>(SIDE).fill(value) : value,
  }));
  const params = Float32Array.from(rows.flatMap(({ numbers }) => numbers));
  let offset = 0;
  const plainTensors = rows.map(({ name, numbers }) => {
    const tensor = { name, type: 'f32', shape: [numbers.length], offset };
    offset += numbers.length * 4;
    return tensor;
  });
  const content = {
    'layers.q4': q4,
    'layers.scale.f16': Buffer.from(scales.buffer),
    'params.f32': Buffer.from(params.buffer),
  };
  for (const [name, bytesOf] of Object.entries(content)) writeFileSync(join(dir, name), bytesOf);
  return {
    tensors: [
      ...matrices.map(({ name }, i) => ({
        name,
        type: 'q4',
        shape: [SIDE, SIDE],
        q4_offset: i * bytes,
        scale_offset: i * SIDE * 2,
      })),
      ...plainTensors,
    ],
    files: Object.fromEntries(Object.entries(content).map(([name, bytesOf]) => [name, facts(bytesOf)])),
  };
}

function facts(content: Buffer) {
  return { bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') };
}

let dir: string;
let tf: TensorFlow;
let loaded: Weights | null;

beforeAll(async () => {
  ({ tf } = await openBackend());
});
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'tuned-'));
  loaded = null;
});
afterEach(() => {
  if (loaded !== null) disposeWeights(loaded);
  rmSync(dir, { recursive: true });
});

/** An encoder of one layer: its matrices hold 1, 2, … 6, its biases 0.25, its norms 1. */
function smallEncoder(): EncoderConfig {
  const names = MATRICES.map((part, i) => ({ name: `l0.${part}.w`, level: i + 1, scale: ONE }));
  const plain = Object.fromEntries([
    ...MATRICES.map((part) => [`l0.${part}.b`, 0.25]),
    ...['l0.aln', 'l0.oln', 'emb.ln'].flatMap((norm) => [
      [`${norm}.w`, 1],
      [`${norm}.b`, 0],
    ]),
    ['emb.pos', 0],
    ['emb.type', 0],
  ]);
  const described = writeTensors(dir, names, plain);
  const words = { 'embed.q4': Buffer.alloc(16), 'embed.scale.f16': Buffer.alloc(2) };
  for (const [name, content] of Object.entries(words)) writeFileSync(join(dir, name), content);
  const shipped = readEncoderConfig('models/encoder');
  const files = {
    ...described.files,
    'embed.q4': facts(words['embed.q4']),
    'embed.scale.f16': facts(words['embed.scale.f16']),
  };
  return {
    ...shipped,
    ...described,
    files: { ...shipped.files, ...files },
    hidden: SIDE,
    layers: 1,
    ffn: SIDE,
    max_tokens: 1,
    attention_scale: 0.5,
  } as EncoderConfig;
}

/** Writes a tuned folder that changes each of these matrices by half of its level. */
function tuned(changes: Readonly<Record<string, number>>, plain: Plain = {}): string {
  const folder = join(dir, 'tuned');
  const matrices = Object.entries(changes).map(([part, level]) => ({ name: `l0.${part}.w`, level, scale: HALF }));
  const described = writeTensors(folder, matrices, plain);
  writeFileSync(join(folder, 'encoder.json'), JSON.stringify({ name: 'made', ...described }));
  return folder;
}

function load(folder?: string): Weights['layers'][number] {
  const config = smallEncoder();
  loaded = loadWeights(dir, config, tf, folder === undefined ? undefined : readTuned(folder));
  const [layer] = loaded.layers;
  if (layer === undefined) throw new Error('there is no layer');
  return layer;
}

/** The values that a tensor's columns hold, each once, in their order. */
const values = (tensor: { dataSync(): ArrayLike<number> }): readonly number[] => [
  ...new Set(Array.from(tensor.dataSync())),
];

test("a matrix's change is added to the encoder's, the others stay", () => {
  const layer = load(tuned({ fo: 3, ao: -2 }));
  expect(values(layer.narrow.weight)).toEqual([6 + 3 / 2]);
  expect(values(layer.attentionOut.weight)).toEqual([4 - 2 / 2]);
  expect(values(layer.widen.weight)).toEqual([5]);
  expect(values(layer.attention.weight)).toEqual([0.5, 2, 3]);
});

test("queries, keys and values are changed together, the queries' change by the attention's scale too", () => {
  const layer = load(tuned({ q: 2, k: 4, v: -6 }));
  expect(values(layer.attention.weight)).toEqual([0.5 * (1 + 1), 2 + 2, 3 - 3]);
});

test('plain numbers stand in for the old ones', () => {
  const layer = load(tuned({ fo: 0 }, { 'l0.q.b': 3, 'l0.fo.b': 7, 'l0.oln.w': 2 }));
  expect(values(layer.attention.bias)).toEqual([1.5, 0.25]);
  expect(values(layer.narrow.bias)).toEqual([7]);
  expect(values(layer.widen.bias)).toEqual([0.25]);
  expect([...new Set(layer.outputNorm.weight)]).toEqual([2]);
  expect([...new Set(layer.attentionNorm.weight)]).toEqual([1]);
});

test.each([[{ q: 1 }], [{ k: 1 }], [{ v: 1 }], [{ q: 1, v: 1 }]])(
  'a folder that changes only %j of queries, keys and values is refused',
  (changes) => {
    expect(() => load(tuned(changes as unknown as Record<string, number>))).toThrow(
      expect.objectContaining({ code: 'bad_content', message: expect.stringMatching(/l0\.q\.w is missing/) }),
    );
  },
);

test('without a tuned folder the encoder is as it was', () => {
  const layer = load();
  expect(values(layer.narrow.weight)).toEqual([6]);
  expect(values(layer.attention.bias)).toEqual([0.125, 0.25]);
});

test('the head adds up both vectors, layer 8 before the last', () => {
  const weights = [1, 2, 3, 4, 0.5, 0, 0, -0.5];
  const head = readHead(readTuned(tuned({}, { 'head.w': weights, 'head.b': [10, 20] })), 2, 2);
  const odds = head({ layer8: Float32Array.of(1, -1), last: Float32Array.of(2, 4) });
  expect([...odds]).toEqual([10 + 1 - 2 + 6 + 16, 20 + 0.5 - 2]);
});

test.each([
  ['no head', {}],
  ['weights for another encoder', { 'head.w': [1, 2, 3, 4], 'head.b': [1, 2] }],
  ['a bias too few', { 'head.w': [1, 2, 3, 4, 5, 6, 7, 8], 'head.b': [1] }],
])('a folder with %s is refused', (_name, plain) => {
  expect(() => readHead(readTuned(tuned({}, plain)), 2, 2)).toThrow(
    expect.objectContaining({ code: 'bad_content', message: expect.stringMatching(/head\.[wb] is missing/) }),
  );
});

test('both folders together have at most 35 MB', () => {
  const size = (folder: string) =>
    readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
  expect(size('models/encoder') + size('models/second')).toBeLessThanOrEqual(35e6);
});
