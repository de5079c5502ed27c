// Rule 5 of help-safety.md: a panic word of the person's own, beside the one that everybody has.

import { hashWord, hashWordNow, isPanicWord, isPanicWordNow } from '../../src/app/code-word.js';
import { restoreSession } from '../../src/bots/conversation/session-load.js';
import { setAside } from '../../src/bots/conversation/set-aside.js';
import { CARRIER_WORDS } from '../../src/domain/needed-content.js';
import { content, Talk, worldWith } from './talk.js';

const LANGUAGES = Object.keys(content.languages);
const text = (language: string, key: string) => content.locales[language]?.[key] ?? '';
/** The labels on the way to the word, in a language. */
const WAY = ['help.phone.somebody', 'quiet.now.not_now', 'quiet.menu.traces', 'word.offer.no', 'word.offer.yes'];

/** A talk on a messenger that asks which word it shall be. */
function asked(language: string): Talk {
  const talk = new Talk({ messenger: true, defaultLanguage: language });
  talk.through('xq zzgr wvx', ...WAY.map((key) => text(language, key)));
  expect(talk.at).toBe('panic-word/choose');
  return talk;
}

function withWord(word: string, language = 'en'): Talk {
  const talk = asked(language);
  expect(talk.through(word, word)[0]).toBe(text(language, 'closing.kept'));
  return talk;
}

/** What each language's people might choose, and the same with a slip of the finger. */
const WORDS: readonly (readonly [string, string, string])[] = [
  ['en', 'pancakes', 'pancaeks'],
  ['en', 'green curtain', 'green curtan'],
  ['ar', 'قهوة سادة', 'قهوه ساده'],
  ['ar', 'الياسمين', 'الياسمن'],
  ['zh', '番茄炒蛋', '番茄炒但'],
  ['zh', '今晚吃火锅', '今晚吃火祸'],
  ['fr', 'crêpes', 'crepse'],
  ['th', 'ข้าวเหนียวมะม่วง', 'ข้าวเหนียวมะมวง'],
  ['my', 'ပန်းသီးပင်', 'ပန်းသီပင်'],
];

