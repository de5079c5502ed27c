// The lexicon on its way to the thread that reads: bytes until there, for the opened one is large.

import { deserialize, serialize } from 'node:v8';
import type { Lexicon } from '../../classifiers/lexicon/types.js';

/** The lexicon as bytes. */
export function packLexicon(lexicon: Lexicon): Uint8Array {
  return serialize(lexicon);
}

/** Opens what `packLexicon` made. */
export function openLexicon(bytes: Uint8Array): Lexicon {
  return deserialize(bytes) as Lexicon;
}
