// Every sign that may be shown as a reason has its words in every language of the desk.

import { readFileSync } from 'node:fs';
import { loadLexicon } from '../../../src/classifiers/lexicon/load.js';

const ids = [...loadLexicon('content/lexicon').indicators.keys()].sort();

test.each(['en', 'fr', 'es'])('words of the signs in %s', (language) => {
  const words = JSON.parse(readFileSync(`content/lexicon/words.${language}.json`, 'utf8')) as Record<
    string,
    { name: string; explains: string }
  >;
  expect(Object.keys(words).sort()).toEqual(ids);
  for (const { name, explains } of Object.values(words)) {
    expect(name.trim()).not.toBe('');
    expect(explains).toMatch(/^\S.{10,120}\.$/);
  }
});
