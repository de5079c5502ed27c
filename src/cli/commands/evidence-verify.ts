// `evidence verify`: runs the verifier that also goes along in every bundle. It needs no store, no key and no network.

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Command, Io } from '../command.js';
import { projectRoot } from '../project-root.js';

interface Verifier {
  main(words: readonly string[], io: Pick<Io, 'stdout' | 'stderr' | 'cwd'>): number;
}

/** Checks a bundle. */
export const command: Command = {
  name: 'evidence verify',
  summary: 'check a bundle of evidence, offline',
  usage: `
Usage: safe-passage evidence verify FOLDER [--key FINGERPRINT] [--root SIZE:HASH] [--tsa-ca FILE]

Finds whatever was changed, added, left out or put elsewhere, and names it; exit 1 then. The same as \`node bin/evidence-verify.mjs\`, a
single file that needs nothing but Node, and of which every bundle has a copy.

  --key FINGERPRINT  the key that must have signed (SHA-256 of the public key), known from elsewhere than the bundle
  --root SIZE:HASH   a root that was noted earlier: the log must go on from it
  --tsa-ca FILE      PEM of the authority that must stand behind the time stamps
`,
  async run(args, io) {
    const url = pathToFileURL(join(projectRoot(), 'bin/evidence-verify.mjs')).href;
    const { main } = (await import(url)) as Verifier;
    return main(args, io);
  },
};
