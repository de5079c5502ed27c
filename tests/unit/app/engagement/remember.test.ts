// A text is read once; what could not be read is read again, and a long text is not kept.

import { remembering } from '../../../../src/app/engagement/remember.js';

function counting(size: number) {
  const read: string[] = [];
  const reader = remembering(
    (text, hint) => {
      read.push(`${hint ?? ''}:${text}`);
      return { text, good: !text.startsWith('broken') };
    },
    size,
    ({ good }) => good,
  );
  return { read, reader };
}

it('reads the same text in the same language once, in another language again', () => {
  const { read, reader } = counting(10);
  expect(reader('a', 'en')).toBe(reader('a', 'en'));
  reader('a', 'fr');
  reader('a');
  expect(read).toEqual(['en:a', 'fr:a', ':a']);
});

it('lets go of what was not asked for the longest time', () => {
  const { read, reader } = counting(2);
  for (const text of ['a', 'b', 'a', 'c', 'a', 'b']) reader(text);
  expect(read).toEqual([':a', ':b', ':c', ':b']);
});

it('reads again what failed, and what is too long to keep', () => {
  const { read, reader } = counting(10);
  const long = 'x'.repeat(3_000);
  for (const text of ['broken', 'broken', long, long]) reader(text);
  expect(read).toHaveLength(4);
});
