// Who speaks, from probabilities; and who is never made an accused.

import { SPEAKERS, type Speaker } from '../domain/assessment.js';

/** Probability that the likeliest speaker needs. */
const SPEAKER_MIN = 0.4;
/** An accusation needs the better half of it. */
const OFFEROR_MIN = 0.5;
/**
 * Probability of distress from which on the first reader never calls a writer an offeror. On the calibration rows 222 of 334 offerors are
 * heard then and 0 of 179 people in distress are called one; from .05 it is 253 and 1.
 */
export const DISTRESS_GUARD = 0.028;
/**
 * The same for both readers together: as soon as the joined probability, or the first reader's own, says that much. Of 491 kept-apart people
 * in distress 2 are then called one, and .90 of 1,615 offerors are heard; from .2 of the first reader's it was 4, and .92.
 */
export const JOINED_GUARD = { joined: 0.02, first: 0.14 } as const;
/** Probability of distress from which on somebody whom nobody could place tells of themselves. */
const IN_DISTRESS = 0.5;

/** The likeliest speaker, `otherwise` where none is likely. */
export function likeliestSpeaker(probability: (speaker: Speaker) => number, otherwise: Speaker): Speaker {
  let best = otherwise;
  let top = SPEAKER_MIN;
  for (const speaker of SPEAKERS) {
    const p = probability(speaker);
    if (p > top && (speaker !== 'offeror' || p >= OFFEROR_MIN)) {
      best = speaker;
      top = p;
    }
  }
  return best;
}

/**
 * A person in distress is never called an offeror, whatever else the text looks like. `inNeed`: there is any sign that the writer tells of
 * their own need.
 */
export function guardedSpeaker(said: Speaker, distress: number, inNeed: boolean): Speaker {
  if (said === 'offeror' && inNeed) return 'seeker';
  return said === 'unknown' && distress >= IN_DISTRESS ? 'seeker' : said;
}
