// Reasons are what carries a label: without the words they name it is at most half as likely.

import { QUIET } from '../../../src/bots/conversation/benign.js';
import { buildFirstReader } from '../../../src/classifiers/first-reader.js';
import { firstModelOf } from '../../../src/classifiers/linear/fingerprint.js';
import { guessCarriers } from '../../../src/classifiers/reasons/guess.js';
import { cutPassages, type Passage, united, without } from '../../../src/classifiers/reasons/passages.js';
import { reasonsFor, wantReasons, withReasons } from '../../../src/classifiers/reasons/reasons.js';
import { type Chances, findCarriers, type Question } from '../../../src/classifiers/reasons/search.js';
import { FULL_BUDGET, GUESSED, type ReasonBudget } from '../../../src/classifiers/second/explain.js';
import { loadSecondReader, type SecondReader } from '../../../src/classifiers/second/second-reader.js';
import { LABELS, type Label, PASSAGE } from '../../../src/domain/assessment.js';
import { faithfulness, faithfulTexts, keptApart } from '../../../tools/faithful.js';
import { shippedReaderData } from '../../helpers/shipped-reader.js';

/** Goal: of the texts with a label over its threshold. */
const FAITHFUL = 0.9;
/** Rows of each language: seconds each. All of them: `tools/eval-reasons.ts`. */
const EACH = { first: 12, both: 2 } as const;

const data = await shippedReaderData();
const first = buildFirstReader(data, null);

const all = (value: number): Record<Label, number> =>
  Object.fromEntries(LABELS.map((label) => [label, value])) as Record<Label, number>;

describe('on texts that nothing was trained on', () => {
  test('the first reader alone names what carries its labels', async () => {
    const read = withReasons(first, data.model.file.thresholds.needsPerson);
    const cases = (await faithfulness(read, first, keptApart(EACH.first))).filter(({ holds }) => holds);
    expect(cases.length).toBeGreaterThan(60);
    expect(faithfulTexts(cases)).toBeGreaterThanOrEqual(FAITHFUL);
    expect(named(cases)).toBeLessThan(0.5);
  });

  test.each([
    ['searched', FULL_BUDGET, 0.5],
    ['guessed from the one reading', GUESSED, 0.65],
  ])(
    'both readers together name what carries the joined labels: %s',
    async (_way, budget, most) => {
      const dirs = { encoder: 'models/encoder', second: 'models/second' };
      const naming = await loadSecondReader(dirs, firstModelOf(data.model), { reread: first });
      const plain = await loadSecondReader(dirs, firstModelOf(data.model));
      const both = (second: SecondReader, by?: ReasonBudget) => (text: string) =>
        second.assess(text, first(text, undefined, 0), by);
      const cases = await faithfulness(both(naming, budget), both(plain), labelled(EACH.both));
      naming.dispose();
      plain.dispose();
      expect(cases.length).toBeGreaterThan(15);
      expect(faithfulTexts(cases)).toBeGreaterThanOrEqual(FAITHFUL);
      expect(named(cases)).toBeLessThan(most);
    },
    180_000,
  );

  /** Where nothing holds there is nothing to name. */
  function labelled(each: number) {
    return keptApart(each).filter(({ labels }) => labels.length > 0);
  }

  function named(cases: readonly { readonly named: number }[]): number {
    return cases.reduce((sum, one) => sum + one.named, 0) / cases.length;
  }
});

