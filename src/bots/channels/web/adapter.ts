// The web page as a botkit adapter: one request in, its replies out.

import type { Activity, ConversationReference, ResourceResponse, TurnContext } from 'botbuilder-core';
import type { PlacedReply } from '../../../domain/channel.js';
import { exchangeOf, MessageAdapter } from '../message-adapter.js';

/**
 * Botkit's usual web adapter has no authentication and answers through a socket it opens itself; this one is called by our
 * own route after the token was checked, and its `sendActivities` never throws (docs/adr/0002).
 */
export class WebChatAdapter extends MessageAdapter {
  override readonly name = 'Web chat';

  /** Collects what the handler says; it leaves with the request's answer. */
  override sendActivities(context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    const exchange = exchangeOf(context);
    const sent = activities.map((activity) => {
      const reply = activity.channelData as PlacedReply | undefined;
      if (reply !== undefined) exchange.said.push(reply);
      return { id: String(reply?.seq ?? '') };
    });
    return Promise.resolve(sent);
  }

  /** The page forgets by itself when it is told that the talk is over. */
  override deleteActivity(): Promise<void> {
    return Promise.resolve();
  }

  /** Nobody writes first through this adapter: later replies go by the page's stream. */
  override continueConversation(_reference: Partial<ConversationReference>): Promise<void> {
    return Promise.reject(new Error('The web chat answers requests and streams; it opens no conversation.'));
  }
}
