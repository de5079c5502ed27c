// Every sign finds its own sentences and leaves the honest ones alone; a broken file is named with its line.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Automaton } from '../../../src/classifiers/lexicon/automaton.js';
import { loadLexicon } from '../../../src/classifiers/lexicon/load.js';
import { lexiconClassifier } from '../../../src/classifiers/lexicon-classifier.js';
import { readText } from '../../../src/nlp/read.js';

const lexicon = loadLexicon('content/lexicon');
const classifier = lexiconClassifier(lexicon);
const automaton = new Automaton(lexicon);

function signsOf(text: string) {
  const { signs } = classifier.classify({ reading: readText(text), signs: null });
  if (signs === undefined) throw new Error('no signs');
  return signs;
}

const LANGUAGES = ['en', 'fr', 'es', 'ar', 'bn', 'th', 'vi', 'tl', 'ms', 'id', 'zh', 'ta', 'my'];
const written = LANGUAGES.filter((language) => lexicon.negations.has(language));
const unwritten = LANGUAGES.filter((language) => !written.includes(language));

test('a file of every language is there, or is named as still to come', () => {
  if (unwritten.length > 0) process.stdout.write(`No lexicon yet in: ${unwritten.join(', ')}\n`);
  expect([...lexicon.negations.keys()].filter((language) => !LANGUAGES.includes(language))).toEqual([]);
});

describe.each(written)('signs in %s', (language) => {
  test('every indicator has phrases, or the file says why not', () => {
    const there = new Set(
      lexicon.examples.filter((one) => one.language === language).map(({ indicator }) => indicator),
    );
    const leftOut = lexicon.leftOut.get(language);
    expect([...lexicon.indicators.keys()].filter((id) => !there.has(id) && !leftOut?.has(id))).toEqual([]);
  });

  const examples = lexicon.examples.filter((example) => example.language === language);

  test('every sentence that must be found is found, every honest one is left alone', () => {
    const wrong = examples.filter(
      ({ indicator, text, found }) => signsOf(text).signs.some((sign) => sign.indicator.id === indicator) !== found,
    );
    expect(wrong).toEqual([]);
  });

  test('every phrase has a sentence that shows it', () => {
    const shown = new Set(
      examples.flatMap(({ indicator, text }) =>
        automaton
          .match(readText(text))
          .filter(({ phrase }) => phrase.target.what === 'indicator' && phrase.target.id === indicator)
          .map(({ phrase }) => phrase),
      ),
    );
    const unseen = lexicon.phrases.filter(
      (phrase) => phrase.language === language && phrase.target.what === 'indicator' && !shown.has(phrase),
    );
    expect(unseen.map(({ written }) => written)).toEqual([]);
  });
});

test.each(['passport', 'boza', 'harraga', 'police', 'debt', '🛂', 'help', 'dubai'])(
  'the single word "%s" is no sign',
  (word) => {
    expect(signsOf(word).signs).toEqual([]);
  },
);

test('a warning that quotes a scam raises nothing, a person who tells the same does', () => {
  const warning = signsOf('Police warn: recruiters often take your passport and keep it. They took her passport.');
  expect(warning.signs).toEqual([]);
  expect(signsOf('They took my passport and I cannot go home').scores.coercion).toBeGreaterThan(0.5);
});

test('a weak sign alone raises no label', () => {
  for (const [id, indicator] of lexicon.indicators) {
    if (indicator.weight !== 'weak') continue;
    const example = lexicon.examples.find((one) => one.indicator === id && one.found);
    if (example === undefined) continue;
    const { signs, scores } = signsOf(example.text);
    if (signs.length === 1) expect(scores[indicator.label]).toBeLessThan(0.5);
  }
});

test('a phrase does not reach over the end of a sentence', () => {
  expect(signsOf('He took it. My passport is new.').signs.map(({ indicator }) => indicator.id)).not.toContain(
    'documents-taken',
  );
});

describe('a broken lexicon', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'lexicon-'));
    writeFileSync(join(dir, 'indicators.yaml'), 'indicators:\n  one:\n    label: coercion\n    weight: strong\n');
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  test.each([
    [
      'an unknown indicator',
      'language: en\nindicators:\n  two:\n    match: [a b]\n    yes: [a b]\n    no: [c]\n',
      /en\.yaml:\d+: "two"/,
    ],
    [
      'a single word',
      'language: en\nindicators:\n  one:\n    match:\n      - passport\n    yes: [x]\n    no: [y]\n',
      /en\.yaml:5: .*single word/,
    ],
    [
      'brackets',
      'language: en\nindicators:\n  one:\n    match:\n      - (a b\n    yes: [x]\n    no: [y]\n',
      /en\.yaml:5: .*brackets/,
    ],
    [
      'no look-alike',
      'language: en\nindicators:\n  one:\n    match: [a b]\n    yes: [a b]\n',
      /en\.yaml:\d+: indicators\.one\.no/,
    ],
    ['no YAML', 'language: [en\n', /en\.yaml:\d+: /],
    [
      'an indicator left out that it has',
      'language: en\nindicators:\n  one:\n    match: [a b]\n    yes: [a b]\n    no: [c]\nleftOut:\n  one: because\n',
      /en\.yaml:8: .*phrases as well/,
    ],
    [
      'a negation of two words',
      'language: en\nnegations:\n  - not\n  - not at all\nindicators: {}\n',
      /en\.yaml:4: .*more than one word/,
    ],
  ])('with %s is refused with file, line and reason', (_name, content, message) => {
    writeFileSync(join(dir, 'en.yaml'), content);
    expect(() => loadLexicon(dir)).toThrow(
      expect.objectContaining({ code: 'bad_content', message: expect.stringMatching(message) }),
    );
  });

  test('every mistake of every file is named at once', () => {
    const entry = 'indicators:\n  one:\n    match:\n      - passport\n      - $nobody a\n    yes: [x]\n    no: [y]\n';
    writeFileSync(join(dir, 'en.yaml'), `language: en\n${entry}`);
    writeFileSync(join(dir, 'fr.yaml'), `language: fr\n${entry}`);
    let message = '';
    try {
      loadLexicon(dir);
    } catch (error) {
      message = String(error);
    }
    expect(message.match(/(en|fr)\.yaml:\d+/g)).toEqual(['en.yaml:5', 'en.yaml:6', 'fr.yaml:5', 'fr.yaml:6']);
  });
});
