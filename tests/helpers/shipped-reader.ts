// What the shipped first reader is made of, opened as the service opens it: parsing the lexicon anew takes seconds of a processor.

import { resolve } from 'node:path';
import { lexiconOf } from '../../src/app/preparations.js';
import { prepared } from '../../src/app/prepared.js';
import { openLexicon } from '../../src/app/understanding/lexicon-bytes.js';
import type { FirstParts } from '../../src/app/understanding/protocol.js';
import type { FirstReaderData } from '../../src/classifiers/first-reader.js';
import { loadReaderModel } from '../../src/classifiers/load-first-reader.js';

/** Where the build keeps what it prepared; files that differ from it by a byte are read anew. */
const PREPARED = resolve('dist/server/prepared');

/** The lexicon as a reader carries it. */
export async function shippedLexicon(): Promise<FirstReaderData['lexicon']> {
  return openLexicon(await prepared(lexiconOf('content/lexicon'), PREPARED));
}

/** The shipped model and the lexicon. */
export async function shippedReaderData(): Promise<FirstReaderData> {
  return { model: loadReaderModel('models/first'), lexicon: await shippedLexicon() };
}

/** The same as it goes from thread to thread. */
export async function shippedParts(): Promise<FirstParts> {
  return { model: loadReaderModel('models/first'), lexicon: await prepared(lexiconOf('content/lexicon'), PREPARED) };
}
