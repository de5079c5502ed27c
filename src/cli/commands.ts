// All commands by name. Each is loaded when it is called, so that a check does not wait for the server's packages.

import type { Command } from './command.js';

/** How to load each command, in the order of the overview. */
export const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import('./commands/serve.js')).command,
  'keys make': async () => (await import('./commands/keys-make.js')).command,
};
