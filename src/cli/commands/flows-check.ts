// `flows check`: proves the flows before anybody talks to them.

import { type NotOffered, notOffered } from '../../bots/conversation/check/check-flows.js';
import { readContent } from '../../content/load.js';
import { structureFindings } from '../../content/structure.js';
import type { Content } from '../../domain/content.js';
import { AppError } from '../../domain/errors.js';
import { checkInTwo } from '../check-in-two.js';
import type { Command } from '../command.js';
import { contentDirOf, readProfile, tell } from './content-options.js';

const OPTIONS = { profile: { type: 'string' }, flow: { type: 'string' }, json: { type: 'boolean' } } as const;

export const command: Command = {
  name: 'flows check',
  summary: 'proves that every path of every flow reaches a person, a contact or an exit',
  usage: `
Usage: safe-passage flows check [--content DIR] [--profile P] [--flow FLOW] [--json]

Plays every talk that the flows allow, in every language, with somebody on duty and with nobody. Each finding has file,
line, rule and why, and the shortest talk that shows it. Exit 1 when there is one; 2 when a file cannot be read.

  --profile P  development (default), ngo or authority: which contacts count
  --flow FLOW  only talks that begin with this flow: quick, while you work on it
  --json       one object a finding`,
  async run(args, io) {
    const { dir, shown, options } = contentDirOf(args, io, OPTIONS);
    const profile = readProfile(options.profile);
    const content = await readContent(dir);
    const only = flowOf(options.flow, content);
    const broken = structureFindings(content);
    const findings = broken.length > 0 ? broken : await checkInTwo(content, { profile, now: Date.now() }, only);
    const flows = only === null ? `${Object.keys(content.flows).length} flows` : `Talks that begin with ${only},`;
    const languages = Object.keys(content.languages).join(', ');
    const waiting = notOffered(content);
    if (findings.length === 0 && options.json !== true) {
      io.stdout.write(`${flows} in ${languages}: every path reaches a person, a contact or an exit.\n`);
      for (const line of linesOf(waiting)) io.stdout.write(`${line}\n`);
    }
    if (findings.length > 0) io.stderr.write(`${findings.length} ${findings.length === 1 ? 'finding' : 'findings'}\n`);
    return tell(findings, shown, options.json === true, io);
  },
};

/** Throws AppError `bad_usage` for a flow that does not exist. */
function flowOf(flow: unknown, { flows }: Content): string | null {
  if (typeof flow !== 'string') return null;
  if (Object.hasOwn(flows, flow)) return flow;
  throw new AppError('bad_usage', `"${flow}" is no flow; there are ${Object.keys(flows).join(', ')}`);
}

/** One plain line a language: which flows wait for their texts there. */
function linesOf(waiting: readonly NotOffered[]): readonly string[] {
  const languages = [...new Set(waiting.map((one) => one.language))];
  return languages.map((language) => {
    const flows = waiting.filter((one) => one.language === language);
    const named = flows.map(({ flow, missing, of }) =>
      missing > 0 ? `${flow} (${missing} of ${of} texts missing)` : flow,
    );
    return `Not offered in ${language} yet: ${named.join(', ')}.`;
  });
}
