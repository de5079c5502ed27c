// A counsellor writes to the person.

import { AppError } from '../../domain/errors.js';
import { MAX_TEXT_BYTES } from '../../domain/message.js';
import { err, ok, type Result } from '../../domain/result.js';
import type { Staff } from '../../domain/staff.js';
import type { Inbox } from '../ports.js';
import { actOnHelp } from './act-on-help.js';
import type { DeskRefusal, DeskTools } from './desk-store.js';
import { type SendingFacts, sendingNow } from './read-conversation.js';
import { type SeenConversation, seeConversation } from './see-conversation.js';

export interface SendRequest {
  readonly conversationId: string;
  /** The page's own id of the message: the same id again is the same message. */
  readonly id: string;
  readonly text: string;
}

/** `pending`: stored, and processed a little later. */
export interface SendOutcomeView {
  readonly state: 'accepted' | 'pending';
  readonly seq: number;
}

type Tools = DeskTools & SendingFacts & { readonly inbox: Inbox };

/**
 * Puts the message into the contact's log. Refuses with `conflict` who does not hold the chat, and with `refused` and the
 * rule's own code when `maySend` says no. A repeat of an id gives the first answer, also when the chat was handed back
 * meanwhile.
 */
export async function sendMessage(
  request: SendRequest,
  actor: Staff,
  tools: Tools,
): Promise<Result<SendOutcomeView, DeskRefusal>> {
  if (Buffer.byteLength(request.text, 'utf8') > MAX_TEXT_BYTES) {
    throw new AppError('too_large', 'A message may have at most 64 KiB.');
  }
  const seen = await seeConversation(request.conversationId, actor, tools);
  if (seen === undefined) return err({ kind: 'not_found' });
  const updateId = `staff:${actor.id}:${request.id}`;
  const repeated = await tools.store.log.byUpdate(seen.summary.contactId, updateId);
  if (repeated === undefined) {
    const refusal = refusalNow(seen, actor, tools);
    if (refusal !== undefined) return err(refusal);
  }
  const submitted = await tools.inbox.submit({
    contactId: seen.summary.contactId,
    conversationId: request.conversationId,
    updateId,
    platformAt: null,
    body: { kind: 'staff', act: 'message', staff: { id: actor.id, name: actor.name }, text: request.text },
  });
  if (submitted.kind === 'other_text') return err({ kind: 'conflict', why: 'other_text' });
  if (submitted.kind === 'conversation_over') return err({ kind: 'conflict', why: 'talk_closed' });
  await noteAnswer(seen, actor, tools);
  return ok({ state: submitted.kind === 'done' ? 'accepted' : 'pending', seq: submitted.seq });
}

function refusalNow(seen: SeenConversation, actor: Staff, tools: Tools): DeskRefusal | undefined {
  const sending = sendingNow(seen, tools);
  if (seen.session.status === 'closed') return { kind: 'refused', why: sending.why ?? 'talk_closed' };
  if (seen.session.holder?.id !== actor.id) return { kind: 'conflict', why: 'not_held' };
  return sending.allowed ? undefined : { kind: 'refused', why: sending.why ?? 'not_allowed' };
}

/** The first message of the holder answers the help request. Somebody's act at the same moment wins, the message stands. */
async function noteAnswer(seen: SeenConversation, actor: Staff, tools: Tools): Promise<void> {
  const { help } = seen;
  if (help === null || help.state !== 'claimed' || help.holder?.id !== actor.id) return;
  await actOnHelp({ id: help.id, act: 'answer', seenVersion: help.version }, actor, tools);
}
