// Rule 6 of help-safety.md, from both sides of the door: the person who has a code word, and somebody else with their phone.

import { tellingWord } from '../../src/bots/conversation/check/wording.js';
import { maySend } from '../../src/bots/conversation/may-send.js';
import { restoreSession } from '../../src/bots/conversation/session-load.js';
import { setAside } from '../../src/bots/conversation/set-aside.js';
import { content, NOON, reading, Talk, UNREAD, worldWith } from './talk.js';

const WORD = 'blue kettle';
const HELLO = 'Hello. This is a bot, and a person can join when you ask.';
const ASKED = ['Hello. Which word do you have for today?'];
const SMALL_TALK = ['Thank you. I have small things to pass the time.', 'What would you like?'];
const CLOSING_WORD = 'Would you like a word of your own that closes this chat? “weather” works too.';
const LANGUAGES = ['en', 'fr', 'es'];

/** A talk on a messenger in which the word was chosen, and which then ended. */
function withWord(end = 'leave', changes: ConstructorParameters<typeof Talk>[0] = {}): Talk {
  const talk = new Talk({ messenger: true, ...changes });
  talk.through('hi', 'Yes, somebody can', 'Not now', 'Clean up this phone', 'Yes, choose a word', WORD, WORD);
  expect(talk.session.codeWord).not.toBeNull();
  talk.say('No word');
  if (end !== '') talk.say(end);
  return talk;
}

describe('choosing a word', () => {
  it('is offered where the phone is cleaned up, on a messenger, and can be declined or skipped', () => {
    for (const answer of ['No word', 'skip']) {
      const talk = new Talk({ messenger: true });
      const offered = talk.through('hi', 'Yes, somebody can', 'Not now', 'Clean up this phone');
      expect(offered.at(-1)).toBe('Would you like a word that only you know? This chat asks for it next time.');
      expect(talk.say(answer)).toEqual([CLOSING_WORD]);
      expect(talk.session.codeWord).toBeNull();
    }
    const page = new Talk();
    page.through('hi', 'Yes, somebody can', 'Not now', 'Clean up this phone');
    expect(page.at).toBe('help/quiet_menu');
  });

  it('takes the word twice, says what it does, and what to do when it is forgotten', () => {
    const talk = new Talk({ messenger: true });
    talk.through('hi', 'Yes, somebody can', 'Not now', 'Clean up this phone', 'Yes, choose a word');
    expect(talk.say(WORD)).toEqual(['Please write it once more.']);
    expect(talk.session.codeWord).toBeNull();
    expect(talk.say(' Blue KETTLE ')).toEqual([
      'The word is kept. Next time I ask for it, and any other word leads to small talk.',
      'If you forget it, write “0” there. You will see nothing, and staff will look.',
      CLOSING_WORD,
    ]);
    expect(JSON.stringify(talk.replies)).not.toMatch(/kettle/i);
  });

  it.each(['abc', '12', 'person', 'weather', 'a story of many words that nobody would take for a word'])(
    'does not take "%s"',
    (text) => {
      const talk = new Talk({ messenger: true });
      talk.through('hi', 'Yes, somebody can', 'Not now', 'Clean up this phone', 'Yes, choose a word', text, text);
      expect(talk.session.codeWord).toBeNull();
    },
  );

  it('keeps nothing when the two differ', () => {
    const talk = new Talk({ messenger: true });
    talk.through('hi', 'Yes, somebody can', 'Not now', 'Clean up this phone', 'Yes, choose a word', WORD);
    expect(talk.say('blue kettel')[0]).toBe('The two were not the same. Nothing is kept.');
    expect(talk.session).toMatchObject({ codeWord: null });
    expect(talk.session.newWord).toBeUndefined();
  });

  it('is changed and taken away with the word, and only with it', () => {
    const talk = withWord('');
    const choose = (...said: readonly string[]) => talk.through('Clean up this phone', ...said);
    expect(choose('Take it away', 'green kettle')[0]).toBe('That is another word. Nothing has changed.');
    expect(choose('Change it', WORD)).toEqual(['Which word do you choose? Take a usual one that nobody guesses.']);
    talk.through('red lamp', 'red lamp');
    expect(choose('Take it away', WORD)[0]).toBe('That is another word. Nothing has changed.');
    expect(choose('Take it away', 'red lamp')[0]).toBe('The word is gone. I do not ask for one any more.');
    talk.say('leave');
    expect(talk.say('hello')[0]).toBe(HELLO);
  });
});

