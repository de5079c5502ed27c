// `training`: an officer meets a simulated subject in the terminal. Nothing is stored, nobody is written to.

import { join } from 'node:path';
import { type OpenRange, openRange } from '../../app/training/open-range.js';
import { castOf, moved } from '../../app/training/play.js';
import { easyPause } from '../../bots/engagement/training/pace.js';
import { beginRange, isOver, rangeSuggestions } from '../../bots/engagement/training/range.js';
import { scoreOf } from '../../bots/engagement/training/score.js';
import type { RangeSession, RangeWorld } from '../../bots/engagement/training/session.js';
import type { Cast } from '../../bots/engagement/training/subject.js';
import { loadFirstReaderData } from '../../classifiers/load-first-reader.js';
import { languagesOf, loadTraining } from '../../content/training/load-subjects.js';
import { AppError } from '../../domain/errors.js';
import type { Command, Io } from '../command.js';
import { readLines } from '../lines.js';
import { projectRoot } from '../project-root.js';
import { contentDirOf } from './content-options.js';
import { readLine } from './training-line.js';
import { briefing, eventInWords, scoreInWords, suggestionsInWords } from './training-words.js';

/** The officer of a talk in the terminal. */
const OFFICER = 'trainee';
/** Every talk begins here, so that the same lines and seed give the same talk. */
const BEGIN = Date.UTC(2026, 0, 5, 9);

export const trainingList: Command = {
  name: 'training list',
  summary: 'names the simulated subjects of the training range',
  usage: `
Usage: safe-passage training list [--json] [--content DIR]

One line a subject: id, languages, title. What a subject turns out to be is not told.
  --json       one object a subject: {id, title, languages}`,
  async run(args, io) {
    const { dir, options } = contentDirOf(args, io, { json: { type: 'boolean' } });
    const { subjects } = await loadTraining(dir);
    for (const subject of subjects.values()) {
      const { id, title } = subject;
      const languages = languagesOf(subject);
      const line =
        options.json === true
          ? JSON.stringify({ id, title, languages })
          : `${id.padEnd(14)}${languages.join(' ').padEnd(14)}${title}`;
      io.stdout.write(`${line}\n`);
    }
    return 0;
  },
};

export const trainingRun: Command = {
  name: 'training run',
  summary: 'plays a talk with a simulated subject and scores it',
  usage: `
Usage: safe-passage training run <subject> [--lang L] [--seed N] [--json] [--content DIR]

Each line of stdin is one message of yours. It passes the rules of real engagements (docs/engagement-rules.md) under a training
authorisation; what passes is answered by the simulated subject, what does not is told with the rule. Then the score, part by part,
each fault with its message. No channel can be reached from here (docs/training-range.md).

  /use N       sends suggestion N untouched
  /freeze      stops all sending: you saw a child or a victim
  /ack         answers the alert of a frozen thread
  /wait 20m    lets time pass (s, m, h)
  /took 30s    the next line took so long; else, where stdin is no terminal, as long as reading and typing takes
  /close       ends the talk

  --lang L     the language of the talk; without it the first that the subject has
  --seed N     another number, another talk; the same number, the same (0)
  --json       one object an event, then {"score": …}`,
  async run(args, io) {
    const { id, rest } = subjectIn(args);
    const { dir, options } = contentDirOf(rest, io, {
      lang: { type: 'string' },
      seed: { type: 'string' },
      json: { type: 'boolean' },
    });
    const root = projectRoot();
    const data = loadFirstReaderData(join(root, 'models/first'), join(root, 'content/lexicon'));
    const range = await openRange(dir, join(root, 'policy'), data);
    const language = typeof options.lang === 'string' ? options.lang : null;
    const cast = castFor(range, { subject: id, language, seed: seedOf(options.seed) });
    await play(beginRange(cast, OFFICER, BEGIN, range.world), range, io, options.json === true);
    return 0;
  },
};

/** Why an act changed nothing. */
const NOTHING: Readonly<Record<string, string>> = {
  use: 'there is no such suggestion now; nothing was sent',
  freeze: 'the thread is frozen already',
  acknowledge: 'there is no alert to answer',
};

const TAKES_VALUE = ['--lang', '--seed', '--content'];

function subjectIn(args: readonly string[]): { readonly id: string; readonly rest: readonly string[] } {
  const at = args.findIndex((word, n) => !word.startsWith('-') && !TAKES_VALUE.includes(args[n - 1] ?? ''));
  if (at < 0) throw new AppError('bad_usage', 'needs the id of a subject: see training list');
  return { id: args[at] ?? '', rest: args.filter((_, n) => n !== at) };
}

function castFor(range: OpenRange, asked: Parameters<typeof castOf>[1]): Cast {
  const cast = castOf(range, asked);
  if (cast.ok) return cast.value;
  const { subjects } = range;
  const subject = subjects.get(asked.subject);
  if (subject === undefined) {
    throw new AppError('bad_usage', `"${asked.subject}" is no subject; there are ${[...subjects.keys()].join(', ')}`);
  }
  const speaks = languagesOf(subject).join(', ');
  throw new AppError('bad_usage', `"${subject.id}" does not speak ${asked.language}; it speaks ${speaks}`);
}

function seedOf(value: unknown): number {
  if (value === undefined) return 0;
  if (typeof value === 'string' && /^\d{1,9}$/.test(value)) return Number(value);
  throw new AppError('bad_usage', '--seed is a whole number, such as 7');
}

/** Line by line until the talk is over or stdin ends; then the score. */
async function play(begun: RangeSession, { world }: OpenRange, io: Io, json: boolean): Promise<void> {
  let session = begun;
  if (!json) io.stdout.write(briefing(session));
  tell(session, 0, world, io, json);
  const terminal = 'isTTY' in io.stdin && io.stdin.isTTY === true;
  let took: number | null = null;
  let since = Date.now();
  for await (const { text } of readLines(io.stdin as AsyncIterable<Buffer | string>)) {
    const line = readLine(text ?? '');
    if (line.kind === 'took') took = line.ms;
    if (line.kind === 'unknown') io.stderr.write(`${line.why}\n`);
    if (line.kind === 'took' || line.kind === 'unknown') continue;
    const pause = took ?? (terminal ? Date.now() - since : pauseFor(session, line));
    const before = session.log.length;
    session = moved(session, line, pause, world);
    if (session.log.length === before) io.stderr.write(`${NOTHING[line.kind] ?? 'nothing happened'}\n`);
    tell(session, before, world, io, json);
    [took, since] = [null, Date.now()];
    if (isOver(session)) break;
  }
  const score = scoreOf(session);
  io.stdout.write(json ? `${JSON.stringify({ score })}\n` : scoreInWords(score, session));
}

/** Everything that happened since, and what could be sent now. */
function tell(session: RangeSession, since: number, world: RangeWorld, io: Io, json: boolean): void {
  for (const event of session.log.slice(since)) {
    io.stdout.write(json ? `${JSON.stringify(event)}\n` : eventInWords(event));
  }
  if (!json && !isOver(session)) io.stdout.write(suggestionsInWords(rangeSuggestions(session, world)));
}

type Line = Exclude<ReturnType<typeof readLine>, { kind: 'took' | 'unknown' }>;

/** A line from a file has taken nobody any time: it counts as long as a person would have needed. */
function pauseFor({ log }: RangeSession, line: Line): number {
  const last = log.findLast((one) => one.kind === 'theirs');
  const typed = line.kind === 'send' ? line.text : '';
  return easyPause(last?.kind === 'theirs' ? last : undefined, typed, line.kind === 'use');
}
