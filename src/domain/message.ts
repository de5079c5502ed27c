// What comes in from a person and what goes out to them, the same for every channel.

import type { Attachment } from './attachment.js';
import type { Instant } from './clock.js';

/** Channels by name. */
export const CHANNELS = ['web', 'telegram'] as const;
export type Channel = (typeof CHANNELS)[number];

/** Whether we send into this channel by ourselves. A page fetches its replies instead: nothing is pushed there. */
export function isPushed(channel: Channel): boolean {
  return channel !== 'web';
}

/** Longest text taken from a person, in UTF-8 bytes (64 KiB); longer is refused with `too_large`. */
export const MAX_TEXT_BYTES = 65_536;

/** Where a person is reached: `account` is our own bot or page, `chat` the platform's id of the talk. */
export interface Address {
  readonly channel: Channel;
  readonly account: string;
  readonly chat: string;
}

/**
 * How a message came, where it was not simply written: `start` opens the talk (on a messenger, a button does), `edited` replaces
 * something written before.
 */
export const MESSAGE_MANNERS = ['start', 'edited'] as const;
export type MessageManner = (typeof MESSAGE_MANNERS)[number];

/** One message as a channel parsed it. `text` is as the person wrote it, lone surrogates included. */
export interface InboundMessage {
  readonly address: Address;
  /** The platform's id of this update; the same id again is the same message. */
  readonly updateId: string;
  /** The platform's id of the message itself, where it gives one that the message can be deleted by. */
  readonly platformMessageId?: string;
  readonly text: string;
  /** The platform's own time, null where it gives none. */
  readonly platformAt: Instant | null;
  /** Language the channel was told (browser, platform profile), as a BCP 47 primary subtag. */
  readonly languageHint?: string;
  /** What it carries beside, or instead of, words. */
  readonly attachment?: Attachment;
  readonly how?: MessageManner;
}

/** A contact from the registry as it is shown: every number comes with its country and who checked it. */
export interface ContactCard {
  readonly service: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly phone: string | null;
  readonly url: string | null;
  readonly languages: readonly string[];
  readonly hours: string | null;
  readonly emergency: boolean;
  /** ISO date of the check; null when nobody has checked it yet. */
  readonly verifiedOn: string | null;
  readonly verifiedBy: string | null;
}

/** One message to a person. `options` are the words offered as answers, in order. */
export interface Reply {
  readonly from: 'bot' | 'person';
  /** First name of the counsellor when `from` is `person`. */
  readonly name?: string;
  readonly text: string;
  readonly options?: readonly string[];
  /** Structured twin of a text that shows a contact, for channels that can draw it. */
  readonly contact?: ContactCard;
  /** Words to be drawn as a picture that the person may keep or pass on, for channels that can; the text does without it. */
  readonly picture?: string;
  /** BCP 47 language of the text. */
  readonly language: string;
}
