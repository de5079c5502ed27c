// `model read-again`: after a promotion, what came before is read by the new model too.

import { readAgain } from '../../app/operations/read-again.js';
import { AppError } from '../../domain/errors.js';
import type { Command } from '../command.js';
import { BY_OPTION, onRecord } from '../on-record.js';
import { progressOn } from '../progress.js';
import { instantOf } from './model-reference.js';
import { readOptions } from './options.js';

/** Puts messages of a period in the row again. */
export const command: Command = {
  name: 'model read-again',
  summary: 'read old messages with a promoted model',
  usage: `
Usage: safe-passage model read-again --since DATE [--until DATE] [--reason WORDS] [--by NAME]

Puts the messages of a period, days in UTC (2026-01-31, the last one included), in the second reader's row again. A running service reads
them behind all that is new, at its own pace; safe_passage_readings_waiting in /metrics says how many are left. A reading raises what was
known of a message and never lowers it, and one by the same models is not made twice. To be run after a new model was promoted, joined by
\`calibrate\`, and the service was restarted with it. Messages that came while SECOND_READER was off are not among them.`,
  async run(args, io) {
    const options = readOptions(args, {
      since: { type: 'string' },
      until: { type: 'string' },
      reason: { type: 'string' },
      ...BY_OPTION,
    });
    if (options.since === undefined) throw new AppError('bad_usage', 'needs --since, such as --since 2026-01-31');
    const since = instantOf(options.since);
    const until = options.until === undefined ? Number.MAX_SAFE_INTEGER : instantOf(options.until) + DAY_MS;
    const reason = typeof options.reason === 'string' ? options.reason : null;
    const progress = progressOn(io);
    const { messages } = await onRecord(io, options.by, async ({ config, store, vault, audit, actor }) => {
      if (config.secondReader === null)
        throw new AppError('bad_usage', 'SECOND_READER is off: nobody would read them again');
      return await readAgain({ since, until, actor, reason }, { store, vault, audit, progress: progress.tell });
    }).finally(() => progress.end());
    io.stdout.write(`${messages} messages are to be read again.\n`);
    return 0;
  },
};

const DAY_MS = 86_400_000;