describe('a later talk', () => {
  it.each(['leave', 'weather', 'delete my data', 'Stop for now'])('begins with the question, after "%s"', (end) => {
    const talk = withWord(end);
    expect(talk.session.status).toBe('closed');
    expect(talk.say('hello')).toEqual(ASKED);
    expect(talk.session).toMatchObject({ answers: {}, country: null, phone: 'unknown', help: null, danger: false });
  });

  it('goes on as ever with the right word, whatever its case, accents and spaces', () => {
    for (const said of [WORD, 'BLUE KETTLE', 'blue-kettle', ' Blúe  kettle.', 'bluekettle']) {
      const talk = withWord();
      talk.say('hello');
      expect(talk.say(said)).toEqual([HELLO, 'Can somebody else see this phone?']);
      talk.through('No, only me', 'Not now');
      expect(talk.at).toBe('start/menu');
    }
  });

  it('takes the word as the first message too', () => {
    expect(withWord().say(WORD)[0]).toBe(HELLO);
  });

  it('is small talk after another word, with as many messages and answers as after the right one', () => {
    const right = withWord();
    const wrong = withWord();
    right.through('hello', WORD);
    expect(wrong.through('hello', 'blue kettel')).toEqual(SMALL_TALK);
    expect(wrong.replies).toHaveLength(right.replies.length);
    expect(wrong.options).toHaveLength(right.options.length);
    expect(wrong.session.epoch).toBe(right.session.epoch + 1);
  });

  it('asks again when somebody comes back to an open talk after half an hour', () => {
    const talk = withWord('');
    talk.say('0');
    talk.wait(31 * 60_000);
    expect(talk.say('are you there')).toEqual(ASKED);
    expect(talk.say(WORD)).toEqual(['What would be good now?']);
    expect(talk.session.help?.reason).toBe('asked');
  });

  it('is not disturbed by a short pause', () => {
    const talk = withWord('');
    talk.wait(29 * 60_000);
    expect(talk.say('Stop for now')).toEqual(['You can write again at any time. Goodbye.']);
  });
});

describe('the small talk', () => {
  const SAID = [
    'hello',
    'nothing',
    'A recipe',
    'Yes, another',
    'A riddle',
    'a shoe',
    'why',
    'A tip for plants',
    'No, thank you',
    'who reads this?',
    'help',
    '0',
    'is this a helpline',
    '5',
    '…',
    '?',
    '!',
    'another word',
    'I want to talk to a person',
  ];

  it.each(LANGUAGES)('tells nothing in %s, whatever is written', (language) => {
    const talk = withWord();
    talk.goOnFrom({ ...talk.session, language, languageHow: 'said' });
    talk.world = { ...talk.world, defaultLanguage: language };
    const heard = SAID.flatMap((text) => {
      talk.say(text);
      return talk.replies.flatMap((reply) => [reply.text, ...(reply.options ?? [])]);
    });
    expect(heard.filter((text) => tellingWord(content, text) !== null)).toEqual([]);
    expect(heard.filter((text) => text.trim() === '')).toEqual([]);
    const own = Object.entries(content.locales[language] ?? {})
      .filter(([key]) => key.startsWith('decoy.') || key === 'engine.reask' || key === 'engine.skip')
      .map(([, text]) => text.replace('{skip}', content.commands[language]?.skip[0] ?? ''));
    expect(heard.filter((text) => !own.includes(text))).toEqual([]);
  });

  it('stays when the talk cannot be read, is late, carries a picture, or is handled by a counsellor', () => {
    const talk = withWord();
    talk.through('hello', 'nothing');
    const plain = [
      talk.say('what is this', { understanding: UNREAD }),
      talk.say('an old message', { late: true }),
      talk.say('', { attachment: 'photo' }),
      talk.say('another text', { how: 'edited' }),
      talk.staff('take_over'),
      talk.say('are you there'),
    ].flat();
    expect(plain.join(' ')).not.toMatch(/person|people|staff/i);
    expect(talk.session.status).toBe('open');
    const aside = setAside(talk.session, worldWith());
    expect(aside.help).toBe('not_processed');
    expect(aside.replies.map((reply) => reply.text).join(' ')).not.toMatch(/person|staff/i);
  });

  it('opens to the right word in the first three tries, and to nothing after them for an hour', () => {
    const talk = withWord();
    talk.through('hello', 'one', 'two things');
    expect(talk.say(WORD)[0]).toBe(HELLO);
    const guesser = withWord();
    guesser.through('hello', 'first', 'second', 'third');
    expect(guesser.say(WORD)).toEqual(['I see. I only know small things.', 'What would you like?']);
    guesser.say('leave');
    expect(guesser.through('hello', WORD)).toEqual(SMALL_TALK);
    guesser.say('leave');
    guesser.wait(61 * 60_000);
    expect(guesser.through('hello', WORD)[0]).toBe(HELLO);
  });

  it('gives the emergency number for words of danger, before and after a wrong word, and says nothing else of it', () => {
    const before = withWord();
    expect(before.say('I am in danger')).toEqual(['Which country are you in? A number only works in its own country.']);
    expect(before.say('Malaysia')).toEqual(['Malaysia: 999 (urgent number). Nobody has checked this yet.', ...ASKED]);
    const after = withWord();
    after.through('hello', 'nothing', 'I am in danger');
    expect(after.say('Malaysia')).toEqual([expect.stringContaining('Malaysia: 999'), 'What would you like?']);
    for (const talk of [before, after])
      expect(talk.session.help).toEqual({ since: NOON, reason: 'danger', quiet: true });
  });

  it('without the country it says so, and never that a person could come', () => {
    const talk = withWord();
    talk.through('hello', 'nothing', 'danger');
    expect(talk.say('skip')).toEqual(['Without the country I have no number.', 'What would you like?']);
  });

  it('tells the staff quietly that somebody asks for a person, once', () => {
    const asking = withWord();
    const chatting = withWord();
    asking.through('hello', 'nothing');
    chatting.through('hello', 'nothing');
    expect(asking.say('0')).toEqual(chatting.say('7'));
    expect(asking.replies).toEqual(chatting.replies);
    expect(asking.last?.help).toBe('code_word_failed');
    expect(asking.last?.events).toContain('help_request');
    expect(chatting.last?.help).toBeNull();
    expect(asking.session.help).toEqual({ since: NOON, reason: 'code_word_failed', quiet: true });
  });

  it('shows the staff somebody in distress, and nothing of it to whoever writes', () => {
    const talk = withWord();
    talk.through('hello', 'nothing');
    const said = talk.say('they lock the door at night', {
      understanding: reading({ distress: 0.95 }, { needsPerson: true, flagged: true }),
    });
    expect(said).toEqual(['I see. I only know small things.', 'What would you like?']);
    expect(talk.last).toMatchObject({ help: 'distress' });
  });

  it('panic, exit and deletion hold as ever', () => {
    for (const [text, by] of [
      ['weather', 'panic'],
      ['leave', 'exit'],
      ['delete my data', 'delete'],
    ]) {
      const talk = withWord();
      talk.through('hello', 'nothing');
      expect(talk.say(text ?? '')).toHaveLength(1);
      expect(talk.session).toMatchObject({ status: 'closed', closedBy: by });
    }
  });

  it('lets nothing through that staff wrote', () => {
    const talk = withWord();
    talk.say('hello');
    const { session } = talk;
    const delivery = { from: 'person' as const, epoch: session.epoch, at: NOON, notAfter: NOON + 1, isAnswer: false };
    const question = { delivery, duty: { anybody: true }, now: NOON };
    expect(maySend({ ...question, session })).toEqual({ ok: false, why: 'code_word' });
    talk.say(WORD);
    expect(maySend({ ...question, session: talk.session })).toEqual({ ok: true });
  });
});

