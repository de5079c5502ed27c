// Routes that every page asks where engagements are on: kept apart, so that the desk's first load carries no others.

import { type Answer, ask } from './client.js';
import type { Alert, Stop } from './engagement-types.js';

type Items<T> = Promise<Answer<{ readonly items: readonly T[] }>>;

/** Alerts that nobody acknowledged, the oldest first. */
export const alerts = (): Items<Alert> => ask('GET', 'engagements/alerts', undefined, true);
/** All stops, newest first. */
export const stops = (): Items<Stop> => ask('GET', 'engagements/stops', undefined, true);
