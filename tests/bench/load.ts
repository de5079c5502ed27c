// Ten thousand open conversations, each with its page listening, and a thousand messages a second.

import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { atATime } from '../faults/until.js';
import { Connections } from './connections.js';
import { openChat, paceOver, type Rate, type Writer } from './http.js';

const CONNECTIONS = 256;

/** Rate and times of the messages, and how many streams were open at the end. */
export interface Load extends Rate {
  readonly streams: number;
}

/** A page's stream, read and thrown away. Resolves when its first bytes are there. */
async function listen(port: number, token: string): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1' });
  socket.write(`GET /chat/events HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ${token}\r\n\r\n`);
  await once(socket, 'data');
  socket.resume();
  socket.on('error', () => undefined);
  return socket;
}

/** Opens everything, then writes at an even pace, each message from the next person in turn. */
export async function measureLoad(port: number, people: number, perSecond: number, seconds: number): Promise<Load> {
  const connections = await Connections.open(port, CONNECTIONS);
  const chats: Writer[] = [];
  const listening: Socket[] = [];
  await atATime(
    CONNECTIONS,
    Array.from({ length: people }, (_, n) => n),
    async () => {
      const chat = await openChat(connections);
      chats.push(chat);
      listening.push(await listen(port, chat.token));
    },
  );
  const rate = await paceOver(chats, perSecond, seconds);
  const streams = listening.filter((socket) => !socket.destroyed).length;
  for (const socket of listening) socket.destroy();
  connections.end();
  return { ...rate, streams };
}
