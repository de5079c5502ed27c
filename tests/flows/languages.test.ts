// A talk in the person's own language: its digits, its answers, and how it comes into a language and out of it.

import type { Content } from '../../src/domain/content.js';
import { content, Talk } from './talk.js';

/** The content in which a language lacks one text of the stories, so that they wait there. */
function withoutStoriesIn(language: string): Content {
  const { 'stories.lead': _lead, ...others } = content.locales[language] ?? {};
  const texts = Object.fromEntries(Object.entries(others).filter(([key]) => !key.startsWith('stories.')));
  return { ...content, locales: { ...content.locales, [language]: texts } };
}

it.each([
  ['th', '๑'],
  ['ar', '١'],
  ['bn', '১'],
  ['my', '၁'],
  ['ta', '௧'],
])('in %s, %s is the first answer', (language, digit) => {
  const [byDigit, byWords] = [new Talk({ defaultLanguage: language }), new Talk({ defaultLanguage: language })];
  byDigit.say('xq zzgr');
  byWords.say('xq zzgr');
  const [first = ''] = byWords.options;
  byDigit.say(digit);
  byWords.say(first);
  expect(byDigit.at).toBe(byWords.at);
  expect(byDigit.session.phone).toBe(byWords.session.phone);
});

it.each(Object.keys(content.languages))('in %s every answer of the first questions is read as itself', (language) => {
  const talk = new Talk({ defaultLanguage: language });
  talk.say('xq zzgr');
  talk.say(talk.options[0] ?? '');
  expect(talk.session).toMatchObject({ phone: 'safe', language, reasks: 0 });
});

it('the name of a country answers "which country?", also where it is the name of a language elsewhere', () => {
  const talk = new Talk();
  talk.through('hello', 'I am in danger');
  expect(talk.at).toBe('country/ask');
  talk.say('Indonesia');
  expect(talk.session).toMatchObject({ language: 'en', country: { code: 'ID', how: 'said' } });
});

it.each([
  ['สวัสดี', 'ฉันอยู่ประเทศไทย', 'TH'],
  ['你好', '我在缅甸', 'MM'],
  ['مرحبا', 'انا في لبنان', 'LB'],
])('a country is found inside a sentence: %s, %s', (hello, said, code) => {
  const talk = new Talk();
  talk.through(hello, 'I am in danger', said);
  expect(talk.session.country?.code).toBe(code);
});

it('a talk goes into no language in which it is not offered', () => {
  const talk = new Talk({ flow: 'stories', content: withoutStoriesIn('fr') });
  talk.say('hello');
  talk.say('français');
  expect(talk.session.language).toBe('en');
  expect(talk.at).toBe('language/ask');
});

it('who does not speak a language is not moved into it', () => {
  const talk = new Talk({ defaultLanguage: 'vi' });
  talk.say('xin chào');
  talk.say('tôi không biết tiếng anh');
  expect(talk.session.language).toBe('vi');
  expect(talk.at).toBe('language/ask');
});

it('the language can be changed at any point, by its name in any language', () => {
  const talk = new Talk();
  talk.say('hello');
  for (const [said, language] of [
    ['မြန်မာလို ပြောပါ', 'my'],
    ['ขอภาษาไทย', 'th'],
    ['说中文', 'zh'],
    ['tamil la pesunga', 'ta'],
    ['english please', 'en'],
  ] as const) {
    talk.say(said);
    expect(talk.session.language).toBe(language);
  }
});
