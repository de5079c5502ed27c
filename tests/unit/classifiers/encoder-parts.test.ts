// What the encoder is made of: packed numbers, a checked folder, an engine that is there or is not.

import { cpSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBackend, type TensorFlow } from '../../../src/classifiers/encoder/backend.js';
import { loadTokenizer } from '../../../src/classifiers/encoder/encoder.js';
import { readEncoderConfig } from '../../../src/classifiers/encoder/files.js';
import { applyGelu } from '../../../src/classifiers/encoder/gelu.js';
import { normaliseRows, unitMean } from '../../../src/classifiers/encoder/norm.js';
import { halfToNumber, unpackRow, unpackTurned } from '../../../src/classifiers/encoder/unpack.js';

const DIR = 'models/encoder';
const absent = () => Promise.reject(new Error('not installed'));

test.each([
  [0x3c00, 1],
  [0xc000, -2],
  [0x0001, 2 ** -24],
  [0x83ff, -1023 * 2 ** -24],
  [0x7bff, 65504],
  [0x3555, 0.333251953125],
])('half %i is %d', (bits, value) => expect(halfToNumber(bits)).toBe(value));

test('low nibbles are the first half of a block, high ones the second', () => {
  const q4 = Uint8Array.from({ length: 32 }, (_, j) => (j < 16 ? j | ((15 - j) << 4) : 0x98));
  const out = new Float32Array(64);
  unpackRow({ q4, scales: Uint16Array.of(0x4000, 0x3c00) }, 0, 64, out, 0);
  expect([...out.subarray(0, 16)]).toEqual(Array.from({ length: 16 }, (_, j) => 2 * (j - 8)));
  expect([...out.subarray(16, 32)]).toEqual(Array.from({ length: 16 }, (_, j) => 2 * (7 - j)));
  expect([...out.subarray(32)]).toEqual(Array.from({ length: 32 }, (_, j) => (j < 16 ? 0 : 1)));
});

test('turned: rows become columns beside others, times a factor', () => {
  const q4 = Uint8Array.from({ length: 3 * 16 }, (_, i) => (i * 7) & 255);
  const packed = { q4, scales: Uint16Array.of(0x3c00, 0x4000, 0x4200) };
  const rows = [0, 1, 2].map((row) => {
    const one = new Float32Array(32);
    unpackRow(packed, row, 32, one, 0);
    return one;
  });
  const out = new Float32Array(32 * 5);
  unpackTurned(packed, { rows: 3, width: 32 }, { out, columns: 5, first: 2, factor: 0.5 });
  for (let i = 0; i < 32; i += 1) {
    expect([...out.subarray(i * 5, i * 5 + 5)]).toEqual([0, 0, ...rows.map((row) => (row[i] ?? 0) / 2)]);
  }
});

test('a normed row has mean 0 and variance 1 before factor and bias', () => {
  const x = Float32Array.of(1, 2, 3, 4);
  normaliseRows(x, 1, { weight: Float32Array.of(1, 1, 1, 2), bias: Float32Array.of(0, 0, 0, 1) }, 1e-12);
  const step = 1 / Math.sqrt(1.25);
  const expected = [-1.5 * step, -0.5 * step, 0.5 * step, 1 + 3 * step];
  for (const [i, value] of expected.entries()) expect(x[i]).toBeCloseTo(value, 6);
});

test.each([
  [0, 0],
  [1, 0.8413447460685429],
  [-1, -0.15865525393145707],
  [0.5, 0.34573123063700656],
  [2, 1.9544997361036416],
  [-2.0003, -0.0454748],
  [7, 7],
  [-7, 0],
  [Number.NaN, Number.NaN],
])('gelu of %d is %d', (z, value) => {
  const x = Float32Array.of(z);
  applyGelu(x);
  if (Number.isNaN(value)) expect(x[0]).toBeNaN();
  else expect(Math.abs((x[0] ?? 0) - value)).toBeLessThan(4e-7);
});

test('the mean of rows has length 1; of nothing but zeros it stays zero', () => {
  expect([...unitMean(Float32Array.of(2, 1, 4, 7), 2, 2)]).toEqual([...Float32Array.of(0.6, 0.8)]);
  expect([...unitMean(new Float32Array(4), 2, 2)]).toEqual([0, 0]);
});

describe('a folder that is not whole', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'encoder-'));
    for (const name of ['config.json', 'pieces.txt', 'scores.f32']) cpSync(join(DIR, name), join(dir, name));
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  test('no config.json', () => {
    rmSync(join(dir, 'config.json'));
    expect(() => readEncoderConfig(dir)).toThrow(/config\.json: no readable encoder/);
  });

  test('a field that is wrong is named', () => {
    const config = JSON.parse(readFileSync(join(dir, 'config.json'), 'utf8')) as Record<string, unknown>;
    writeFileSync(join(dir, 'config.json'), JSON.stringify({ ...config, heads: 7 }));
    expect(() => readEncoderConfig(dir)).toThrow(/hidden must be heads times head_dim/);
  });

  test('a file cut short, a byte changed, a file missing', () => {
    const scores = join(dir, 'scores.f32');
    const content = readFileSync(scores);
    truncateSync(scores, content.length - 4);
    expect(() => loadTokenizer(dir)).toThrow(/scores\.f32: has 287996 bytes, its description says 288000/);
    content[1000] = (content[1000] ?? 0) ^ 1;
    writeFileSync(scores, content);
    expect(() => loadTokenizer(dir)).toThrow(/scores\.f32: is not the file/);
    rmSync(scores);
    expect(() => loadTokenizer(dir)).toThrow(/scores\.f32: the encoder's file cannot be read/);
  });
});

describe('the engine', () => {
  const realFetch = globalThis.fetch;
  beforeAll(() => {
    globalThis.fetch = () => Promise.reject(new Error('nothing may be fetched'));
  });
  afterAll(() => {
    globalThis.fetch = realFetch;
  });

  test('WebAssembly where the native one is not installed; the process keeps its own listeners', async () => {
    const listeners = () => ['uncaughtException', 'unhandledRejection'].map((event) => process.listenerCount(event));
    const before = listeners();
    const { tf, name } = await openBackend(absent);
    expect([name, tf.getBackend()]).toEqual(['wasm', 'wasm']);
    expect(listeners()).toEqual(before);
    expect((await openBackend(absent)).tf).toBe(tf);
  });

  test('the native one where it computes', async () => {
    const { tf } = await openBackend(absent);
    const native = { ...tf, setBackend: () => Promise.resolve(true) } as TensorFlow;
    expect(await openBackend(() => Promise.resolve(native))).toEqual({ tf: native, name: 'tensorflow' });
  });

  test('WebAssembly where the native one loads, but fails at the first product', async () => {
    const { tf } = await openBackend(absent);
    const broken = {
      ...tf,
      setBackend: () => Promise.resolve(true),
      matMul: () => {
        throw new TypeError('isNullOrUndefined is not a function');
      },
    } as unknown as TensorFlow;
    expect((await openBackend(() => Promise.resolve(broken))).name).toBe('wasm');
  });
});
