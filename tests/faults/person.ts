// A person with a web chat whose page never gives up: the same id is sent again until it is acknowledged.

import { setTimeout as delay } from 'node:timers/promises';
import { type Answer, postJson } from './http.js';

/** What a POST answered with 200 carries. */
export interface Answered {
  readonly seq: number;
  readonly replies: readonly { readonly seq: number; readonly text: string }[];
}

/** One message and what became of it. */
export interface Said {
  readonly id: string;
  readonly text: string;
  /** Requests made for it. */
  tries: number;
  /** Statuses of refusals on the way, 503 and none other. */
  refusals: number;
  /** A request is on its way now. */
  underway: boolean;
  /** When it was acknowledged, by this process's monotonic clock. */
  acknowledgedAt: number | null;
  /** The answer of a 200; null after a 202. */
  answered: Answered | null;
}

/** The page tries for this long. */
const GIVE_UP_MS = 120_000;
const AGAIN_MS = 15;

/** A chat by its token, and everything said in it. */
export class Person {
  readonly port: number;
  readonly token: string;
  readonly said: Said[] = [];
  /** How many of them were acknowledged. */
  acknowledged = 0;

  constructor(port: number, token: string) {
    this.port = port;
    this.token = token;
  }

  /** Opens a chat. */
  static async open(port: number, lang = 'en'): Promise<Person> {
    const answer = await postJson(port, '/chat/session', { lang });
    if (answer.status !== 200) throw new Error(`A chat could not be opened: ${answer.status}.`);
    return new Person(port, (JSON.parse(answer.text) as { token: string }).token);
  }

  /** Sends once, whatever comes of it. */
  post(id: string, text: string): Promise<Answer> {
    return postJson(this.port, '/chat/messages', { id, text }, this.token);
  }

  /** Says it until it is acknowledged. Throws on any answer but 200, 202 and 503, and when it takes minutes. */
  async say(text: string, id: string): Promise<Said> {
    const said: Said = { id, text, tries: 0, refusals: 0, underway: false, acknowledgedAt: null, answered: null };
    this.said.push(said);
    const begun = performance.now();
    while (said.acknowledgedAt === null) {
      await this.#try(said);
      if (said.acknowledgedAt === null) await delay(AGAIN_MS);
      if (performance.now() - begun > GIVE_UP_MS) throw new Error(`Not acknowledged after ${said.tries} tries.`);
    }
    return said;
  }

  async #try(said: Said): Promise<void> {
    said.tries += 1;
    said.underway = true;
    const answer = await this.post(said.id, said.text).catch(() => null);
    said.underway = false;
    if (answer === null) return;
    if (answer.status === 503) said.refusals += 1;
    else if (answer.status === 200 || answer.status === 202) {
      this.acknowledged += 1;
      said.acknowledgedAt = performance.now();
      said.answered = answer.status === 200 ? (JSON.parse(answer.text) as Answered) : null;
    } else throw new Error(`A message was answered with ${answer.status}: ${answer.text.slice(0, 200)}`);
  }
}

/** Opens so many chats, in the three languages by turns. */
export async function openChats(port: number, count: number): Promise<Person[]> {
  const languages = ['en', 'fr', 'es'];
  const people: Person[] = [];
  for (let n = 0; n < count; n++) people.push(await Person.open(port, languages[n % languages.length]));
  return people;
}

/** What people say in a run. None of it ends a talk: what panic takes back is not given again, by design. */
export const TEXTS: readonly string[] = [
  'hello',
  'No, only me',
  'not sure',
  'I want to talk to a person',
  'they keep our passports',
  'Je veux parler à une personne',
  'quiero hablar con una persona',
  'the work is not what they said',
  'skip',
  'Can you tell me what this chat does?',
  'I am scared and I do not know where to go',
  'no nos pagan desde hace meses',
  'on nous a pris les téléphones',
  'je ne sais pas',
  'Ich weiss nicht',
  'مرحبا',
];
