// `assess`: reads messages or conversations from stdin, one JSON object a line, and writes what was understood.

import { once } from 'node:events';
import { FULL_BUDGET, GUESSED, SIGNS_ALONE } from '../../classifiers/second/explain.js';
import type { Command, Io } from '../command.js';
import { readLines } from '../lines.js';
import { openReaders, type Read } from './assess-readers.js';
import { type JudgeTalk, judgeFor } from './assess-talks.js';
import { readOptions } from './options.js';

export const command: Command = {
  name: 'assess',
  summary: 'reads messages from stdin and says what they show',
  usage: `
Usage: safe-passage assess [--fast] [--search | --signs-only] [--conversations] [--model DIR] [--second DIR] < messages.jsonl

In: one JSON object a line, {id, text, lang?}, or with --conversations {id, turns: [{from, text}]}.
Out: one line for each line in, in the same order. A bad line gives {id?, line, error}; the run goes on and ends with
exit 1. Both readers are asked; --fast, or SECOND_READER=off, asks the first alone, and so does a --model that the second
reader in --second (models/second) was not joined with. Of a talk each message is read, and each with the three before it. Where the first has no doubt the second is not asked: "readers" says so.
Reasons are passages without which their label's probability is at most half. The second reader's are guessed from its one reading
of the text; --search reads again what is left, names half as much and has seen each label fall, at a quarter of the speed.
--signs-only names the lexicon's signs alone.`,
  async run(args, io) {
    const options = readOptions(args, {
      fast: { type: 'boolean' },
      search: { type: 'boolean' },
      'signs-only': { type: 'boolean' },
      conversations: { type: 'boolean' },
      model: { type: 'string' },
      second: { type: 'string' },
    });
    const talks = options.conversations === true;
    const budget = options.search === true ? FULL_BUDGET : GUESSED;
    const readers = await openReaders(io, options, talks || options['signs-only'] === true ? SIGNS_ALONE : budget);
    try {
      return (await pump(io, talks ? conversation(judgeFor(io, readers)) : message(readers.read))) ? 1 : 0;
    } finally {
      readers.dispose();
    }
  },
};

/** What is wrong with a line, in words. */
class LineError extends Error {}

type Fields = Readonly<Record<string, unknown>>;
/** From a line's object to the answer's fields after `id`. */
type Answer = (fields: Fields) => object | Promise<object>;

/** Reads, answers and writes line by line; waits when the reader of stdout is slower. Returns whether a line was bad. */
async function pump(io: Io, answer: Answer): Promise<boolean> {
  let bad = false;
  const input = io.stdin as AsyncIterable<Buffer | string>;
  for await (const { number, text } of readLines(input)) {
    const { line, failed } = await answerLine(text, number, answer);
    bad ||= failed;
    if (!io.stdout.write(`${line}\n`)) await once(io.stdout, 'drain');
  }
  return bad;
}

async function answerLine(
  text: string | null,
  number: number,
  answer: Answer,
): Promise<{ line: string; failed: boolean }> {
  let fields: Fields = {};
  try {
    if (text === null) throw new LineError('the line is longer than 16 MiB');
    fields = parseObject(text);
    if (!isId(fields.id)) throw new LineError('"id" must be a string or a number');
    return { line: withId(text, fields.id, await answer(fields)), failed: false };
  } catch (error) {
    const words = error instanceof LineError ? error.message : 'the text could not be assessed';
    const problem = { line: number, error: words };
    const known = text !== null && isId(fields.id);
    return { line: known ? withId(text, fields.id, problem) : JSON.stringify(problem), failed: true };
  }
}

function parseObject(text: string): Fields {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new LineError('is not JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new LineError('is not a JSON object');
  return value as Fields;
}

function isId(id: unknown): id is string | number {
  return typeof id === 'string' || typeof id === 'number';
}

/** Puts the id first, spelled as it came: a number beyond what a double holds must not be rounded. */
function withId(text: string, id: unknown, rest: object): string {
  const spelled = typeof id === 'number' && !Number.isSafeInteger(id) ? spelledNumber(text, id) : JSON.stringify(id);
  const body = JSON.stringify(rest).slice(1);
  return `{"id":${spelled}${body === '}' ? '' : ','}${body}`;
}

function spelledNumber(text: string, id: number): string {
  for (const [, written] of text.matchAll(/(?<!\\)"id"\s*:\s*(-?\d[\d.eE+-]*)/g)) {
    if (written !== undefined && Number(written) === id) return written;
  }
  return JSON.stringify(id);
}

function message(read: Read): Answer {
  return async ({ text, lang }) => {
    if (typeof text !== 'string') throw new LineError('"text" must be a string');
    const { failed, ...assessment } = await read(text, typeof lang === 'string' ? lang : undefined);
    return failed.length === 0 ? assessment : { ...assessment, failed };
  };
}

function conversation(judge: JudgeTalk): Answer {
  return async ({ turns }) => {
    if (!Array.isArray(turns)) throw new LineError('"turns" must be a list');
    return { turns: await judge(turns.map(textOfTurn)) };
  };
}

function textOfTurn(turn: unknown, i: number): string {
  const fields = (typeof turn === 'object' && turn !== null ? turn : {}) as Fields;
  if (typeof fields.text !== 'string') throw new LineError(`turn ${i + 1}: "text" must be a string`);
  if (typeof fields.from !== 'string') throw new LineError(`turn ${i + 1}: "from" must be a string`);
  return fields.text;
}
