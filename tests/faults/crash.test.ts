// Small versions of the fault runs in which the process ends; the full ones are `npm run faults`.

import { broken } from './held.js';
import { closeConnections } from './http.js';
import { killRun } from './kill.js';
import { killBeforeAnswer } from './kill-before-answer.js';
import { sigtermRun } from './sigterm.js';

const LONG = 120_000;
afterAll(closeConnections);

it(
  'loses nothing that was acknowledged and leaves nothing unanswered when it is killed again and again',
  async () => {
    expect(broken(await killRun({ messages: 1_000, chats: 20, kills: 5, seed: 7 }))).toEqual([]);
  },
  LONG,
);

it(
  'puts whoever asked for a person just before a kill into the queue after the restart, though nobody writes again',
  async () => {
    expect(broken(await killBeforeAnswer(1, 5))).toEqual([]);
  },
  LONG,
);

it(
  'finishes what was begun when it is told to end, and loses nothing',
  async () => {
    expect(broken(await sigtermRun(1, 10, 3))).toEqual([]);
  },
  LONG,
);
