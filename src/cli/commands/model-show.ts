// `model show`: the card of a model.

import { join, resolve } from 'node:path';
import { loadModelFile } from '../../classifiers/linear/store-model.js';
import { modelCard } from '../../classifiers/model-card.js';
import type { Command } from '../command.js';
import { projectRoot } from '../project-root.js';
import { readOptions } from './options.js';

export const command: Command = {
  name: 'model show',
  summary: "the shipped model's card",
  usage: `
Usage: safe-passage model show [--model DIR] [--json]

Version, data, figures, thresholds and known limits of the model; the shipped one when no folder is named. How both readers do
together, by language, slice and label, with pictures: docs/model-card.md.`,
  async run(args, io) {
    const options = readOptions(args, { model: { type: 'string' }, json: { type: 'boolean' } });
    const dir =
      typeof options.model === 'string' ? resolve(io.cwd, options.model) : join(projectRoot(), 'models/first');
    const file = loadModelFile(dir);
    const { version, kind, outputs, thresholds, card } = file;
    if (options.json === true) io.stdout.write(`${JSON.stringify({ version, kind, outputs, thresholds, ...card })}\n`);
    else io.stdout.write(modelCard(file));
    return 0;
  },
};
