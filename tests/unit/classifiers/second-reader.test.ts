// Both readers with the shipped models: a lure is flagged, everyday words are not, a plea calls a person, a disguise hides nothing.

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBackend } from '../../../src/classifiers/encoder/backend.js';
import { buildFirstReader } from '../../../src/classifiers/first-reader.js';
import { firstModelOf } from '../../../src/classifiers/linear/fingerprint.js';
import { readJoin } from '../../../src/classifiers/second/join-model.js';
import { loadSecondReader, plainText, type SecondReader } from '../../../src/classifiers/second/second-reader.js';
import { type Assessment, LABELS } from '../../../src/domain/assessment.js';
import { shippedReaderData } from '../../helpers/shipped-reader.js';

/** The shipped second reader, asked about every text: where the first is sure it would not be, and here it is the one looked at. */
const DIRS = { encoder: 'models/encoder', second: mkdtempSync(join(tmpdir(), 'asked-')) };
/** Bound for one hostile text, of processor time; both readers take about 3 s for 1 MB. */
const BOUND_MS = 10_000;

const data = await shippedReaderData();
const first = buildFirstReader(data, null);
const firstModel = firstModelOf(data.model);
let second: SecondReader;

beforeAll(async () => {
  cpSync('models/second', DIRS.second, { recursive: true });
  const { sure: _sure, ...always } = readJoin('models/second');
  writeFileSync(join(DIRS.second, 'model.json'), JSON.stringify(always));
  second = await loadSecondReader(DIRS, firstModel);
});
afterAll(() => {
  second.dispose();
  rmSync(DIRS.second, { recursive: true, force: true });
});

const read = (text: string): Promise<Assessment> => second.assess(text, first(text));

function strongest({ labels }: Assessment): number {
  return Math.max(...LABELS.map((label) => labels[label]));
}

test('the shipped models belong together, and both are named', async () => {
  const { readers, model } = await read('See you at the market.');
  expect(readers).toEqual(['first', 'second']);
  expect(model).toBe(`${firstModel.version}+${second.version}`);
});

test.each([
  [
    'en',
    'Girls wanted for hotel work in Dubai, 3,500 dollars a month, no experience, visa and ticket free. You fly this week on a tourist visa, send me your passport photo on Telegram.',
  ],
  [
    'th',
    'รับสมัครแอดมินไปทำงานปอยเปต เงินเดือน 50,000 ไม่ต้องมีประสบการณ์ ออกค่าตั๋วค่าที่พักให้หมด เดินทางพรุ่งนี้เลย ส่งรูปพาสปอร์ตมาทางไลน์ก่อน',
  ],
])('%s: a plain lure is flagged by both readers together', async (lang, text) => {
  const assessment = await read(text);
  expect(assessment).toMatchObject({ lang, flagged: true });
  expect(assessment.labels.recruitment).toBeGreaterThan(0.5);
});

test.each([
  ['en', 'Can you pick up some bread and milk on your way home from work?'],
  ['th', 'วันนี้ฝนตกหนักมาก แม่ทำแกงเขียวหวานไว้รอที่บ้านนะ'],
  ['es', 'Mañana llevo a los niños al colegio y después paso por el mercado.'],
  ['fr', 'Le médecin a dit que la toux de grand-mère va mieux, on mange ensemble dimanche.'],
  ['id', 'Besok kita masak nasi goreng di rumah, jangan lupa beli telur ya.'],
])('%s: an everyday sentence is not flagged and calls nobody', async (lang, text) => {
  expect(await read(text)).toMatchObject({ lang, flagged: false, needsPerson: false });
});

test.each([
  ['en', 'Please help me, they took my passport and locked the door, I am afraid and cannot leave.'],
  ['th', 'ช่วยด้วยค่ะ เขายึดพาสปอร์ตหนูไว้ ขังหนูไว้ในตึก ออกไปไหนไม่ได้เลย หนูกลัวมาก'],
  ['es', 'Ayúdenme por favor, no me dejan salir de la casa y el dueño tiene mis documentos.'],
])('%s: a plea for help calls a person and accuses nobody', async (_lang, text) => {
  const { needsPerson, speaker, labels } = await read(text);
  expect(needsPerson).toBe(true);
  expect(speaker).not.toBe('offeror');
  expect(labels.distress).toBeGreaterThan(0.5);
});

describe('a disguise', () => {
  const PLAIN = 'They keep my passport and lock the door at night, I can not leave until the debt is paid';
  const LOOK_ALIKE: Readonly<Record<string, string>> = { a: 'а', e: 'е', o: 'о', p: 'р', c: 'с', i: 'і' };

  test.each([
    [
      'letters that look alike',
      PLAIN.replace(/passport|lock|door|leave|debt|paid/g, (word) =>
        [...word].map((letter) => LOOK_ALIKE[letter] ?? letter).join(''),
      ),
    ],
    ['words spelled letter by letter', PLAIN.replace(/passport|leave|debt/g, (word) => [...word].join(' '))],
    ['dots between letters', PLAIN.replace(/passport|leave|debt/g, (word) => [...word].join('.'))],
    [
      'every letter apart',
      [...PLAIN]
        .map((letter) => (letter === ' ' ? '  ' : `${letter} `))
        .join('')
        .trim(),
    ],
    ['letters that are not seen', PLAIN.replace(/passport|leave|debt/g, (word) => [...word].join('\u200b'))],
  ])('%s: reads like the plain text', async (_name, disguised) => {
    const open = await read(PLAIN);
    const hidden = await read(disguised);
    expect(disguised).not.toBe(PLAIN);
    expect(hidden.flagged).toBe(open.flagged);
    expect(Math.abs(strongest(hidden) - strongest(open))).toBeLessThan(0.2);
  });

  test('is taken off for the encoder; a text without one reaches it as it is', () => {
    const written = 'Ｗｒｉｔｅ m.y p a s s p o r t';
    expect(plainText(written, { obfuscated: true, script: 'Latn' })).toContain('passport');
    expect(plainText('Où est la Gare ?', { obfuscated: false, script: 'Latn' })).toBe('Où est la Gare ?');
  });
});

