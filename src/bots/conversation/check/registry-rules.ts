// What is to be done in the helpline registry before people rely on it.

import type { Instant } from '../../../domain/clock.js';
import type { Content, Helpline } from '../../../domain/content.js';
import type { Finding } from '../../../domain/finding.js';
import { isLive, isStale, isVerified } from '../helplines.js';

/** A check that runs out within this time is told of before it does. */
export const SOON_STALE_MS = 30 * 24 * 3600_000;

/** Stale, soon stale and unverified entries, and countries where nothing but an emergency number could be shown. */
export function registryFindings(content: Content, now: Instant): Finding[] {
  const entries = content.helplines.flatMap((one) => entryFindings(one, now));
  return [...entries, ...Object.keys(content.countries).flatMap((code) => countryFindings(content, code, now))];
}

function entryFindings(one: Helpline, now: Instant): Finding[] {
  const found = (rule: string, why: string) => [{ file: one.file, line: one.line, rule, why: `${one.id}: ${why}` }];
  if (isStale(one, now)) return found('stale', `the check ran out on ${one.expiresOn}`);
  if (!isVerified(one, now)) return found('unverified', 'nobody has checked it');
  return isStale(one, now + SOON_STALE_MS) ? found('soon-stale', `the check runs out on ${one.expiresOn}`) : [];
}

function countryFindings(content: Content, code: string, now: Instant): Finding[] {
  const entries = content.helplines.filter((one) => one.country === code);
  const found = (rule: string, why: string): Finding => ({
    file: `content/countries/${code.toLowerCase()}.yaml`,
    line: 1,
    rule,
    why: `${code}: ${why}`,
  });
  const live = entries.filter((one) => one.kind !== 'emergency' && isLive(one, 'ngo', now));
  const emergency = entries.some((one) => one.kind === 'emergency' && one.phone !== null);
  return [
    ...(emergency ? [] : [found('no-emergency', 'has no emergency number')]),
    ...(live.length > 0
      ? []
      : [found('uncovered', 'has no checked contact, so people there get the emergency number only')]),
  ];
}
