// `evidence export`: a thread's evidence as a bundle that anybody can check offline.

import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { BundleFile } from '../../app/evidence/bundle/input.js';
import { exportEvidence } from '../../app/evidence/export-evidence.js';
import { loadConfig } from '../../config/config.js';
import { AppError } from '../../domain/errors.js';
import {
  bundleParts,
  evidenceSigning,
  openEvidenceLog,
  refuseOutsideAuthority,
} from '../../server/compose-evidence.js';
import type { Command, Io } from '../command.js';
import { BY_OPTION, onRecord } from '../on-record.js';
import { projectRoot } from '../project-root.js';
import { listOf, type OptionValues, readOptions, required } from './options.js';

/** Writes a folder. */
export const command: Command = {
  name: 'evidence export',
  summary: "a thread's evidence as a bundle that anybody can check",
  usage: `
Usage: safe-passage evidence export --out FOLDER (--thread ID | --all) --reason WORDS [--by NAME] [--withhold SEQ=WHY …]

Writes a folder that must not exist: the records as captured, a page to read and print, the signed root and its time stamp, proofs,
custody, what speaks for the subject, CASE/UCO, a manifest, and the program that checks it all. The export is a record of the thread
itself. --withhold keeps a record's content out (privileged, somebody else's); its place in the chain stays. --all exports every thread.
Needs PROFILE=authority and EVIDENCE_KEY_FILE; with TSA_URL the root is time stamped. docs/evidence.md says more.`,
  async run(args, io) {
    const options = readOptions(args, {
      ...{ out: { type: 'string' }, thread: { type: 'string' }, all: { type: 'boolean' }, reason: { type: 'string' } },
      ...{ withhold: { type: 'string', multiple: true }, ...BY_OPTION },
    });
    refuseOutsideAuthority(loadConfig(io.env, projectRoot(), io.cwd));
    const folder = resolve(io.cwd, required(options, 'out'));
    if (existsSync(folder)) throw new AppError('bad_usage', `${folder} is there already: name another folder`);
    const asked = { threadId: threadOf(options), reason: required(options, 'reason'), withheld: withheldOf(options) };
    const done = await onRecord(io, options.by, async ({ config, store, vault, audit, actor }) => {
      const made = await exportEvidence(
        { ...asked, by: actor },
        {
          ...openEvidenceLog(config, store, vault),
          ...evidenceSigning(config, store),
          ...{ store: store.evidence, staff: store.staff, ...bundleParts(projectRoot()) },
        },
      );
      const object = `thread:${asked.threadId ?? 'log'}`;
      await audit.record({ actor, act: 'evidence.export', object, outcome: 'ok', reason: asked.reason });
      await writeBundle(folder, made.files);
      return made;
    });
    io.stdout.write(
      `${done.records} records in ${folder}\nRoot ${done.root.size}:${done.root.rootHash}\nKey ${done.root.keyId}\n`,
    );
    warn(done.noTimestamp, io);
    return done.noTimestamp === null ? 0 : 1;
  },
};

/** Says that a root went without the time stamp that it should have. */
export function warn(noTimestamp: string | null, io: Pick<Io, 'stderr'>): void {
  if (noTimestamp === null) return;
  io.stderr.write(
    `No time stamp: the authority of TSA_URL ${noTimestamp === 'unreachable' ? 'was not reached' : 'gave none that holds'}.\n`,
  );
}

function threadOf(options: OptionValues): string | null {
  if ((options.all === true) === (typeof options.thread === 'string')) {
    throw new AppError('bad_usage', 'needs either --thread ID or --all');
  }
  return options.all === true ? null : required(options, 'thread');
}

function withheldOf(options: OptionValues): ReadonlyMap<number, string> {
  return new Map(
    listOf(options, 'withhold').map((one) => {
      const [, seq, why] = /^([1-9]\d*)=(.+)$/.exec(one) ?? [];
      if (seq === undefined || why === undefined)
        throw new AppError('bad_usage', '--withhold takes SEQ=WHY, e.g. 12=privileged');
      return [Number(seq), why];
    }),
  );
}

/** Whole or not at all, for its owner's eyes only. */
async function writeBundle(folder: string, files: AsyncIterable<BundleFile>): Promise<void> {
  const beside = `${folder}.partial`;
  try {
    for await (const [path, bytes] of files) {
      mkdirSync(dirname(join(beside, path)), { recursive: true, mode: 0o700 });
      writeFileSync(join(beside, path), bytes, { mode: 0o600, flag: 'wx' });
    }
    renameSync(beside, folder);
  } catch (error) {
    rmSync(beside, { recursive: true, force: true });
    if (error instanceof AppError) throw error;
    throw new AppError('bad_usage', `${folder}: cannot be written`);
  }
}
