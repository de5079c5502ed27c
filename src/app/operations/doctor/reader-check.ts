// The check of the second reader.

import { AppError } from '../../../domain/errors.js';
import { type Check, fine, type Setting, wrong } from './check.js';

const MEND =
  'Put models/encoder and models/second back as they are shipped; for a first reader of your own run safe-passage calibrate; or set SECOND_READER=off.';

/** Does it load, where it is on? The service goes on without it, but finds less. */
export async function secondReader({ secondReader: load }: Setting): Promise<Check> {
  const id = 'second-reader';
  if (load === null) return fine(id, 'The second reader is off (SECOND_READER=off): the first reads alone.');
  try {
    return fine(id, `The second reader can be loaded (${await load()}).`);
  } catch (error) {
    const known = error instanceof AppError && error.code === 'bad_content';
    const why = known ? error.message : 'its engine does not start on this machine';
    return wrong(id, `The second reader cannot be loaded: ${why}.`, MEND);
  }
}
