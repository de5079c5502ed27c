// A reply in the form in which Telegram takes it.

import fc from 'fast-check';
import { keyboardFor } from '../../../src/bots/channels/telegram/keyboard.js';
import { requestsFor } from '../../../src/bots/channels/telegram/send-request.js';
import { splitText } from '../../../src/bots/channels/telegram/split-text.js';

const BOT = { from: 'bot', language: 'en' } as const;

describe('a reply', () => {
  it('is plain text without previews, and takes an old keyboard away', () => {
    expect(requestsFor('7', { ...BOT, text: '<b>*_[x](y)' })).toEqual([
      {
        chat_id: '7',
        text: '<b>*_[x](y)',
        link_preview_options: { is_disabled: true },
        disable_notification: true,
        reply_markup: { remove_keyboard: true },
      },
    ]);
  });

  it('offers its answers as a keyboard that goes after one use', () => {
    expect(keyboardFor(['Yes', 'No', 'I am not sure about that'])).toEqual({
      keyboard: [[{ text: 'Yes' }, { text: 'No' }], [{ text: 'I am not sure about that' }]],
      resize_keyboard: true,
      one_time_keyboard: true,
    });
  });

  it('of a counsellor begins with the first name, and has a sound', () => {
    const [request] = requestsFor('7', { from: 'person', name: 'Mara', text: 'I am here.', language: 'en' });
    expect(request).toMatchObject({ text: 'Mara: I am here.', disable_notification: false });
  });

  it('that is too long goes in parts, cut at ends of sentences; the keyboard comes with the last', () => {
    const sentence = `So ${'word '.repeat(198)}end. `;
    const requests = requestsFor('7', { ...BOT, text: sentence.repeat(9), options: ['Yes'] });
    expect(requests.map(({ text }) => text.endsWith('end. '))).toEqual([true, true, true]);
    expect(requests.map(({ reply_markup }) => 'keyboard' in reply_markup)).toEqual([false, false, true]);
  });

  it('with half a surrogate pair has a replacement character there', () => {
    expect(requestsFor('7', { ...BOT, text: 'a\uD83Db' })[0]?.text).toBe('a\uFFFDb');
  });
});

describe('cutting a text', () => {
  it.each([
    ['at the end of a sentence', 'One two. Three four.', 12, ['One two. ', 'Three four.']],
    ['between words, where a sentence is too long', 'one two three', 8, ['one two ', 'three']],
    ['inside a word, where there is no other place', 'abcdefgh', 3, ['abc', 'def', 'gh']],
    ['never inside a character', '👩‍👩‍👧ab', 8, ['👩‍👩‍👧', 'ab']],
    ['in a script without spaces', '你好。再见。', 3, ['你好。', '再见。']],
  ])('%s', (_, text, limit, parts) => {
    expect(splitText(text, limit)).toEqual(parts);
  });

  it('loses nothing but blank parts, and keeps the limit', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.integer({ min: 4, max: 80 }), (text, limit) => {
        const parts = splitText(text, limit);
        expect(parts.every((part) => part.length <= limit && part.trim() !== '')).toBe(true);
        expect(parts.join('').replace(/\s/gu, '')).toBe(text.replace(/\s/gu, ''));
      }),
    );
  });
});
