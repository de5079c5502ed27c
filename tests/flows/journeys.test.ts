// Golden journeys: whole talks as a person has them, kept as plain text that everybody can read and correct.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ATTACHMENT_KINDS } from '../../src/domain/attachment.js';
import { readingOf, Talk, UNREAD } from './talk.js';

const FOLDER = join(import.meta.dirname, 'journeys');
const FILES = readdirSync(FOLDER).filter((name) => name.endsWith('.txt'));

/** Plays the lines of the person and writes down the talk in the form of the file. */
function replay(golden: string): string {
  const lines = golden.split('\n');
  const [head = ''] = lines;
  const [, duty, language, flow = 'help'] = /^# (somebody|nobody) on duty, ([a-z]+)(?:, ([a-z-]+))?$/.exec(head) ?? [];
  const talk = new Talk({
    defaultLanguage: language ?? '',
    duty: { anybody: duty === 'somebody', languages: [] },
    flow,
  });
  const said = lines.filter((line) => line.startsWith('Person: ')).map((line) => line.slice('Person: '.length));
  return [head, ...said.flatMap((text) => turn(talk, text)), ''].join('\n');
}

/** A line may begin, in braces, with what the readers find in it, or with what it carries that is no words: `{voice}`. */
function turn(talk: Talk, line: string): string[] {
  const [, notes, text = ''] = /^(?:\{(.*?)\} ?)?(.*)$/.exec(line) ?? [];
  const attachment = ATTACHMENT_KINDS.find((kind) => kind === notes);
  if (attachment !== undefined) talk.say(text, { attachment, understanding: UNREAD });
  else talk.say(text, notes === undefined ? {} : { understanding: readingOf(notes) });
  const bot = talk.replies.map((reply) => {
    const answers = reply.options ? ` [${reply.options.join(' | ')}]` : '';
    return `Bot: ${reply.text}${answers}`;
  });
  const events = talk.last?.events ?? [];
  const happened = events.length > 0 ? `: ${events.join(', ')}` : '';
  const help = talk.last?.help ? `; help ${talk.last.help}` : '';
  return [`Person: ${line}`, ...bot, `  (${talk.at}${happened}${help})`];
}

describe('golden journeys', () => {
  it('are there in every language that is shipped', () => {
    expect(new Set(FILES.map((name) => name.slice(0, 2)))).toEqual(new Set(['en', 'fr', 'es']));
  });

  it.each(['help', 'offer', 'report', 'stories', 'worker'])('are twelve or more for %s, in every language', (flow) => {
    const ofFlow = FILES.filter((name) => name.slice(3).startsWith(flow));
    expect(ofFlow.length).toBeGreaterThanOrEqual(12);
    expect(new Set(ofFlow.map((name) => name.slice(0, 2)))).toEqual(new Set(['en', 'fr', 'es']));
  });

  it.each(FILES)('%s', (name) => {
    const golden = readFileSync(join(FOLDER, name), 'utf8');
    // After a change of the texts: UPDATE_JOURNEYS=1, and then read every line that differs.
    if (process.env.UPDATE_JOURNEYS === '1') writeFileSync(join(FOLDER, name), replay(golden));
    else expect(replay(golden)).toBe(golden);
  });
});
