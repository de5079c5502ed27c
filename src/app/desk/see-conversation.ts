// Which conversations somebody may open, and what stands in the queue about each.

import type { ConversationSummary } from '../../domain/conversation.js';
import type { HelpRequest } from '../../domain/help-request.js';
import type { TurnBody } from '../../domain/log.js';
import { maySeeConversation } from '../../domain/permissions.js';
import type { ReviewItem } from '../../domain/review.js';
import type { Session } from '../../domain/session.js';
import type { Staff } from '../../domain/staff.js';
import { openTurn } from '../inbox/head.js';
import type { DeskTools } from './desk-store.js';

/** Turns that are looked through at once for the newest closed help request. */
const PAGE = 200;

/** A conversation that the actor may see. */
export interface SeenConversation {
  readonly summary: ConversationSummary;
  /** After the newest turn. */
  readonly session: Session;
  readonly lastTurn: number;
  /** The open help request, else the newest closed one. */
  readonly help: HelpRequest | null;
  readonly review: ReviewItem | null;
}

/** Undefined when it is not there, hidden, erased, or not the actor's to see: nobody can tell which. */
export async function seeConversation(
  id: string,
  actor: Staff,
  tools: DeskTools,
): Promise<SeenConversation | undefined> {
  const { store } = tools;
  const summary = await store.conversations.byId(id);
  if (summary === undefined || summary.erasureAskedAt !== null) return undefined;
  const [open, review, newest] = await Promise.all([
    store.queue.openHelpOf(id),
    store.queue.reviewOf(id),
    store.log.turns(id, { limit: 1 }),
  ]);
  const turn = newest[0];
  const body = turn === undefined ? null : await openTurn(turn, tools);
  if (turn === undefined || body === null || body.session.closedBy === 'delete') return undefined;
  const settled = review !== undefined || actor.roles.includes('supervisor');
  const help = open ?? (await newestClosedHelp(id, settled ? PAGE : Number.POSITIVE_INFINITY, tools));
  const facts = {
    hidden: false,
    inQueue: help !== undefined || review !== undefined,
    holderId: body.session.holder?.id ?? null,
  };
  if (!maySeeConversation(actor, facts)) return undefined;
  return { summary, session: body.session, lastTurn: turn.turn, help: help ?? null, review: review ?? null };
}

/**
 * The newest help request of a conversation that has no open one. Each turn carries the id of the request that was open
 * then, so the turns are walked backwards, at most `most` of them.
 */
async function newestClosedHelp(id: string, most: number, tools: DeskTools): Promise<HelpRequest | undefined> {
  let before: number | undefined;
  for (let walked = 0; walked < most; walked += PAGE) {
    const page = await tools.store.log.turns(id, before === undefined ? { limit: PAGE } : { before, limit: PAGE });
    for (const turn of page) {
      const body: TurnBody | null = await openTurn(turn, tools);
      if (body?.work.help) return tools.store.queue.help(body.work.help.id);
    }
    const oldest = page.at(-1);
    if (oldest === undefined || page.length < PAGE) return undefined;
    before = oldest.turn;
  }
  return undefined;
}
