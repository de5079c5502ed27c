// Work goes on side by side, except for a piece that asks to be alone.

/** How long others wait for a lone piece at most, milliseconds; then they go on beside it. */
const LONGEST_MS = 2_000;

/** Runs pieces of work. A failing piece rejects for its own caller only. */
export interface SideBySide {
  /** Runs the piece at once, or after the lone piece that is under way or next. */
  together<T>(work: () => Promise<T>): Promise<T>;
  /**
   * Runs the piece while no other runs: what is under way finishes first, what comes waits. Both waits together end after
   * two seconds, for a piece that hangs must not stop everybody. Between two lone pieces those who waited begin.
   */
  alone<T>(work: () => Promise<T>): Promise<T>;
}

/** Makes the register of one process. */
export function createSideBySide(longestMs = LONGEST_MS): SideBySide {
  let running = 0;
  let gate: Promise<void> | null = null;
  let onQuiet: () => void = () => undefined;
  let lastAlone: Promise<unknown> = Promise.resolve();

  async function together<T>(work: () => Promise<T>): Promise<T> {
    if (gate !== null) await gate;
    running++;
    try {
      return await work();
    } finally {
      running--;
      if (running === 0) onQuiet();
    }
  }

  async function runAlone<T>(work: () => Promise<T>): Promise<T> {
    let open: () => void = () => undefined;
    const closed = new Promise<void>((resolve) => {
      open = resolve;
    });
    gate = closed;
    const limit = setTimeout(() => lift(), longestMs);
    function lift(): void {
      gate = null;
      open();
    }
    try {
      if (running > 0) await Promise.race([closed, new Promise<void>((resolve) => (onQuiet = resolve))]);
      return await work();
    } finally {
      clearTimeout(limit);
      lift();
    }
  }

  return {
    together,
    alone(work) {
      const mine = lastAlone.then(() => runAlone(work));
      lastAlone = mine.catch(() => undefined).then(() => new Promise((resolve) => setImmediate(resolve)));
      return mine;
    },
  };
}
