// Work of one chat one after the other, of many chats side by side.

/** Runs `work` when all earlier work under the same key is over, however it ended. */
export type InOrder = <T>(key: string, work: () => Promise<T>) => Promise<T>;

/** Makes the queue. It keeps nothing of a chat whose work is done. */
export function createInOrder(): InOrder {
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
