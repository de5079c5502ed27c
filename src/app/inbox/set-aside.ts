// A poisonous entry: after several tries it is set aside, a person is asked to look, and later ones go on.

import type { Entry } from '../../domain/log.js';
import { type ProcessDeps, type Processed, processEntry } from './process-entry.js';
import type { Talk } from './talk.js';

/** Tries of one entry beside all others; the ones after them are made while nothing else runs. */
export const TRIES_TOGETHER = 3;
/**
 * Tries of one entry before it is set aside. Five of them alone: whoever ends the process again and again, for whatever reason,
 * may hit the same lone entry twice or thrice. At one try a sweep it stands on the desk within a minute all the same.
 */
export const MAX_ATTEMPTS = 8;

/**
 * Gives the entry the outcome "could not be processed", which answers the person, opens a help request and puts the entry
 * into quarantine, where the desk lists it. The text itself is not looked at again.
 */
export function setAside(entry: Entry, deps: ProcessDeps): Promise<Processed> {
  const talk: Talk = {
    ...deps.talk,
    understand: async () => ({ kind: 'unassessed', why: 'failed' }),
    step: (session) => deps.talk.setAside(session),
  };
  return processEntry(entry, { ...deps, talk });
}
