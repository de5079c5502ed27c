// A message of the subject's: a victim's sign is looked for by both readers where the second has time, by the first where it has not.

import { INBOUND_WAIT_MS, type InboundReaders, inboundReader } from '../../../../src/app/engagement/read-inbound.js';
import { WordFinder } from '../../../../src/classifiers/engagement-words/find-words.js';
import { loadEngagementWords } from '../../../../src/classifiers/engagement-words/load-words.js';
import { loadReaderLexicon } from '../../../../src/classifiers/load-first-reader.js';
import type { Assessment } from '../../../../src/domain/assessment.js';
import { benign } from '../../../helpers/running-service.js';

const TEXT = 'the list is closed. bye';
const finder = new WordFinder(loadEngagementWords('policy/words'), loadReaderLexicon('content/lexicon'));

let asked: string[];
let loads: number;
let timeUp: () => void;
let waited: number | null;

beforeEach(() => {
  asked = [];
  loads = 0;
  waited = null;
});

function assessment(distress: number): Assessment {
  const read = benign();
  if (read.kind !== 'assessed') throw new Error('not assessed');
  return { ...read.assessment, labels: { ...read.assessment.labels, distress } };
}

type Second = NonNullable<InboundReaders['second']>;

const answering = (distress: number): Second['assess'] => {
  return async ({ text }) => {
    asked.push(text);
    return { kind: 'answered', answer: assessment(distress) };
  };
};

function reader(first: number, second: Partial<Second> | null) {
  const isUp = async () => {
    loads += 1;
    return true;
  };
  return inboundReader({
    finder,
    first: () => assessment(first),
    second: second === null ? null : { isReady: true, isIdle: true, isUp, assess: answering(0), ...second },
    after: (ms, then) => {
      waited = ms;
      timeUp = then;
      return () => undefined;
    },
  });
}

test('What the first reader alone takes for a cry for help does not stop the talk when both say that it is none', async () => {
  const read = await reader(0.6, { assess: answering(0.05) })(TEXT, 'en');
  expect(read.signs.victim).toBe(false);
  expect(read).toMatchObject({ readers: 'both', labels: [] });
});

test('What the first reader misses and the second sees stops the talk', async () => {
  const read = await reader(0.1, { assess: answering(0.93) })(TEXT, 'en');
  expect(read.signs.victim).toBe(true);
  expect(read.labels).toEqual([['distress', 930]]);
});

test.each([
  ['is off', null],
  ['has other work', { isIdle: false }],
  ['fails', { assess: async () => ({ kind: 'failed' as const }) }],
  ['breaks', { assess: () => Promise.reject(new Error('gone')) }],
])('Where the second reader %s the first one’s word stands, and the talk stops', async (_why, second) => {
  const read = await reader(0.6, second as Partial<Second> | null)(TEXT, 'en');
  expect(read.signs.victim).toBe(true);
  expect(read.readers).toBe('first');
});

test('Nobody waits longer than a fifth of a second for the second reader', async () => {
  const reading = reader(0.6, { assess: () => new Promise(() => undefined) })(TEXT, 'en');
  expect(waited).toBe(INBOUND_WAIT_MS);
  timeUp();
  expect(await reading).toMatchObject({ readers: 'first', signs: { victim: true } });
});

test('A second reader that is not loaded is loaded for the next message', async () => {
  const read = await reader(0.1, { isReady: false, isIdle: false })(TEXT, 'en');
  expect(read.readers).toBe('first');
  expect(loads).toBe(1);
  expect(asked).toEqual([]);
});

test('A first reader that breaks leaves the message unread, which stops the talk', async () => {
  const broken = inboundReader({
    finder,
    first: () => {
      throw new Error('broken');
    },
    second: null,
    after: () => () => undefined,
  });
  expect(await broken(TEXT, 'en')).toMatchObject({ signs: { read: false }, labels: [], readers: 'first' });
});