describe('passages', () => {
  const shown = (text: string, most = 32) => cutPassages(text, most).map(({ start, end }) => text.slice(start, end));

  test('are clauses and sentences, with their marks', () => {
    expect(shown('Come to the city with us, the work is easy. Send your passport photo today!')).toEqual([
      'Come to the city with us,',
      'the work is easy.',
      'Send your passport photo today!',
    ]);
  });

  test('a long clause is cut into even parts of a few words', () => {
    expect(shown('one two three four five six seven eight nine ten').map((part) => part.split(' ').length)).toEqual([
      5, 5,
    ]);
  });

  test.each([
    ['th', 'เขายึดพาสปอร์ตหนูไว้ ขังหนูไว้ในตึก ออกไปไหนไม่ได้เลย'],
    ['zh', '他们拿走了我的护照，晚上锁门，我不能离开，请帮帮我'],
    ['pictures and lone surrogates', '\ud800 😀😀 go 🙏 now, please \udfff'],
    ['spelled apart', 'send your p a s s p o r t now, and tell nobody at home'],
    ['Zawgyi', 'မဂၤလာပါ က်န္းမာပါသလား'],
    ['blanks', '  hello   there  \n\n  you  '],
  ])('%s: they cover the text but for blanks, and do not overlap', (_name, text) => {
    const passages = cutPassages(text, 32);
    expect(passages.length).toBeGreaterThan(0);
    expect(without(text, passages).trim()).toBe('');
    passages.forEach(({ start, end }, i) => {
      expect(start).toBeGreaterThanOrEqual(passages[i - 1]?.end ?? 0);
      expect(end).toBeGreaterThan(start);
    });
  });

  test('of a long text there are as many as asked for at most, and a text without a word has none', () => {
    const long = 'we cross the river at dawn. '.repeat(200);
    expect(shown(long, 16).length).toBeLessThanOrEqual(16);
    expect(without(long, cutPassages(long, 16)).trim()).toBe('');
    for (const empty of ['', '   ', '...']) expect(shown(empty)).toEqual([]);
  });

  test('neighbours are one, and leaving out overlapping ones leaves the rest once', () => {
    const ranges = [
      { start: 4, end: 7 },
      { start: 0, end: 3 },
      { start: 12, end: 15 },
    ];
    expect(united('one two three for', ranges)).toEqual([
      { start: 0, end: 7 },
      { start: 12, end: 15 },
    ]);
    expect(
      without('abcdef', [
        { start: 1, end: 4 },
        { start: 2, end: 5 },
      ]),
    ).toBe('af');
  });
});

describe('the guess', () => {
  const TEXT = 'aa bb cc dd';
  const passages = [0, 3, 6, 9].map((start) => ({ start, end: start + 2 }));

  /** A reader for whom each of these words lifts coercion by so much, in log odds. */
  function carriers(lifts: Readonly<Record<string, number>>, signs: readonly Passage[] = []) {
    const say = (text: string): Chances => {
      const odds = Object.entries(lifts).reduce((sum, [word, lift]) => sum + (text.includes(word) ? lift : 0), -3);
      return { ...all(0.05), coercion: 1 / (1 + Math.exp(-odds)) };
    };
    const found = guessCarriers({
      text: TEXT,
      labels: say(TEXT),
      over: ['coercion'],
      signs: signs.map((one) => ({ ...one, label: 'coercion', indicator: 'x', text: TEXT.slice(one.start, one.end) })),
      passages,
      guess: (cut) => say(without(TEXT, cut)),
    });
    return found.get('coercion')?.map(({ start, end }) => TEXT.slice(start, end));
  }

  test('names the one passage without which the label falls', () => {
    expect(carriers({ cc: 6, aa: 0.2 })).toEqual(['cc']);
  });

  test('names as many as it takes, neighbours as one, and none that is not needed', () => {
    expect(carriers({ bb: 4, cc: 4, dd: 0.1 })).toEqual(['bb cc']);
    expect(carriers({ aa: 1, bb: 3, dd: 3 })).toEqual(['bb', 'dd']);
  });

  test('names nothing beside signs that carry the label, and what else it takes where they do not', () => {
    const sign = [{ start: 0, end: 2 }];
    expect(carriers({ aa: 6 }, sign)).toEqual([]);
    expect(carriers({ aa: 2, dd: 6 }, sign)).toEqual(['dd']);
  });

  test('asks about the same ranges once, also for several labels', () => {
    const asked: string[] = [];
    const say = (text: string): Chances => ({ ...all(0.05), coercion: text.includes('bb') ? 0.9 : 0.1 });
    guessCarriers({
      text: TEXT,
      labels: { ...say(TEXT), secrecy: 0.9 },
      over: ['coercion', 'secrecy'],
      signs: [],
      passages,
      guess: (cut) => {
        asked.push(cut.map(({ start }) => start).join());
        return say(without(TEXT, cut));
      },
    });
    expect(asked.length).toBe(new Set(asked).size);
  });

  test('names everything where that is what it takes', () => {
    expect(carriers({})).toEqual(['aa bb cc dd']);
  });
});

