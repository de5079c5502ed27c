// One ticking clock for all waiting times on the page.

import { signal } from '@preact/signals';

const TICK_MS = 5_000;

/** Milliseconds since 1970, moved on every five seconds. */
export const now = signal(Date.now());

setInterval(() => {
  now.value = Date.now();
}, TICK_MS);
