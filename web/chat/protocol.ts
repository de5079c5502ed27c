// What the server says to the page, read leniently: a strange answer must not leave a person in front of a dead page.

import type { ContactCard, Reply } from '../../src/domain/message.js';

/** A reply as the page shows it. `seq` is its place in the stream; the opening has none. */
export interface ChatReply {
  readonly seq: number | null;
  readonly from: Reply['from'];
  readonly name: string | null;
  readonly text: string;
  readonly options: readonly string[];
  readonly contact: ContactCard | null;
  /** Words to be drawn; empty for none. */
  readonly picture: string;
  /** BCP 47, empty when the server did not say. */
  readonly language: string;
}

/** What a turn does to the page besides its replies. */
export interface TurnFlags {
  /** The talk is over: the token is dead. */
  readonly closed: boolean;
  /** Everything shown so far has to go. */
  readonly clear: boolean;
}

/** Answer to `POST /chat/session`. */
export interface Opening {
  readonly token: string;
  readonly replies: readonly ChatReply[];
  readonly languages: readonly string[];
}

type Json = Readonly<Record<string, unknown>>;

function object(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : {};
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function readContact(value: unknown): ContactCard | null {
  const card = object(value);
  const service = text(card.service);
  if (service === null) return null;
  return {
    service,
    country: text(card.country) ?? '',
    phone: text(card.phone),
    url: text(card.url),
    languages: strings(card.languages),
    hours: text(card.hours),
    emergency: card.emergency === true,
    verifiedOn: text(card.verifiedOn),
    verifiedBy: text(card.verifiedBy),
  };
}

/** One reply, or null when it holds nothing that could be shown. */
export function readReply(value: unknown): ChatReply | null {
  const reply = object(value);
  const words = text(reply.text);
  if (words === null) return null;
  return {
    seq: typeof reply.seq === 'number' ? reply.seq : null,
    from: reply.from === 'person' ? 'person' : 'bot',
    name: text(reply.name),
    text: words,
    options: strings(reply.options),
    contact: readContact(reply.contact),
    picture: text(reply.picture) ?? '',
    language: text(reply.language) ?? '',
  };
}

/** Every reply of a list that can be shown. */
export function readReplies(value: unknown): readonly ChatReply[] {
  return Array.isArray(value) ? value.map(readReply).filter((reply) => reply !== null) : [];
}

/** Whether the talk closes and the page is cleared. */
export function readFlags(value: unknown): TurnFlags {
  const { closed, clear } = object(value);
  return { closed: closed === true, clear: clear === true };
}

/** The opening, or null without a token. */
export function readOpening(value: unknown): Opening | null {
  const { token, opening, languages } = object(value);
  if (typeof token !== 'string') return null;
  return { token, replies: readReplies(opening), languages: strings(languages) };
}
