// Phrases are found in every script as people write it: without spaces, with little words written on, with the "not" behind.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadLexiconFiles } from '../../../src/classifiers/lexicon/load.js';
import { lexiconClassifier } from '../../../src/classifiers/lexicon-classifier.js';
import { readText } from '../../../src/nlp/read.js';

const dir = mkdtempSync(join(tmpdir(), 'lexicon-scripts-'));
afterAll(() => rmSync(dir, { recursive: true }));

writeFileSync(
  join(dir, 'indicators.yaml'),
  ['taken', 'beaten', 'paid', 'crying', 'number']
    .map((id) => `  ${id}: { label: ${id === 'crying' ? 'distress' : 'coercion'}, weight: strong }`)
    .reduce((all, line) => `${all}${line}\n`, 'indicators:\n'),
);

/** A classifier over one file: phrases by indicator, and further lines of the file. */
function lexiconOf(language: string, phrases: Readonly<Record<string, readonly string[]>>, more = '') {
  const file = join(dir, `${language}.yaml`);
  const entries = Object.entries(phrases).map(
    ([id, match]) => `  ${id}:\n    match: ${JSON.stringify(match)}\n    yes: [x]\n    no: [x]\n`,
  );
  writeFileSync(file, `language: ${language}\n${more}\nindicators:\n${entries.join('')}`);
  const classifier = lexiconClassifier(loadLexiconFiles(join(dir, 'indicators.yaml'), [file]));
  return (text: string) => {
    const reading = readText(text);
    const { signs } = classifier.classify({ reading, signs: null });
    return (signs?.signs ?? []).map(
      ({ indicator, start, end }) => `${indicator.id}:${reading.text.folded.slice(start, end)}`,
    );
  };
}

describe('Thai', () => {
  const find = lexiconOf(
    'th',
    {
      taken: ['ยึด .. (พาสปอร์ต|หนังสือ เดินทาง)', 'พาสปอร์ต ... เอาไป'],
      beaten: ['ตี (ฉัน|เรา|หนู)', 'มา ตี'],
      paid: ['ไม่จ่าย เงินเดือน', 'จ่าย เงินเดือน ให้ เขา'],
      crying: ['ช่วยด้วยครับ'],
      number: ['เดือน ละ .. <money>', 'line id'],
    },
    'negations: [ไม่, ไม่ได้]',
  );
  test.each([
    ['the words joined', 'นายจ้างยึดพาสปอร์ตไปแล้ว', 'taken:ยึดพาสปอร์ต'],
    ['a word between, spaces anywhere', 'เขา ยึด เอา หนังสือเดินทาง ของเรา', 'taken:ยึด เอา หนังสือเดินทาง'],
    ['a longer way between', 'พาสปอร์ตของหนูโดนเขาเอาไป', 'taken:พาสปอร์ตของหนูโดนเขาเอาไป'],
    ['a whole phrase alone', 'ช่วยด้วยครับ', 'crying:ช่วยด้วยครับ'],
    ['an amount of money', 'ได้เดือนละ $900', 'number:เดือนละ $900'],
    ['a denial that is the sign itself', 'เจ้านายไม่จ่ายเงินเดือน', 'paid:ไม่จ่ายเงินเดือน'],
  ])('finds %s', (_name, text, sign) => {
    expect(find(text)).toContain(sign);
  });
  test.each([
    ['a short word inside a longer one', 'ชอบมากตีสาม'],
    ['over two spaces, which end a sentence', 'เขาไม่ยึด  พาสปอร์ตใหม่'],
    ['over a new line', 'ยึด\nพาสปอร์ต'],
    ['over more letters than the gap has', 'ยึดบ้านของคนที่อยู่ข้างบ้านเรามีพาสปอร์ต'],
    ['what is denied', 'เขาไม่ได้ยึดพาสปอร์ต'],
    ['what is denied with a word between', 'นายไม่เคยตีเรา'],
  ])('leaves alone %s', (_name, text) => {
    expect(find(text)).toEqual([]);
  });
});

