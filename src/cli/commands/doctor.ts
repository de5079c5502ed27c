// `safe-passage doctor`: what is wrong with a deployment and how to mend it.

import { parseArgs } from 'node:util';
import { type Check, refused } from '../../app/operations/doctor/check.js';
import { examine } from '../../app/operations/doctor/doctor.js';
import { type Config, loadConfig } from '../../config/config.js';
import { AppError } from '../../domain/errors.js';
import { doctorDeps, ringAlarm } from '../../server/compose-doctor.js';
import type { Command, Io } from '../command.js';
import { projectRoot } from '../project-root.js';

/** Looks at settings, store, keys, content, channels and service. */
export const command: Command = {
  name: 'doctor',
  summary: 'say what is wrong with a deployment and how to mend it',
  usage: `
Usage: safe-passage doctor [--ring] [--json]

Looks at settings, Node, content and contacts, Telegram, store, key file, clock, disk, stuck messages, accounts, duty, alarm, backups and
retention. The service may go on meanwhile. Nothing is changed. Exit 1 when something is wrong.

  --ring  also ring the alarm, marked as a test, and say who took it
  --json  a list of {id, ok, says, mend}
`,
  async run(args, io) {
    const options = { json: { type: 'boolean', default: false }, ring: { type: 'boolean', default: false } } as const;
    const { values } = parseArgs({ args: [...args], options });
    const checks = await look(io, values.ring);
    io.stdout.write(values.json ? `${JSON.stringify(checks, null, 2)}\n` : checks.map(line).join(''));
    return checks.every(({ ok }) => ok) ? 0 : 1;
  },
};

async function look(io: Io, ring: boolean): Promise<readonly Check[]> {
  let config: Config;
  try {
    config = loadConfig(io.env, projectRoot(), io.cwd);
  } catch (error) {
    if (error instanceof AppError && error.code === 'bad_config') return refusedSettings(error);
    throw error;
  }
  return [...(await examine(doctorDeps(config))), ...(ring ? await ringAlarm(config) : [])];
}

/** Settings that no start takes. */
function refusedSettings({ message }: AppError): readonly Check[] {
  return message.split('\n').map((sentence) => refused('settings', sentence, '.env.example explains every setting.'));
}

function line({ id, ok, says, mend }: Check): string {
  const start = `${ok ? 'ok' : '!!'}  ${id.padEnd(16)}`;
  return mend === null ? `${start}${says}\n` : `${start}${says}\n${' '.repeat(20)}→ ${mend}\n`;
}
