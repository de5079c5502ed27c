// A text that comes again and again is encoded once.

import { cachedOpinions } from '../../../src/app/understanding/opinion-cache.js';
import type { SecondOpinion } from '../../../src/classifiers/second/join.js';

function counted(limit?: number) {
  const read: string[] = [];
  const opinions = {
    async read(text: string) {
      read.push(text);
      return { labels: { distress: text.length }, speakers: {} } as unknown as SecondOpinion;
    },
    dispose: () => undefined,
  };
  return { cache: cachedOpinions(opinions, 'v1', limit), read };
}

it('encodes the same text once, whatever stands between its words', async () => {
  const { cache, read } = counted();
  const said = await Promise.all([await cache.read('good  job'), cache.read('good job '), cache.read('good\n job')]);
  expect(read).toEqual(['good  job']);
  expect(said).toEqual([said[0], said[0], said[0]]);
});

it('tells apart what the encoder tells apart', async () => {
  const { cache, read } = counted();
  for (const text of ['good job', 'Good job', 'good jobs']) await cache.read(text);
  expect(read).toHaveLength(3);
});

it('keeps no more than its limit, and what was used last', async () => {
  const { cache, read } = counted(2);
  for (const text of ['one', 'two', 'one', 'three', 'one', 'two']) await cache.read(text);
  expect(read).toEqual(['one', 'two', 'three', 'two']);
});

it('does not keep a failure', async () => {
  let broken = true;
  const cache = cachedOpinions(
    {
      read: async () => {
        if (broken) throw new Error('the engine failed');
        return { labels: {}, speakers: {} } as unknown as SecondOpinion;
      },
      dispose: () => undefined,
    },
    'v1',
  );
  await expect(cache.read('one')).rejects.toThrow();
  broken = false;
  await expect(cache.read('one')).resolves.toBeDefined();
});
