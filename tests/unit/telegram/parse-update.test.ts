// What each update of the Bot API means to us.

import fc from 'fast-check';
import { parseUpdate } from '../../../src/bots/channels/telegram/parse-update.js';

const CHAT = { id: 7_000_000_001, type: 'private', first_name: 'Somebody' };
const FROM = { id: 7_000_000_001, is_bot: false, first_name: 'Somebody', language_code: 'pt-br' };
const AT = 1_790_000_000;
const ADDRESS = { channel: 'telegram', account: '70001', chat: '7000000001' };

const message = (content: object) => ({ message_id: 12, date: AT, chat: CHAT, from: FROM, ...content });
const read = (update: object) => parseUpdate({ update_id: 5, ...update }, '70001');
const heard = (content: object) => {
  const parsed = read({ message: message(content) });
  if (!parsed.ok || parsed.value.kind !== 'message') throw new Error('not a message');
  return parsed.value.message;
};

describe('a text', () => {
  it('comes with its address, ids, time and the language of the person’s app', () => {
    expect(heard({ text: 'hello' })).toEqual({
      address: ADDRESS,
      updateId: '5:12',
      platformMessageId: '12',
      text: 'hello',
      platformAt: AT * 1000,
      languageHint: 'pt',
    });
  });

  it.each([
    ['half a surrogate pair', 'a\uD83Db'],
    ['a NUL', 'a\u0000b'],
    ['bidi marks', '\u202Eabc'],
    ['only white space', ' \n '],
    ['a prototype key', '__proto__'],
  ])('is taken to the letter: %s', (_, text) => {
    expect(heard({ text }).text).toBe(text);
  });

  it('needs no language', () => {
    expect(heard({ text: 'x', from: { id: 1, is_bot: false } })).not.toHaveProperty('languageHint');
  });
});

describe('the start button', () => {
  it.each([
    ['/start', undefined],
    ['/start fr', 'fr'],
    ['/start lang_es', 'es'],
    ['/start@quiet_example_bot fr', 'fr'],
  ])('%s opens the talk', (text, language) => {
    expect(heard({ text })).toMatchObject({ how: 'start', text, languageHint: language ?? 'pt' });
  });

  it('with a payload that we do not know still opens the talk, in the app’s language', () => {
    expect(heard({ text: '/start poster-17' })).toMatchObject({ how: 'start', languageHint: 'pt' });
  });

  it.each(['/started', 'say /start', '/start a b'])('is not what "%s" is', (text) => {
    expect(heard({ text })).not.toHaveProperty('how');
  });
});

describe('what is no words', () => {
  it.each([
    ['a sticker', { sticker: { file_id: 'f', emoji: '🌷' } }, '🌷', 'sticker', null],
    ['a thrown die', { dice: { emoji: '🎲', value: 3 } }, '🎲', 'sticker', null],
    ['a photo with words', { photo: [{ file_id: 'f' }], caption: 'this paper' }, 'this paper', 'photo', null],
    ['a photo without words', { photo: [{ file_id: 'f' }] }, '', 'photo', null],
    ['a voice note', { voice: { file_id: 'f', duration: 3 } }, '', 'voice', null],
    ['a round video', { video_note: { file_id: 'f' } }, '', 'video', null],
    [
      'a moving picture',
      { animation: { file_id: 'f' }, document: { file_id: 'f', file_name: 'a.mp4' } },
      '',
      'video',
      null,
    ],
    ['a file', { document: { file_id: 'f', file_name: 'contract.pdf' } }, '', 'document', 'contract.pdf'],
    ['a place', { location: { latitude: 48.85, longitude: 2.35 } }, '', 'location', '48.85, 2.35'],
    [
      'a named place',
      {
        venue: { title: 'Bar', address: 'Main Road 1', location: { latitude: 1, longitude: 2 } },
        location: { latitude: 1, longitude: 2 },
      },
      '',
      'location',
      'Bar, Main Road 1 (1, 2)',
    ],
    [
      'a shared contact',
      { contact: { first_name: 'A', last_name: 'B', phone_number: 'none' } },
      '',
      'contact',
      'A B, none',
    ],
    ['a kind of tomorrow', { hologram: { file_id: 'f' } }, '', 'other', null],
    ['a file whose shape changed', { document: 7 }, '', 'document', null],
  ])('%s', (_, content, text, kind, note) => {
    expect(heard(content)).toMatchObject({ text, attachment: { kind, note } });
  });
});

