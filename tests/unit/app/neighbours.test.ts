// Other processes on the same store: each of their changes is told once here, our own not again.

import { createBus } from '../../../src/app/bus.js';
import { createNeighbours } from '../../../src/app/neighbours.js';
import type { Change } from '../../../src/app/ports.js';
import type { StoredChange } from '../../../src/store/contract/feed.js';
import type { Store } from '../../../src/store/contract.js';
import { aHelpRequest } from '../../fixtures/rows.js';
import { silentLog } from '../../helpers/inbox-world.js';

const turn = (n: number): StoredChange => ({
  kind: 'turn',
  key: `turn:c:${n}`,
  contactId: 'c',
  conversationId: 'talk',
  turn: n,
});
const heardTurn = (n: number): Change => ({ kind: 'turn', contactId: 'c', conversationId: 'talk', turn: n });

function world(readings: readonly (readonly StoredChange[] | Error)[], open: readonly string[] = []) {
  const left = [...readings];
  const heard: Change[] = [];
  const dropped: string[] = [];
  const bus = createBus(silentLog);
  const feed: Store['feed'] = {
    now: async () => 'start',
    async after() {
      const changes = left.shift() ?? [];
      if (changes instanceof Error) throw changes;
      return { changes, cursor: 'next' };
    },
  };
  const queue = {
    openHelpOf: async (id: string) => (open.includes(id) ? aHelpRequest({ id: `hr_${id}` }) : undefined),
    reviewOf: async () => undefined,
  } as unknown as Store['queue'];
  const neighbours = createNeighbours({
    store: { feed, queue },
    heads: { drop: (contactId) => void dropped.push(contactId) },
    bus,
    clock: { monotonic: () => 0 },
    log: silentLog,
  });
  return { neighbours, bus, heard, dropped, hear: () => bus.subscribe((change) => void heard.push(change)) };
}

describe('what other processes did', () => {
  it('is told once, however often the feed repeats it', async () => {
    const { neighbours, heard, hear } = world([[turn(1)], [turn(1), turn(2)], [turn(2)]]);
    hear();
    for (const _ of [1, 2, 3]) await neighbours.listen();
    expect(heard).toEqual([heardTurn(1), heardTurn(2)]);
  });

  it('makes this process forget what it knew of the contact', async () => {
    const { neighbours, dropped } = world([[turn(1)]]);
    await neighbours.listen();
    expect(dropped).toEqual(['c']);
  });

  it('is not our own doing', async () => {
    const { neighbours, bus, heard, dropped, hear } = world([[turn(1), turn(2)]]);
    await neighbours.start();
    bus.publish(heardTurn(1));
    hear();
    await neighbours.listen();
    await neighbours.stop();
    expect(heard).toEqual([heardTurn(2)]);
    expect(dropped).toEqual(['c']);
  });

  it('changes the queue where somebody waits, and the roster', async () => {
    const act: StoredChange = { kind: 'act', key: 'act:ri_x:1', itemId: 'ri_x', conversationId: 'x' };
    const duty: StoredChange = { kind: 'duty', key: 'duty:ana:1', staffId: 'ana' };
    const note: StoredChange = { kind: 'note', key: 'note:n', conversationId: 'x' };
    const { neighbours, heard, hear } = world([[turn(1), act, duty, note]], ['talk']);
    hear();
    await neighbours.listen();
    expect(heard).toEqual([
      heardTurn(1),
      { kind: 'queue', itemId: 'ri_x', conversationId: 'x' },
      { kind: 'roster' },
      { kind: 'note', conversationId: 'x' },
      { kind: 'queue', itemId: 'hr_talk', conversationId: 'talk' },
    ]);
  });

  it('comes later when the store was away', async () => {
    const { neighbours, heard, hear } = world([new Error('away'), [turn(1)]]);
    hear();
    await neighbours.listen();
    await neighbours.listen();
    expect(heard).toEqual([heardTurn(1)]);
  });
});
