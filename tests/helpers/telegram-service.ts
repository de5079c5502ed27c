// The whole service with a bot on a stand-in of the platform, and what tests ask of both.

import { setTimeout as delay } from 'node:timers/promises';
import type { Log, Understander } from '../../src/app/ports.js';
import { lookupOf } from '../../src/app/receive-message.js';
import type { Delivery } from '../../src/domain/delivery.js';
import type { Person } from './bot-api/chats.js';
import { FakeBotApi } from './bot-api/fake-bot-api.js';
import { type RunningService, readWords, runningService } from './running-service.js';

/** How often it is looked whether something is over. */
const LOOK_MS = 20;
/** Address that the platform would call; requests go to the service's own port. */
const PUBLIC_URL = 'https://chat.example.org';

export interface TelegramWorld {
  readonly platform: FakeBotApi;
  readonly running: RunningService;
  /** Brings an update to the webhook; gives the status. */
  post(update: unknown, headers?: Readonly<Record<string, string>>): Promise<number>;
  /** Id of a person's contact; undefined while there is none. */
  contactOf(person: Person): Promise<string | undefined>;
  deliveriesOf(person: Person): Promise<readonly Delivery[]>;
  /** Resolves when everything that was taken is processed and nothing of the person's is queued. */
  settled(person: Person): Promise<void>;
  end(): Promise<void>;
}

export interface TelegramWorldOptions {
  readonly fetching?: boolean;
  readonly env?: NodeJS.ProcessEnv;
  readonly log?: Log;
  readonly assess?: Understander['assess'];
}

/** Starts both. Without `fetching` the platform calls the webhook. */
export async function telegramWorld(options: TelegramWorldOptions = {}): Promise<TelegramWorld> {
  const platform = await FakeBotApi.start();
  const env = {
    TELEGRAM_BOT_TOKEN: platform.token,
    TELEGRAM_API_ROOT: platform.root,
    ...(options.fetching === true ? {} : { PUBLIC_URL }),
    ...options.env,
  };
  const running = await runningService(options.assess ?? readWords, env, options.log);
  const { core } = running.service;
  if (options.fetching !== true) await platform.until(() => platform.webhook !== null);

  const contactOf = async ({ id }: Person) => {
    const address = { channel: 'telegram', account: platform.token.split(':')[0] ?? '', chat: String(id) } as const;
    return (await core.store.contacts.byLookup(lookupOf(address, core.vault)))?.id;
  };
  const deliveriesOf = async (person: Person) => {
    const contactId = await contactOf(person);
    return contactId === undefined ? [] : core.store.deliveries.after(contactId, 0, 1000);
  };
  return {
    platform,
    running,
    contactOf,
    deliveriesOf,
    post: async (update, headers) => (await platform.post(running.chat, update, headers)).status,
    async settled(person) {
      await core.inbox.idle();
      while ((await deliveriesOf(person)).some(({ state }) => state === 'queued')) await delay(LOOK_MS);
    },
    async end() {
      await running.end();
      await platform.end();
    },
  };
}
