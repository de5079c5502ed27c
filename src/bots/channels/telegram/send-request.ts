// A reply, as calls of sendMessage.

import type { Reply } from '../../../domain/message.js';
import { type Keyboard, keyboardFor } from './keyboard.js';
import { splitText } from './split-text.js';

/** Longest text of one message, in UTF-16 code units (Bot API, sendMessage). */
export const MAX_MESSAGE_UNITS = 4096;

/** What sendMessage is given. No parse mode: whatever stands in a text is text. */
export interface SendRequest {
  readonly chat_id: string;
  readonly text: string;
  readonly link_preview_options: { readonly is_disabled: true };
  readonly disable_notification: boolean;
  readonly reply_markup: Keyboard;
}

/**
 * The calls that bring a reply to a chat, in order: one, or several when its text is too long for one. The keyboard comes with the
 * last. A contact's number or address stands in the text already, in words that were chosen for a lock screen: no link is
 * added to it, and no preview is drawn. The bot answers without a sound; a counsellor's message may be awaited, so it has one.
 */
export function requestsFor(chat: string, reply: Reply): readonly SendRequest[] {
  const parts = splitText(wellFormed(spoken(reply)), MAX_MESSAGE_UNITS);
  return parts.map((text, index) => ({
    chat_id: chat,
    text,
    link_preview_options: { is_disabled: true },
    disable_notification: reply.from === 'bot' || index > 0,
    reply_markup: keyboardFor(index === parts.length - 1 ? reply.options : undefined),
  }));
}

/** A person is told apart from the bot by the first name in front. */
function spoken({ name, text }: Reply): string {
  return name === undefined ? text : `${name}: ${text}`;
}

/** Telegram refuses halves of surrogate pairs: they become the replacement character. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}
