// The service shows the reasons that `assess` shows: passages without which a label falls, where there is time to search for them.

import { packLexicon } from '../../../src/app/understanding/lexicon-bytes.js';
import { createSecondReading } from '../../../src/app/understanding/second-client.js';
import { QUIET } from '../../../src/bots/conversation/benign.js';
import { raisedAssessment } from '../../../src/bots/conversation/raise.js';
import type { Classifier } from '../../../src/classifiers/classifier.js';
import { firstReader } from '../../../src/classifiers/ensemble.js';
import { buildFirstReader } from '../../../src/classifiers/first-reader.js';
import { firstModelOf } from '../../../src/classifiers/linear/fingerprint.js';
import { loadFirstReaderData } from '../../../src/classifiers/load-first-reader.js';
import { FULL_BUDGET, type ReasonBudget } from '../../../src/classifiers/second/explain.js';
import { loadSecondReader, type SecondReader } from '../../../src/classifiers/second/second-reader.js';
import { type Assessment, type Label, PASSAGE, type Reason } from '../../../src/domain/assessment.js';

const DIRS = { encoder: 'models/encoder', second: 'models/second' };
const TEXT =
  'They took my passport when I came. The boss says I owe him three thousand and I may not leave before it is paid. Please help me.';

const data = loadFirstReaderData('models/first', 'content/lexicon');
const reread = buildFirstReader(data, null);
const firstModel = firstModelOf(data.model);
const callsFrom = data.model.file.thresholds.needsPerson;
const first = reread(TEXT, undefined, 0);
const shown = ({ reasons }: Assessment): readonly string[] =>
  reasons.map(({ label, indicator, start, end }) => `${label} ${indicator} ${start}-${end}`);

describe('reasons in the service', () => {
  let plain: SecondReader;
  beforeAll(async () => {
    plain = await loadSecondReader(DIRS, firstModel, { reread, callsFrom });
  });
  afterAll(() => plain.dispose());

  it('are those of `assess`, found in the worker by leaving passages out', async () => {
    const worker = createSecondReading({
      dirs: DIRS,
      firstModel,
      first: { model: data.model, lexicon: packLexicon(data.lexicon) },
      workers: 1,
    });
    const expected = await plain.assess(TEXT, first);
    const ask = { text: TEXT, first };
    const searched = await worker.assess({ ...ask, reasons: 'searched' });
    const again = await worker.assess({ ...ask, reasons: 'searched' });
    const hurried = await worker.assess({ ...ask, reasons: 'signs' });
    const guessed = await worker.assess({ ...ask, reasons: 'guessed' });
    const fresh = `${TEXT} I am at the depot.`;
    const atOnce = await worker.assess({ text: fresh, first: reread(fresh, undefined, 0), reasons: 'guessed' });
    await worker.close();
    expect(searched).toEqual({ kind: 'answered', answer: expected });
    expect(expected.labels.coercion).toBeGreaterThan(0.5);
    expect(expected.signsOnly).toBeUndefined();
    // What is in memory of a text that comes again changes nothing.
    expect(again).toEqual(searched);
    expect(hurried).toMatchObject({ kind: 'answered', answer: { signsOnly: true, labels: expected.labels } });
    // The guess reads nothing more: where the opinion lies in memory the signs are all there is, and that is said.
    expect(guessed).toMatchObject({ kind: 'answered', answer: { signsOnly: true, labels: expected.labels } });
    expect(atOnce.kind === 'answered' && atOnce.answer.reasons.some(({ indicator }) => indicator === PASSAGE)).toBe(
      true,
    );
    expect(atOnce.kind === 'answered' && atOnce.answer.signsOnly).toBeUndefined();
  }, 60_000);

  it('are the signs, and said to be, when no reading more may be made; the labels are the same', async () => {
    const [full, signs] = [await plain.assess(TEXT, first), await plain.assess(TEXT, first, { most: 0 })];
    expect(signs.signsOnly).toBe(true);
    expect(signs.labels).toEqual(full.labels);
    expect(signs.reasons.filter(({ indicator }) => indicator === PASSAGE)).toEqual([]);
  });

  it('are named as far as they were found when the time is up, and that is said', async () => {
    const full = await plain.assess(TEXT, first);
    let looks = 0;
    const budget: ReasonBudget = { ...FULL_BUDGET, isOver: () => ++looks > 4 };
    const hurried = await plain.assess(TEXT, first, budget);
    expect(hurried.signsOnly).toBe(true);
    expect(hurried.labels).toEqual(full.labels);
    expect(new Set(hurried.reasons.map(({ label }) => label))).toEqual(new Set(full.reasons.map(({ label }) => label)));
    expect(hurried.reasons.length).toBeLessThanOrEqual(full.reasons.length);
  });

  it('need no mark where nothing wants a reason', async () => {
    const quiet =
      'Are we still meeting at the library on Tuesday, or was it Wednesday after the lecture on old bridges?';
    expect((await plain.assess(quiet, reread(quiet, undefined, 0), { most: 0 })).signsOnly).toBeUndefined();
  });
});

describe('what is kept of a reading', () => {
  const sign = (label: Reason['label'], start: number, end: number, indicator = 'documents-taken'): Reason => ({
    label,
    indicator,
    start,
    end,
    text: TEXT.slice(start, end),
  });

  it('a sign that a passage of the same name holds is shown once; no other sign is taken away', () => {
    const before = [sign('coercion', 5, 21), sign('debt_bondage', 50, 60), sign('coercion', 90, 99)];
    const later = [sign('coercion', 0, 34), sign('coercion', 85, 100, PASSAGE)];
    const kept = raisedAssessment({ ...first, reasons: before }, { ...first, reasons: later });
    expect(shown(kept)).toEqual(shown({ ...first, reasons: [...later, ...before.slice(1)] }));
  });

  it('signs of a label that the second reader alone lifts are not crowded out by those of another', () => {
    const many = `${'x '.repeat(40)}debt`;
    const indicator = (label: Label) => ({ ...data.lexicon.indicators.values().next().value, id: label, label });
    const signs = [...many.matchAll(/\S+/g)].map(({ index, 0: word }) => ({
      indicator: indicator(word === 'x' ? 'coercion' : 'debt_bondage'),
      met: true,
      start: index,
      end: index + word.length,
    }));
    const classifier = {
      name: 'made',
      classify: () => ({
        labels: { ...QUIET.labels, coercion: 0.9 },
        signs: { signs, quoted: [], kinds: new Set(), cues: new Set(), scores: QUIET.labels },
      }),
    } as unknown as Classifier;
    const made = { classifiers: [classifier], thresholds: data.model.file.thresholds, version: 'v', intentOf: null };
    const { reasons } = firstReader(made)(many, undefined, 0);
    const of = (label: Reason['label']) => reasons.filter((reason) => reason.label === label);
    expect(of('coercion')).toHaveLength(24);
    expect(of('debt_bondage')).toHaveLength(1);
  });
});
