// Shows contacts from the registry.

import type { ContactsStep } from '../../../domain/flow-steps.js';
import { contactEffect, liveContacts } from '../helplines.js';
import type { Effect, StepType } from './step-type.js';

/** Only a country that the person said counts. Without a live contact the talk goes to `none`. */
export const contacts: StepType<ContactsStep> = {
  enter({ step }, session, world) {
    const country = session.country?.how === 'said' ? session.country.code : null;
    const from = step.from ?? 0;
    const live = country ? liveContacts(world, country, step.kinds, session.language) : [];
    const found = live.slice(from, from + step.max);
    if (found.length === 0) return { kind: 'go', to: step.none, session, effects: [] };
    const wording = session.phone === 'safe' ? 'plain' : 'neutral';
    const effects: Effect[] = found.map((one) => contactEffect(world, one, session.language, wording));
    return { kind: 'go', to: step.to, session, effects: [...effects, { type: 'event', name: 'contact_shown' }] };
  },
};
