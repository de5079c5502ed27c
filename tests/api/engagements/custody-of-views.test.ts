// Who reads a thread stands in its custody log, with the reason why they may: once an hour for each person.

import type { EvidenceEntry } from '../../../src/domain/evidence.js';
import { type EngagementWorld, engagementWorld, MINUTE } from './engagement-world.js';

let world: EngagementWorld;
let thread: string;
beforeAll(async () => {
  world = await engagementWorld();
  await world.prepare();
  const authorisation = await world.authorise();
  thread = await world.open(authorisation, await world.persona());
});
afterAll(async () => await world.end());

const views = async (): Promise<readonly EvidenceEntry[]> =>
  (await world.store.evidence.ofThread(thread, 0, 500)).filter(({ kind }) => kind === 'view');

it('is one entry for each person and hour, whatever they read of it', async () => {
  await world.read(thread);
  await world.read(thread);
  await world.good(world.call('ina', 'GET', `/threads/${thread}/turns?before=5`));
  await world.read(thread, 'lea');
  const found = await views();
  expect(found.map(({ by }) => by)).toEqual([world.people.ina.id, world.people.lea.id]);
  world.later(61 * MINUTE);
  await world.read(thread);
  expect(await views()).toHaveLength(3);
});

it('is none where nothing was shown', async () => {
  const before = (await views()).length;
  expect((await world.call('ina', 'GET', '/threads/nothing')).status).toBe(404);
  expect(await views()).toHaveLength(before);
});
