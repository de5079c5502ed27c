// `evidence sign`: signs the log as it stands, for a timer. What was signed cannot be changed unseen afterwards.

import { signRoot } from '../../app/evidence/sign-root.js';
import { loadConfig } from '../../config/config.js';
import { evidenceSigning, refuseOutsideAuthority } from '../../server/compose-evidence.js';
import type { Command } from '../command.js';
import { BY_OPTION, onRecord } from '../on-record.js';
import { projectRoot } from '../project-root.js';
import { warn } from './evidence-export.js';
import { readOptions } from './options.js';

/** Signs and, with TSA_URL, has the time stamped. */
export const command: Command = {
  name: 'evidence sign',
  summary: 'sign the evidence log as it stands',
  usage: `
Usage: safe-passage evidence sign [--by NAME]

Signs a Merkle root over all records and keeps it; with TSA_URL a third party stamps its time. Run it at least daily, and note the line
"Root SIZE:HASH" where the machine's administrators cannot change it. Exit 1 when the log is not the one that was signed before, or no
time stamp could be had.`,
  async run(args, io) {
    const options = readOptions(args, BY_OPTION);
    refuseOutsideAuthority(loadConfig(io.env, projectRoot(), io.cwd));
    const { root, noTimestamp } = await onRecord(io, options.by, async ({ config, store, audit, actor }) => {
      const done = await signRoot(evidenceSigning(config, store));
      await audit.record({ actor, act: 'evidence.sign', object: `root:${done.root.size}`, outcome: 'ok' });
      return done;
    });
    io.stdout.write(`Root ${root.size}:${root.rootHash}\nKey ${root.keyId}\n`);
    warn(noTimestamp, io);
    return noTimestamp === null ? 0 : 1;
  },
};
