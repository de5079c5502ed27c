// Where a sentence ends, in every script: words and phrases are told the same.

import { normalise } from '../../../src/nlp/normalise.js';
import { endsSentence } from '../../../src/nlp/sentences.js';
import { SENTENCE_HOLE, tokenise } from '../../../src/nlp/tokens.js';

const ends = (text: string): number => [...Array(text.length).keys()].filter((at) => endsSentence(text, at)).length;

test.each([
  ['he left. they stay', 1],
  ['i know.they took it', 1],
  ['help! where? here\nnow', 3],
  ['他走了。我在', 1],
  ['ذهب؟ نعم۔', 2],
  ['সে গেছে। আমি', 1],
  ['သွားပြီ။ လာပါ', 1],
  ['ខ្ញុំទៅ។ គាត់', 1],
  ['ไปแล้ว  มาสิ', 1],
  ['ສະບາຍດີ  ໄປ', 1],
])('%s: %d', (text, count) => {
  expect(ends(text)).toBe(count);
});

test.each(['3.50 each', '1.000.000', 'พ.ศ. 2569'.replace('. ', '.'), 'at 5 p.m', 'u.s.a', 'wait...what', 'so... they'])(
  'no end: %s',
  (text) => {
    expect(ends(text)).toBe(0);
  },
);

test.each([
  ['English', 'he went. she came'],
  ['Burmese', 'သွားပြီ။ လာပါ'],
  ['Khmer', 'ខ្ញុំទៅ។គាត់មក'],
  ['Chinese', '他走了。我在'],
  ['Thai', 'ไปแล้ว  มาสิ'],
])('%s: between the words of two sentences lies a hole', (_name, text) => {
  const places = tokenise(normalise(text).folded).map(({ place }) => place);
  const steps = places.slice(1).map((place, i) => place - (places[i] ?? 0));
  expect(steps.filter((step) => step === SENTENCE_HOLE + 1)).toHaveLength(1);
  expect(steps.filter((step) => step !== 1)).toHaveLength(1);
});
