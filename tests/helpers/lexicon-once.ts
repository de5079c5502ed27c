// The shipped lexicon is read once for a whole test file: every command reads it anew, which takes seconds of a processor each time.

import { resolve } from 'node:path';
import { jest } from '@jest/globals';

/** To be awaited before whatever reads a lexicon is imported, which has to be `await import(…)`. A folder is read once; it must not change. */
export async function readLexiconOnce(): Promise<void> {
  const module = '../../src/classifiers/lexicon/load.js';
  const actual = (await import(module)) as typeof import('../../src/classifiers/lexicon/load.js');
  const read = new Map<string, ReturnType<typeof actual.loadLexicon>>();
  const loadLexicon: typeof actual.loadLexicon = (dir) => {
    const path = resolve(dir);
    const lexicon = read.get(path) ?? actual.loadLexicon(path);
    read.set(path, lexicon);
    return lexicon;
  };
  jest.unstable_mockModule(module, () => ({ ...actual, loadLexicon }));
}