describe('the search', () => {
  const TEXT = 'aa bb cc dd';
  const passages = [0, 3, 6, 9].map((start) => ({ start, end: start + 2 }));

  /** A reader for whom coercion rests on the words named. */
  function search(carrying: readonly string[], over: Partial<Question> = {}, needed = 1) {
    const asked: string[] = [];
    const say = (text: string): Chances => ({
      ...all(0.05),
      coercion: carrying.filter((word) => text.includes(word)).length >= needed ? 0.9 : 0.1,
    });
    const one: Passage[] = passages;
    const question: Question = {
      text: TEXT,
      labels: say(TEXT),
      over: ['coercion'],
      signs: [],
      passages: one,
      guesses: one.map((passage) => say(without(TEXT, [passage]))),
      most: 16,
      ...over,
    };
    const running = findCarriers(question);
    let step = running.next();
    while (step.done !== true) {
      asked.push(step.value);
      step = running.next(say(step.value));
    }
    return { carriers: step.value.get('coercion')?.map(({ start, end }) => TEXT.slice(start, end)), asked };
  }

  test('one passage that carries the label is found by one reading', () => {
    expect(search(['cc'])).toEqual({ carriers: ['cc'], asked: ['aa bb  dd'] });
  });

  test('where each of two would do, both are named', () => {
    expect(search(['aa', 'dd']).carriers).toEqual(['aa', 'dd']);
  });

  test('a sign that carries it leaves nothing else to name', () => {
    const sign = { label: 'coercion' as const, indicator: 'passport-taken', start: 3, end: 5, text: 'bb' };
    expect(search(['bb'], { signs: [sign] }).carriers).toEqual([]);
    expect(search(['dd'], { signs: [sign] }).carriers).toEqual(['dd']);
  });

  test('a label that nothing in the text carries has no passage', () => {
    expect(search([], {}, 0).carriers).toBeUndefined();
  });

  test('no more texts are asked than allowed; then the guess has the last word', () => {
    const { carriers, asked } = search(['aa', 'bb', 'cc', 'dd'], { most: 1 });
    expect(asked).toHaveLength(1);
    expect(carriers?.length).toBeGreaterThan(0);
  });
});

describe('what is shown', () => {
  const said = { ...QUIET, labels: { ...all(0.02), distress: 0.3, minor_risk: 0.2, secrecy: 0.45, coercion: 0.7 } };

  test('labels that hold want reasons; below that the one that called a person, or raised the flag alone', () => {
    const callsFrom = { distress: 0.1, minor_risk: 0.1 };
    expect(wantReasons({ ...said, flagged: true, needsPerson: true }, callsFrom)).toEqual(['coercion', 'distress']);
    expect(wantReasons({ ...said, flagged: true, labels: { ...said.labels, coercion: 0.1 } }, callsFrom)).toEqual([
      'secrecy',
    ]);
    expect(wantReasons({ ...said, needsPerson: true }, { distress: 0.5, minor_risk: 0.1 })).toEqual([
      'coercion',
      'minor_risk',
    ]);
    expect(wantReasons(QUIET, callsFrom)).toEqual([]);
  });

  test('a passage takes the name of the sign in it, other signs stay, and a card number is masked', () => {
    const text = 'card 4111 1111 1111 1111 they hold my passport and watch me';
    const sign = (indicator: string, start: number, end: number) => ({
      label: 'coercion' as const,
      indicator,
      start,
      end,
      text: text.slice(start, end),
    });
    const reasons = [sign('documents-taken', 30, 46), sign('watched', 51, 59)];
    const entities = [{ type: 'card' as const, value: '****1111', start: 5, end: 24 }];
    const carriers = new Map([
      [
        'coercion' as const,
        [
          { start: 0, end: 24 },
          { start: 25, end: 46 },
        ],
      ],
    ]);
    expect(
      reasonsFor(text, { labels: said.labels, reasons, entities }, ['coercion'], carriers).map(
        ({ indicator, text: words }) => [indicator, words],
      ),
    ).toEqual([
      ['documents-taken', 'they hold my passport'],
      ['watched', 'watch me'],
      [PASSAGE, 'card **** **** **** 1111'],
    ]);
  });
});
