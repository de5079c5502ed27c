// An internal note on a conversation: sealed with its key, never sent.

import type { Note } from '../../domain/conversation.js';
import { err, ok, type Result } from '../../domain/result.js';
import type { Staff } from '../../domain/staff.js';
import { type DeskRefusal, type DeskTools, notePlace } from './desk-store.js';
import type { OpenNote } from './read-conversation.js';
import { seeConversation } from './see-conversation.js';

/** Writes the note down. */
export async function addNote(
  conversationId: string,
  text: string,
  actor: Staff,
  tools: DeskTools,
): Promise<Result<OpenNote, DeskRefusal>> {
  const seen = await seeConversation(conversationId, actor, tools);
  const key = seen === undefined ? undefined : await tools.vault.key(conversationId);
  if (key === undefined) return err({ kind: 'not_found' });
  const id = tools.ids.random();
  const note: Note = {
    id,
    conversationId,
    by: { id: actor.id, name: actor.name },
    at: tools.clock.now(),
    sealed: key.seal(notePlace(id), text),
  };
  await tools.store.conversations.insertNote(note);
  tools.bus.publish({ kind: 'note', conversationId });
  return ok({ note, text });
}
