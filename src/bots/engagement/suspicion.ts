// Objective suspicion, written down before anybody wrote to the subject (rule 6).

import type { Instant } from '../../domain/clock.js';
import type { Thread } from '../../domain/engagement.js';
import { refuses, type Verdict, verdict } from '../../domain/engagement-rules.js';
import { foldWords } from '../../domain/fold.js';

/** Least words of grounds that say anything. Editorial. */
const LEAST_WORDS = 5;

/** Grounds are there, by a named person, dated before first contact. */
export function isSuspected({ suspicion, firstContactAt }: Thread, now: Instant): Verdict {
  if (suspicion === null) return refuses('suspicion', 'not_recorded');
  const words = foldWords(suspicion.grounds).split(' ');
  return verdict('suspicion', [
    [suspicion.by.trim() === '', 'nobody_named'],
    [words.length < LEAST_WORDS, 'grounds_missing'],
    [suspicion.recordedAt > now, 'in_the_future'],
    [firstContactAt !== null && suspicion.recordedAt >= firstContactAt, 'after_first_contact'],
  ]);
}
