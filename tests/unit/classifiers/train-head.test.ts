// The second reader's head trained again on one's own rows: it learns, it forgets nothing for it, and it is the same twice.

import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { PassThrough } from 'node:stream';
import { openBackend, type TensorFlow } from '../../../src/classifiers/encoder/backend.js';
import { HEAD_OUTPUTS, readHeadWeights, writeHeadFolder } from '../../../src/classifiers/second/head-folder.js';
import { heldBackRows } from '../../../src/classifiers/second/read-vectors.js';
import { fitHead, type HeadRows, type HeadWeights } from '../../../src/classifiers/second/train-head.js';
import { main } from '../../../src/cli/main.js';
import { LABELS } from '../../../src/domain/assessment.js';

const WIDTH = 24;
const OUTPUTS = 3;

function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32 - 0.5;
  };
}

/** Rows of which the first two outputs follow a direction each, and the third is never known. */
function rowsOf(count: number, seed: number): HeadRows {
  const next = numbers(seed);
  const vectors = Float32Array.from({ length: count * WIDTH }, next);
  const targets = new Uint8Array(count * OUTPUTS);
  const known = new Uint8Array(count * OUTPUTS);
  for (let row = 0; row < count; row += 1) {
    const at = (i: number): number => vectors[row * WIDTH + i] ?? 0;
    targets.set([Number(at(0) + at(1) > 0), Number(at(2) > 0.2), 0], row * OUTPUTS);
    known.set([1, 1, 0], row * OUTPUTS);
  }
  return { count, vectors, targets, known };
}

const zero: HeadWeights = { weights: new Float32Array(OUTPUTS * WIDTH), bias: new Float32Array(OUTPUTS) };
const fifth = (count: number) => Array.from({ length: count }, (_, row) => row % 5 === 0);

describe('the head', () => {
  let tf: TensorFlow;
  beforeAll(async () => {
    tf = (await openBackend()).tf;
  });

  it('learns what 300 rows show, the same twice, and leaves nothing in the engine', () => {
    const rows = rowsOf(300, 7);
    const tensors = tf.memory().numTensors;
    const fit = fitHead(tf, rows, zero, fifth(300));
    expect(fit.before).toBeCloseTo(Math.log(2), 5);
    expect(fit.after).toBeLessThan(0.35);
    expect(fit.steps).toBeGreaterThan(20);
    expect(fitHead(tf, rows, zero, fifth(300))).toEqual(fit);
    expect(tf.memory().numTensors).toBe(tensors);
    const fresh = rowsOf(200, 8);
    const right = Array.from({ length: 200 }, (_, row) => {
      const odds = fit.weights
        .subarray(0, WIDTH)
        .reduce((sum, w, i) => sum + w * (fresh.vectors[row * WIDTH + i] ?? 0), fit.bias[0] ?? 0);
      return odds > 0 === (fresh.targets[row * OUTPUTS] === 1);
    });
    expect(right.filter(Boolean).length).toBeGreaterThan(180);
  });

  it('leaves alone what no row knows, and stays as it was where the rows say nothing', () => {
    const rows = rowsOf(300, 9);
    const start = {
      weights: Float32Array.from({ length: OUTPUTS * WIDTH }, numbers(1)),
      bias: Float32Array.from([0, 0, 2]),
    };
    const fit = fitHead(tf, rows, start, fifth(300));
    expect(fit.weights.subarray(2 * WIDTH)).toEqual(start.weights.subarray(2 * WIDTH));
    expect(fit.bias[2]).toBe(2);
    const next = numbers(3);
    const noise = { ...rows, targets: rows.targets.map((_, i) => (i % OUTPUTS === 2 ? 0 : Number(next() > 0))) };
    expect(fitHead(tf, noise, zero, fifth(300))).toMatchObject({ steps: 0, weights: zero.weights });
  });
});

it('holds whole subjects back, others with another seed', () => {
  const rows = Array.from({ length: 60 }, (_, i) => ({ id: i, text: '', labels: [], subject: `s${i % 20}` }));
  const held = heldBackRows(rows, 1);
  expect(held.filter(Boolean)).toHaveLength(12);
  for (const [i, row] of rows.entries())
    expect(held[i]).toBe(held[rows.findIndex(({ subject }) => subject === row.subject)]);
  expect(heldBackRows(rows, 2)).not.toEqual(held);
});

describe('the folder', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'head-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('has the layers byte for byte, the new head, a description that fits, and no join of the old one', () => {
    const head = readHeadWeights('models/second', 768);
    const other = { weights: head.weights.map((w) => w * 2), bias: head.bias.map((b) => b + 1) };
    const out = join(folder, 'new');
    writeHeadFolder('models/second', out, other);
    expect(readHeadWeights(out, 768)).toEqual(other);
    expect(readFileSync(join(out, 'layers.q4')).equals(readFileSync('models/second/layers.q4'))).toBe(true);
    expect(existsSync(join(out, 'model.json'))).toBe(false);
    expect(other.bias).toHaveLength(HEAD_OUTPUTS);
  });

  it('is written by `train --second` from rows such as `export training` gives', async () => {
    const lines = readFileSync(resolve('corpus/calibration/en.jsonl'), 'utf8').split('\n').filter(Boolean).slice(0, 60);
    const rows = lines.map((line, i) => {
      const { text, labels } = JSON.parse(line);
      return JSON.stringify({
        id: `d-${i}`,
        text,
        lang: 'en',
        labels: LABELS.filter((label) => labels.includes(label)),
        source: 'decision',
      });
    });
    writeFileSync(join(folder, 'rows.jsonl'), rows.join('\n'));
    const run = async (...words: string[]) => {
      const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
      const code = await main(['train', '--second', ...words], { stdin, stdout, stderr, env: {}, cwd: folder });
      return { code, out: String(stdout.read() ?? ''), err: String(stderr.read() ?? '') };
    };
    const done = await run('--data', 'rows.jsonl', '--out', 'new');
    expect(done).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringMatching(/held back: [\d.]+ before, [\d.]+ after.*calibrate/),
    });
    const [before, after] = (/held back: ([\d.]+) before, ([\d.]+) after/.exec(done.out) ?? []).slice(1).map(Number);
    expect(after).toBeLessThanOrEqual(before ?? 0);
    const head = readHeadWeights(join(folder, 'new'), 768);
    // Decisions do not say who spoke: that part of the head stays.
    const shipped = readHeadWeights('models/second', 768);
    expect(head.weights.subarray(LABELS.length * 768)).toEqual(shipped.weights.subarray(LABELS.length * 768));
    writeFileSync(join(folder, 'few.jsonl'), rows.slice(0, 3).join('\n'));
    expect(await run('--data', 'few.jsonl', '--out', 'no')).toMatchObject({
      code: 2,
      err: expect.stringContaining('too few'),
    });
    expect(existsSync(join(folder, 'no'))).toBe(false);
  }, 120_000);
});
