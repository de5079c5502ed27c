// The training range in the terminal: what an officer types, and what they are told.

import { readFileSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import { jest } from '@jest/globals';
import { openRange } from '../../../src/app/training/open-range.js';
import { readLexiconOnce } from '../../helpers/lexicon-once.js';
import { shippedReaderData } from '../../helpers/shipped-reader.js';

await readLexiconOnce();
// Readers take seconds to build; all talks here are read by the same.
const opened = await openRange('content', 'policy', await shippedReaderData());
jest.unstable_mockModule('../../../src/app/training/open-range.js', () => ({ openRange: async () => opened }));
const { main } = await import('../../../src/cli/main.js');

async function run(words: readonly string[], lines: readonly string[] = []) {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  stdin.end(lines.map((line) => `${line}\n`).join(''));
  const code = await main(['training', ...words], { stdin, stdout, stderr, env: {}, cwd: process.cwd() });
  return { code, out: String(stdout.read() ?? ''), err: String(stderr.read() ?? '') };
}

const GOOD = ['What is it exactly?', 'What does that include?', 'What is it exactly?', '/close'];

describe('training list', () => {
  it('names every subject with its languages, and not what it turns out to be', async () => {
    const { code, out } = await run(['list']);
    expect(code).toBe(0);
    expect(out.split('\n')).toContain('boat          en fr es ar   An advert for places on a boat');
    const lines = (await run(['list', '--json'])).out.trim().split('\n');
    expect(lines).toHaveLength(10);
    expect(JSON.parse(lines[0] ?? '')).toEqual({
      id: 'adverts',
      title: 'An account that passes on work adverts',
      languages: ['en', 'fr', 'es', 'ar'],
    });
  });
});

describe('training run', () => {
  it('plays a talk, tells what every rule said, and ends with the score', async () => {
    const { code, out, err } = await run(['run', 'boat'], GOOD);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('On file: Wrote three adverts for boat places');
    expect(out).toMatch(/\[1\] 09:00 Them: .+\n {4}\/use 1 {2}You wrote/);
    expect(out).toMatch(/\[2\] 09:00 You: What is it exactly\?\n {4}Sent: every rule says yes; the text is passive\./);
    expect(out).toContain('\nScore: 100 of 100\n  Protecting                not asked\n');
  });

  it('says why a text did not leave, and what it cost', async () => {
    const { out } = await run(['run', 'boat'], ['How much does it cost?']);
    expect(out).toContain('    Not sent.\n    No, first_mention: They have not spoken of the price yet.\n');
    expect(out).toContain('  message 2: They have not spoken of the price yet. (-30)\n');
    expect(out).toContain(
      '  message 1: they were ready to tell what a place costs and what that includes; nobody asked (-100)\n',
    );
    expect(out).toContain('Drafts that a rule refused:\n  first_mention: 1\n');
  });

  it('freezes at a sign of a child, and wants the alert answered', async () => {
    const { out } = await run(['run', 'along', '--lang', 'fr'], ['De quoi s’agit-il exactement ?', '/ack', '/close']);
    expect(out).toContain('    Sending is frozen: signs of a child. An alert is running.\n');
    expect(out).toMatch(/You answered the alert\.\n {4}09:\d\d You ended the talk\./);
    expect(out).toContain('Score: 100 of 100\n  Protecting                100\n');
    const unanswered = await run(['run', 'along'], ['What is it exactly?']);
    expect(unanswered.out).toContain(
      'message 3: here was a sign of a child or a victim; nobody answered the alert (-55)',
    );
    expect(unanswered.out).toContain('Score: 40 of 100');
  });

  it('takes times that are told, and says so when they were too short or too long', async () => {
    const fast = await run(['run', 'boat'], ['/took 1s', 'What is it exactly?']);
    expect(fast.out).toContain('message 2: written faster than their message can be read (-25)');
    const slow = await run(['run', 'boat'], ['/wait 2h', 'What is it exactly?']);
    expect(slow.out).toContain('message 3: they had to wait too long (-20)');
  });

  it('never takes a slash that is no act for a message', async () => {
    const { out, err } = await run(['run', 'boat'], ['/freez', '/use x']);
    expect(err.match(/nothing was sent/g)).toHaveLength(2);
    expect(out).not.toContain('You:');
    expect(out).toContain('Following what they tell  0\n');
  });

  it('says why an act changed nothing', async () => {
    const { err } = await run(['run', 'boat'], ['/use 9', '/ack', '/freeze', '/freeze']);
    expect(err.trim().split('\n')).toEqual([
      'there is no such suggestion now; nothing was sent',
      'there is no alert to answer',
      'the thread is frozen already',
    ]);
  });

  it('writes one object an event for programs, the same for the same seed', async () => {
    const once = await run(
      ['run', 'factory', '--json', '--seed', '7', '--lang', 'es'],
      ['¿De qué se trata exactamente?'],
    );
    const again = await run(
      ['run', '--seed', '7', '--lang', 'es', '--json', 'factory'],
      ['¿De qué se trata exactamente?'],
    );
    expect(again.out).toBe(once.out);
    const events = once.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(events.map(({ kind, n }) => [kind, n])).toEqual([
      ['theirs', 1],
      ['ours', 2],
      ['theirs', 3],
      [undefined, undefined],
    ]);
    expect(events.at(-1).score).toMatchObject({ parts: { provocation: 100, disclosure: 50 } });
  });

  it.each([
    [['run'], 'needs the id of a subject: see training list'],
    [['run', 'nobody'], '"nobody" is no subject; there are adverts, '],
    [['run', 'boat', '--lang', 'xx'], '"boat" does not speak xx; it speaks en, fr, es, ar'],
    [['run', 'boat', '--seed', 'x'], '--seed is a whole number, such as 7'],
  ])('says what is wrong with %j', async (words, why) => {
    const { code, err } = await run(words);
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(why) });
  });

  it('prints what the docs show, to the letter', async () => {
    const page = readFileSync('docs/training-range.md', 'utf8');
    const blocks = [...page.matchAll(/```\n([\s\S]*?)\n```/g)].map(([, block = '']) => block);
    const [boat = '', boatTold, along = '', alongTold] = blocks;
    const talk = async (words: readonly string[], lines: string) =>
      (await run(['run', ...words], lines.split('\n'))).out.split('\n\n').slice(1).join('\n\n').trim();
    expect(await talk(['boat', '--seed', '5'], boat)).toBe(boatTold);
    expect(await talk(['along'], along)).toBe(alongTold);
  });
});
