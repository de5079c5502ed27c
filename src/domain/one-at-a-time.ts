// Keeps order where order matters: work under one key runs one after the other, under different keys at once.

/** Runs `work` when all earlier work under the same key is over, however it ended. */
export type OneAtATime = <T>(key: string, work: () => Promise<T>) => Promise<T>;

/** Makes the queue. It keeps nothing of a key whose work is done. */
export function oneAtATime(): OneAtATime {
  const last = new Map<string, Promise<unknown>>();
  return async (key, work) => {
    const before = last.get(key) ?? Promise.resolve();
    const mine = before.then(work, work);
    last.set(key, mine);
    try {
      return await mine;
    } finally {
      if (last.get(key) === mine) last.delete(key);
    }
  };
}