describe('Chinese', () => {
  const find = lexiconOf(
    'zh',
    {
      taken: ['(没收|扣|扣押) .. 护照', '护照 被 .. (收走|拿走)'],
      beaten: ['打 .. 我'],
      paid: ['他 没有 给钱'],
      crying: ['快救救我'],
      number: ['月薪 <money>', '加 .. (telegram|飞机) .. <contact>'],
    },
    'negations: [不, 没, 没有, 不会]',
  );
  test.each([
    ['老板没收了我的护照', 'taken:没收了我的护照'],
    ['他们扣押护照', 'taken:扣押护照'],
    ['我的护照，被老板收走了', 'taken:护照,被老板收走'],
    ['他打我', 'beaten:打我'],
    ['求求你快救救我', 'crying:快救救我'],
    ['包吃住月薪15000元', 'number:月薪15000元'],
    ['请加 Telegram @work_here', 'number:加 telegram @work_here'],
  ])('finds in %s', (text, sign) => {
    expect(find(text)).toContain(sign);
  });
  test.each([
    ['a sign inside a longer word', '他打电话给我'],
    ['a pronoun inside a word', '其他没有给钱'],
    ['what is denied', '公司不会没收护照'],
    ['what is denied with a sign between', '没有人打我'],
    ['over a full stop', '被没收了。护照还在'],
    ['over a full-width exclamation mark', '没收！护照还在'],
  ])('leaves alone %s', (_name, text) => {
    expect(find(text)).toEqual([]);
  });
});

describe('Burmese', () => {
  const find = lexiconOf(
    'my',
    {
      taken: ['ပတ်စပို့ .. သိမ်း'],
      beaten: ['ရိုက်'].map((word) => `ကျွန်မ ကို .. ${word}`),
      paid: ['လစာ မပေး'],
      number: ['မိုးရွာ မိုးရွာ'],
    },
    'negations: [မ]\nnegationsAfter: [ဘူး]',
  );
  test('finds words with their endings joined', () => {
    expect(find('အလုပ်ရှင်က ပတ်စပို့သိမ်းထားတယ်')).toEqual(['taken:ပတ်စပို့သိမ်း']);
    expect(find('သူက ကျွန်မကိုရိုက်တယ်')).toEqual(['beaten:ကျွန်မကိုရိုက်']);
  });
  test('a denial around the verb voids a phrase, not one that says it itself', () => {
    expect(find('သူက ကျွန်မကို မရိုက်ပါဘူး')).toEqual([]);
    expect(find('လစာမပေးဘူး')).toEqual(['paid:လစာမပေး']);
  });
  test('a word that could alone be taken for the old encoding is found as it is written', () => {
    expect(find('ဒီနေ့ ရန်ကုန်မှာ မိုးရွာ မိုးရွာ နေပါတယ်')).toEqual(['number:မိုးရွာ မိုးရွာ']);
  });
  test('a full stop parts', () => {
    expect(find('ပတ်စပို့ရှိတယ်။ သိမ်းပါ')).toEqual([]);
  });
});

describe('Arabic', () => {
  const find = lexiconOf(
    'ar',
    { taken: ['(اخذ|اخذوا) .. (جواز*|الجواز)'], beaten: ['يضربني كل يوم'], paid: ['بدون (أجرة|راتب)', 'نص قبل .. نص'] },
    'negations: [ما, لم, لا]',
  );
  test.each([
    ['أخذوا جوازي', 'taken'],
    ['وأخذوا الجواز مني', 'taken'],
    ['اخذ مني جوازات السفر', 'taken'],
    ['ويضربني كلّ يوم', 'beaten'],
    ['نشتغل بدون اجره', 'paid'],
    ['بدون الراتب', 'paid'],
    ['نص قبل ونص بعد', 'paid'],
  ])('finds in %s', (text, id) => {
    expect(find(text).map((sign) => sign.split(':')[0])).toEqual([id]);
  });
  test.each(['ما اخذوا جوازي', 'وما أخذوا الجواز'])('leaves alone the denial %s', (text) => {
    expect(find(text)).toEqual([]);
  });
});