describe('a change', () => {
  it('is a message of its own, with the time of the change', () => {
    const edited = read({ edited_message: message({ text: 'hello!', edit_date: AT + 9 }) });
    expect(edited).toMatchObject({
      value: { kind: 'message', message: { text: 'hello!', how: 'edited', platformAt: (AT + 9) * 1000 } },
    });
  });

  it('of a shared position is not kept at every step', () => {
    const moved = read({ edited_message: message({ location: { latitude: 1, longitude: 2 } }) });
    expect(moved).toEqual({ ok: true, value: { kind: 'passed', why: 'live_location' } });
  });
});

describe('a pressed button', () => {
  const markup = {
    inline_keyboard: [[{ text: 'Yes, now', callback_data: 'd:1' }], [{ text: 'Site', url: 'https://x.example' }]],
  };
  const press = (changes: object) =>
    read({ callback_query: { id: 'q', from: FROM, chat_instance: '1', data: 'd:1', ...changes } });

  it('says what stood on it', () => {
    const pressed = press({ message: { ...message({ text: 'q' }), reply_markup: markup } });
    expect(pressed).toMatchObject({
      value: { buttonId: 'q', message: { text: 'Yes, now', address: ADDRESS, platformAt: null } },
    });
  });

  it('says its data when the message is gone', () => {
    expect(press({})).toMatchObject({ value: { message: { text: 'd:1', address: ADDRESS } } });
  });

  it('without data is counted and passed', () => {
    expect(press({ data: undefined, game_short_name: 'g' })).toMatchObject({
      value: { kind: 'passed', why: 'empty_button' },
    });
  });
});

describe('what is no message of a person', () => {
  const group = { id: -100_200_300, type: 'supergroup', title: 'Work' };
  const standing = (chat: object, status: string) =>
    read({ my_chat_member: { chat, from: FROM, date: AT, new_chat_member: { status, user: { id: 70001 } } } });

  it.each([
    [
      'a message in a group',
      read({ message: message({ text: 'x', chat: group }) }),
      { kind: 'group', chat: '-100200300' },
    ],
    ['being put into a group', standing(group, 'member'), { kind: 'group', chat: '-100200300' }],
    ['being put out of a group', standing(group, 'left'), { kind: 'passed', why: 'service_message' }],
    [
      'the bot’s own message',
      read({ message: message({ text: 'x', from: { ...FROM, is_bot: true } }) }),
      { kind: 'passed', why: 'own_message' },
    ],
    [
      'a service message',
      read({ message: message({ pinned_message: {} }) }),
      { kind: 'passed', why: 'service_message' },
    ],
    ['letting the bot in again', standing(CHAT, 'member'), { kind: 'passed', why: 'unblocked' }],
    ['an unknown kind', read({ poll_of_tomorrow: {} }), { kind: 'passed', why: 'unknown_kind' }],
  ])('%s', (_, parsed, value) => {
    expect(parsed).toEqual({ ok: true, value });
  });

  it('blocking the bot names whom nobody may write to', () => {
    expect(standing(CHAT, 'kicked')).toEqual({ ok: true, value: { kind: 'blocked', address: ADDRESS, updateId: '5' } });
  });
});

describe('a broken update', () => {
  it.each([
    ['nothing', null],
    ['a text', 'x'],
    ['a list', []],
    ['no id', { message: message({ text: 'x' }) }],
    ['a message that is none', { update_id: 1, message: 'x' }],
    ['a message without a chat', { update_id: 1, message: { message_id: 1, date: 1, text: 'x' } }],
    ['a text that is none', { update_id: 1, message: message({ text: { $gt: '' } }) }],
    ['an id beyond counting', { update_id: 2 ** 60, message: message({ text: 'x' }) }],
  ])('(%s) is refused', (_, update) => {
    expect(parseUpdate(update, '70001')).toEqual({ ok: false, error: 'malformed' });
  });

  it('never makes reading throw', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true }), (anything) => {
        parseUpdate(anything, '70001');
        parseUpdate({ update_id: 1, message: anything, callback_query: anything }, '70001');
      }),
      { numRuns: 500 },
    );
  });
});
