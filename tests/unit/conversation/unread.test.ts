// What the bot cannot read: it says so kindly, its question stands again, and a person is to look.

import type { Understanding } from '../../../src/domain/assessment.js';
import { ATTACHMENT_KINDS } from '../../../src/domain/attachment.js';
import { content, MARA, Talk } from '../../flows/talk.js';

const NOT_TEXT: Understanding = { kind: 'unassessed', why: 'not_text' };
const ONLY_WORDS = 'I can only read words. Write “0” if a person should look.';
const EDITED = 'I saw the change. I keep it for the people here.';
const wordless = (attachment: (typeof ATTACHMENT_KINDS)[number]) => ({ attachment, understanding: NOT_TEXT });

/** A talk that waits at "Can somebody else see this phone?". */
function asked(): Talk {
  const talk = new Talk();
  talk.say('hello');
  return talk;
}

describe('a message that is no words', () => {
  const shown = ATTACHMENT_KINDS.filter((kind) => kind !== 'sticker');

  it.each(shown)('(%s) is told kindly, the question stands again, and a person is to look', (kind) => {
    const talk = asked();
    const before = talk.at;
    expect(talk.say('', wordless(kind))).toEqual([ONLY_WORDS, expect.stringContaining('this phone?')]);
    expect(talk.at).toBe(before);
    expect(talk.options.length).toBeGreaterThan(1);
    expect(talk.last?.help).toBe('unassessed');
  });

  it('is told at the beginning of a talk too, before the first question', () => {
    const talk = new Talk();
    expect(talk.say('', wordless('voice'))[0]).toBe(ONLY_WORDS);
    expect(talk.options.length).toBeGreaterThan(1);
  });

  it('is not counted as a misunderstanding, however often it comes', () => {
    const talk = asked();
    for (let n = 0; n < 6; n++) talk.say('', wordless('photo'));
    expect(talk.session.reasks).toBe(0);
    expect(talk.last?.events).not.toContain('not_understood');
  });

  it('says nothing while a counsellor has the chat: the counsellor sees it', () => {
    const talk = asked();
    talk.staff('take_over');
    expect(talk.say('', wordless('photo'))).toEqual([]);
    expect(talk.session.holder).toEqual(MARA);
  });

  it('asks nobody to look at a sticker', () => {
    const talk = asked();
    expect(talk.say('🌷', { attachment: 'sticker' })[0]).toBe(ONLY_WORDS);
    expect(talk.last?.help).toBeNull();
  });

  it('takes a sticker that answers as the answer', () => {
    const talk = asked();
    talk.say('no', { attachment: 'sticker' });
    expect(talk.replies.map(({ text }) => text)).not.toContain(ONLY_WORDS);
    expect(talk.session.answers).not.toEqual({});
  });

  it('reads the words under a picture, and says that the picture was not read', () => {
    const talk = asked();
    const texts = talk.say('No, only me', { attachment: 'photo' });
    expect(texts[0]).toBe(ONLY_WORDS);
    expect(texts.length).toBeGreaterThan(1);
    expect(talk.session.phone).toBe('safe');
    expect(talk.last?.help).toBe('unassessed');
  });

  it('does what the panic word under a picture says, and adds nothing', () => {
    const talk = asked();
    const panic = content.commands.en?.panic[0] ?? '';
    expect(talk.say(panic, { attachment: 'photo' })).toEqual(['The shop opens at 9.']);
    expect(talk.at).toBe('ended');
  });
});

describe('a change to what was written before', () => {
  it('is kept for the people here, and the question goes on waiting', () => {
    const talk = asked();
    const before = talk.at;
    expect(talk.say('we came by lorry', { how: 'edited' })).toEqual([EDITED]);
    expect(talk.at).toBe(before);
    expect(talk.session.reasks).toBe(0);
  });

  it('counts as the answer when it is one', () => {
    const talk = asked();
    talk.say('no onli me');
    talk.say('No, only me', { how: 'edited' });
    expect(talk.session.phone).toBe('safe');
  });

  it('does what a command says', () => {
    const talk = asked();
    talk.say('person', { how: 'edited' });
    expect(talk.last?.help).toBe('asked');
  });
});

describe('the first message on a messenger, where nothing was shown before', () => {
  it.each(['yes', 'no', 'No, only me', 'skip', '1'])('is no answer yet: "%s" is greeted and asked', (text) => {
    const talk = new Talk({ messenger: true });
    expect(talk.say(text)[0]).toBe('Hello. This is a bot, and a person can join when you ask.');
    expect(talk.session.phone).toBe('unknown');
  });

  it('is an answer on a page that asked already', () => {
    const talk = new Talk();
    talk.say('No, only me');
    expect(talk.session.phone).toBe('safe');
  });
});

describe('what is told of traces', () => {
  const told = (messenger: boolean) => {
    const talk = new Talk({ messenger });
    if (messenger) talk.say('hello');
    return talk
      .through('No, only me', 'Not now', 'Something is happening to me', 'Work', 'Leave fewer traces')
      .join(' ');
  };

  it('speaks of the page’s own button and history on the page only', () => {
    expect(told(false)).toContain('“Leave” opens another page');
    expect(told(true)).not.toMatch(/“Leave”|browser/);
  });

  it('speaks of the chat in the app on a messenger', () => {
    expect(told(true)).toContain('You can delete this chat in the app.');
  });
});

describe('the start button of a messenger', () => {
  it('begins a talk with its first question', () => {
    const talk = new Talk();
    talk.say('/start', { how: 'start' });
    expect(talk.options.length).toBeGreaterThan(1);
    expect(talk.last?.events).toContain('started');
  });

  it('shows the waiting question once more in a talk that goes on', () => {
    const talk = asked();
    const question = talk.replies.at(-1)?.text;
    expect(talk.say('/start', { how: 'start' })).toEqual([question]);
  });

  it('begins in the language of the link', () => {
    const talk = new Talk();
    talk.say('/start fr', { how: 'start', languageHint: 'fr' });
    expect(talk.session.language).toBe('fr');
  });
});
