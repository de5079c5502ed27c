// Work that comes round again and must not meet itself: a look at the store, a sweep.

/**
 * The work with a guard: while one run goes on, another call does nothing. Never rejects: what a run throws goes to `failed`, and the
 * next call runs all the same.
 */
export function oneRun<A extends unknown[]>(
  work: (...args: A) => Promise<unknown>,
  failed: (error: unknown) => void,
): (...args: A) => Promise<void> {
  let running = false;
  return async (...args) => {
    if (running) return;
    running = true;
    try {
      await work(...args);
    } catch (error) {
      failed(error);
    } finally {
      running = false;
    }
  };
}
