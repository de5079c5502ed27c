// The corpus in the repository keeps its own rules, and the rules see what they are there to see.

import { check } from '../../tools/corpus/check.js';
import { type Corpus, type Placed, readCorpus } from '../../tools/corpus/files.js';
import { forbidden } from '../../tools/corpus/forbidden.js';
import type { Lang, Row, Use } from '../../tools/corpus/row.js';
import { SimilarTexts } from '../../tools/corpus/similar.js';

const corpus = readCorpus('corpus');

const row = (changes: Partial<Row>, use: Use = 'training', line = 1): Placed<Row> => ({
  file: use === 'training' ? 'corpus/en.jsonl' : `corpus/${use}/en.jsonl`,
  line,
  part: { lang: 'en', use },
  value: {
    id: `en-a-${String(line).padStart(3, '0')}`,
    text: 'See you at the bakery on Saturday morning',
    labels: [],
    speaker: 'unknown',
    slice: 'chat',
    author: use === 'training' ? 'a' : 'c',
    platform: 'wa',
    ...changes,
  },
});
/** A few rows are no balanced language. */
const NONE = new Set<Lang>();
const only = (...rows: Placed<Row>[]): Corpus => ({ rows, conversations: [], problems: [] });
const reasons = (...rows: Placed<Row>[]): string[] => check(only(...rows), NONE).problems.map(({ why }) => why);

test('the corpus passes its own check, complete languages with their balance', () => {
  const { problems } = check(corpus);
  expect(problems.map(({ file, line, why }) => `${file}:${line}: ${why}`)).toEqual([]);
});

test('no text that is kept apart, nor one like it, is in the parts for training and calibration', () => {
  const others = new SimilarTexts();
  const texts = (keptApart: boolean) => [
    ...corpus.rows.filter(({ part }) => (part.use === 'kept-apart') === keptApart).map(({ value }) => value),
    ...corpus.conversations
      .filter(({ part }) => (part.use === 'kept-apart') === keptApart)
      .map(({ value }) => ({ id: value.id, text: value.turns.map(({ text }) => text).join(' ') })),
  ];
  for (const { id, text } of texts(false)) others.add({ name: id, text });
  const found = texts(true).flatMap(({ id, text }) => others.find({ name: id, text }) ?? []);
  expect(found).toEqual([]);
});

test('whoever shows distress is never an offeror, and a silent slice has no labels', () => {
  expect(reasons(row({ labels: ['distress'], speaker: 'offeror', slice: 'disclosure' }))).toEqual([
    'whoever shows distress is never an offeror',
  ]);
  expect(reasons(row({ labels: ['recruitment'], slice: 'honest-job' }))).toEqual([
    'honest-job is a silent slice but there are labels',
  ]);
});

test('a row of the author who is kept apart may not be trained on', () => {
  expect(reasons(row({ author: 'c' }))).toEqual(['what author c wrote here is for kept-apart, not for training']);
  expect(reasons(row({ author: 'g' }))).toEqual(['what author g wrote here is for calibration, not for training']);
});

test('two texts that share most of their letters are found, whatever their case, spacing and signs', () => {
  const first = row({});
  const again = row({ text: 'see you at the BAKERY, on saturday morning!!' }, 'kept-apart', 2);
  expect(reasons(first, again)).toEqual(['is like corpus/en.jsonl:1 (1.00)']);
});

test.each([
  ['a phone number that could be somebody’s', 'call me +44 7911 123456'],
  ['the same in Bengali digits', 'কল করুন +৪৪ ৭৯১১ ১২৩৪৫৬'],
  ['a card number', 'send it to 4111 1111 1111 1111'],
  ['an account number', 'IBAN DE89 3704 0044 0532 0130 00'],
  ['a wallet', 'pay to 0x52908400098527886E0F7030069857D2E4169EE7'],
  ['an e-mail address', 'write to boss@jobs-abroad.com'],
  ['a web address', 'see www.jobs-abroad.info/apply'],
  ['NUL', 'he\u0000llo'],
  ['half a surrogate pair', 'hello \ud83d'],
  ['an unassigned character', 'hello \u0378'],
])('%s is refused', (_, text) => {
  expect(forbidden(text, 'en', false)).toHaveLength(1);
});

test.each([
  'call +1 202 555 0142 for the interview',
  'my number is 0917 xxx',
  'Rp 12.500.000 or 1,200,000 a month, 2024-2026, room 1204',
  'write to jobs@example.org, see https://help.example',
  'Handle @bright_jobs_x, family emoji 👨‍👩‍👧 and a flag 🇹🇭',
])('what is harmless stays: %s', (text) => {
  expect(forbidden(text, 'en', false)).toEqual([]);
});

test('beside a sign of a minor even a word that is otherwise allowed is refused', () => {
  expect(forbidden('he has nude pictures', 'en', false)).toEqual([]);
  expect(forbidden('he has nude pictures', 'en', true)).toHaveLength(1);
});

test('a talk has its turn of risk inside, and only a risky one has it', () => {
  const turns = Array.from({ length: 6 }, (_, i) => ({
    from: i % 2 === 0 ? ('other' as const) : ('user' as const),
    text: `${i} and so on`,
  }));
  const talk = (changes: object) => ({
    file: 'corpus/conversations/en.jsonl',
    line: 1,
    part: { lang: 'en' as const, use: 'training' as const },
    value: {
      id: 'en-a-talk-1',
      lang: 'en' as const,
      slice: 'offer' as const,
      platform: 'wa' as const,
      risky: true,
      riskTurn: 4,
      author: 'a' as const,
      turns,
      ...changes,
    },
  });
  const faults = (changes: object) =>
    check({ rows: [], conversations: [talk(changes)], problems: [] }, NONE).problems.map(({ why }) => why);
  expect(faults({})).toEqual([]);
  expect(faults({ riskTurn: 9 })).toEqual(['the turn of risk comes after the last turn']);
  expect(faults({ riskTurn: null })).toEqual(['a risky talk has a turn of risk, an honest one none']);
  expect(faults({ risky: false, riskTurn: null })).toEqual(['offer is no slice of an honest talk']);
  expect(faults({ turns: turns.slice(0, 4) })).toEqual(['has 4 turns, not 6 to 16']);
});

test('a language that is called complete must have its rows, one that is not is named with what it lacks', () => {
  const few = only(row({}));
  expect(check(few, new Set<Lang>(['en'])).problems.map(({ why }) => why)).toContain('too few training rows: 1 of 600');
  expect(check(few, NONE).problems).toEqual([]);
  expect(check(few, NONE).skipped[0]).toMatch(/^en is not complete yet: training rows: 1 of 600/);
});
