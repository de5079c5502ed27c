import { createContactQueues } from '../../../src/app/inbox/contact-queue.js';
import type { Processed } from '../../../src/app/inbox/process-entry.js';
import type { Entry } from '../../../src/domain/log.js';

function entry(contactId: string, seq: number, platformAt: number | null = null): Entry {
  return {
    contactId,
    seq,
    platformAt,
    platformMessageId: null,
    uid: `${contactId}-${seq}`,
    conversationId: 'c',
    kind: 'inbound',
    updateId: `u${seq}`,
    at: seq,
    sealed: new Uint8Array(),
    fingerprint: '',
    state: 'pending',
    attempts: 1,
    toRead: null,
    readTries: 0,
  };
}

/** Work that each test ends by hand, so that order is seen and nothing waits for luck. */
function handWork() {
  const begun: string[] = [];
  const ends = new Map<string, { ok: () => void; fail: () => void }>();
  const queues = createContactQueues((one) => {
    begun.push(one.uid);
    return new Promise<Processed>((resolve, reject) => {
      ends.set(one.uid, { ok: () => resolve({} as Processed), fail: () => reject(new Error('failed')) });
    });
  });
  const settle = async (uid: string, how: 'ok' | 'fail' = 'ok') => {
    ends.get(uid)?.[how]();
    for (let i = 0; i < 5; i++) await Promise.resolve();
  };
  return { begun, queues, settle };
}

describe("a contact's queue", () => {
  it('processes one entry of a contact at a time, and other contacts meanwhile', async () => {
    const { begun, queues, settle } = handWork();
    void queues.add(entry('a', 1), true);
    void queues.add(entry('a', 2), true);
    void queues.add(entry('b', 1), true);
    expect(begun).toEqual(['a-1', 'b-1']);
    await settle('a-1');
    expect(begun).toEqual(['a-1', 'b-1', 'a-2']);
  });

  it("takes entries that wait together in the platform's order", async () => {
    const { begun, queues, settle } = handWork();
    void queues.add(entry('a', 1, 10), true);
    void queues.add(entry('a', 3, 30), true);
    void queues.add(entry('a', 2, 20), true);
    await settle('a-1');
    await settle('a-2');
    expect(begun).toEqual(['a-1', 'a-2', 'a-3']);
  });

  it('takes what carries no time of a platform in the order of arrival, whatever our clock says', async () => {
    const { begun, queues, settle } = handWork();
    void queues.add({ ...entry('a', 1), at: 500 }, true);
    void queues.add({ ...entry('a', 2), at: 400 }, true);
    void queues.add({ ...entry('a', 3), at: 300 }, true);
    await settle('a-1');
    await settle('a-2');
    expect(begun).toEqual(['a-1', 'a-2', 'a-3']);
  });

  it('gives whoever hands in the same entry twice the same outcome, and works once', async () => {
    const { begun, queues, settle } = handWork();
    const first = queues.add(entry('a', 1), true);
    expect(queues.add(entry('a', 1), true)).toBe(first);
    await settle('a-1');
    await first;
    expect(begun).toEqual(['a-1']);
  });

  it('goes on with the next entry when one fails', async () => {
    const { begun, queues, settle } = handWork();
    const failing = queues.add(entry('a', 1), true);
    void queues.add(entry('a', 2), true);
    await settle('a-1', 'fail');
    await expect(failing).rejects.toThrow('failed');
    expect(begun).toEqual(['a-1', 'a-2']);
  });

  it('is idle when the last entry is done', async () => {
    const { queues, settle } = handWork();
    await queues.idle();
    void queues.add(entry('a', 1), true);
    let idle = false;
    const waiting = queues.idle().then(() => {
      idle = true;
    });
    expect(idle).toBe(false);
    await settle('a-1');
    await waiting;
    expect(queues.size).toBe(0);
  });
});
