// Names of the policy and the words that judge a text now (rule 18).

import type { PolicySet } from '../../domain/country-policy.js';

/** `policy`: the profiles of these countries; `words`: all signed word lists. Each by the head of its files' hashes. */
export function currentVersions(
  set: PolicySet,
  countries: readonly string[],
): { readonly policy: string; readonly words: string } {
  const policy = [...countries].sort().map((code) => `${code}-${head(set.countries.get(code)?.version ?? '')}`);
  const words = [...set.languages].sort(([a], [b]) => (a < b ? -1 : 1)).map(([lang, hash]) => `${lang}-${head(hash)}`);
  return { policy: policy.join(' '), words: words.join(' ') };
}

function head(hash: string): string {
  return hash.slice(0, 12);
}
