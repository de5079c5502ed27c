// Rows hidden from a filter or written in other letters: what was done is said, labels stay, the same seed gives the same.

import rabbit from 'rabbit-node';
import { parseRows } from '../../src/classifiers/training-rows.js';
import { augment, withSubject } from '../../tools/corpus/augment/augment.js';
import { romaniseArabic, romaniseBengali, romaniseTamil, romaniseThai } from '../../tools/corpus/augment/romanise.js';
import { WAYS } from '../../tools/corpus/augment/ways.js';
import { readCorpus } from '../../tools/corpus/files.js';
import { LANGUAGES, type Lang, type Row } from '../../tools/corpus/row.js';

const corpus = readCorpus('corpus');
const rowsOf = (lang: Lang): readonly Row[] =>
  corpus.rows
    .filter(({ part }) => part.lang === lang)
    .map(({ value }) => value)
    .slice(0, 60);
const ways = (lang: Lang): ReadonlySet<string> =>
  new Set(augment(rowsOf(lang), lang, '1', 'every').map(({ made }) => made.how));

test('the same seed gives the same versions, another seed others', () => {
  const rows = rowsOf('fr');
  expect(augment(rows, 'fr', '1', 'one')).toEqual(augment(rows, 'fr', '1', 'one'));
  expect(augment(rows, 'fr', '2', 'one')).not.toEqual(augment(rows, 'fr', '1', 'one'));
});

test('a version does not depend on the other rows', () => {
  const rows = rowsOf('fr');
  const [first] = augment(rows.slice(5, 6), 'fr', '1', 'one');
  expect(augment(rows, 'fr', '1', 'one')).toContainEqual(first);
});

test.each(LANGUAGES)(
  '%s: versions keep labels, speaker and slice, say what was done, and can be trained on',
  (lang) => {
    const rows = rowsOf(lang);
    const made = augment(rows, lang, '1', 'one');
    expect(made.length).toBeGreaterThan(rows.length * 0.9);
    const byId = new Map(rows.map((row) => [row.id, row]));
    for (const one of made) {
      const source = byId.get(one.made.from);
      expect(one).toMatchObject({ labels: source?.labels, speaker: source?.speaker, slice: source?.slice });
      expect(one.text).not.toBe(source?.text);
      expect(one.text).not.toMatch(/\p{Cs}/u);
      expect(Object.keys(WAYS)).toContain(one.made.how);
    }
    const file = [...withSubject(rows), ...made].map((row) => JSON.stringify(row)).join('\n');
    const read = parseRows(file, 'made.jsonl').rows;
    expect(read).toHaveLength(rows.length + made.length);
    expect(read.every(({ subject }) => subject !== undefined)).toBe(true);
  },
);

test('every language is written in the ways that its people use', () => {
  const inOtherLetters: readonly Lang[] = ['ar', 'bn', 'th', 'vi', 'zh', 'ta', 'my'];
  for (const lang of LANGUAGES) {
    const found = ways(lang);
    for (const how of ['zero-width', 'spaced', 'masked', 'stretched', 'emoji']) expect(found).toContain(how);
    expect(found.has('code-switched')).toBe(lang !== 'en');
    expect(found.has('romanised')).toBe(inOtherLetters.includes(lang));
    expect(found.has('homophones')).toBe(lang === 'zh');
    expect(found.has('zawgyi')).toBe(lang === 'my');
  }
});

test('Burmese in Zawgyi can be turned back', () => {
  const rows = rowsOf('my');
  const byId = new Map(rows.map((row) => [row.id, row.text]));
  const made = augment(rows, 'my', '1', 'every').filter((row) => row.made.how === 'zawgyi');
  const back = made.filter((row) => rabbit.zg2uni(row.text) === byId.get(row.made.from));
  expect(made).toHaveLength(rows.filter(({ text }) => /[\u1000-\u109f]/.test(text)).length);
  expect(back.length / made.length).toBeGreaterThan(0.6);
});

test('romanised writing is near to what people type', () => {
  expect(romaniseBengali('আমাকে সাহায্য করুন')).toBe('amake sahajyo korun');
  expect(romaniseTamil('எனக்கு வேலை வேண்டும்')).toBe('enakku velai vendum');
  expect(romaniseThai('คนไทยช่วยด้วย')).toMatch(/^khon ?thaiy ?chwy ?dwy$/);
  expect(romaniseArabic('عندي مشكلة والجواز معه')).toBe('3ndi mshkla waljwaz m3h');
});
