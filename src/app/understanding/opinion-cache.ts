// What the encoder said of texts that come again and again: the same advert in a hundred chats is encoded once.

import { createHmac, randomBytes } from 'node:crypto';
import type { SecondOpinion } from '../../classifiers/second/join.js';
import type { HeldOpinions } from '../../classifiers/second/second-reader.js';

/** Answers kept, least recently used out first: some 300 bytes each, so about 1.5 MB. */
export const MAX_OPINIONS = 5_000;

/**
 * Puts the cache before the encoder. Under its keyed hash lie numbers only, never a text. The encoder is not told the language and its
 * answer does not depend on it; the curves that join the readers do, and are computed each time.
 */
export function cachedOpinions(opinions: HeldOpinions, version: string, limit = MAX_OPINIONS): HeldOpinions {
  const secret = randomBytes(32);
  const known = new Map<string, SecondOpinion>();
  const keyOf = (text: string): string =>
    createHmac('sha256', secret)
      .update(`${version}|${sameForEncoder(text)}`)
      .digest('base64');
  return {
    async read(text, parts) {
      const key = keyOf(text);
      const opinion = known.get(key) ?? (await opinions.read(text, parts));
      known.delete(key);
      // Numbers by label and speaker alone: what the parts add, which may lie beside them, is many times as much.
      const { labels, speakers, intents } = opinion;
      known.set(key, { labels, speakers, ...(intents !== undefined && { intents }) });
      if (known.size > limit) known.delete(known.keys().next().value ?? key);
      return opinion;
    },
    dispose() {
      known.clear();
      opinions.dispose();
    },
  };
}

/**
 * Texts that differ in spaces and line ends alone, which the encoder's tokenizer does not see. It sees less, such as the width of
 * letters, but NFKC of whatever somebody sends may take seconds.
 */
function sameForEncoder(text: string): string {
  return text.replace(/[ \t\r\n]+/g, ' ').trim();
}
