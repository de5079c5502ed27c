// The shipped lexicon is opened once for a whole test file: every command reads it anew, which takes seconds of a processor each time.

import { resolve } from 'node:path';
import { jest } from '@jest/globals';
import { shippedLexicon } from './shipped-reader.js';

/** To be awaited before whatever reads a lexicon is imported, which has to be `await import(…)`. */
export async function readLexiconOnce(): Promise<void> {
  const module = '../../src/classifiers/load-first-reader.js';
  const actual = (await import(module)) as typeof import('../../src/classifiers/load-first-reader.js');
  const lexicon = await shippedLexicon();
  const loadReaderLexicon: typeof actual.loadReaderLexicon = (dir) =>
    resolve(dir) === resolve('content/lexicon') ? lexicon : actual.loadReaderLexicon(dir);
  jest.unstable_mockModule(module, () => ({
    ...actual,
    loadReaderLexicon,
    loadFirstReaderData: (modelDir: string, lexiconDir: string) => ({
      model: actual.loadReaderModel(modelDir),
      lexicon: loadReaderLexicon(lexiconDir),
    }),
  }));
  const source = '../../src/classifiers/lexicon/load.js';
  const read = (await import(source)) as typeof import('../../src/classifiers/lexicon/load.js');
  jest.unstable_mockModule(source, () => ({ ...read, loadLexicon: loadReaderLexicon }));
}
