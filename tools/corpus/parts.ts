// Authors' files: rows as `labels | speaker | slice | platform | text`, conversations as turns below a heading.

import type { Problem } from './files.js';
import {
  AUTHORS,
  type Author,
  type Conversation,
  LANGUAGES,
  type Lang,
  PLATFORMS,
  type Read,
  type Row,
  readConversation,
  readLabels,
  readRow,
  readSpeaker,
} from './row.js';

/** Which file it is, from a name like `th-a.txt` or `th-a.conv.txt`. */
export interface PartName {
  readonly lang: Lang;
  readonly author: Author;
  readonly conversations: boolean;
}

/** Null for a name that is no author's file. */
export function readPartName(name: string): PartName | null {
  const match = /^([a-z]{2})-([a-z])(\.conv)?\.txt$/.exec(name);
  const lang = LANGUAGES.find((one) => one === match?.[1]);
  const author = AUTHORS.find((one) => one === match?.[2]);
  if (lang === undefined || author === undefined) return null;
  return { lang, author, conversations: match?.[3] !== undefined };
}

/** What was read from one author's file. */
export interface ReadPart<T> {
  readonly values: readonly T[];
  readonly problems: readonly Problem[];
}

/** Rows of a file, numbered as they stand: `th-a-017` is the seventeenth row. Comments and blank lines do not count. */
export function parseRowsPart(content: string, name: string, { lang, author }: PartName): ReadPart<Row> {
  const values: Row[] = [];
  const problems: Problem[] = [];
  let number = 0;
  content.split('\n').forEach((line, i) => {
    if (line.trim() === '' || line.startsWith('#')) return;
    number += 1;
    const row = parseRow(line, `${lang}-${author}-${String(number).padStart(3, '0')}`, author);
    if (row.ok) values.push(row.value);
    else problems.push({ file: name, line: i + 1, why: row.why });
  });
  return { values, problems };
}

function parseRow(line: string, id: string, author: Author): Read<Row> {
  const fields = line.split('|');
  if (fields.length < 5) return { ok: false, why: 'fewer than five fields' };
  const [labels = '', speaker = '', slice = '', platform = ''] = fields.map((field) => field.trim());
  const readLabel = readLabels(labels);
  if (!readLabel.ok) return readLabel;
  const readBy = readSpeaker(speaker);
  if (!readBy.ok) return readBy;
  const text = lineBreaks(fields.slice(4).join('|'));
  return readRow({ id, text, labels: readLabel.value, speaker: readBy.value, slice, author, platform });
}

/** Authors write ⏎ for a line break. */
function lineBreaks(text: string): string {
  return text.replace(/ *⏎ */g, '\n').trim();
}

interface OpenTalk {
  readonly line: number;
  readonly heading: string;
  readonly turns: { from: string; text: string }[];
}

/** Conversations of a file: a heading `=== risky | turn 5 | slice: offer | platform: wa`, then one turn a line. */
export function parseConversationsPart(content: string, name: string, part: PartName): ReadPart<Conversation> {
  const problems: Problem[] = [];
  const talks: OpenTalk[] = [];
  content.split('\n').forEach((raw, i) => {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) return;
    if (line.startsWith('===')) {
      talks.push({ line: i + 1, heading: line, turns: [] });
      return;
    }
    const turn = /^(user|other)\s*[:：]\s*(.*)$/.exec(line);
    const talk = talks.at(-1);
    if (turn === null || talk === undefined)
      problems.push({ file: name, line: i + 1, why: 'is neither a heading nor a turn' });
    else talk.turns.push({ from: turn[1] ?? '', text: lineBreaks(turn[2] ?? '') });
  });
  const values = talks.flatMap((talk, i) => {
    const read = closeTalk(talk, `${part.lang}-${part.author}-talk-${i + 1}`, part);
    if (read.ok) return [read.value];
    problems.push({ file: name, line: talk.line, why: read.why });
    return [];
  });
  return { values, problems };
}

function closeTalk(talk: OpenTalk, id: string, { lang, author }: PartName): Read<Conversation> {
  const fields = talk.heading
    .replace(/^=+/, '')
    .split('|')
    .map((field) => field.trim());
  const value = (key: string): string | undefined =>
    fields
      .find((field) => field.startsWith(`${key}:`))
      ?.slice(key.length + 1)
      .trim();
  const risky = fields.includes('risky');
  if (!risky && !fields.includes('honest')) return { ok: false, why: 'is neither risky nor honest' };
  const turn = fields.find((field) => /^turn \d+$/.test(field));
  const riskTurn = risky && turn !== undefined ? Number(turn.slice(5)) : null;
  const platform = PLATFORMS.find((one) => one === value('platform')) ?? null;
  return readConversation({ id, lang, slice: value('slice'), platform, risky, riskTurn, author, turns: talk.turns });
}
