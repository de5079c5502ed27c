// What of the shipped files takes long to read and check, and is therefore prepared by a build.

import type { Lexicon } from '../classifiers/lexicon/types.js';
import { loadReaderLexicon } from '../classifiers/load-first-reader.js';
import { type IndicatorWords, loadIndicatorWords } from '../content/indicator-words.js';
import { deepFreeze, loadContent } from '../content/load.js';
import type { Content } from '../domain/content.js';
import type { Preparation } from './prepared.js';

/** Checked content of a folder. `make` throws AppError `bad_content` naming file, line and reason. */
export function contentOf(dir: string): Preparation<Content> {
  return { name: 'content', dirs: [dir], make: () => loadContent(dir), restore: deepFreeze };
}

/** The lexicon as a reader carries it. `make` throws AppError `bad_content` naming file, line and reason. */
export function lexiconOf(dir: string): Preparation<Lexicon> {
  return { name: 'lexicon', dirs: [dir], make: () => loadReaderLexicon(dir) };
}

/** What signs are called, for the desk. `make` throws AppError `bad_content` naming the file. */
export function indicatorWordsOf(lexiconDir: string): Preparation<IndicatorWords> {
  return { name: 'indicator-words', dirs: [lexiconDir], make: () => loadIndicatorWords(lexiconDir) };
}
