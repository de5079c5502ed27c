// `helplines check`: what is to be done in the registry.

import { registryFindings } from '../../bots/conversation/check/registry-rules.js';
import { loadContent } from '../../content/load.js';
import type { Command } from '../command.js';
import { contentDirOf, tell } from './content-options.js';

export const command: Command = {
  name: 'helplines check',
  summary: 'stale and unverified contacts, and countries without any',
  usage: `
Usage: safe-passage helplines check [--content DIR] [--json]

Rules: stale, soon-stale (within 30 days), unverified, no-emergency, uncovered (no checked contact in a country). Exit 1
when there is anything to do.`,
  async run(args, io) {
    const { dir, shown, options } = contentDirOf(args, io, { json: { type: 'boolean' } });
    const content = await loadContent(dir);
    const findings = registryFindings(content, Date.now());
    const code = tell(findings, shown, options.json === true, io);
    if (options.json !== true) {
      const count = (rule: string) => findings.filter((finding) => finding.rule === rule).length;
      const countries = Object.keys(content.countries).length;
      io.stdout.write(
        `${content.helplines.length} contacts in ${countries} countries: ${count('stale')} stale, ${count('soon-stale')} soon, ` +
          `${count('unverified')} unverified; ${count('uncovered')} countries uncovered.\n`,
      );
    }
    return code;
  },
};
