// `model rollback`: back to the model that was live before.

import { modelName } from '../../app/operations/promote-model.js';
import { goBack } from '../../classifiers/promoted.js';
import { AppError } from '../../domain/errors.js';
import { systemClock } from '../../server/identity.js';
import type { Command } from '../command.js';
import { BY_OPTION, onRecord } from '../on-record.js';
import { changeableModels, SECOND_OPTION } from './model-folders.js';
import { readOptions } from './options.js';

/** Goes back by one promotion. */
export const command: Command = {
  name: 'model rollback',
  summary: 'go back to the model that was live before',
  usage: `
Usage: safe-passage model rollback [--second] [--reason WORDS] [--by NAME]

Makes the model live that was live before the last promotion, without asking how good it is. Again: the one before that, up to five, and
at last the shipped one. A running service reads with it after its next restart. --second: the second reader's.`,
  async run(args, io) {
    const options = readOptions(args, { reason: { type: 'string' }, ...SECOND_OPTION, ...BY_OPTION });
    const reason = typeof options.reason === 'string' ? options.reason : null;
    return onRecord(io, options.by, async ({ config, audit, actor }) => {
      const { promoted, kind } = changeableModels(config, options);
      const gone = goBack(promoted, { at: systemClock.now(), by: actor }, kind);
      if (gone === null) throw new AppError('bad_usage', 'there is no model before this one');
      const { from, to } = gone;
      const object = modelName(to.version, to.sha256);
      await audit.record({ actor, act: 'model.rollback', object, outcome: 'ok', reason });
      io.stdout.write(`Live: ${to.version} again, instead of ${from.version}, after the service's next restart.\n`);
      return 0;
    });
  },
};
