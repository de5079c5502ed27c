// Waits for what must come true, and says so when it does not.

import { setTimeout as delay } from 'node:timers/promises';

/** Asks again and again; true as soon as it holds, false when the time is up. */
export async function until(holds: () => boolean | Promise<boolean>, limitMs: number, pollMs = 5): Promise<boolean> {
  const begun = performance.now();
  while (!(await holds())) {
    if (performance.now() - begun > limitMs) return false;
    await delay(pollMs);
  }
  return true;
}

/** Runs the work over the list, so many at a time, in the order of the list. */
export async function atATime<T>(many: number, list: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const items = list.values();
  const worker = async () => {
    for (const item of items) await work(item);
  };
  await Promise.all(Array.from({ length: many }, worker));
}
