// Texts on which processing fails every time: set aside after a few tries, shown to a person, and nobody waits behind them.

import { MAX_ATTEMPTS } from '../../src/app/inbox/set-aside.js';
import { sweepPending } from '../../src/app/sweep.js';
import { atMost, equal, type Fault, type Finding } from './fault.js';
import { inProcess, message } from './in-process.js';
import { until } from './until.js';

/** reliability-security.md, 5: on the desk so soon. */
const ON_THE_DESK_MS = 60_000;

/** So many chats with one poisonous message each, then two good ones. `at once` sweeps without the pauses between the tries. */
export async function poisonRun(chats: number, pace: 'at once' | 'as ever'): Promise<readonly Finding[]> {
  const world = await inProcess();
  const { store } = world.core;
  const path = world.path((real) => ({
    ...real,
    step(session, body, understanding, facts) {
      if (body.kind === 'inbound' && body.text === 'poison') throw new Error('This text cannot be processed.');
      return real.step(session, body, understanding, facts);
    },
  }));
  try {
    await path.sweeper.start();
    const begun = performance.now();
    const contacts = await Promise.all(Array.from({ length: chats }, () => path.sessions.open()));
    const ids = contacts.map(({ contact }) => contact.id);
    await Promise.all(ids.map((id) => path.inbox.submit(message(id, 'bad', 'poison'), 1)));
    const later = await Promise.all(
      ids.flatMap((id) => ['hello', 'skip'].map((text) => path.inbox.submit(message(id, text, text)))),
    );
    const isAside = async () => (await store.log.counts()).quarantined === chats;
    if (pace === 'as ever') await until(isAside, ON_THE_DESK_MS, 100);
    else for (let n = 0; n < MAX_ATTEMPTS; n++) await sweepPending({ ...world.core, inbox: path.inbox }, -1);
    const took = performance.now() - begun;
    const after = await Promise.all(ids.map((id) => path.inbox.submit(message(id, 'after', 'hello again'))));
    const { items: help } = await store.queue.listHelp({}, { limit: 500 });
    const asked = help.filter(({ reason, state }) => reason === 'not_processed' && state === 'waiting');
    const { items: aside } = await store.log.quarantined({ limit: 500 });
    return [
      equal('poisonous messages set aside', aside.length, chats),
      equal('of these, before a person as "could not be processed"', asked.length, chats),
      atMost('longest way to the desk', took / 1000, ON_THE_DESK_MS / 1000, ' s'),
      equal('messages after them answered at once', later.filter(({ kind }) => kind === 'done').length, 2 * chats),
      equal('messages after setting aside answered', after.filter(({ kind }) => kind === 'done').length, chats),
      equal('entries pending in the end', (await store.log.counts()).pending, 0),
    ];
  } finally {
    path.sweeper.stop();
    await path.inbox.idle();
    await world.end();
  }
}

export const poison: Fault = {
  name: 'poison',
  injects: 'processing that fails at every try, for one message in each of 50 chats',
  run: () => poisonRun(50, 'as ever'),
};
