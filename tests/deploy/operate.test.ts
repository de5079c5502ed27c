// The guide for whoever looks after it names what there is.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { COMMANDS } from '../../src/cli/commands.js';
import { ROLES } from '../../src/domain/staff.js';
import { createMetrics } from '../../src/server/metrics.js';
import { isSetting, ROOT, read } from './files.js';

const GUIDE = read('docs/operate.md');

const each = (pattern: RegExp) => [...new Set([...GUIDE.matchAll(pattern)].map(([, found]) => found ?? ''))];

it('names figures that /metrics has', async () => {
  const names = each(/`(safe_passage_\w+)/g);
  const known = (await createMetrics().registry.getMetricsAsJSON()).map(({ name }) => name);
  expect(names.length).toBeGreaterThan(8);
  expect(names.filter((name) => !known.includes(name))).toEqual([]);
});

it('names commands that there are', () => {
  const named = each(
    /(?:bin\/safe-passage\.mjs|(?<![-/\w])safe-passage(?=`? [a-z])) ((?:keys|user|store|retention|flows|helplines|model|export) [a-z]+(?:-[a-z]+)*|doctor|backup|restore|train|calibrate)\b/g,
  );
  expect(named.length).toBeGreaterThan(7);
  expect(named.filter((name) => !(name in COMMANDS))).toEqual([]);
});

it('names settings that there are, and every role', () => {
  const named = each(/\b([A-Z][A-Z]+_[A-Z_]+)(?==| |`)/g).filter((name) => !/^(CHAT_HOST|DESK_HOST_NAME)$/.test(name));
  expect(named.filter((name) => !isSetting(name))).toEqual([]);
  for (const role of ROLES) expect(GUIDE).toContain(`\`${role}\``);
});

it('leads to files and sections that there are', () => {
  for (const path of each(/`((?:deploy|content|docs)\/[\w./-]+)`/g))
    expect({ path, there: existsSync(join(ROOT, path)) }).toEqual({ path, there: true });
  const sections = (path: string) =>
    [...read(path).matchAll(/^##+ (.*)$/gm)].map(([, title]) => title?.toLowerCase().replaceAll(' ', '-'));
  for (const link of each(/\]\(([^)]+)\)/g)) {
    const [file, section] = link.split('#');
    const path = file === '' ? 'docs/operate.md' : join('docs', file ?? '');
    expect({ path, there: existsSync(join(ROOT, path)) }).toEqual({ path, there: true });
    if (section !== undefined) expect(sections(path)).toContain(section);
  }
});
