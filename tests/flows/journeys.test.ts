// Golden journeys: whole talks as a person has them, kept as plain text that everybody can read and correct.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ATTACHMENT_KINDS } from '../../src/domain/attachment.js';
import { content, readingOf, Talk, UNREAD } from './talk.js';

const FOLDER = join(import.meta.dirname, 'journeys');
const FILES = readdirSync(FOLDER).filter((name) => name.endsWith('.txt'));

/** Who is on duty, the language, the flow that begins; `messenger` where the talk is not on our own page. */
const HEAD = /^# (somebody|nobody) on duty, ([a-z]+)(?:, ([a-z-]+))?(, messenger)?$/;

/** Plays the lines of the person and writes down the talk in the form of the file. */
function replay(golden: string): string {
  const lines = golden.split('\n');
  const [head = ''] = lines;
  const [, duty, language, flow = 'help', messenger] = HEAD.exec(head) ?? [];
  const talk = new Talk({
    defaultLanguage: language ?? '',
    duty: { anybody: duty === 'somebody', languages: [] },
    flow,
    messenger: messenger !== undefined,
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

/** The languages that the texts were written in first; every flow is played whole in each. */
const SOURCES = ['en', 'fr', 'es'];
const FLOWS = ['help', 'offer', 'report', 'stories', 'worker'];
const namesOf = (language: string) => FILES.filter((name) => name.startsWith(`${language}-`));

describe('golden journeys', () => {
  it.each(FLOWS)('are twelve or more for %s, in every source language', (flow) => {
    const ofFlow = FILES.filter((name) => name.slice(3).startsWith(flow));
    expect(ofFlow.length).toBeGreaterThanOrEqual(12);
    expect(ofFlow.map((name) => name.slice(0, 2))).toEqual(expect.arrayContaining(SOURCES));
  });

  it.each(Object.keys(content.languages))('are two or more for people who leave the script in %s', (language) => {
    expect(namesOf(language).length).toBeGreaterThanOrEqual(2);
  });

  it('leave the script in every flow in some other language', () => {
    const others = FILES.filter((name) => !SOURCES.includes(name.slice(0, 2)));
    expect(FLOWS.filter((flow) => !others.some((name) => name.slice(3).startsWith(flow)))).toEqual([]);
  });

  it.each(FILES)('%s', (name) => {
    const golden = readFileSync(join(FOLDER, name), 'utf8');
    // After a change of the texts: UPDATE_JOURNEYS=1, and then read every line that differs.
    if (process.env.UPDATE_JOURNEYS === '1') writeFileSync(join(FOLDER, name), replay(golden));
    else expect(replay(golden)).toBe(golden);
  });
});
