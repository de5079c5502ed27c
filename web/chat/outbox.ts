// The person's messages on their way: one after another, each under one id, as often as it takes.

import { backOffMs, type Waiter } from '../shared/back-off.js';
import type { SendAnswer } from './api.js';
import type { OwnState } from './transcript.js';

/** Tries before a message is said to be unsendable: with the back-off about four minutes. */
export const MOST_TRIES = 12;

/** What the outbox needs from outside. */
export interface OutboxParts {
  send(id: string, text: string): Promise<SendAnswer>;
  onState(id: string, state: OwnState): void;
  onAnswer(id: string, answer: SendAnswer): void;
  /** Whether a stored message still waits for its reply. */
  isUnanswered(id: string): boolean;
  readonly waiter: Waiter;
  /** 0 ≤ r < 1. */
  random(): number;
}

/** The queue of what the person wrote. */
export interface Outbox {
  push(id: string, text: string): void;
  /** Tries a message again that could not be sent. */
  again(id: string): void;
  /** Tries at once what waits: the network is back, or the person did something. */
  kick(): void;
}

interface Message {
  readonly id: string;
  readonly text: string;
}

/** Sends one message until the server took or refused it, or until the tries are used up (`later`). */
async function deliver(parts: OutboxParts, { id, text }: Message): Promise<SendAnswer> {
  for (let tries = 0; ; tries++) {
    const answer = await parts.send(id, text);
    if (answer.kind !== 'later' || tries + 1 >= MOST_TRIES) return answer;
    parts.onState(id, 'waiting');
    await parts.waiter.wait(Math.max(answer.afterMs, backOffMs(tries, parts.random())));
  }
}

/**
 * A stored message whose reply did not come by the stream is asked for under the same id, which is never a second
 * entry: some networks hold streams back.
 */
async function askForReply(parts: OutboxParts, { id, text }: Message, pause: (ms: number) => Promise<void>) {
  for (let tries = 2; tries < MOST_TRIES; tries++) {
    await pause(backOffMs(tries, parts.random()));
    if (!parts.isUnanswered(id)) return;
    const answer = await parts.send(id, text);
    if (answer.kind === 'answered') return parts.onAnswer(id, answer);
    if (answer.kind === 'over' || answer.kind === 'refused') return;
  }
}

/** An empty outbox. `pause` is the wait between two looks for a late reply; nothing cuts it short. */
export function createOutbox(parts: OutboxParts, pause: (ms: number) => Promise<void>): Outbox {
  const queue: Message[] = [];
  const failed = new Map<string, Message>();
  let running = false;

  const settle = (message: Message, answer: SendAnswer) => {
    const { id } = message;
    if (answer.kind === 'later' || answer.kind === 'over' || answer.kind === 'refused') {
      failed.set(id, message);
      parts.onState(id, 'failed');
    } else {
      parts.onState(id, 'sent');
      if (answer.kind === 'accepted') void askForReply(parts, message, pause);
    }
    parts.onAnswer(id, answer);
  };
  const run = async () => {
    if (running) return;
    running = true;
    for (let message = queue[0]; message !== undefined; message = queue[0]) {
      const answer = await deliver(parts, message);
      queue.shift();
      settle(message, answer);
    }
    running = false;
  };
  const enqueue = (message: Message) => {
    queue.push(message);
    parts.waiter.kick();
    void run();
  };
  return {
    push: (id, text) => enqueue({ id, text }),
    again(id) {
      const message = failed.get(id);
      if (message === undefined || !failed.delete(id)) return;
      parts.onState(id, 'sending');
      enqueue(message);
    },
    kick: () => parts.waiter.kick(),
  };
}
