// Words of a text in each script: cut where a reader would cut, clusters whole, the same whatever the length.

import { normalise } from '../../../src/nlp/normalise.js';
import { tokenise } from '../../../src/nlp/tokens.js';

const words = (text: string) => tokenise(normalise(text).folded).map((token) => token.word);

test.each([
  ['ฉันไม่มีเงินกลับบ้านเลย', ['ฉัน', 'ไม่มี', 'เงิน', 'กลับ', 'บ้าน', 'เลย']],
  ['他们把我的护照拿走了', ['他们', '把', '我的', '护照', '拿走', '了']],
  ['ကျွန်တော် အကူအညီလိုတယ်', ['ကျွန်တော်', 'အကူအညီ', 'လို', 'တယ်']],
  ['ช่วยด้วยpassportหาย', ['ช่วย', 'ด้วย', 'passport', 'หาย']],
])('%s, written without spaces, is cut into words', (text, expected) => {
  expect(words(text)).toEqual(expected);
});

test.each([
  ['আমার পাসপোর্ট গেছে', 3],
  ['எனக்கு உதவி வேண்டும்', 3],
  ['جوازي عند الكفيل', 3],
  ['tôi cần giúp đỡ', 4],
])('%s: words stand between spaces, vowel signs stay with their letter', (text, count) => {
  const found = words(text);
  expect(found).toHaveLength(count);
  for (const word of found) expect(word).not.toMatch(/^\p{M}/u);
});

test.each(['ไม่มีเงินกลับบ้าน', '他们把我的护照拿走了不让我出门', 'အကူအညီလိုတယ်'])(
  'a long text is cut like a short one: %s',
  (sentence) => {
    const once = words(sentence);
    expect(words(sentence.repeat(100))).toHaveLength(once.length * 100);
  },
);

test.each([
  ['a b c d', ['a', 'b', 'c', 'd']],
  ['vitamins a, b, c, d, e', ['vitamins', 'a', 'b', 'c', 'd', 'e']],
  ['x x x x', ['x', 'x', 'x', 'x']],
  ['p a s s p o r t', ['passport']],
])('letters that are no spelled word stay letters, as the normaliser left them: %s', (text, expected) => {
  expect(words(text)).toEqual(expected);
});

test('every word lies where it says, in order, and none overlaps the next', () => {
  const { folded } = normalise('Please ช่วยด้วย! আমার পাসপোর্ট, 护照在哪里? p a s s p o r t');
  let before = 0;
  for (const { start, end } of tokenise(folded)) {
    expect(start).toBeGreaterThanOrEqual(before);
    expect(end).toBeGreaterThan(start);
    before = end;
  }
  expect(before).toBeLessThanOrEqual(folded.length);
});

test.each([
  ['one word of 200 KB', 'ab'.repeat(100_000)],
  ['100 KB of Thai without a space', 'ไม่มีเงินกลับบ้าน'.repeat(6000)],
  ['100 KB of Chinese without a stop', '他们把我的护照拿走了'.repeat(10_000)],
  ['ten thousand marks on a Thai letter', `ก${'ั'.repeat(10_000)}`],
  ['stacked Burmese signs', 'က္'.repeat(50_000)],
])('%s is cut in bounded time', (_what, text) => {
  const { folded } = normalise(text);
  const { user } = process.cpuUsage();
  expect(tokenise(folded).length).toBeGreaterThan(0);
  expect(process.cpuUsage().user - user).toBeLessThan(2_000_000); // microseconds of this process alone
});
