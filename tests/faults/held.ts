// What the small fault tests expect of a run.

import type { Finding } from './fault.js';

/** What did not hold, in words; empty when all of it did, and an error when nothing was looked at. */
export function broken(findings: readonly Finding[]): readonly string[] {
  if (findings.length === 0) throw new Error('A run that looked at nothing.');
  return findings.filter(({ holds }) => !holds).map(({ says }) => says);
}
