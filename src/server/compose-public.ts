// Puts the public port together over the core.

import { worldOf } from '../app/inbox/talk-over-content.js';
import { receiveFrom } from '../app/receive-message.js';
import { createWebSessions } from '../app/web-chat/sessions.js';
import { followReplies } from '../app/web-chat/stream.js';
import { createWebChannel } from '../bots/channels/web/channel.js';
import { opening } from '../bots/conversation/engine.js';
import type { Received } from '../domain/channel.js';
import { AppError } from '../domain/errors.js';
import type { Contact } from '../domain/log.js';
import type { InboundMessage } from '../domain/message.js';
import { type Core, spokenLanguages } from './compose-core.js';
import type { Metrics } from './metrics.js';
import type { ChatTexts, PublicDeps } from './public/public-deps.js';

/** Everything the public routes need. */
export function publicDeps(
  core: Core,
  metrics: Metrics,
  pageDir: string,
  webhooks: Pick<PublicDeps, 'telegram' | 'engagementSms' | 'degraded'>,
): PublicDeps {
  const { config, store, vault, clock, ids, inbox, heads, bus, log } = core;
  return {
    sessions: createWebSessions({ store, vault, clock, ids }),
    receive: webReceive(core),
    inbox,
    ...webhooks,
    follow: (contactId, after, sink) =>
      followReplies(contactId, after, sink, {
        store,
        vault,
        heads,
        duty: core.duty,
        delivered: core.delivered,
        bus,
        clock,
      }),
    delivered: core.delivered,
    texts: chatTexts(core),
    clock,
    ids,
    log,
    metrics,
    checkReady: () => checkReady(core),
    pageDir,
    trustProxy: config.trustProxy,
    rateLimit: config.rateLimit,
    exemptLoopback: config.profile === 'development',
  };
}

/** The web channel through botkit. The contact was found by the token check, so it travels beside the message. */
function webReceive(core: Core): PublicDeps['receive'] {
  const contacts = new WeakMap<InboundMessage, Contact>();
  const channel = createWebChannel((message): Promise<Received> => {
    const contact = contacts.get(message);
    if (contact === undefined) throw new AppError('internal', 'A message of the web page came without its contact.');
    return receiveFrom(contact, message, core);
  });
  return (contact, message) => {
    contacts.set(message, contact);
    return channel.receive(message);
  };
}

function chatTexts(core: Core): ChatTexts {
  const languages = () => spokenLanguages(core.config, core.content);
  return {
    languages,
    strings(language) {
      const all = languages().includes(language) ? core.content.current().locales[language] : undefined;
      return all && Object.fromEntries(Object.entries(all).filter(([key]) => key.startsWith('chat.')));
    },
    opening: (language) => opening(language, worldOf(core.talkDeps)),
  };
}

async function checkReady(core: Core): Promise<void> {
  await core.store.ping();
  if (core.understander.model === null) throw new AppError('store_unavailable', 'The model is not loaded.');
}
