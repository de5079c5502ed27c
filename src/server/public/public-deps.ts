// What the public routes need.

import type { DeliveredNotes } from '../../app/delivered.js';
import type { Inbox, Log } from '../../app/ports.js';
import type { WebSessions } from '../../app/web-chat/sessions.js';
import type { StreamSink } from '../../app/web-chat/stream.js';
import type { Received } from '../../domain/channel.js';
import type { Clock, Ids } from '../../domain/clock.js';
import type { Contact } from '../../domain/log.js';
import type { InboundMessage, Reply } from '../../domain/message.js';
import type { Metrics } from '../metrics.js';
import type { SmsWebhook } from './webhook-engagement-sms.js';
import type { Webhook } from './webhook-telegram.js';

/** The chat page's part of a published content. */
export interface ChatTexts {
  /** Languages the bot speaks, the default first. */
  languages(): readonly string[];
  /** The page's own strings (`chat.*`) of a language; undefined when it is not spoken. */
  strings(language: string): Readonly<Record<string, string>> | undefined;
  /** The bot's first words, before anything was said or stored. */
  opening(language: string): readonly Reply[];
}

export interface PublicDeps {
  readonly sessions: WebSessions;
  /** The web channel: botkit, then the message path. */
  readonly receive: (contact: Contact, message: InboundMessage) => Promise<Received>;
  readonly inbox: Inbox;
  /** Null: Telegram does not call us. */
  readonly telegram: Webhook | null;
  /** Null: no SMS of engagements come here. */
  readonly engagementSms: SmsWebhook | null;
  readonly follow: (contactId: string, after: number | null, sink: StreamSink) => () => void;
  readonly delivered: DeliveredNotes;
  readonly texts: ChatTexts;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Throws when traffic cannot be taken: store not writable, model not loaded. */
  readonly checkReady: () => Promise<void>;
  /** Names of parts that block something while the rest serves; missing: none can. */
  readonly degraded?: () => readonly string[];
  /** Folder of the built page. */
  readonly pageDir: string;
  readonly trustProxy: number;
  readonly rateLimit: boolean;
  /** In development requests from this machine are not counted. */
  readonly exemptLoopback: boolean;
}