describe('whoever forgot the word', () => {
  it('is heard when they find it after all', () => {
    const talk = withWord();
    talk.through('hello', '0');
    expect(talk.say(WORD)[0]).toBe(HELLO);
    expect(talk.session.help).toEqual({ since: NOON, reason: 'asked' });
  });

  it('goes on when staff took the word away: nothing is said by itself, and the next message is answered', () => {
    const talk = withWord();
    talk.through('hello', 'nothing', '0');
    expect(talk.staff('clear_word')).toEqual([]);
    expect(talk.last?.events).toEqual(['code_word_cleared']);
    expect(talk.say('hello?')).toEqual(['What would be good now?']);
    expect(talk.options).toContain('Talk to a person');
    talk.say('leave');
    expect(talk.say('hello')[0]).toBe(HELLO);
  });

  it('stays behind the door when the stored word cannot be read any more, until staff decide', () => {
    const talk = withWord();
    const broken = restoreSession({ ...talk.session, status: 'open', codeWord: { salt: 1 } });
    talk.goOnFrom(broken.session);
    const said = talk.say(WORD);
    expect(said.join(' ')).not.toMatch(/person|staff/i);
    expect(talk.last).toMatchObject({ help: 'hand_off' });
    talk.say('leave');
    expect(talk.say('hello')).toEqual(ASKED);
    talk.staff('clear_word');
    talk.say('leave');
    expect(talk.say('hello')[0]).toBe(HELLO);
  });
});

describe('what could not be taken back when a talk was to vanish', () => {
  const LEFT = 'Some older messages could not be deleted here. You can delete this chat in the app.';

  it.each(['weather', 'delete my data'])('is told after "%s" to whoever gives the word, once', (end) => {
    const talk = withWord(end);
    expect(talk.say('hello')).toEqual(ASKED);
    expect(talk.say(WORD, { left: 7 })).toEqual([LEFT, HELLO, 'Can somebody else see this phone?']);
    expect(talk.session.leftTold).toBe(7);
    talk.through('weather', 'hello');
    expect(talk.session.leftTold).toBe(7);
    expect(talk.say(WORD)[0]).toBe(HELLO);
  });

  it('is told to nobody else', () => {
    const talk = withWord('weather');
    talk.say('hello', { left: 7 });
    expect(talk.say('green lamp', { left: 7 })).toEqual(SMALL_TALK);
    const without = new Talk({ messenger: true });
    without.through('hi', 'No, only me', 'weather');
    expect(without.say('hello', { left: 7 })[0]).toBe(HELLO);
    expect(without.say('No, only me', { left: 7 })).not.toContain(LEFT);
  });

  it.each(Object.keys(content.languages))('is said in two short neutral sentences in %s', (language) => {
    const said = content.locales[language]?.['engine.left'] ?? '';
    expect(said).not.toBe('');
    expect(tellingWord(content, said)).toBeNull();
  });
});
