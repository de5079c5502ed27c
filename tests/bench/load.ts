// Ten thousand open conversations, each with its page listening, and a thousand messages a second.

import { type ClientRequest, request } from 'node:http';
import { Person } from '../faults/person.js';
import { atATime } from '../faults/until.js';
import { paceOver, type Rate } from './http.js';

const OPENING_AT_ONCE = 64;

/** Opens the chats, their streams too. */
async function openAll(port: number, people: number): Promise<{ chats: Person[]; listening: ClientRequest[] }> {
  const chats: Person[] = [];
  const listening: ClientRequest[] = [];
  await atATime(
    OPENING_AT_ONCE,
    Array.from({ length: people }, (_, n) => n),
    async () => {
      const person = await Person.open(port);
      chats.push(person);
      listening.push(await listen(person));
    },
  );
  return { chats, listening };
}

/** A page's stream, read and thrown away. */
function listen({ port, token }: Person): Promise<ClientRequest> {
  return new Promise((resolve, reject) => {
    const stream = request(
      { port, host: '127.0.0.1', path: '/chat/events', headers: { authorization: `Bearer ${token}` }, agent: false },
      (response) => {
        response.resume();
        response.on('error', () => undefined);
        resolve(stream);
      },
    );
    stream.on('error', reject);
    stream.end();
  });
}

/** Rate and times of the messages, and how many streams were open. */
export interface Load extends Rate {
  readonly streams: number;
}

/** Opens everything, then writes at an even pace, each message from the next person in turn. */
export async function measureLoad(port: number, people: number, perSecond: number, seconds: number): Promise<Load> {
  const { chats, listening } = await openAll(port, people);
  const rate = await paceOver(chats, perSecond, seconds);
  for (const stream of listening) stream.destroy();
  return { ...rate, streams: listening.length };
}