describe('a panic word of the person’s own', () => {
  it.each(WORDS)('in %s: %s closes the talk at once, and so does %s', (language, word, slip) => {
    for (const said of [word, ` ${word.toUpperCase()}!!`, slip]) {
      const talk = withWord(word, language);
      const { epoch } = talk.session;
      expect(talk.say(said)).toEqual([text(language, 'engine.panic')]);
      expect(talk.session).toMatchObject({ closedBy: 'panic', epoch: epoch + 1, at: null });
      expect(talk.last?.events).toContain('panic');
    }
  });

  it.each(LANGUAGES)('leaves the word that everybody has in force in %s', (language) => {
    const talk = withWord('xantypq', language);
    talk.say(content.commands[language]?.panic[0] ?? '');
    expect(talk.session.closedBy).toBe('panic');
  });

  it('holds in any state, in the next talk too, and with a person in the chat', () => {
    const talk = withWord('pancakes');
    talk.through('leave', 'hello');
    expect(talk.at).toBe('help/phone');
    talk.say('pancakes');
    expect(talk.session.closedBy).toBe('panic');
    talk.through('hello', 'No, only me', '0');
    talk.staff('take_over');
    expect(talk.say('pancake')).toEqual(['The shop opens at 9.']);
    expect(talk.session.closedBy).toBe('panic');
    // The first word of a talk, too.
    expect(talk.say('pancakes')).toEqual(['The shop opens at 9.']);
  });

  it('holds behind the code word, and tells nothing there', () => {
    const talk = new Talk({ messenger: true });
    talk.through('hi', 'Yes, somebody can', 'Not now', 'Clean up this phone', 'Yes, choose a word');
    talk.through('blue kettle', 'blue kettle', 'Yes, choose a word', 'pancakes', 'pancakes', 'leave', 'hello');
    expect(talk.at).toBe('decoy/word');
    expect(talk.say('pancakes')).toEqual(['The shop opens at 9.']);
    expect(talk.say('hello')).toEqual(['Hello. Which word do you have for today?']);
  });

  it('may not be the code word, which opens', () => {
    const talk = new Talk({ messenger: true });
    talk.through('hi', 'Yes, somebody can', 'Not now', 'Clean up this phone', 'Yes, choose a word');
    talk.through('blue kettle', 'blue kettle', 'Yes, choose a word');
    expect(talk.say('blue kettle')[0]).toBe(text('en', 'word.unusable'));
    expect(talk.session.panicWord).toBeUndefined();
  });

  it.each(['abc', 'hello', 'thank you', 'yes please', 'person', 'weather', 'a story of far too many words'])(
    '"%s" cannot be one',
    (word) => {
      const talk = asked('en');
      expect(talk.say(word)[0]).not.toBe(text('en', 'word.again'));
      expect(talk.session.newPanicWord).toBeUndefined();
    },
  );

  it.each(CARRIER_WORDS)('"%s" cannot be one: the phone company would take it', (word) => {
    const talk = asked('en');
    talk.through(word, word);
    expect(talk.session.panicWord).toBeUndefined();
  });

  it('is written twice, and lies nowhere as it was written', () => {
    const talk = asked('en');
    talk.say('pancakes');
    expect(talk.say('pancaeks')[0]).toBe(text('en', 'word.differs'));
    expect(talk.session.panicWord).toBeUndefined();
    expect(talk.session.newPanicWord).toBeUndefined();
  });

  it('is changed and taken away, and then closes nothing', () => {
    const talk = withWord('pancakes');
    expect(talk.through('Clean up this phone', 'No word')[0]).toBe(text('en', 'closing.have.question'));
    expect(talk.through('Change it', 'red lantern', 'red lantern')[0]).toBe(text('en', 'closing.kept'));
    talk.say('pancakes');
    expect(talk.session.status).toBe('open');
    talk.through('Clean up this phone', 'No word');
    expect(talk.say('Take it away')[0]).toBe('The word is gone. “weather” still closes this chat.');
    talk.say('red lantern');
    expect(talk.session.status).toBe('open');
  });

  it('is hidden from the staff when it is chosen and when it is used', () => {
    const talk = asked('en');
    for (const said of ['pancakes', 'pancakes', 'pancakes']) {
      talk.say(said);
      expect(talk.last?.events).toContain('code_word');
    }
  });

  it('is offered once a talk, and on a messenger only', () => {
    const talk = new Talk({ messenger: true });
    talk.through('hi', 'Yes, somebody can', 'Not now', 'Clean up this phone', 'No word', 'No word');
    talk.through('Clean up this phone', 'No word');
    expect(talk.at).toBe('help/quiet_menu');
    const page = new Talk();
    page.through('hi', 'Yes, somebody can', 'Not now', 'Clean up this phone');
    expect(page.at).toBe('help/quiet_menu');
  });

  it('outlives a session that cannot be read, and a message that broke everything', () => {
    const { session } = withWord('pancakes');
    const { panicWord } = session;
    expect(panicWord).toBeDefined();
    expect(restoreSession({ ...session, stack: 'broken' }).session.panicWord).toEqual(panicWord);
    const closed = { ...session, status: 'closed' as const };
    expect(setAside(closed, worldWith()).session.panicWord).toEqual(panicWord);
  });
});

describe('its hashes', () => {
  it('know the word and a slip of it, and nothing else', async () => {
    const made = await hashWord({ kind: 'make_panic', not: null }, 'pancakes', 'salt');
    if (made.kind !== 'made_panic') throw new Error('a panic word is made');
    expect(JSON.stringify(made)).not.toMatch(/pancake/);
    expect(hashWordNow({ kind: 'make_panic', not: null }, 'pancakes', 'salt')).toEqual(made);
    const known = ['pancakes', 'PANCAKES', 'pancake', 'pancaakes', 'pamcakes', 'pan cakes'];
    const others = ['cakes', 'pan', 'my boss makes pancakes', 'work', ''];
    const said = async (one: string) => [await isPanicWord(made.word, one), isPanicWordNow(made.word, one)];
    expect(await Promise.all(known.map(said))).toEqual(known.map(() => [true, true]));
    expect(await Promise.all(others.map(said))).toEqual(others.map(() => [false, false]));
  });

  it('of a short word know no slip: too much would close the talk', async () => {
    const made = await hashWord({ kind: 'make_panic', not: null }, 'rain', 'salt');
    if (made.kind !== 'made_panic') throw new Error('a panic word is made');
    expect(await Promise.all(['rain', 'rai', 'train', 'ruin'].map((one) => isPanicWord(made.word, one)))).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  it('tell when the word is the code word', async () => {
    const code = await hashWord({ kind: 'make' }, 'blue kettle', 'other');
    if (code.kind !== 'made') throw new Error('a code word is made');
    const task = { kind: 'make_panic', not: code.word } as const;
    expect(await hashWord(task, 'Blue Kettle', 'salt')).toMatchObject({ taken: true });
    expect(await hashWord(task, 'pancakes', 'salt')).toMatchObject({ taken: false });
    expect(hashWordNow(task, 'Blue Kettle', 'salt')).toMatchObject({ taken: true });
  });
});
