// The second reader in its worker: loaded when asked, replaced when it hangs or dies, and never in the way of the next text.

import { createSecondReading, type SecondOptions } from '../../../src/app/understanding/second-client.js';
import { QUIET } from '../../../src/bots/conversation/benign.js';

const STAND_IN = new URL('./fixtures/second-stand-in.mjs', import.meta.url).href;
const DIRS = { encoder: 'models/encoder', second: 'models/second' };

function standIn(over: Partial<SecondOptions> = {}) {
  const replaced: string[] = [];
  const options = {
    dirs: DIRS,
    firstModel: { version: 'm1', weights: '' },
    workers: 1,
    deadlineMs: 2_000,
    standIn: STAND_IN,
  };
  const second = createSecondReading({ ...options, onReplaced: (why) => replaced.push(why), ...over });
  const read = async (text: string) => {
    const answer = await second.assess({ text, first: QUIET, reasons: 'searched' });
    return answer.kind === 'answered' ? answer.answer.needsPerson : answer.why;
  };
  return { second, read, replaced };
}

it('answers with what both readers say', async () => {
  const { second, read, replaced } = standIn();
  expect(await second.isUp()).toBe(true);
  expect(await Promise.all(['I am afraid', 'hello'].map(read))).toEqual([true, false]);
  expect(replaced).toEqual([]);
  await second.close();
});

it('replaces a worker that hangs or dies, and reads the texts around the one that did it', async () => {
  const { second, read, replaced } = standIn();
  await second.isUp();
  const texts = ['hello', 'hang now', 'I am afraid', 'die now', 'fail now', 'I am afraid'];
  expect(await Promise.all(texts.map(read))).toEqual([false, 'timed_out', true, 'failed', 'failed', true]);
  expect(replaced).toEqual(['timed_out', 'failed']);
  await second.close();
});

it('says that it cannot be loaded, and does not hang', async () => {
  const { second } = standIn({ standIn: new URL('./fixtures/no-such-module.mjs', import.meta.url).href });
  expect(await second.isUp()).toBe(false);
  await second.close();
});

it('refuses a folder that was joined with another first reader', async () => {
  const second = createSecondReading({ dirs: DIRS, firstModel: { version: 'another', weights: '' }, workers: 1 });
  await expect(second.model()).rejects.toMatchObject({
    code: 'bad_content',
    message: expect.stringContaining('another'),
  });
  await second.close();
});

it('answers nothing after it was closed', async () => {
  const { second, read } = standIn();
  await second.close();
  expect(await second.isUp()).toBe(false);
  expect(await read('hello')).toBe('failed');
});
