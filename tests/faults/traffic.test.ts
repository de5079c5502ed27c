// Small versions of the fault runs with traffic that no page sends; the full ones are `npm run faults`.

import { diskFullRun } from './disk-full.js';
import { floodRun } from './flood.js';
import { broken } from './held.js';
import { closeConnections } from './http.js';
import { malformedRun } from './malformed.js';
import { thriceRun } from './thrice.js';

const LONG = 120_000;
afterAll(closeConnections);

it(
  'keeps one entry and one answer of each message that comes three times, shuffled, eight at a time',
  async () => {
    expect(broken(await thriceRun(100, 10, 3))).toEqual([]);
  },
  LONG,
);

it(
  'refuses malformed requests in their own way, does not fall, and goes on with a chat',
  async () => {
    expect(broken(await malformedRun(500, 4))).toEqual([]);
  },
  LONG,
);

it(
  'acknowledges nothing that it cannot store, and goes on without a restart once there is space again',
  async () => {
    expect(broken(await diskFullRun(60))).toEqual([]);
  },
  LONG,
);

it(
  'answers others while one sender floods, and stores all that it accepted',
  async () => {
    expect(broken(await floodRun({ messages: 400, connections: 8, others: 4, baselineMs: 1_000 }))).toEqual([]);
  },
  LONG,
);
