// What everybody who takes part in engagements must know on every page: whether they are on, alerts whose clock runs, stops that hold.

import { signal } from '@preact/signals';
import { alerts, stops } from '../api/alert-routes.js';
import type { Alert, Stop } from '../api/engagement-types.js';
import { onNews, opened } from '../api/events.js';
import { may } from './may.js';

const SETTLE_MS = 100;
const AGAIN_MS = 2_000;

/** Whether this deployment runs engagements; `unknown` until the server was asked. */
export const engagements = signal<'unknown' | 'on' | 'off'>('unknown');

/** Alerts that nobody acknowledged. `raisedMs`: when they were raised, by this page's own clock (milliseconds since 1970). */
export const runningAlerts = signal<readonly (Alert & { readonly raisedMs: number })[]>([]);

/** Stops, newest first. */
export const knownStops = signal<readonly Stop[]>([]);

/** Reads the alerts; returns whether engagements are on, or null when the server was not reached. */
async function lookAtAlerts(): Promise<boolean | null> {
  const answer = await alerts();
  if (!answer.ok) return answer.problem.status === 404 ? false : null;
  const seenMs = Date.now();
  // Counted from the seconds that the server says: a computer whose clock is wrong shows the right time waited.
  runningAlerts.value = answer.value.items.map((one) => ({ ...one, raisedMs: seenMs - one.elapsedS * 1_000 }));
  return true;
}

/** Reads the stops again. */
export async function lookAtStops(): Promise<void> {
  const answer = await stops();
  if (answer.ok) knownStops.value = answer.value.items;
}

/** The stop that holds for all, for one of these authorisations or threads; undefined: none. */
export function stopOf(authorisationId: string | null, threadId: string | null): Stop | undefined {
  return knownStops.value.find(
    ({ holds, scope, target }) =>
      holds &&
      (scope === 'all' ||
        (scope === 'authorisation' && target === authorisationId) ||
        (scope === 'thread' && target === threadId)),
  );
}

/** Whether whoever is signed in takes part, by their roles. */
export function takesPart(): boolean {
  return may('engagement.threads.list');
}

/** Watches until the returned function is called. */
export function watchEngagements(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = async (): Promise<void> => {
    const on = await lookAtAlerts();
    if (on === true) await lookAtStops();
    if (on !== null) engagements.value = on ? 'on' : 'off';
    else if (engagements.value === 'unknown') timer = setTimeout(look, AGAIN_MS);
  };
  void look();
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(look, SETTLE_MS);
  };
  const stopNews = onNews(({ kind, realm }) => {
    if (kind !== 'engagement') return;
    // A stop is told at once: what was let out may have to disappear from the screen.
    if (realm === 'stops') void lookAtStops();
    else if (realm === 'thread' || realm === 'safeguarding') soon();
  });
  const stopOpened = opened.subscribe((times) => {
    if (times > 1) soon();
  });
  return () => {
    clearTimeout(timer);
    stopNews();
    stopOpened();
    engagements.value = 'unknown';
    runningAlerts.value = [];
    knownStops.value = [];
  };
}
