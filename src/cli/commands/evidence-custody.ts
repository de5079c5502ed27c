// `evidence hold`, `evidence lift`, `evidence destroy`: legal hold, and the end of a thread's evidence.

import { type CustodyDeps, destroyEvidence, recordCustody } from '../../app/evidence/custody.js';
import { loadConfig } from '../../config/config.js';
import { AppError } from '../../domain/errors.js';
import { openEvidenceLog, refuseOutsideAuthority } from '../../server/compose-evidence.js';
import type { Vault } from '../../store/contract/sealing.js';
import type { Store } from '../../store/contract.js';
import type { Command } from '../command.js';
import { BY_OPTION, onRecord } from '../on-record.js';
import { projectRoot } from '../project-root.js';
import { readOptions, required } from './options.js';

interface Asked {
  readonly threadId: string;
  readonly by: string;
  readonly reason: string;
}

type Deps = CustodyDeps & { readonly vault: Vault; readonly erasure: Store['erasure'] };

function custody(
  verb: string,
  summary: string,
  more: string,
  work: (asked: Asked, deps: Deps) => Promise<unknown>,
): Command {
  return {
    name: `evidence ${verb}`,
    summary,
    usage: `\nUsage: safe-passage evidence ${verb} --thread ID --reason WORDS [--by NAME]\n\n${more}\n`,
    async run(args, io) {
      const options = readOptions(args, { thread: { type: 'string' }, reason: { type: 'string' }, ...BY_OPTION });
      refuseOutsideAuthority(loadConfig(io.env, projectRoot(), io.cwd));
      const [threadId, reason] = [required(options, 'thread'), required(options, 'reason')];
      await onRecord(io, options.by, async ({ config, store, vault, audit, actor }) => {
        if ((await store.evidence.lastOf(threadId)) === 0)
          throw new AppError('not_found', 'There is no evidence of this thread.');
        const deps = { ...openEvidenceLog(config, store, vault), vault, erasure: store.erasure };
        await work({ threadId, by: actor, reason }, deps);
        await audit.record({ actor, act: `evidence.${verb}`, object: `thread:${threadId}`, outcome: 'ok', reason });
      });
      return 0;
    },
  };
}

/** Puts a legal hold on a thread's evidence. */
export const hold = custody(
  'hold',
  "put a legal hold on a thread's evidence",
  'While it stands the evidence cannot be destroyed, whatever the retention says. It is a record of the thread.',
  (asked, deps) => recordCustody('hold', asked, deps),
);

/** Takes the hold away. */
export const lift = custody(
  'lift',
  'lift the legal hold',
  'The retention of the authorisation counts again.',
  (asked, deps) => recordCustody('hold_lifted', asked, deps),
);

/** Makes a thread's evidence unreadable for good. */
export const destroy = custody(
  'destroy',
  "make a thread's evidence unreadable",
  'When the retention of its authorisation is over. Its key is destroyed: the records cannot be opened any more (nor out of older copies\nafter the next `keys rotate`); hashes, custody and the chain stay. Refused under a legal hold.',
  destroyEvidence,
);
