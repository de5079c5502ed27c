// The real clock and the real source of identifiers.

import { randomBytes } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import type { Clock, Ids } from '../domain/clock.js';

/** This machine's time. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
};

/** 128 bits of the operating system's randomness. */
export const randomIds: Ids = {
  random: () => randomBytes(16).toString('base64url'),
};
