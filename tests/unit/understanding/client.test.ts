// A failing or hanging classifier leaves its own text unassessed and harms no other text.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Understander } from '../../../src/app/ports.js';
import { startUnderstanding } from '../../../src/app/understanding/client.js';
import type { Understanding } from '../../../src/domain/assessment.js';

const FOLDERS = { modelDir: 'models/first', lexiconDir: 'content/lexicon' };
const TROUBLED = new URL('./fixtures/troubled.mjs', import.meta.url).href;

function kindOf(understanding: Understanding): string {
  return understanding.kind === 'assessed' ? 'assessed' : understanding.why;
}

describe('understanding behind its deadline', () => {
  let understander: Understander;
  let replaced: string[];

  beforeAll(async () => {
    replaced = [];
    understander = await startUnderstanding({
      ...FOLDERS,
      deadlineMs: 400,
      extraClassifiers: TROUBLED,
      onReplaced: (why) => replaced.push(why),
    });
  });
  afterAll(() => understander.close());
  beforeEach(() => {
    replaced.length = 0;
  });

  test('a message is read, with labels, reasons at exact places, and the model that read it', async () => {
    const text = 'Please help me. My boss took my passport and I cannot leave the house.';
    const understanding = await understander.assess(text);
    if (understanding.kind !== 'assessed') throw new Error('was not assessed');
    const { assessment } = understanding;
    expect(assessment.lang).toBe('en');
    expect(assessment.speaker).not.toBe('offeror');
    expect(assessment.model).toBe(understander.model);
    expect(Object.keys(assessment.labels)).toHaveLength(11);
    for (const reason of assessment.reasons) expect(text.slice(reason.start, reason.end)).toBe(reason.text);
  });

  test('a text at which a classifier hangs is unassessed in time, the texts around it are read', async () => {
    const texts = ['good morning to you', 'hang now please', 'how are you today', 'see you on Monday'];
    const started = performance.now();
    const results = await Promise.all(texts.map((text) => understander.assess(text)));
    expect(results.map(kindOf)).toEqual(['assessed', 'timed_out', 'assessed', 'assessed']);
    expect(performance.now() - started).toBeLessThan(15_000);
    expect(replaced).toEqual(['timed_out']);
  });

  test('the deadline holds although its timer fires a little early', async () => {
    const timer = globalThis.setTimeout;
    const early = (then: () => void, ms = 0) => timer(then, Math.max(0, ms - 5));
    globalThis.setTimeout = early as typeof globalThis.setTimeout;
    try {
      expect(kindOf(await understander.assess('hang now please'))).toBe('timed_out');
    } finally {
      globalThis.setTimeout = timer;
    }
    expect(kindOf(await understander.assess('good morning to you'))).toBe('assessed');
  }, 20_000);

  test('a text that ends the worker is unassessed, the texts around it are read', async () => {
    const results = await Promise.all(
      ['hello there', 'die now', 'hang now', 'bye now'].map((t) => understander.assess(t)),
    );
    expect(results.map(kindOf)).toEqual(['assessed', 'failed', 'timed_out', 'assessed']);
  });

  test('a classifier that throws is named in the reading, and the others count', async () => {
    const understanding = await understander.assess('throw now, my boss took my passport');
    if (understanding.kind !== 'assessed') throw new Error('was not assessed');
    expect(understanding.assessment.failed).toEqual(['troubled']);
    expect(understanding.assessment.labels.coercion).toBeGreaterThan(0.5);
  });

  test('lone surrogates, NUL and an empty text come back as they are, with a reading', async () => {
    for (const text of ['', '\u0000', '\ud800 hello \udc00', 'a'.repeat(65_000)]) {
      expect(kindOf(await understander.assess(text))).toBe('assessed');
    }
  });
});

test('a broken lexicon stops the start with file and line', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'lexicon-'));
  writeFileSync(join(dir, 'indicators.yaml'), 'indicators:\n  one:\n    label: nonsense\n    weight: weak\n');
  try {
    const start = startUnderstanding({ modelDir: FOLDERS.modelDir, lexiconDir: dir, deadlineMs: 400 });
    await expect(start).rejects.toMatchObject({
      code: 'bad_content',
      message: expect.stringContaining('indicators.yaml:3'),
    });
  } finally {
    rmSync(dir, { recursive: true });
  }
});

test('after closing a text is unassessed, not forgotten', async () => {
  const understander = await startUnderstanding({ ...FOLDERS, deadlineMs: 400 });
  await understander.close();
  expect(kindOf(await understander.assess('hello'))).toBe('failed');
});
