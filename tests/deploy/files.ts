// Files of deploy/, the settings there are, and tools that may be on the machine.

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { projectRoot } from '../../src/cli/project-root.js';

export const ROOT = projectRoot();

/** A file of the project. */
export function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** Documents of a YAML file, without errors or warnings, as plain values. */
export function readYaml(path: string): readonly unknown[] {
  return parseAllDocuments(read(path), { merge: true }).map((document) => {
    expect([...document.errors, ...document.warnings].map(({ message }) => `${path}: ${message}`)).toEqual([]);
    return document.toJS();
  });
}

/** Names that .env.example explains. */
export function settingNames(): ReadonlySet<string> {
  return new Set([...read('.env.example').matchAll(/^#?([A-Z][A-Z0-9_]+)=/gm)].map(([, name]) => name ?? ''));
}

/** Is this a setting, or a file that holds one? NODE_ENV belongs to Node and its packages. */
export function isSetting(name: string): boolean {
  const names = settingNames();
  return name === 'NODE_ENV' || names.has(name) || (name.endsWith('_FILE') && names.has(name.slice(0, -5)));
}

/** Names of settings that hold a secret: these may lie in files only. */
export const SECRET = /TOKEN|SECRET|PASSWORD|SMTP_URL|ALARM_WEBHOOK|AUTH|APP_KEY/;

/** Runs a tool when it is on PATH; says so and gives undefined when not. Throws with its output when it fails. */
export function runIfThere(tool: string, args: readonly string[]): string | undefined {
  const there = (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, tool)));
  if (!there) {
    process.stderr.write(`${tool} is not on PATH: what only it can check was skipped.\n`);
    return undefined;
  }
  try {
    return execFileSync(tool, args, { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    const { stdout, stderr } = error as { readonly stdout?: string; readonly stderr?: string };
    throw new Error(`${tool} ${args.join(' ')}\n${stdout ?? ''}${stderr ?? ''}`);
  }
}