describe('a denial after the verb', () => {
  test('Tamil: as a word and as an ending, not where the phrase says it itself', () => {
    const find = lexiconOf(
      'ta',
      { taken: ['பாஸ்போர்ட்டை (பறி*|எடுத்த*)'], paid: ['சம்பளம் (தரவில்லை|தரல)'] },
      'negationsAfter: [இல்லை, மாட்டார், -வில்லை]',
    );
    expect(find('முதலாளி பாஸ்போர்ட்டை பறித்தார்')).toHaveLength(1);
    expect(find('பாஸ்போர்ட்டை பறிக்கவில்லை')).toEqual([]);
    expect(find('பாஸ்போர்ட்டை பறிக்க மாட்டார்')).toEqual([]);
    expect(find('எனக்கு சம்பளம் தரவில்லை')).toHaveLength(1);
  });
  test('Bengali', () => {
    const find = lexiconOf('bn', { taken: ['পাসপোর্ট .. (নিয়ে|কেড়ে) (নেয়|নিয়েছে)'] }, 'negationsAfter: [না, নি]');
    expect(find('মালিক পাসপোর্ট কেড়ে নিয়েছে')).toHaveLength(1);
    expect(find('মালিক পাসপোর্ট নিয়ে নেয় না')).toEqual([]);
    expect(find('পাসপোর্ট কেড়ে নিয়েছে। না, আমি ভয় পাই')).toHaveLength(1);
  });
});

test('scripts of no language of ours are read without a sign and without an error', () => {
  const find = lexiconOf('zh', { taken: ['没收 护照'] });
  for (const text of ['パスポートを取り上げられました。', 'ពួកគេយកលិខិតឆ្លងដែន', 'ເຂົາເອົາພາສປອດ', '여권을 빼앗았다']) {
    expect(find(text)).toEqual([]);
  }
});

test.each([
  ['th', 'หนี้', false],
  ['th', 'ช่วยหนูด้วย', true],
  ['zh', '护照', false],
  ['zh', '扣护照', true],
  ['ar', 'جوازي', false],
  ['bn', 'পাসপোর্ট', false],
])('one word alone in %s, %s: a sign when it is a whole phrase (%s)', (language, word, allowed) => {
  const load = () => lexiconOf(language, { taken: [word] });
  if (allowed) expect(load()(word)).toHaveLength(1);
  else expect(load).toThrow(/single word that is no sign/);
});

describe('what a text only reports', () => {
  const find = lexiconOf(
    'en',
    { taken: ['took her passport', '没收 护照', 'give me your passport'], crying: ['please save us'] },
    'cues: { report: [police warn, 警方 提醒], told: [he hit me] }\nkinds: { own-situation: [i have work] }',
  );
  test.each([
    ['Police warn: they took her passport', []],
    ['Police warn about messages like “I have work, give me your passport”.', []],
    ['警方提醒：「i have work」「没收护照」都是犯罪', []],
    ['« I have work, give me your passport »', ['taken:give me your passport']],
    ['Police warn. I have work and he took her passport', ['taken:took her passport']],
    ['Police warn people, but he hit me and said "give me your passport"', ['taken:give me your passport']],
    ['Police warn: "please save us"', ['crying:please save us']],
  ])('%s', (text, signs) => {
    expect(find(text)).toEqual(signs);
  });
});

describe('hostile texts', () => {
  const find = lexiconOf(
    'zh',
    {
      taken: ['(没收|扣|扣押) ... 护照', '护照 ... 护照'],
      beaten: ['打 .. 我', '打 打 打'],
      number: ['visa .. <money>'],
    },
    'negations: [不]',
  );
  test.each([
    ['one word over and over', '护照'.repeat(100_000)],
    ['a token of 200 KB', 'a'.repeat(100_000) + '打'.repeat(100_000)],
    ['marks without end', `护${'\u0301'.repeat(10_000)}照`],
    ['lone surrogates and NUL', '\ud800护\udc00照\u0000没收'.repeat(1_000)],
    ['quotes that never close', '“「"'.repeat(50_000)],
  ])('%s is answered in bounded time', (_name, text) => {
    const started = performance.now();
    expect(find(text).length).toBeLessThan(10);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
  test('a text leaves nothing behind for the next one', () => {
    expect(find('没收')).toEqual([]);
    expect(find('护照')).toEqual([]);
  });
});
