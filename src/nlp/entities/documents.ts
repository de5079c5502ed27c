// Kinds of documents named in a text. `value` is the kind: `passport`, `work_permit`, `iqama` …

import { type Found, type Scanned, senseOf } from './candidates.js';

/** All documents of a text, in order. */
export function findDocuments(scanned: Scanned): readonly Found[] {
  const found: Found[] = [];
  for (const item of scanned.items) {
    const sense = senseOf(scanned, item, 'document');
    if (sense !== null) found.push({ type: 'document', value: sense.value, start: item.start, end: item.end });
  }
  return found;
}
