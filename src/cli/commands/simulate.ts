// `simulate`: plays a flow in the terminal, one line of stdin a message.

import { randomUUID } from 'node:crypto';
import { hashWordNow, isPanicWordNow } from '../../app/code-word.js';
import type { World } from '../../bots/conversation/heard.js';
import { type Added, type SimulatedTurn, type Simulation, simulate } from '../../bots/conversation/simulate.js';
import { loadContent } from '../../content/load.js';
import { AppError } from '../../domain/errors.js';
import { isOffered } from '../../domain/offered.js';
import { matchIntent } from '../../nlp/intents.js';
import type { Command, Io } from '../command.js';
import { readLines } from '../lines.js';
import { contentDirOf, readProfile } from './content-options.js';
import { openTalkReaders, type TalkReaders } from './simulate-readers.js';

export const command: Command = {
  name: 'simulate',
  summary: 'plays a flow in the terminal',
  usage: `
Usage: safe-passage simulate <flow> [--lang L] [--json] [--fast] [--nobody] [--content DIR] [--profile P]

Each line of stdin is one message of the person; the bot's replies are printed. Nothing is stored.

  --lang L     the language the person chose; without it, what they write in
  --json       one object a turn: {in, intent, replies: [{text, options?, picture?}], state, events}
  --fast       the first reader alone; else both are asked, as in the service
  --nobody     nobody is on duty
  --profile P  development (default), ngo or authority: which contacts may be shown`,
  async run(args, io) {
    const { flow, rest } = flowIn(args);
    const { dir, options } = contentDirOf(rest, io, {
      lang: { type: 'string' },
      json: { type: 'boolean' },
      fast: { type: 'boolean' },
      nobody: { type: 'boolean' },
      profile: { type: 'string' },
    });
    const content = await loadContent(dir);
    const language = typeof options.lang === 'string' ? options.lang : null;
    known(content.flows, flow, 'flow');
    if (language !== null) known(content.languages, language, 'language');
    const spoken = Object.keys(content.languages).filter((one) => isOffered(content, flow, one));
    if (language !== null && !spoken.includes(language)) {
      throw new AppError('bad_usage', `"${flow}" is not offered in ${language} yet; it is in ${spoken.join(', ')}`);
    }
    const [defaultLanguage = 'en'] = spoken;
    const profile = readProfile(options.profile);
    const world = (): World => ({
      content,
      now: Date.now(),
      profile,
      duty: { anybody: options.nobody !== true, languages: [] },
      defaultLanguage,
      flow,
      freshId: randomUUID(),
    });
    const readers = openTalkReaders(io, options.fast === true);
    const talk = simulate({
      world,
      language,
      matchIntent: (text, languages) => matchIntent(text, content.commands, languages),
      understand: readers.understand,
      readWord: (task, said) => hashWordNow(task, said, randomUUID()),
      isPanicWord: isPanicWordNow,
    });
    if (options.json !== true) say(io, talk.opening());
    for await (const { text } of readLines(io.stdin as AsyncIterable<Buffer | string>)) {
      const said = text ?? '';
      const turn = talk.say(said, await lookAt(talk, said, world(), readers));
      if (options.json === true) io.stdout.write(`${JSON.stringify(turn)}\n`);
      else show(io, turn);
    }
    readers.dispose();
    return 0;
  },
};

const TAKES_VALUE = ['--lang', '--content', '--profile'];

/** The flow's name, wherever it stands among the options. */
function flowIn(args: readonly string[]): { readonly flow: string; readonly rest: readonly string[] } {
  const at = args.findIndex((word, n) => !word.startsWith('-') && !TAKES_VALUE.includes(args[n - 1] ?? ''));
  if (at < 0) throw new AppError('bad_usage', 'needs the name of a flow, such as help');
  return { flow: args[at] ?? '', rest: args.filter((_, n) => n !== at) };
}

function known(values: Readonly<Record<string, unknown>>, name: string, what: string): void {
  if (Object.hasOwn(values, name)) return;
  throw new AppError('bad_usage', `"${name}" is no ${what}; there are ${Object.keys(values).join(', ')}`);
}

/** What the second reader adds to a message of this talk, as the service asks it. */
async function lookAt(talk: Simulation, text: string, world: World, readers: TalkReaders): Promise<Added> {
  if (readers.look === null) return {};
  const { content, flow } = world;
  const intent = talk.intentOf(text);
  const first = readers.understand(text);
  const looked = await readers.look(talk.session(), { text, hint: undefined, intent, first }, { content, flow });
  return { intent, understanding: first, ...looked };
}

function show(io: Io, turn: SimulatedTurn): void {
  io.stdout.write(`You: ${turn.in}\n`);
  say(io, turn.replies);
  const happened = turn.events.length > 0 ? `, ${turn.events.join(', ')}` : '';
  io.stdout.write(`     (${turn.state}${happened})\n`);
}

function say(io: Io, replies: SimulatedTurn['replies']): void {
  for (const reply of replies) {
    io.stdout.write(`Bot: ${reply.text}\n`);
    if (reply.picture) io.stdout.write(`     (as a picture: ${reply.picture})\n`);
    if (reply.options) io.stdout.write(`     ${reply.options.map((option) => `[${option}]`).join(' ')}\n`);
  }
}
