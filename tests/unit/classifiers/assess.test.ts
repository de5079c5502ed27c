// `assess`: one line out for each line in, in order, whatever comes in.

import { PassThrough, Readable } from 'node:stream';
import { command } from '../../../src/cli/commands/assess.js';
import { LABELS } from '../../../src/domain/assessment.js';

async function assess(input: Buffer | string, args: readonly string[] = []) {
  const stdout = new PassThrough();
  const chunks: Buffer[] = [];
  stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  const bytes = typeof input === 'string' ? Buffer.from(input) : input;
  // Chunks of seven bytes: lines and letters are cut anywhere.
  const pieces =
    bytes.length > 100_000
      ? [bytes]
      : Array.from({ length: Math.ceil(bytes.length / 7) }, (_, i) => bytes.subarray(i * 7, i * 7 + 7));
  const io = { stdin: Readable.from(pieces), stdout, stderr: new PassThrough(), env: {}, cwd: process.cwd() };
  const code = await command.run(args, io);
  const written = Buffer.concat(chunks).toString('utf8');
  return {
    code,
    written,
    lines: written
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line)),
  };
}

const line = (fields: object): string => `${JSON.stringify(fields)}\n`;

test('a message comes back with everything that was understood', async () => {
  const text = 'Madame garde mon passeport et je ne peux pas sortir, aidez-moi. Écrivez au +33 6 39 98 00 11';
  const { code, lines } = await assess(line({ id: 'a', text }));
  expect(code).toBe(0);
  const [answer] = lines;
  expect(Object.keys(answer)).toEqual(
    'id lang script intent obfuscated readers speaker flagged needsPerson labels reasons entities model'.split(' '),
  );
  expect(answer).toMatchObject({
    id: 'a',
    lang: 'fr',
    script: 'Latn',
    readers: ['first', 'second'],
    needsPerson: true,
  });
  expect(answer.speaker).not.toBe('offeror');
  expect(Object.keys(answer.labels)).toEqual([...LABELS]);
  expect(answer.labels.distress).toBeGreaterThan(0.5);
  expect(answer.reasons.length).toBeGreaterThan(0);
  for (const reason of answer.reasons) expect(text.slice(reason.start, reason.end)).toBe(reason.text);
  expect(answer.entities).toEqual([
    { type: 'document', value: 'passport', start: 17, end: 26 },
    { type: 'phone', value: '+33639980011', start: 75, end: 92 },
  ]);
});

test('lines stay in order, blank ones are skipped, bad ones are answered with their line, exit 1', async () => {
  const input = `\uFEFF${line({ id: 1, text: 'one' })}\r\n\n   \n{"id":2}\nnot json\n[1]\n{"text":"no id"}\n${JSON.stringify({ id: 'é', text: '' })}`;
  const { code, lines } = await assess(input);
  expect(code).toBe(1);
  expect(lines.map(({ id, line: number, error }) => ({ id, number, error }))).toEqual([
    { id: 1, number: undefined, error: undefined },
    { id: 2, number: 5, error: '"text" must be a string' },
    { id: undefined, number: 6, error: 'is not JSON' },
    { id: undefined, number: 7, error: 'is not a JSON object' },
    { id: undefined, number: 8, error: '"id" must be a string or a number' },
    { id: 'é', number: undefined, error: undefined },
  ]);
});

test('an id comes back as it came, also a number that no double holds', async () => {
  const { written } = await assess(
    '{"id":12345678901234567890,"text":"x"}\n{"id":1.0,"text":"x"}\n{"id":"7","text":"x"}\n',
  );
  expect(written.split('\n').map((one) => one.slice(0, 26))).toEqual([
    '{"id":12345678901234567890',
    expect.stringMatching(/^\{"id":1(\.0)?,/),
    expect.stringMatching(/^\{"id":"7",/),
    '',
  ]);
});

test('a line separator of Unicode is text, an unknown language is ignored, \\r before \\n is dropped', async () => {
  const { code, lines } = await assess(
    `{"id":1,"text":"hello\u2028there","lang":"xx-nonsense"}\r\n{"id":2,"text":"ok","lang":5}\r\n`,
  );
  expect(code).toBe(0);
  expect(lines).toHaveLength(2);
});

test('invalid UTF-8 is read with replacement characters', async () => {
  const { code, lines } = await assess(
    Buffer.concat([Buffer.from('{"id":1,"text":"a'), Buffer.from([0xff, 0xfe]), Buffer.from('b"}\n')]),
  );
  expect(code).toBe(0);
  expect(lines[0].id).toBe(1);
});

test('1 MB of text is read', async () => {
  const { code, lines } = await assess(line({ id: 1, text: 'please help me '.repeat(70_000) }), ['--fast']);
  expect(code).toBe(0);
  expect(lines[0].needsPerson).toBe(true);
});

test('a person may say a command', async () => {
  const { lines } = await assess(
    line({ id: 1, text: 'delete my data' }) + line({ id: 2, text: 'the lady is a nice person' }),
  );
  expect(lines.map(({ intent }) => intent)).toEqual(['delete', null]);
});

describe('conversations', () => {
  const risky = [
    { from: 'other', text: 'hello, how are you' },
    {
      from: 'other',
      text: 'I have a job for you in Dubai, waitress, 2500 USD per month, no experience, free flight and room, you fly tomorrow, send me your passport photo first',
    },
    {
      from: 'other',
      text: 'do not tell anybody at home, they will be jealous. the agent keeps your passport until the loan is paid',
    },
    { from: 'user', text: 'ok thank you' },
  ];

  test('the risk rises with the signs, stays, and no later turn changes an earlier one', async () => {
    const whole = await assess(line({ id: 'c', turns: risky }), ['--conversations']);
    const start = await assess(line({ id: 'c', turns: risky.slice(0, 2) }), ['--conversations']);
    const turns = whole.lines[0].turns;
    expect(turns.slice(0, 2)).toEqual(start.lines[0].turns);
    expect(turns.map(({ flagged }: { flagged: boolean }) => flagged)).toEqual([false, expect.any(Boolean), true, true]);
    expect(turns[1].risk).toBeGreaterThan(10 * turns[0].risk);
    expect(turns[3].risk).toBeGreaterThanOrEqual(turns[2].risk);
    expect(Object.keys(turns[0].labels)).toEqual([...LABELS]);
  });

  test('a broken conversation is answered with its line', async () => {
    const { code, lines } = await assess(line({ id: 'c', turns: [{ from: 'user' }] }), ['--conversations']);
    expect(code).toBe(1);
    expect(lines).toEqual([{ id: 'c', line: 1, error: 'turn 1: "text" must be a string' }]);
  });
});

test('a slow reader of the output slows the reading of the input', async () => {
  const stdout = new PassThrough({ highWaterMark: 1024 });
  let pulled = 0;
  const source = (function* () {
    for (let i = 0; i < 2_000; i += 1) {
      pulled += 1;
      yield Buffer.from(line({ id: i, text: 'hello' }));
    }
  })();
  const io = { stdin: Readable.from(source), stdout, stderr: new PassThrough(), env: {}, cwd: process.cwd() };
  const done = command.run([], io);
  await new Promise((resolve) => stdout.once('readable', resolve));
  await new Promise((resolve) => setImmediate(resolve));
  expect(pulled).toBeLessThan(500);
  stdout.resume();
  expect(await done).toBe(0);
  expect(pulled).toBe(2_000);
});
