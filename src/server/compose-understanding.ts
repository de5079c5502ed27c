// Starts the first reader for the message path, and makes the second.

import { join } from 'node:path';
import type { Log, Understander } from '../app/ports.js';
import { startUnderstanding } from '../app/understanding/client.js';
import type { FirstParts } from '../app/understanding/protocol.js';
import { createSecondReading, type SecondReading } from '../app/understanding/second-client.js';
import type { FirstModel } from '../classifiers/linear/fingerprint.js';
import { liveModelDir, SECOND_MODEL } from '../classifiers/promoted.js';
import type { SecondReaderDirs } from '../classifiers/second/second-reader.js';
import type { Config, SecondReaderConfig } from '../config/config.js';

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

/** Folders of the second reader that is live. Throws AppError('bad_content') when a promoted one is gone or was changed. */
export function secondDirs({ encoderDir, secondDir, promotedDir }: SecondReaderConfig): SecondReaderDirs {
  return { encoder: encoderDir, second: liveModelDir({ promoted: promotedDir, shipped: secondDir }, SECOND_MODEL) };
}

/** Makes the second reader of a configuration, beside this first reader. Tests give a stand-in. */
export type MakeSecondReader = (
  config: SecondReaderConfig,
  first: FirstModel,
  log: Log,
  parts?: FirstParts,
) => SecondReading;

/** The shipped one. */
export const secondReader: MakeSecondReader = (config, firstModel, log, first) =>
  createSecondReading({
    dirs: secondDirs(config),
    firstModel,
    ...(first !== undefined && { first }),
    workers: config.workers,
    onReplaced: (why) => log.error('second_reader_replaced', { code: why }),
  });
