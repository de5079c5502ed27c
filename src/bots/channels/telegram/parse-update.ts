// One update of the Bot API, as what it means to us. Pure: what is done about it is decided elsewhere.

import type { Address, InboundMessage } from '../../../domain/message.js';
import { err, ok, type Result } from '../../../domain/result.js';
import { attachmentIn, emojiIn } from './attachments.js';
import { labelPressed } from './keyboard.js';
import { isServiceMessage } from './service-messages.js';
import { type ButtonPress, type Standing, type TelegramMessage, TelegramUpdate } from './updates.js';

/** Why an update leaves no entry. It is counted by this word, so that nothing is lost silently. */
export type Passed =
  | 'own_message'
  | 'service_message'
  | 'live_location'
  | 'unblocked'
  | 'empty_button'
  | 'unknown_kind';

export type Incoming =
  /** Words, or what stands for them, of a person in a private chat. `buttonId`: the press waits to be answered. */
  | { readonly kind: 'message'; readonly message: InboundMessage; readonly buttonId?: string }
  /** The person blocked the bot: nobody may write to them any more. */
  | { readonly kind: 'blocked'; readonly address: Address; readonly updateId: string }
  /** A group or channel: a talk about help is private, so the bot leaves without a word. */
  | { readonly kind: 'group'; readonly chat: string }
  | { readonly kind: 'passed'; readonly why: Passed };

/** Payload of a start link that names a language: `fr`, or `lang_fr`. */
const LANGUAGE_PAYLOAD = /^(?:lang[_-])?([a-z]{2,3})$/;
const START = /^\/start(?:@\w+)?(?:\s+([\w-]{1,64}))?\s*$/;

/** Reads one update for the bot with this id. `malformed`: it is not an update as the Bot API describes it. */
export function parseUpdate(update: unknown, account: string): Result<Incoming, 'malformed'> {
  const read = TelegramUpdate.safeParse(update);
  if (!read.success) return err('malformed');
  const { update_id: id, message, edited_message: edited, callback_query: press, my_chat_member: standing } = read.data;
  const reader: Reader = { account, updateId: String(id) };
  if (message !== undefined) return ok(readMessage(message, reader));
  if (edited !== undefined) return ok(readEdited(edited, reader));
  if (press !== undefined) return ok(readPress(press, reader));
  if (standing !== undefined) return ok(readStanding(standing, reader));
  return ok(passed('unknown_kind'));
}

interface Reader {
  readonly account: string;
  readonly updateId: string;
}

function readMessage(message: TelegramMessage, reader: Reader): Incoming {
  if (message.chat.type !== 'private') return group(message.chat);
  if (message.from?.is_bot === true) return passed('own_message');
  if (message.text !== undefined) return { kind: 'message', message: textMessage(message, message.text, reader) };
  const attachment = attachmentIn(message);
  if (attachment === null && isServiceMessage(message)) return passed('service_message');
  const text = message.caption ?? emojiIn(message);
  const carried = attachment ?? ({ kind: 'other', note: null } as const);
  return { kind: 'message', message: { ...plain(message, text, reader), attachment: carried } };
}

function textMessage(message: TelegramMessage, text: string, reader: Reader): InboundMessage {
  const start = START.exec(text);
  if (start === null) return plain(message, text, reader);
  const asked = LANGUAGE_PAYLOAD.exec(start[1] ?? '')?.[1];
  const opened: InboundMessage = { ...plain(message, text, reader), how: 'start' };
  return asked === undefined ? opened : { ...opened, languageHint: asked };
}

/** An edit is heard as a message of its own. A shared live position is "edited" at every step: only its start is kept. */
function readEdited(message: TelegramMessage, reader: Reader): Incoming {
  if (message.location !== undefined) return passed('live_location');
  const incoming = readMessage(message, reader);
  if (incoming.kind !== 'message') return incoming;
  const { how: _, ...words } = incoming.message;
  const platformAt = (message.edit_date ?? message.date) * 1000;
  return { kind: 'message', message: { ...words, platformAt, how: 'edited' } };
}

function readPress(press: ButtonPress, reader: Reader): Incoming {
  const { message, data } = press;
  if (message !== undefined && message.chat.type !== 'private') return group(message.chat);
  if (data === undefined || data === '') return passed('empty_button');
  const text = labelPressed(message?.reply_markup, data) ?? data;
  return {
    kind: 'message',
    message: { ...base(press.from.id, press.from, text, reader), platformAt: null },
    buttonId: press.id,
  };
}

function readStanding({ chat, new_chat_member: standing }: Standing, reader: Reader): Incoming {
  const gone = standing.status === 'kicked' || standing.status === 'left';
  if (chat.type !== 'private') return gone ? passed('service_message') : group(chat);
  if (!gone) return passed('unblocked');
  return { kind: 'blocked', address: addressOf(chat.id, reader), updateId: reader.updateId };
}

function plain(message: TelegramMessage, text: string, reader: Reader): InboundMessage {
  return {
    ...base(message.chat.id, message.from, text, reader),
    // After a quiet week Telegram begins its update ids anew, anywhere: alone they could name two messages of one chat.
    updateId: `${reader.updateId}:${message.message_id}`,
    platformAt: message.date * 1000,
    platformMessageId: String(message.message_id),
  };
}

function base(
  chat: number,
  from: { readonly language_code?: string | undefined } | undefined,
  text: string,
  reader: Reader,
): Omit<InboundMessage, 'platformAt'> {
  const language = /^[a-z]{2,3}(?=-|$)/i.exec(from?.language_code ?? '')?.[0].toLowerCase();
  return {
    address: addressOf(chat, reader),
    updateId: reader.updateId,
    text,
    ...(language === undefined ? {} : { languageHint: language }),
  };
}

/** In a private chat the chat's id is the person's. */
function addressOf(chat: number, { account }: Reader): Address {
  return { channel: 'telegram', account, chat: String(chat) };
}

function group(chat: { readonly id: number }): Incoming {
  return { kind: 'group', chat: String(chat.id) };
}

function passed(why: Passed): Incoming {
  return { kind: 'passed', why };
}
