// Every message three times, shuffled, eight at a time: one entry and one answer each.

import { ServiceProcess } from '../helpers/service.js';
import { equal, type Fault, type Finding, none } from './fault.js';
import { type Answered, openChats, type Person, type Said, TEXTS } from './person.js';
import { oneOf, seeded, shuffled } from './random.js';
import { checkAllStored, withStored } from './stored.js';
import { atATime } from './until.js';

const TIMES = 3;
const AT_ONCE = 8;

interface Sending {
  readonly person: Person;
  readonly said: Said;
  readonly seqs: number[];
}

/** Sends so many messages of so many chats, each thrice. Every tenth text is sent under a second id too. */
export async function thriceRun(messages: number, chats: number, seed: number): Promise<readonly Finding[]> {
  const random = seeded(seed);
  const service = await ServiceProcess.start();
  try {
    const people = await openChats(service.port, chats);
    const sendings = Array.from({ length: messages }, (_, n): Sending => {
      const person = oneOf(people, random);
      const text = n % 10 === 9 ? (person.said.at(-1)?.text ?? 'hello') : oneOf(TEXTS, random);
      return { person, said: planned(person, `t${n}`, text), seqs: [] };
    });
    const statuses: number[] = [];
    const all = shuffled(Array.from({ length: TIMES }, () => sendings).flat(), random);
    await atATime(AT_ONCE, all, async (sending) => {
      statuses.push(await sendOnce(sending));
    });
    await service.stop();
    return [
      equal('requests answered with 200', statuses.filter((status) => status === 200).length, messages * TIMES),
      none('messages whose three answers differ', sendings.filter(({ seqs }) => new Set(seqs).size !== 1).length),
      none('answers given to two messages', messages - new Set(sendings.map(placeOf)).size),
      ...(await withStored(service, (stored) => checkAllStored(people, stored))),
    ];
  } finally {
    await service.end();
  }
}

function planned(person: Person, id: string, text: string): Said {
  const said = { id, text, tries: 0, refusals: 0, underway: false, acknowledgedAt: null, answered: null };
  person.said.push(said);
  return said;
}

async function sendOnce({ person, said, seqs }: Sending): Promise<number> {
  said.tries += 1;
  const answer = await person.post(said.id, said.text);
  if (answer.status !== 200) return answer.status;
  said.answered = JSON.parse(answer.text) as Answered;
  said.acknowledgedAt = performance.now();
  seqs.push(said.answered.seq);
  return 200;
}

function placeOf({ person, seqs }: Sending): string {
  return `${person.token}|${seqs[0]}`;
}

export const thrice: Fault = {
  name: 'thrice',
  injects: '2,000 messages of 40 chats, each sent three times, shuffled, eight at a time; some texts under two ids',
  run: () => thriceRun(2_000, 40, 3),
};
