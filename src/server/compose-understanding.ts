// Starts the first reader for the message path.

import { join } from 'node:path';
import type { Log, Understander } from '../app/ports.js';
import { startUnderstanding } from '../app/understanding/client.js';
import { liveModelDir } from '../classifiers/promoted.js';
import type { Config } from '../config/config.js';

/** A text that takes longer is "not assessed": a reading takes well under a millisecond, 64 KiB some tens. */
const DEADLINE_MS = 1_000;

/** Starts the reader's worker. Throws AppError('bad_content') when model or lexicon are broken. */
export function startReader(config: Config, log: Log): Promise<Understander> {
  return startUnderstanding({
    modelDir: liveModelDir({ promoted: config.modelsDir, shipped: config.modelDir }),
    lexiconDir: join(config.contentDir, 'lexicon'),
    deadlineMs: DEADLINE_MS,
    onReplaced: (why) => log.error('reader_replaced', { code: why }),
  });
}
