// Small versions of the fault runs that need a hand inside the process; the full ones are `npm run faults`.

import { clockRun } from './clock.js';
import { broken } from './held.js';
import { closeConnections } from './http.js';
import { poisonRun } from './poison.js';
import { readerRun } from './reader.js';

const LONG = 120_000;
afterAll(closeConnections);

it(
  'replies while the reader hangs, dies or throws, and puts before a person what nobody could read',
  async () => {
    expect(broken(await readerRun(2))).toEqual([]);
  },
  LONG,
);

it(
  'sets a poisonous message aside for a person, and nobody waits behind it',
  async () => {
    expect(broken(await poisonRun(3, 'at once'))).toEqual([]);
  },
  LONG,
);

it('keeps order, tokens and ids when the wall clock jumps, and hides nothing that a crash left', async () => {
  expect(broken(await clockRun())).toEqual([]);
});
