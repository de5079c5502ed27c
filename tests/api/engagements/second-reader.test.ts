// A subject's message in a deployment that has the second reader.

import type { SecondAsk } from '../../../src/app/understanding/second-reader-worker.js';
import type { EngagementCore } from '../../../src/server/compose-engagements.js';
import { type EngagementWorld, engagementWorld } from './engagement-world.js';

/** The first reader has an indicator for it and holds no label. */
const UNSURE = 'we keep the papers until you have paid';

const asked: SecondAsk[] = [];
const second: Pick<NonNullable<EngagementCore['second']>, 'assess' | 'isUp' | 'isReady' | 'isIdle'> = {
  isReady: true,
  isIdle: true,
  isUp: async () => true,
  async assess(ask) {
    asked.push(ask);
    const labels = { ...ask.first.labels, exploitation_advert: 0.9 };
    return { kind: 'answered', answer: { ...ask.first, labels, readers: ['first', 'second'] } };
  },
};

let world: EngagementWorld;
beforeAll(async () => {
  world = await engagementWorld({ second: second as EngagementCore['second'] });
  await world.prepare();
});
afterAll(() => world.end());

it('is put before it with the signs of labels that the first reader left below, for it may lift one', async () => {
  const thread = await world.open(await world.authorise(), await world.persona());
  expect((await world.hear(thread, UNSURE)).turn).toBe(1);
  expect(asked.map(({ text }) => text)).toEqual([UNSURE]);
  expect(asked[0]?.first.labels.exploitation_advert).toBeLessThan(0.5);
  expect(asked[0]?.first.reasons.map(({ label }) => label)).toEqual(['exploitation_advert']);
  expect((await world.read(thread)).recent[0]).toMatchObject({
    readers: 'both',
    labels: [{ label: 'exploitation_advert', probability: 0.9 }],
  });
});
