// Who speaks, from probabilities; and who is never made an accused.

import { SPEAKERS, type Speaker } from '../domain/assessment.js';

/** Probability that the likeliest speaker needs. */
const SPEAKER_MIN = 0.4;
/**
 * Probability of distress from which on a writer is never called an offeror. On the calibration rows both readers then call 0 of 179
 * people in distress one, and still hear 315 of 334 offerors.
 */
export const DISTRESS_GUARD = 0.05;
/** Probability of distress from which on somebody whom nobody could place tells of themselves. */
const IN_DISTRESS = 0.5;

/** The likeliest speaker, `otherwise` where none is likely. */
export function likeliestSpeaker(probability: (speaker: Speaker) => number, otherwise: Speaker): Speaker {
  let best = otherwise;
  let top = SPEAKER_MIN;
  for (const speaker of SPEAKERS) {
    const p = probability(speaker);
    if (p > top) {
      best = speaker;
      top = p;
    }
  }
  return best;
}

/**
 * A person in distress is never called an offeror, whatever else the text looks like. `tells`: something else than distress says
 * that the writer tells of themselves.
 */
export function guardedSpeaker(said: Speaker, distress: number, tells: boolean): Speaker {
  if (said === 'offeror' && (tells || distress >= DISTRESS_GUARD)) return 'seeker';
  return said === 'unknown' && distress >= IN_DISTRESS ? 'seeker' : said;
}
