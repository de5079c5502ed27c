// What is promoted is what was judged, whole and durable, and nobody who may be a minor is lost on the way.

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Lane, shortest } from '../../../src/app/understanding/lane.js';
import type { Prediction } from '../../../src/classifiers/evaluation.js';
import { loadModel, saveModel } from '../../../src/classifiers/linear/store-model.js';
import { modelHash, storeCandidate } from '../../../src/classifiers/promoted.js';
import { compare, regressionFigures } from '../../../src/classifiers/regression.js';
import type { LabelledRow } from '../../../src/classifiers/training-rows.js';
import { DecisionBody } from '../../../src/server/api/schemas/review-items.js';

describe('a candidate', () => {
  let folder: string;
  let dir: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'promotion-'));
    dir = join(folder, 'candidate');
    const { file, parts } = loadModel('models/first');
    saveModel(dir, { ...file, version: '2026.12-9' }, parts, '# a card');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is stored with its card and nothing else that lies beside it', () => {
    writeFileSync(join(dir, 'rows.jsonl'), '{"text":"words of somebody"}');
    const stored = join(folder, 'models', storeCandidate(join(folder, 'models'), dir));
    expect(readdirSync(stored).sort()).toEqual(['MODEL_CARD.md', 'model.json', 'weights.bin']);
    expect(modelHash(stored)).toBe(modelHash(dir));
  });

  it('that was changed while it was judged is not stored, and leaves nothing behind', () => {
    const judged = modelHash(dir);
    const weights = readFileSync(join(dir, 'weights.bin'));
    weights[weights.length - 1] = (weights.at(-1) ?? 0) ^ 1;
    writeFileSync(join(dir, 'weights.bin'), weights);
    expect(() => storeCandidate(join(folder, 'models'), dir, judged)).toThrow('changed while it was judged');
    expect(existsSync(join(folder, 'models')) ? readdirSync(join(folder, 'models')) : []).toEqual([]);
  });
});

describe('the comparison', () => {
  const rows: readonly LabelledRow[] = Array.from({ length: 100 }, (_, i) => ({
    id: i,
    text: '',
    labels: i < 40 ? ['minor_risk'] : [],
  }));
  const finding = (called: number) =>
    regressionFigures([{ language: 'en', rows }], (asked) =>
      asked.map(
        ({ id }): Prediction => ({
          id,
          p: Number(id) < 40 ? 0.9 : 0.1,
          flagged: Number(id) < 40,
          labels: { minor_risk: Number(id) < 40 ? 0.9 : 0.1 },
          speaker: 'unknown',
          needsPerson: Number(id) < called,
        }),
      ),
    );

  it('refuses a model by which fewer minors get a person, though its flags are as good', () => {
    const lines = compare(finding(40), finding(39));
    expect(lines.filter(({ ok }) => !ok).map(({ what }) => what)).toEqual(['minor risk: person called']);
    expect(compare(finding(39), finding(40)).every(({ ok }) => ok)).toBe(true);
  });
});

test('a decision that names a label twice is refused', () => {
  const decision = { act: 'confirm', reason: 'seen', seenVersion: 0, seenTurn: 1 };
  expect(DecisionBody.safeParse({ ...decision, labels: ['coercion', 'secrecy'] }).success).toBe(true);
  expect(DecisionBody.safeParse({ ...decision, labels: ['coercion', 'secrecy', 'coercion'] }).success).toBe(false);
});

test('a worker that is down gets a text only when the others have much to do', () => {
  const lane = (isReady: boolean, load: number) => ({ isReady, load }) as Lane<string, string>;
  const up = lane(true, 3);
  expect(shortest([lane(false, 0), up])).toBe(up);
  const down = lane(false, 0);
  expect(shortest([down, lane(true, 30)])).toBe(down);
  expect(shortest([lane(true, 2), up, lane(true, 9)])).toMatchObject({ load: 2 });
});