test('Burmese in Zawgyi reaches the encoder like the same words in Unicode', async () => {
  // "Mingalaba, are you well?"
  const unicode = 'မင်္ဂလာပါ ကျန်းမာပါသလား';
  const zawgyi = 'မဂၤလာပါ က်န္းမာပါသလား';
  expect(plainText(zawgyi, first(zawgyi))).toBe(plainText(unicode, first(unicode)));
  // The first reader goes by letters too, as they were written: the last digits may differ.
  const [one, other] = [await read(zawgyi), await read(unicode)];
  for (const label of LABELS) expect(one.labels[label]).toBeCloseTo(other.labels[label], 2);
});

test('the same text twice gives the same numbers, whatever was read between', async () => {
  const text = 'You owe the agency 2,000 and nobody goes home before it is paid.';
  const once = await read(text);
  await read('夜里开船');
  expect(await read(text)).toEqual(once);
});

test.each([
  ['nothing', ''],
  ['lone surrogates and NUL', '\ud800 hello \udfff\0'],
  ['10,000 combining marks', `a${'\u0323\u0301'.repeat(5_000)}`],
  ['one token of 200 KB', 'x'.repeat(200_000)],
  ['250 KB of text', 'we cross the river at dawn. '.repeat(9_000)],
  // The costliest of them at the size that is legal.
  ['1 MB in disguise', 'p.a.s.s.p.o.r.t and p а s s р o r t '.repeat(30_000)],
  ['250 KB of Burmese', 'မဂၤလာပါ က်န္းမာ '.repeat(5_500)],
])('%s: both readers answer in bounded time', async (_name, text) => {
  const begin = process.cpuUsage();
  const { readers, labels } = await read(text);
  const { user, system } = process.cpuUsage(begin);
  expect((user + system) / 1_000).toBeLessThan(BOUND_MS);
  expect(readers).toEqual(['first', 'second']);
  for (const label of LABELS) expect(labels[label]).toBeGreaterThanOrEqual(0);
});

describe('a folder that does not fit', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'second-'));
    cpSync(DIRS.second, dir, { recursive: true });
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  const opening = () => loadSecondReader({ ...DIRS, second: dir }, firstModel);
  const refused = (message: RegExp) => ({ code: 'bad_content', message: expect.stringMatching(message) });

  test('joined with another first reader: it is refused, and how to mend it is said', async () => {
    const asked = loadSecondReader(DIRS, { ...firstModel, version: '1999.01-1' });
    await expect(asked).rejects.toMatchObject(
      refused(/not 1999\.01-1: run `safe-passage calibrate`, or set SECOND_READER=off/),
    );
  });

  test('joined with other weights of the same version: it is refused, and how to mend it is said', async () => {
    const asked = loadSecondReader(DIRS, { ...firstModel, weights: 'f'.repeat(64) });
    await expect(asked).rejects.toMatchObject(
      refused(/other weights of first reader .*: run `safe-passage calibrate`, or set SECOND_READER=off/),
    );
  });

  test('a model.json from before there was a hash is held against the version alone', async () => {
    const { firstWeights, ...older } = readJoin(dir);
    expect(firstWeights).toBe(firstModel.weights);
    writeFileSync(join(dir, 'model.json'), JSON.stringify(older));
    (await loadSecondReader({ ...DIRS, second: dir }, { ...firstModel, weights: 'f'.repeat(64) })).dispose();
  });

  test.each(['layers.q4', 'layers.scale.f16', 'params.f32'])(
    'a byte of %s is changed: refused by name',
    async (name) => {
      const content = readFileSync(join(dir, name));
      content[1000] = (content[1000] ?? 0) ^ 1;
      writeFileSync(join(dir, name), content);
      await expect(opening()).rejects.toMatchObject(refused(new RegExp(`${join(dir, name)}: `)));
    },
  );

  test.each(['model.json', 'encoder.json', 'layers.q4'])('%s is missing: refused by name', async (name) => {
    rmSync(join(dir, name));
    await expect(opening()).rejects.toMatchObject(refused(new RegExp(`${join(dir, name)}: `)));
  });

  test('a label without its numbers is named', async () => {
    const model = readJoin(dir);
    const { secrecy: _secrecy, ...labels } = model.labels;
    writeFileSync(join(dir, 'model.json'), JSON.stringify({ ...model, labels }));
    expect(() => readJoin(dir)).toThrow(/model\.json: labels\.secrecy/);
  });

  test('without its head no tensor stays behind', async () => {
    const { tf } = await openBackend();
    const before = tf.memory().numTensors;
    const path = join(dir, 'encoder.json');
    writeFileSync(path, readFileSync(path, 'utf8').replace('"head.b"', '"another"'));
    await expect(opening()).rejects.toMatchObject(refused(/head\.b/));
    expect(tf.memory().numTensors).toBe(before);
  });
});

test('a second reader that was put away leaves no tensor; the first reader stands, and who failed is said', async () => {
  const { tf } = await openBackend();
  const before = tf.memory().numTensors;
  const one = await loadSecondReader(DIRS, firstModel);
  await one.assess('hello', first('hello'));
  one.dispose();
  one.dispose();
  expect(tf.memory().numTensors).toBe(before);
  const alone = first('hello');
  expect(await one.assess('hello', alone)).toEqual({ ...alone, failed: ['second'] });
});
