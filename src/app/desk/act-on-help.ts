// A member of staff claims a help request, gives it back, passes it on, answers it, or closes it with an outcome.

import type { HelpOutcome, HelpRequest } from '../../domain/help-request.js';
import { HELPERS, type HelpAct, helpHolderAfter, nextHelpState } from '../../domain/help-transitions.js';
import { maySeeItem } from '../../domain/permissions.js';
import { err, ok, type Result } from '../../domain/result.js';
import type { Staff } from '../../domain/staff.js';
import type { Inbox } from '../ports.js';
import { type ActBody, actPlace, type DeskRefusal, type DeskTools, type QueueItem, refusalOf } from './desk-store.js';
import { itemHistory } from './item-history.js';
import { openItem } from './list-queue.js';

export interface HelpActRequest {
  readonly id: string;
  readonly act: HelpAct;
  readonly seenVersion: number;
  /** Account id of the colleague, for `pass_on`. */
  readonly to?: string | undefined;
  readonly outcome?: HelpOutcome | undefined;
  readonly note?: string | undefined;
}

export type HelpRow = QueueItem & { readonly kind: 'help' };

/**
 * Records one act as an immutable row under `id:version`. `actor` comes from the session, never from the request. Closing
 * also tells the conversation, first and under a fixed id, so that a crash in between is mended by closing again.
 */
export async function actOnHelp(
  request: HelpActRequest,
  actor: Staff,
  tools: DeskTools & { readonly inbox: Inbox },
): Promise<Result<HelpRow, DeskRefusal>> {
  const item = await tools.store.queue.help(request.id);
  if (item === undefined || !maySeeItem(actor, { kind: 'help', hidden: item.hidden }))
    return err({ kind: 'not_found' });
  if (item.version !== request.seenVersion) return err(await stale(item, request.seenVersion, tools));
  const next = nextHelpState(item, request.act, actor);
  if (!next.ok) return err(refusalOf(next.error));
  const to = request.to === undefined ? undefined : await colleague(request.to, tools);
  if (request.act === 'pass_on' && to === undefined) return err({ kind: 'refused', why: 'unknown_colleague' });
  if (request.act === 'close') await tellConversation(item, actor, tools.inbox);
  const recorded = await record(item, request, next.value, actor, to, tools);
  if (recorded === 'gone') return err({ kind: 'not_found' });
  if (recorded === 'stale') return err(await stale(item, request.seenVersion, tools));
  tools.bus.publish({ kind: 'queue', itemId: item.id, conversationId: item.conversationId });
  return ok(await reread(item, tools));
}

async function record(
  item: HelpRequest,
  request: HelpActRequest,
  state: HelpRequest['state'],
  actor: Staff,
  to: Staff | undefined,
  tools: DeskTools,
): Promise<'recorded' | 'stale' | 'gone'> {
  const key = await tools.vault.key(item.conversationId);
  if (key === undefined) return 'gone';
  const version = item.version + 1;
  const body: ActBody = { reason: request.note ?? null, outcome: request.outcome ?? null };
  return tools.store.queue.recordHelpAct({
    itemId: item.id,
    version,
    act: request.act,
    state,
    holder: helpHolderAfter(item, request.act, actor, to),
    by: actor.id,
    at: tools.clock.now(),
    seenTurn: item.appliedTurn,
    sealed: key.seal(actPlace(item.id, version), body),
  });
}

/** Somebody who may hold a help request; undefined for everybody else. */
async function colleague(id: string, tools: DeskTools): Promise<Staff | undefined> {
  const account = await tools.store.staff.byId(id);
  return account?.state === 'active' && HELPERS.some((role) => account.roles.includes(role)) ? account : undefined;
}

async function tellConversation(item: HelpRequest, actor: Staff, inbox: Inbox): Promise<void> {
  await inbox.submit({
    contactId: item.contactId,
    conversationId: item.conversationId,
    updateId: `staff:close:${item.id}`,
    platformAt: null,
    body: { kind: 'staff', act: 'close_help', staff: { id: actor.id, name: actor.name } },
  });
}

async function stale(item: HelpRequest, seenVersion: number, tools: DeskTools): Promise<DeskRefusal> {
  return { kind: 'stale', item: await reread(item, tools), changed: await itemHistory(item, seenVersion, tools) };
}

async function reread(item: HelpRequest, tools: DeskTools): Promise<HelpRow> {
  return openItem((await tools.store.queue.help(item.id)) ?? item, 'help', tools);
}
