// Several classifiers, each on its own feet; a person in distress is never called an offeror.

import { readFileSync } from 'node:fs';
import type { Classifier } from '../../../src/classifiers/classifier.js';
import { firstReader } from '../../../src/classifiers/ensemble.js';
import { buildFirstReader } from '../../../src/classifiers/first-reader.js';
import { lexiconClassifier } from '../../../src/classifiers/lexicon-classifier.js';
import { LABELS } from '../../../src/domain/assessment.js';
import { shownPassage } from '../../../src/nlp/entities/mask-cards.js';
import { readText } from '../../../src/nlp/read.js';
import { shippedReaderData } from '../../helpers/shipped-reader.js';

const data = await shippedReaderData();
const read = buildFirstReader(data, null);
const throwing: Classifier = {
  name: 'broken',
  classify() {
    throw new Error('no');
  },
};
const thresholds = data.model.file.thresholds;

test('one classifier that throws is named, the others answer', () => {
  const reader = firstReader({
    classifiers: [lexiconClassifier(data.lexicon), throwing],
    thresholds,
    version: 'v',
    intentOf: null,
  });
  const { failed, labels } = reader('They took my passport and locked me in the house');
  expect(failed).toEqual(['broken']);
  expect(labels.coercion).toBeGreaterThan(0.5);
});

test('without the lexicon the model still answers, without reasons', () => {
  const { failed, reasons, labels } = buildFirstReader(
    { ...data, lexicon: { ...data.lexicon, phrases: [] } },
    null,
  )('please help me, they took my passport');
  expect({ failed, reasons }).toEqual({ failed: [], reasons: [] });
  expect(labels.distress).toBeGreaterThan(0.05);
});

test('when all fail there is no reading that could be taken for a quiet one', () => {
  const reader = firstReader({ classifiers: [throwing], thresholds, version: 'v', intentOf: null });
  expect(() => reader('hello')).toThrow();
});

test('probabilities are between 0 and 1, reasons point at their words and at labels that hold', () => {
  for (const text of [
    '',
    'hello',
    'Send your passport photo, you fly tomorrow, no experience, free visa',
    '\ud800\u0000',
  ]) {
    const { labels, reasons } = read(text);
    for (const label of LABELS) expect(labels[label]).toBeGreaterThanOrEqual(0);
    for (const label of LABELS) expect(labels[label]).toBeLessThanOrEqual(1);
    for (const reason of reasons) {
      expect(text.slice(reason.start, reason.end)).toBe(reason.text);
      expect(labels[reason.label]).toBeGreaterThanOrEqual(0.5);
    }
  }
});

test.each([
  ['They took my passport and my card 4111 1111 1111 1111 and locked me in', '**** **** **** 1111'],
  ['They took my passport and my card 4111-1111-1111-1111 and locked me in', '****-****-****-1111'],
  ['They took my passport and my card 4111111111111111 and locked me in', '************1111'],
  ['They took my passport and my card ４１１１１１１１１１１１１１１１ and locked me in', '************１１１１'],
])('a card number inside the passage of a reason is masked: %s', (text, masked) => {
  const found = { start: 0, end: text.length, indicator: { id: 'a-sign', label: 'coercion' } };
  const classifier = {
    name: 'one passage',
    classify: () => ({
      labels: { coercion: 1 },
      signs: { signs: [found], scores: { distress: 0 }, kinds: new Set(), cues: new Set(), quoted: [] },
    }),
  } as unknown as Classifier;
  const reader = firstReader({ classifiers: [classifier], thresholds, version: 'v', intentOf: null });
  const [reason] = reader(text).reasons;
  expect(reason?.text).toContain(masked);
  expect(reason?.text).toHaveLength(text.length);
  expect(JSON.stringify(reader(text))).not.toMatch(/[4４][ -]?[1１]{3}/);
});

test('a reason that begins or ends inside a card number shows none of its hidden digits', () => {
  const text = 'card 4111 1111 1111 1111 now';
  for (let start = 0; start < text.length; start += 1) {
    for (const end of [start + 3, start + 9, text.length]) {
      const shown = shownPassage(text, start, Math.min(end, text.length), readText(text).entities);
      expect(shown.replace(/[^\d]/g, '').length).toBeLessThanOrEqual(4);
      expect(shown).toHaveLength(Math.min(end, text.length) - start);
    }
  }
});

test('no message of distress in the corpus is called an offeror, kept-apart part included', () => {
  const rows = ['en', 'fr', 'es'].flatMap((lang) =>
    [`corpus/${lang}.jsonl`, `corpus/kept-apart/${lang}.jsonl`].flatMap((file) =>
      readFileSync(file, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { id: string; text: string; labels: string[] }),
    ),
  );
  const wrong = rows.filter(({ labels, text }) => labels.includes('distress') && read(text).speaker === 'offeror');
  expect(wrong.map(({ id }) => id)).toEqual([]);
});
