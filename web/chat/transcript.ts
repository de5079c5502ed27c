// What stands in the talk, as pure functions over a list.

import type { ChatReply } from './protocol.js';

/** How far a message of the person has come. `sent`: stored, no reply yet · `answered`: nothing more to say about it. */
export type OwnState = 'sending' | 'waiting' | 'failed' | 'sent' | 'answered';

/** One thing in the talk. `talk` counts the sessions of this page: `seq` starts again with each. */
export type Item =
  | {
      readonly kind: 'own';
      readonly id: string;
      readonly text: string;
      readonly language: string;
      readonly state: OwnState;
    }
  | { readonly kind: 'reply'; readonly id: string; readonly talk: number; readonly reply: ChatReply }
  | { readonly kind: 'line'; readonly id: string; readonly word: 'personHere' | 'resumed' };

/** Who spoke last, the person's own words left out. */
function lastSpeaker(items: readonly Item[]): ChatReply['from'] | null {
  return items.reduce<ChatReply['from'] | null>((last, item) => (item.kind === 'reply' ? item.reply.from : last), null);
}

/** Highest `seq` shown of one talk, as the stream's ids are written; `0` when there is none. */
export function lastSeq(items: readonly Item[], talk: number): string {
  const seqs = items.map((item) => (item.kind === 'reply' && item.talk === talk ? (item.reply.seq ?? 0) : 0));
  return String(Math.max(0, ...seqs));
}

/** Adds a message of the person at the end. */
export function withOwn(items: readonly Item[], id: string, text: string, language: string): readonly Item[] {
  return [...items, { kind: 'own', id, text, language, state: 'sending' }];
}

/** Says how far one message has come; an answered one stays answered. */
export function withOwnState(items: readonly Item[], id: string, state: OwnState): readonly Item[] {
  return items.map((item) =>
    item.kind === 'own' && item.id === id && item.state !== 'answered' ? { ...item, state } : item,
  );
}

/** Nothing more is awaited for what was sent. */
export function withAllAnswered(items: readonly Item[]): readonly Item[] {
  return items.map((item) => (item.kind === 'own' && item.state === 'sent' ? { ...item, state: 'answered' } : item));
}

function personCame(items: readonly Item[], reply: ChatReply, id: string): readonly Item[] {
  const came = reply.from === 'person' && lastSpeaker(items) !== 'person';
  return came ? [{ kind: 'line', id: `${id}-line`, word: 'personHere' }] : [];
}

/**
 * Adds a reply once, however often and by whichever way it comes. One that was overtaken takes its place by `seq`;
 * otherwise it stands at the end, after a line that says so when a person takes over from the bot.
 */
export function withReply(items: readonly Item[], reply: ChatReply, talk: number): readonly Item[] {
  const id = reply.seq === null ? `opening-${talk}-${items.length}` : `reply-${talk}-${reply.seq}`;
  if (items.some((item) => item.id === id)) return items;
  const added: Item = { kind: 'reply', id, talk, reply };
  const told = withAllAnswered(items);
  const { seq } = reply;
  const later = told.findIndex(
    (item) => item.kind === 'reply' && item.talk === talk && seq !== null && (item.reply.seq ?? 0) > seq,
  );
  if (later >= 0) return [...told.slice(0, later), added, ...told.slice(later)];
  return [...told, ...personCame(told, reply, id), added];
}

/** The answers that are open now: those of the bot's latest question that nobody has answered yet. */
export function openOptions(items: readonly Item[]): readonly string[] {
  for (const item of items.slice().reverse()) {
    if (item.kind === 'own') return [];
    if (item.kind === 'line') continue;
    if (item.reply.from === 'person') return [];
    if (item.reply.options.length > 0) return item.reply.options;
  }
  return [];
}

/** Short answers stand two in a row; characters. */
const SHORT_ANSWER = 14;

/** Whether answers fit two in a row on the narrowest phone. */
export function fitTwoInARow(options: readonly string[]): boolean {
  return options.length >= 2 && options.length % 2 === 0 && options.every((option) => option.length <= SHORT_ANSWER);
}
