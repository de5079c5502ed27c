// A counsellor takes a chat over from the bot, and hands it back.

import { HELPERS } from '../../domain/help-transitions.js';
import { err, ok, type Result } from '../../domain/result.js';
import { isShut } from '../../domain/session.js';
import type { Staff } from '../../domain/staff.js';
import type { Inbox } from '../ports.js';
import { actOnHelp } from './act-on-help.js';
import type { DeskRefusal, DeskTools } from './desk-store.js';
import { type SeenConversation, seeConversation } from './see-conversation.js';

/** How long a taker waits for the conversation to have changed; then it has been written and follows by itself. */
const PATIENCE_MS = 5_000;

type Tools = DeskTools & { readonly inbox: Inbox };

/**
 * Claims the open help request, if there is one, and silences the bot. Refuses with `conflict` when a colleague writes in
 * the chat or holds its help request, the talk is over, or the code word is still to come. Taking over what one has already is fine.
 */
export async function takeOver(id: string, actor: Staff, tools: Tools): Promise<Result<SeenConversation, DeskRefusal>> {
  const seen = await seeConversation(id, actor, tools);
  if (seen === undefined) return err({ kind: 'not_found' });
  if (!HELPERS.some((role) => actor.roles.includes(role))) return err({ kind: 'forbidden' });
  if (seen.session.status === 'closed') return err({ kind: 'conflict', why: 'talk_closed' });
  if (isShut(seen.session)) return err({ kind: 'conflict', why: 'code_word' });
  const holder = seen.session.holder;
  if (holder !== null && holder.id !== actor.id) return err({ kind: 'conflict', why: 'held_by_other' });
  const claimed = await claimFor(seen, actor, tools);
  if (!claimed.ok) return claimed;
  return holder === null ? change(seen, 'take_over', actor, tools) : ok(seen);
}

/** Lets the bot answer again. Only who holds the chat, or a supervisor. */
export async function handBack(id: string, actor: Staff, tools: Tools): Promise<Result<SeenConversation, DeskRefusal>> {
  const seen = await seeConversation(id, actor, tools);
  if (seen === undefined) return err({ kind: 'not_found' });
  if (seen.session.status !== 'with_person') return err({ kind: 'conflict', why: 'not_taken_over' });
  const own = seen.session.holder?.id === actor.id;
  if (!own && !actor.roles.includes('supervisor')) return err({ kind: 'conflict', why: 'held_by_other' });
  return change(seen, 'hand_back', actor, tools);
}

async function claimFor(seen: SeenConversation, actor: Staff, tools: Tools): Promise<Result<null, DeskRefusal>> {
  const { help } = seen;
  if (help === null || help.state === 'closed' || help.holder?.id === actor.id) return ok(null);
  if (help.holder !== null) return err({ kind: 'conflict', why: 'held_by_other' });
  const claimed = await actOnHelp({ id: help.id, act: 'claim', seenVersion: help.version }, actor, tools);
  if (claimed.ok) return ok(null);
  return err(claimed.error.kind === 'stale' ? { kind: 'conflict', why: 'held_by_other' } : claimed.error);
}

async function change(
  seen: SeenConversation,
  act: 'take_over' | 'hand_back',
  actor: Staff,
  tools: Tools,
): Promise<Result<SeenConversation, DeskRefusal>> {
  const { id, contactId } = seen.summary;
  const submitted = await tools.inbox.submit(
    {
      contactId,
      conversationId: id,
      updateId: `staff:${act}:${tools.ids.random()}`,
      platformAt: null,
      body: { kind: 'staff', act, staff: { id: actor.id, name: actor.name } },
    },
    PATIENCE_MS,
  );
  if (submitted.kind === 'conversation_over') return err({ kind: 'conflict', why: 'talk_closed' });
  const after = await seeConversation(id, actor, tools);
  return after === undefined ? err({ kind: 'not_found' }) : ok(after);
}
