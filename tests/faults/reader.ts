// The reader hangs, dies, throws: replies go on, and what nobody could read stands before a person.

import { join } from 'node:path';
import { startUnderstanding } from '../../src/app/understanding/client.js';
import { projectRoot } from '../../src/cli/project-root.js';
import { runningService } from '../helpers/running-service.js';
import { atMost, equal, type Fault, type Finding } from './fault.js';
import { openChats, type Person } from './person.js';
import { until } from './until.js';

/** What a text may take in these runs; the service allows one second. */
const DEADLINE_MS = 500;
/** A message behind one that hangs waits for the deadline and for the next worker, not longer. */
const LONGEST_WAIT_MS = 20_000;
/** What tests/unit/understanding/fixtures/troubled.mjs does at each of these words. */
const TROUBLE = ['hang now', 'die now'] as const;

/** So many chats, in each a text that the reader hangs on or dies of, between others. */
export async function readerRun(chats: number): Promise<readonly Finding[]> {
  const root = projectRoot();
  const reader = await startUnderstanding({
    modelDir: join(root, 'models/first'),
    lexiconDir: join(root, 'content/lexicon'),
    deadlineMs: DEADLINE_MS,
    extraClassifiers: new URL(`file://${join(root, 'tests/unit/understanding/fixtures/troubled.mjs')}`).href,
  });
  const running = await runningService((text, hint) => reader.assess(text, hint));
  try {
    const people = await openChats(running.service.publicPort.port, chats);
    const waits: number[] = [];
    await Promise.all(people.map((person, n) => talk(person, TROUBLE[n % TROUBLE.length] ?? 'hang now', waits)));
    const { store } = running.service.core;
    await until(async () => (await store.log.counts()).pending === 0, 30_000, 50);
    const { items: help } = await store.queue.listHelp({}, { limit: 500 });
    const { items: reviews } = await store.queue.listReviews({}, { limit: 500 });
    const replied = people.flatMap(({ said }) => said).filter(({ answered }) => (answered?.replies.length ?? 0) > 0);
    const unassessed = reviews.filter(({ why }) => why === 'unassessed');
    return [
      equal('messages with a reply', replied.length, chats * 4),
      atMost('longest wait for an answer', Math.max(...waits) / 1000, LONGEST_WAIT_MS / 1000, ' s'),
      equal('chats before a person as not assessed', new Set(help.map(({ contactId }) => contactId)).size, chats),
      equal('review items that say "not assessed"', unassessed.length, chats),
      equal('readers at work in the end', reader.model === null ? 0 : 1, 1),
    ];
  } finally {
    await running.end();
    await reader.close();
  }
}

/** A message that was put off by 202 is asked for again, as the page would hear of it by its stream. */
async function talk(person: Person, trouble: string, waits: number[]): Promise<void> {
  for (const [n, text] of ['hello', trouble, 'not sure', 'throw now'].entries()) {
    const begun = performance.now();
    const said = await person.say(text, `r${n}`);
    while (said.answered === null && performance.now() - begun < LONGEST_WAIT_MS) {
      const answer = await person.post(said.id, said.text);
      if (answer.status === 200) said.answered = JSON.parse(answer.text);
    }
    waits.push(performance.now() - begun);
  }
}

export const reader: Fault = {
  name: 'reader',
  injects: 'a classifier that hangs, dies or throws, on every second text of 12 chats',
  run: () => readerRun(12),
};
