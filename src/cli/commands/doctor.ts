// `safe-passage doctor`: what is wrong with a deployment and how to mend it.

import { parseArgs } from 'node:util';
import type { Check } from '../../app/operations/doctor/check.js';
import { examine } from '../../app/operations/doctor/doctor.js';
import { loadConfig } from '../../config/config.js';
import { keyRing, openExistingStore, placeFacts } from '../../server/compose-store.js';
import type { Command } from '../command.js';
import { projectRoot } from '../project-root.js';

/** Looks at store, keys and service. */
export const command: Command = {
  name: 'doctor',
  summary: 'say what is wrong with a deployment and how to mend it',
  usage: `
Usage: safe-passage doctor [--json]

Looks at store, key file, clock, disk, stuck messages, duty, alarm and backups. The service may go on meanwhile. Exit 1 when something
is wrong.

  --json  a list of {id, ok, says, mend}
`,
  async run(args, io) {
    const { values } = parseArgs({ args: [...args], options: { json: { type: 'boolean', default: false } } });
    const config = loadConfig(io.env, projectRoot(), io.cwd);
    const checks = await examine({
      openStore: () => openExistingStore(config),
      readKeys: () => keyRing(config),
      facts: () => placeFacts(config),
      settings: config,
      clock: { now: Date.now },
    });
    io.stdout.write(values.json ? `${JSON.stringify(checks, null, 2)}\n` : checks.map(line).join(''));
    return checks.every(({ ok }) => ok) ? 0 : 1;
  },
};

function line({ id, ok, says, mend }: Check): string {
  const start = `${ok ? 'ok' : '!!'}  ${id.padEnd(16)}`;
  return mend === null ? `${start}${says}\n` : `${start}${says}\n${' '.repeat(20)}→ ${mend}\n`;
}
