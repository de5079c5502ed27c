// How an approved text may leave (rule 24): by hand, unless number, law and terms allow software.

import type { Authorisation } from '../../domain/authorisation.js';
import type { CountryPolicy } from '../../domain/country-policy.js';
import type { Thread } from '../../domain/engagement.js';
import { type Verdict, verdict } from '../../domain/engagement-rules.js';

/**
 * Relay sends nothing by software. SMS needs the number in the authorisation, the act permitted, and the law of every country.
 * `helpLineAccounts`: numbers and accounts of help lines that this deployment must never share (a list that people keep by hand, for
 * nothing crosses between the two).
 */
export function channelAllows(
  thread: Pick<Thread, 'channel' | 'smsFrom' | 'platform'>,
  authorisation: Authorisation,
  policies: readonly CountryPolicy[],
  helpLineAccounts: readonly string[],
): Verdict {
  const { channel, smsFrom } = thread;
  if (channel === 'relay') return verdict('channel', [[smsFrom !== null, 'relay_has_no_number']]);
  return verdict('channel', [
    [thread.platform !== 'sms', 'relay_only'],
    [smsFrom === null, 'no_number'],
    [smsFrom !== null && !authorisation.smsNumbers.includes(smsFrom), 'number_not_authorised'],
    [!authorisation.permitted.some(({ act }) => act === 'send_sms'), 'act_not_permitted'],
    [policies.some(({ sms }) => !sms), 'law_does_not_allow'],
    [smsFrom !== null && helpLineAccounts.includes(smsFrom), 'number_of_a_help_line'],
  ]);
}
