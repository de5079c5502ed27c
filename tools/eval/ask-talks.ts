// Asks `assess --conversations` itself, the command as it is, so that whatever judges talks there is what is measured.

import { Readable, Writable } from 'node:stream';
import { z } from 'zod';
import { command } from '../../src/cli/commands/assess.js';
import type { Conversation } from '../corpus/row.js';
import type { TalkOutcome } from './talks.js';

const answer = z.object({ id: z.string(), turns: z.array(z.object({ flagged: z.boolean() })) });

/** The outcomes of talks, in their order. Throws when the command does not answer each of them. */
export async function askTalks(talks: readonly Conversation[], words: readonly string[]): Promise<TalkOutcome[]> {
  const lines = talks.map(({ id, turns }) => `${JSON.stringify({ id, turns })}\n`);
  let out = '';
  const stdout = new Writable({
    write(chunk, _encoding, done) {
      out += String(chunk);
      done();
    },
  });
  const code = await command.run(['--conversations', ...words], {
    stdin: Readable.from(lines.map((line) => Buffer.from(line))),
    stdout,
    stderr: process.stderr,
    env: {},
    cwd: process.cwd(),
  });
  const answers = out.split('\n').filter((line) => line !== '');
  if (code !== 0 || answers.length !== talks.length) throw new Error(`assess ended with ${code}`);
  return talks.map((talk, i) => {
    const { turns } = answer.parse(JSON.parse(answers[i] ?? ''));
    const at = turns.findIndex(({ flagged }) => flagged);
    return { talk, flaggedAt: at < 0 ? null : at + 1 };
  });
}
