// Checks of content: can it be loaded, and is there a contact that may be shown?

import { isLive } from '../../../bots/conversation/helplines.js';
import type { Helpline } from '../../../domain/content.js';
import { AppError } from '../../../domain/errors.js';
import { type Check, fine, type Setting, wrong } from './check.js';

/** Can content be loaded? While the service runs it keeps the last good one, and does not come up again with a broken one. */
export async function contentLoads({ content }: Setting): Promise<Check> {
  try {
    const { flows, languages } = await content();
    const count = Object.keys(flows).length;
    return fine('content', `${count} flows can be loaded, in ${Object.keys(languages).join(', ')}.`);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return wrong('content', error.message, 'Mend that file; safe-passage flows check proves the rest.');
  }
}

/** In a real deployment only contacts that a person has verified are shown: is there one for those who write? */
export async function contacts({ content, settings: { country, profile }, clock }: Setting): Promise<Check> {
  if (profile === 'development') return fine('contacts', 'Unverified contacts are shown as such (development).');
  const helplines = await content().then(
    (loaded) => loaded.helplines,
    () => undefined,
  );
  if (helplines === undefined) return wrong('contacts', 'Content cannot be loaded.', 'See content above.');
  const counts = (one: Helpline) =>
    one.kind !== 'emergency' && isLive(one, profile, clock.now()) && (country === null || one.country === country);
  const live = helplines.filter(counts).length;
  const where = country === null ? 'in any country' : `in ${country}`;
  if (live > 0) return fine('contacts', `Verified contacts ${where}: ${live}.`);
  return wrong(
    'contacts',
    `No contact ${where} is verified: people are given the emergency number and nothing else.`,
    `Call those in content/helplines/${(country ?? 'XX').toLowerCase()}.yaml, enter date and name, run safe-passage helplines check.`,
  );
}
