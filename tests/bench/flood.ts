// One sender writes a hundred thousand messages while twenty others chat: the same run as the fault, five times as long.

import { floodRun } from '../faults/flood.js';
import type { Figure } from './figure.js';

const MESSAGES = 100_000;

/** What was seen, a figure each. */
export async function measureFlood(): Promise<Figure[]> {
  const findings = await floodRun({ messages: MESSAGES, connections: 16, others: 20, baselineMs: 10_000 });
  return findings.map(({ says, holds }) => ({
    what: `one flooder of ${MESSAGES.toLocaleString('en')} messages`,
    measured: says,
    against: 'the same chats before the flood',
    ratio: '–',
    goal: "others' p99 ≤ 2 × before + 150 ms, everything acknowledged is there",
    reached: holds,
  }));
}
