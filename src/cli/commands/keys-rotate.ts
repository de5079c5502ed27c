// `safe-passage keys rotate`: from then on nothing opens what was erased.

import { parseArgs } from 'node:util';
import { rotateKeys } from '../../app/operations/rotate-keys.js';
import { loadConfig } from '../../config/config.js';
import { openExistingStore, withKeys } from '../../server/compose-store.js';
import type { Command } from '../command.js';
import { progressOn } from '../progress.js';
import { projectRoot } from '../project-root.js';

/** Rotates the wrapping keys of KEY_FILE. */
export const command: Command = {
  name: 'keys rotate',
  summary: 'make a new wrapping key and destroy the old one',
  usage: `
Usage: safe-passage keys rotate [--give-up-lost]

Makes a new wrapping key in KEY_FILE, wraps every conversation's key with it and destroys the old one, so that nothing can open
what was erased. Run it weekly. The service may go on meanwhile; when it is cut off, run it again. Copies of KEY_FILE made before
open nothing new: make a fresh copy, and destroy the old ones.

  --give-up-lost  go on although some conversations are wrapped by a key that is not in KEY_FILE
`,
  async run(args, io) {
    const options = { 'give-up-lost': { type: 'boolean', default: false } } as const;
    const { values } = parseArgs({ args: [...args], options });
    const config = loadConfig(io.env, projectRoot(), io.cwd);
    const store = await openExistingStore(config);
    const progress = progressOn(io);
    const deps = { store, clock: { now: Date.now }, progress: progress.tell };
    const done = await withKeys(config, (ring) =>
      rotateKeys({ ...deps, ring }, { giveUpLost: values['give-up-lost'] }),
    ).finally(() => {
      progress.end();
      return store.close();
    });
    const cutOff = done.resumed ? ' (a rotation that had been cut off)' : '';
    io.stdout.write(
      `Wrapped ${done.rewrapped} conversations' keys anew, destroyed ${done.destroyed} old keys${cutOff}.\n`,
    );
    return done.lost === 0 ? 0 : 1;
  },
};
