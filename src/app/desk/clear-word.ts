// Staff decide that whoever writes without the code word is the person: from the next message on the chat is what it was.

import { err, ok, type Result } from '../../domain/result.js';
import { isShut } from '../../domain/session.js';
import type { Staff } from '../../domain/staff.js';
import type { Inbox } from '../ports.js';
import type { DeskRefusal, DeskTools } from './desk-store.js';
import { type SeenConversation, seeConversation } from './see-conversation.js';

const PATIENCE_MS = 5_000;

/**
 * Takes the code word away. Only while the word was asked for and did not come: a word that holds is the person's alone. Nothing is
 * said to whoever holds the phone.
 */
export async function clearWord(
  id: string,
  actor: Staff,
  tools: DeskTools & { readonly inbox: Inbox },
): Promise<Result<SeenConversation, DeskRefusal>> {
  const seen = await seeConversation(id, actor, tools);
  if (seen === undefined) return err({ kind: 'not_found' });
  if (seen.session.status === 'closed') return err({ kind: 'conflict', why: 'talk_closed' });
  if (!isShut(seen.session)) return err({ kind: 'conflict', why: 'no_code_word' });
  const submitted = await tools.inbox.submit(
    {
      contactId: seen.summary.contactId,
      conversationId: id,
      updateId: `staff:clear_word:${tools.ids.random()}`,
      platformAt: null,
      body: { kind: 'staff', act: 'clear_word', staff: { id: actor.id, name: actor.name } },
    },
    PATIENCE_MS,
  );
  if (submitted.kind === 'conversation_over') return err({ kind: 'conflict', why: 'talk_closed' });
  const after = await seeConversation(id, actor, tools);
  return after === undefined ? err({ kind: 'not_found' }) : ok(after);
}
