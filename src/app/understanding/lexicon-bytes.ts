// The lexicon on its way to the thread that reads: packed until there, for the opened one is large.

import { deserialize, serialize } from 'node:v8';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Lexicon } from '../../classifiers/lexicon/types.js';

/** The lexicon as bytes, a few hundred kilobytes: the thread that starts readers keeps them for the next one. */
export function packLexicon(lexicon: Lexicon): Uint8Array {
  return deflateRawSync(serialize(lexicon));
}

/** Opens what `packLexicon` made. */
export function openLexicon(bytes: Uint8Array): Lexicon {
  return deserialize(inflateRawSync(bytes)) as Lexicon;
}
