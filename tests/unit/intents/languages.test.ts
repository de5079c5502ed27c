// Commands in the languages of the people who write, and the sentences that hold the same words and are none.

import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { loadContent } from '../../../src/content/load.js';
import type { Intent } from '../../../src/domain/assessment.js';
import { foldWords } from '../../../src/domain/fold.js';
import { matchIntent, matchLoneIntent, matchPhrase } from '../../../src/nlp/intents.js';

const { commands } = await loadContent('content');
const inTalk = (text: string, language: string) => matchIntent(text, commands, [language, 'en']);
const LANGUAGES = ['ar', 'bn', 'th', 'vi', 'tl', 'ms', 'id', 'zh', 'ta', 'my'];

interface Said {
  readonly said: Readonly<Record<Intent, readonly string[]>>;
  readonly ordinary: readonly string[];
}

describe.each(LANGUAGES)('%s', (language) => {
  const { said, ordinary }: Said = parse(readFileSync(`tests/fixtures/commands/${language}.yaml`, 'utf8'));
  const listed = Object.entries(said).flatMap(([intent, texts]) => texts.map((text) => [text, intent] as const));

  it('is tried on enough', () => {
    expect(listed.length).toBeGreaterThanOrEqual(40);
    expect(ordinary.length).toBeGreaterThanOrEqual(15);
  });

  it.each(listed)('%s → %s', (text, intent) => {
    expect(inTalk(text, language)).toBe(intent);
    expect(matchLoneIntent(text, commands, null)).toBe(intent);
  });

  it.each(ordinary.map((text) => [text]))('no command: %s', (text) => {
    expect(matchPhrase(text, commands, [language, 'en'])).toBeNull();
  });
});

test('of a hundred ordinary sentences in the words of commands at most three are taken for one, by what was learned too', () => {
  const ordinary = LANGUAGES.flatMap((language) =>
    (parse(readFileSync(`tests/fixtures/commands/${language}.yaml`, 'utf8')) as Said).ordinary.map((text) => ({
      text,
      language,
    })),
  );
  const taken = ordinary.filter(({ text, language }) => inTalk(text, language) !== null);
  expect(taken.length / ordinary.length).toBeLessThanOrEqual(0.03);
});

describe('every phrase of every language', () => {
  it.each(Object.keys(commands))('is what it stands for, in a talk and alone: %s', (language) => {
    const phrases = (Object.keys(commands.en ?? {}) as (Intent | 'courtesies' | 'thanks')[]).flatMap((intent) =>
      intent === 'courtesies' || intent === 'thanks'
        ? []
        : (commands[language]?.[intent] ?? []).map((phrase) => ({ phrase, intent })),
    );
    const wrong = phrases.filter(
      ({ phrase, intent }) =>
        inTalk(phrase, language) !== intent || matchLoneIntent(phrase, commands, language) !== intent,
    );
    expect(wrong).toEqual([]);
  });
});

describe('one letter makes another word', () => {
  it.each([
    ['chồng', 'vi', 'husband is not “no” (không)'],
    ['thật', 'vi', 'true is not “leave” (thoát)'],
    ['lima', 'id', 'five is not the Spanish “clima”'],
    ['adam', 'ms', 'a name is not “padam”'],
    ['hamil', 'ms', 'pregnant is not “tamil”'],
    ['bahay', 'tl', 'house is not “bahaya”'],
    ['weixin', 'zh', 'an app is not “wei xian”'],
  ])('%s (%s): %s', (text, language) => {
    expect(inTalk(text, language)).toBeNull();
    expect(inTalk(text, 'en')).toBeNull();
  });

  it.each([
    ['வேண்டும்', 'வேண்டாம்', 'ta', 'yes', 'no'],
    ['ঠিক আছে', 'ঠিক আছি', 'bn', 'yes', 'no'],
    ['ဖွက်', 'ဖျက်', 'my', 'panic', 'delete'],
    ['ใช่', 'ไม่ใช่', 'th', 'yes', 'no'],
    ['đúng', 'không', 'vi', 'yes', 'no'],
  ])('%s is not %s', (one, other, language, intent, another) => {
    expect([inTalk(one, language), inTalk(other, language)]).toEqual([intent, another]);
  });

  it('a sign that is a letter stays: ใช้ (use) is not ใช่ (yes)', () => expect(inTalk('ใช้', 'th')).toBeNull());
});

describe('yes, no and skip', () => {
  it.each([
    ['nó', 'vi'],
    ['nợ', 'vi'],
    ['nó', 'en'],
    ['k', 'vi'],
    ['no', 'vi'],
    ['si', 'vi'],
    ['di', 'en'],
    ['la', 'fr'],
    ['x', 'en'],
  ])('are those of the talk’s own language: %s in %s', (text, language) => expect(inTalk(text, language)).toBeNull());

  it('of another script are what they are', () => {
    expect(inTalk('نعم', 'en')).toBe('yes');
    expect(inTalk('ไม่ใช่', 'ar')).toBe('no');
    expect(inTalk('yes', 'th')).toBe('yes');
  });
});

describe('tones', () => {
  it('may be left out where the syllables leave no doubt', () => {
    expect(inTalk('cuu toi voi', 'vi')).toBe('danger');
    expect(inTalk('dung', 'vi')).toBeNull();
    expect(inTalk('dung roi', 'vi')).toBe('yes');
  });

  it('are another word when they are others', () => {
    expect(inTalk('bó quà', 'vi')).toBeNull();
    expect(inTalk('bỏ qua', 'vi')).toBe('skip');
  });
});

describe('a sentence of a story', () => {
  it.each([
    ['هو أخذ جوازي. ساعدوني انا في خطر؟ لا أعرف أين أنا', 'ar'],
    ['মালিক পাসপোর্ট নিছে। আমাকে মেরে ফেলবে।', 'bn'],
    ['他们收了护照。他要杀我。我在缅甸', 'zh'],
    ['သူဌေးက လစာမပေးဘူး။ သူ သတ်မယ်။', 'my'],
    ['นายจ้างยึดพาสปอร์ต ไม่ให้ออกจากบ้าน ช่วยด้วย', 'th'],
  ])('that says danger counts, by the sentence ends of its script: %s', (text, language) =>
    expect(inTalk(text, language)).toBe('danger'),
  );
});

describe('folding', () => {
  it('takes digits, forms and joins of every script for the same', () => {
    expect(foldWords('١٢٣ ๔๕ ၆ ௭')).toBe('123 45 6 7');
    expect(foldWords('ســاعدوني إلى المدرسة')).toBe('ساعدوني الي المدرسه');
    expect(foldWords('\u2066112\u2069')).toBe('112');
    expect(foldWords('救 命！')).toBe('救命');
    expect(foldWords('Đường')).toBe('duong');
  });

  it('reads traditional Chinese', () => {
    expect(inTalk('幫我刪除聊天', 'zh')).toBe('delete');
    expect(inTalk('救命！有危險', 'zh')).toBe('danger');
  });
});
