// All commands by name. Each is loaded when it is called, so that a check does not wait for the server's packages.

import type { Command } from './command.js';

/** How to load each command, in the order of the overview. */
export const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import('./commands/serve.js')).command,
  simulate: async () => (await import('./commands/simulate.js')).command,
  'flows check': async () => (await import('./commands/flows-check.js')).command,
  'helplines check': async () => (await import('./commands/helplines-check.js')).command,
  'translations export': async () => (await import('./commands/translations.js')).translationsExport,
  'translations import': async () => (await import('./commands/translations.js')).translationsImport,
  'user add': async () => (await import('./commands/user.js')).userAdd,
  'user list': async () => (await import('./commands/user.js')).userList,
  'user reset': async () => (await import('./commands/user.js')).userReset,
  'user disable': async () => (await import('./commands/user.js')).userDisable,
  assess: async () => (await import('./commands/assess.js')).command,
  calibrate: async () => (await import('./commands/calibrate.js')).command,
  'calibrate-talks': async () => (await import('./commands/calibrate-talks.js')).command,
  train: async () => (await import('./commands/train.js')).command,
  evaluate: async () => (await import('./commands/evaluate.js')).command,
  'model show': async () => (await import('./commands/model-show.js')).command,
  'model list': async () => (await import('./commands/model-list.js')).command,
  'model promote': async () => (await import('./commands/model-promote.js')).command,
  'model rollback': async () => (await import('./commands/model-rollback.js')).command,
  'model read-again': async () => (await import('./commands/model-read-again.js')).command,
  'model reference': async () => (await import('./commands/model-reference.js')).command,
  'export training': async () => (await import('./commands/export-training.js')).command,
  'store migrate': async () => (await import('./commands/store-migrate.js')).command,
  backup: async () => (await import('./commands/backup.js')).command,
  restore: async () => (await import('./commands/restore.js')).command,
  'keys rotate': async () => (await import('./commands/keys-rotate.js')).command,
  'retention run': async () => (await import('./commands/retention-run.js')).command,
  doctor: async () => (await import('./commands/doctor.js')).command,
  'keys make': async () => (await import('./commands/keys-make.js')).command,
};
