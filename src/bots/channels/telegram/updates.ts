// The part of Telegram's updates that we read, as shapes that are checked. What we do not read may look as it likes.

import { z } from 'zod';

const Id = z.number().int();
const User = z.object({ id: Id, is_bot: z.boolean(), language_code: z.string().optional() });
const Chat = z.object({ id: Id, type: z.string() });

/** A message. Its content is read key by key, since a kind of tomorrow must not make today's message unreadable. */
export const TelegramMessage = z.looseObject({
  message_id: Id,
  /** Seconds since 1970. */
  date: Id,
  edit_date: Id.optional(),
  chat: Chat,
  from: User.optional(),
  text: z.string().optional(),
  caption: z.string().optional(),
});
export type TelegramMessage = z.infer<typeof TelegramMessage>;

/** A pressed button under a message. The message is missing, or bare, when it is too old. */
export const ButtonPress = z.looseObject({
  id: z.string().min(1),
  from: User,
  message: z.looseObject({ message_id: Id, chat: Chat, reply_markup: z.unknown().optional() }).optional(),
  data: z.string().optional(),
});
export type ButtonPress = z.infer<typeof ButtonPress>;

/** The bot's own standing in a chat changed: in a private chat, the person blocked or unblocked it. */
export const Standing = z.looseObject({
  chat: Chat,
  date: Id,
  new_chat_member: z.looseObject({ status: z.string() }),
});
export type Standing = z.infer<typeof Standing>;

/** One update. */
export const TelegramUpdate = z.looseObject({
  update_id: Id,
  message: TelegramMessage.optional(),
  edited_message: TelegramMessage.optional(),
  callback_query: ButtonPress.optional(),
  my_chat_member: Standing.optional(),
});

/** The kinds that we ask the platform for; it sends no other. */
export const ALLOWED_UPDATES = ['message', 'edited_message', 'callback_query', 'my_chat_member'] as const;
