// What of the shipped files takes long to read and check, and is therefore prepared by a build.

import { loadReaderLexicon } from '../classifiers/load-first-reader.js';
import { type IndicatorWords, loadIndicatorWords } from '../content/indicator-words.js';
import { deepFreeze, loadContent } from '../content/load.js';
import type { Content } from '../domain/content.js';
import type { Preparation } from './prepared.js';
import { packLexicon } from './understanding/lexicon-bytes.js';

/** Checked content of a folder. `make` throws AppError `bad_content` naming file, line and reason. */
export function contentOf(dir: string): Preparation<Content> {
  return { name: 'content', dirs: [dir], make: () => loadContent(dir), restore: deepFreeze };
}

/**
 * The lexicon as a reader carries it, as bytes: only the thread that reads opens them, for the opened one is large.
 * `make` throws AppError `bad_content` naming file, line and reason.
 */
export function lexiconOf(dir: string): Preparation<Uint8Array> {
  return { name: 'lexicon', dirs: [dir], make: () => packLexicon(loadReaderLexicon(dir)) };
}

/** What signs are called, for the desk. `make` throws AppError `bad_content` naming the file. */
export function indicatorWordsOf(lexiconDir: string): Preparation<IndicatorWords> {
  return { name: 'indicator-words', dirs: [lexiconDir], make: () => loadIndicatorWords(lexiconDir) };
}
