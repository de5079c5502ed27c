// Messages to learn commands from: corpus/commands (written for this), the lists of phrases, and what must stay no command.

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadContent } from '../../src/content/load.js';
import { INTENTS, type Intent } from '../../src/domain/assessment.js';

const FOLDER = 'corpus/commands';
/** Longer texts are never asked about (MAX_COMMAND_LENGTH). */
const LONGEST = 120;
/** Keys of texts that are offered as answers. */
const ANSWER =
  /\.words$|\.(?:only_me|somebody|not_sure)$|\.options\.[a-z_]+$|\.(?:what|work|money|papers|movement|threats)[a-z_.]*$/u;

/** One message. `weight`: how much it counts; `judged`: it may set the thresholds, for it was written as people write. */
export interface Message {
  readonly text: string;
  readonly language: string;
  readonly intent: Intent | null;
  readonly weight: number;
  readonly judged: boolean;
}

/** `intent | text` a line, file by language → corpus/commands/<lang>.jsonl. Throws on a line that is neither. */
export function importCommands(parts: string): void {
  const files = readdirSync(parts).filter((name) => /^[a-z]{2}\d?\.txt$/u.test(name));
  for (const language of new Set(files.map((name) => name.slice(0, 2)))) {
    const lines = files
      .filter((name) => name.startsWith(language))
      .sort()
      .flatMap((file) =>
        readFileSync(join(parts, file), 'utf8')
          .split('\n')
          .map((line, n) => ({ file, line, n })),
      )
      .filter(({ line }) => line.trim() !== '');
    const seen = new Set<string>();
    const rows = lines.flatMap(({ file, line, n }) => {
      const [said = '', ...rest] = line.split('|');
      const text = rest.join('|').trim();
      const intent = said.trim();
      if (text === '' || (intent !== '-' && !(INTENTS as readonly string[]).includes(intent)))
        throw new Error(`${file}:${n + 1}: not "intent | text"`);
      if (seen.has(text)) return [];
      seen.add(text);
      return [{ text, intent: intent === '-' ? null : intent }];
    });
    writeFileSync(join(FOLDER, `${language}.jsonl`), rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
    console.log(`${language}: ${rows.length} messages`);
  }
}

/** All messages, in a fixed order. */
export async function readMessages(): Promise<readonly Message[]> {
  return [...written(), ...(await phrases()), ...ordinary(), ...answers()].filter(({ text }) => text.length <= LONGEST);
}

function written(): Message[] {
  return jsonLines<{ text: string; intent: Intent | null }>(FOLDER).map(({ language, value }) => ({
    text: value.text,
    language,
    intent: value.intent,
    weight: 1,
    judged: true,
  }));
}

async function phrases(): Promise<Message[]> {
  const { commands } = await loadContent('content');
  return Object.entries(commands).flatMap(([language, one]) =>
    INTENTS.flatMap((intent) => one[intent].map((text) => ({ text, language, intent, weight: 0.5, judged: false }))),
  );
}

/** One in so many rows of the corpus is enough: it counts for the others. */
const ORDINARY_SHARE = 3;

/** Rows of the corpus that nobody in danger wrote. */
function ordinary(): Message[] {
  return jsonLines<{ text: string; labels: readonly string[]; speaker: string }>('corpus')
    .filter(({ value }) => !value.labels.includes('distress') && !value.labels.includes('coercion'))
    .filter((_, n) => n % ORDINARY_SHARE === 0)
    .map(({ language, value }) => ({ text: value.text, language, intent: null, weight: ORDINARY_SHARE, judged: true }));
}

/** Texts of the bot's own answers: what is offered as an answer is no command. */
function answers(): Message[] {
  return readdirSync('content/locales').flatMap((file) => {
    const texts = JSON.parse(readFileSync(join('content/locales', file), 'utf8')) as Record<string, string>;
    return Object.entries(texts)
      .filter(
        ([key]) => ANSWER.test(key) && !/person|talk_to|exit|leave|language|yes|no$|skip|delete|danger/u.test(key),
      )
      .flatMap(([, text]) => text.split('|'))
      .map((text) => ({ text, language: file.slice(0, 2), intent: null, weight: 1, judged: false }));
  });
}

function jsonLines<T>(folder: string): { readonly language: string; readonly value: T }[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /^[a-z]{2}\.jsonl$/u.test(name))
    .sort()
    .flatMap((file) =>
      readFileSync(join(folder, file), 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => ({ language: file.slice(0, 2), value: JSON.parse(line) as T })),
    );
}
