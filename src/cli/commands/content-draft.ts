// `content export` and `content draft`: a version out into a folder to be edited, and back as a draft.

import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { draftContent } from '../../app/content/draft-content.js';
import { filesOfVersion, versionInForce } from '../../app/content/versions.js';
import { isContentPath, readContentFiles } from '../../content/files.js';
import { SHIPPED_VERSION } from '../../domain/content-version.js';
import { AppError } from '../../domain/errors.js';
import { systemClock } from '../../server/identity.js';
import type { Command } from '../command.js';
import { BY_OPTION, onRecord } from '../on-record.js';
import { folderIn, numberOf } from './content-options.js';

/** Lies in an exported folder and says which version it is of, so that a draft knows what it was made of. */
const BASE_FILE = 'VERSION';

/** Writes a version's files. */
export const contentExport: Command = {
  name: 'content export',
  summary: 'writes the content in force into a folder, to be edited',
  usage: `
Usage: safe-passage content export DIR [--number N]

Writes the version in force (or version N; 0 is what ships) into DIR, which must be new or empty. Edit it with any editor (flows/ has a
JSON Schema, translations export|import take --content DIR, simulate and flows check too), then: content draft DIR.`,
  async run(args, io) {
    const { dir, options } = folderIn(args, io, { number: { type: 'string' } });
    if (existsSync(dir) && readdirSync(dir).length > 0) throw new AppError('bad_usage', `${dir} is not empty`);
    return onRecord(io, undefined, async ({ config, store }) => {
      const deps = { store: store.content, shipped: () => readContentFiles(config.contentDir) };
      const n = numberOf(options.number, 'number') ?? versionInForce(await store.content.acts(1));
      const files = Object.entries(await filesOfVersion(n, deps)).filter(([path]) => isContentPath(path));
      for (const [path, text] of files) {
        mkdirSync(dirname(join(dir, path)), { recursive: true });
        writeFileSync(join(dir, path), text);
      }
      writeFileSync(join(dir, BASE_FILE), `${n}\n`);
      io.stdout.write(`Version ${n}: ${files.length} files in ${dir}.\n`);
      return 0;
    });
  },
};

/** Keeps a folder as a draft. */
export const contentDraft: Command = {
  name: 'content draft',
  summary: 'keeps an edited folder as a draft',
  usage: `
Usage: safe-passage content draft DIR [--note WORDS] [--base N] [--by NAME]

Keeps the files of DIR under the next number; nobody sees them before content publish. The draft is of the version that DIR was exported
from (or --base N): when another version went live since, publishing is refused, so that nobody's work is undone unseen.`,
  async run(args, io) {
    const more = { note: { type: 'string' }, base: { type: 'string' }, ...BY_OPTION } as const;
    const { dir, options } = folderIn(args, io, more);
    const files = await readContentFiles(dir);
    const note = typeof options.note === 'string' ? options.note : '';
    return onRecord(io, options.by, async ({ store, audit, actor }) => {
      const base = numberOf(options.base, 'base') ?? baseOf(dir) ?? versionInForce(await store.content.acts(1));
      const request = { files, base, by: actor, note };
      const { n } = await draftContent(request, { store: store.content, audit, clock: systemClock });
      io.stdout.write(`Draft ${n}, made of version ${base}. Next: safe-passage content check ${n}\n`);
      return 0;
    });
  },
};

function baseOf(dir: string): number | undefined {
  const file = resolve(dir, BASE_FILE);
  if (!existsSync(file)) return undefined;
  const n = Number(readFileSync(file, 'utf8').trim());
  return Number.isSafeInteger(n) && n >= SHIPPED_VERSION ? n : undefined;
}
