// The people's side of the stand-in: their chats with the bot, what stands in them, and updates about what they do.

import { badRequest } from './checks.js';

/** Messages older than this cannot be deleted by a bot. */
const DELETABLE_S = 48 * 3600;

export interface ChatMessage {
  readonly id: number;
  readonly from: 'person' | 'bot';
  readonly text: string;
  /** Seconds since 1970. */
  date: number;
  /** Rows of labels; `[]` took the old keyboard away. */
  readonly keyboard: readonly (readonly string[])[] | undefined;
  /** What sendMessage was given. */
  readonly payload: Readonly<Record<string, unknown>>;
}

/** One update of the Bot API. */
export type Update = { readonly update_id: number } & Readonly<Record<string, unknown>>;

/** All private chats of one bot. */
export class Chats {
  readonly #messages = new Map<number, Map<number, ChatMessage>>();
  readonly #now: () => number;
  #lastMessage = 0;
  #lastUpdate = 500_000_000;
  #lastPerson = 7_000_000_000;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** A person who has never written. Ids are beyond 32 bits, as the real ones may be. */
  newPerson(language?: string): Person {
    return new Person(this, ++this.#lastPerson, language);
  }

  known(chat: number): boolean {
    return this.#messages.has(chat);
  }

  /** All that stands in a chat, oldest first. */
  standing(chat: number): readonly ChatMessage[] {
    return [...(this.#messages.get(chat)?.values() ?? [])];
  }

  add(chat: number, message: Omit<ChatMessage, 'id' | 'date'>): ChatMessage {
    const added = { ...message, id: ++this.#lastMessage, date: this.seconds() };
    const messages = this.#messages.get(chat) ?? new Map<number, ChatMessage>();
    this.#messages.set(chat, messages.set(added.id, added));
    return added;
  }

  /** Deletes one message for both sides. `missing` says what is done about one that is not there. */
  delete(chat: number, id: number, missing: 'refuse' | 'skip'): void {
    const message = this.#messages.get(chat)?.get(id);
    if (message === undefined) {
      if (missing === 'refuse') throw badRequest('message to delete not found');
      return;
    }
    if (this.seconds() - message.date > DELETABLE_S) throw badRequest("message can't be deleted for everyone");
    this.#messages.get(chat)?.delete(id);
  }

  seconds(): number {
    return Math.floor(this.#now() / 1000);
  }

  update(content: Readonly<Record<string, unknown>>): Update {
    return { update_id: ++this.#lastUpdate, ...content };
  }
}

/** One person in a private chat with the bot. Each act gives the update that the platform makes of it. */
export class Person {
  readonly id: number;
  readonly #chats: Chats;
  readonly #language: string | undefined;

  constructor(chats: Chats, id: number, language: string | undefined) {
    this.#chats = chats;
    this.id = id;
    this.#language = language;
  }

  /** The person as the Bot API names them. */
  get user() {
    const language = this.#language === undefined ? {} : { language_code: this.#language };
    return { id: this.id, is_bot: false, first_name: 'Somebody', ...language };
  }

  get chat() {
    return { id: this.id, type: 'private', first_name: 'Somebody' };
  }

  writes(text: string): Update {
    return this.sends({ text }, text);
  }

  /** A message with any content: `{ photo: […] }`, `{ location: … }`. */
  sends(content: Readonly<Record<string, unknown>>, text = ''): Update {
    return this.#chats.update({ message: this.message(content, text) });
  }

  /** Changes what was written in an earlier update. */
  edits(earlier: Update, content: Readonly<Record<string, unknown>>): Update {
    const { text: _, ...message } = earlier.message as Record<string, unknown>;
    return this.#chats.update({ edited_message: { ...message, edit_date: this.#chats.seconds(), ...content } });
  }

  /** Presses a button under a message of the bot. */
  presses(data: string, label: string): Update {
    const message = this.message({ text: 'A question' }, 'A question');
    const from = { id: 1, is_bot: true, first_name: 'Bot' };
    const markup = { inline_keyboard: [[{ text: label, callback_data: data }]] };
    const pressed = { id: `press-${message.message_id}`, from: this.user, chat_instance: '1', data };
    return this.#chats.update({ callback_query: { ...pressed, message: { ...message, from, reply_markup: markup } } });
  }

  /** Blocks the bot (`kicked`), or lets it in again (`member`). */
  changesStanding(status: 'kicked' | 'member'): Update {
    const user = { id: 1, is_bot: true, first_name: 'Bot' };
    const old = { user, status: status === 'kicked' ? 'member' : 'kicked' };
    const change = { chat: this.chat, from: this.user, date: this.#chats.seconds(), old_chat_member: old };
    return this.#chats.update({ my_chat_member: { ...change, new_chat_member: { user, status } } });
  }

  /** What the person sees of the bot, oldest first. */
  get sees(): readonly ChatMessage[] {
    return this.#chats.standing(this.id).filter(({ from }) => from === 'bot');
  }

  /** All that stands in the chat, of both sides. */
  get standing(): readonly ChatMessage[] {
    return this.#chats.standing(this.id);
  }

  private message(content: Readonly<Record<string, unknown>>, text: string) {
    const { id, date } = this.#chats.add(this.id, { from: 'person', text, keyboard: undefined, payload: content });
    return { message_id: id, date, chat: this.chat, from: this.user, ...content };
  }
}
