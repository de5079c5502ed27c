// A counsellor reads every sign by its name and its explanation, in each language of the desk.

import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { loadIndicatorWords, wordsIn } from '../../../src/content/indicator-words.js';
import { PASSAGE } from '../../../src/domain/assessment.js';

const DIR = 'content/lexicon';
const catalogue = parse(readFileSync(`${DIR}/indicators.yaml`, 'utf8')) as { indicators: Record<string, unknown> };
/** The signs, and what is said of words that carry a label without being a sign. */
const ids = [...Object.keys(catalogue.indicators), PASSAGE];

test.each(['en', 'fr', 'es'])('every sign has a short name and an explanation in %s', async (language) => {
  const words = wordsIn(await loadIndicatorWords(DIR), language);
  expect(Object.keys(words)).toEqual(ids);
  for (const id of ids) {
    expect(words[id]?.name).toMatch(/^\S.{1,58}\S$/u);
    expect(words[id]?.explains).toMatch(/^\S.{10,120}\.$/u);
  }
});

test.each(['fr', 'es'])(
  'the explanations in %s are not the English ones shown for want of others',
  async (language) => {
    const words = await loadIndicatorWords(DIR);
    const english = wordsIn(words, 'en');
    const own = wordsIn(words, language);
    expect(ids.filter((id) => own[id]?.explains === english[id]?.explains)).toEqual([]);
  },
);
