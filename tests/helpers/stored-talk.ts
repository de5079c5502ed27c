// What lies in a contact's log, opened: what came in and what was answered.

import { entryPlace, openTurn } from '../../src/app/inbox/head.js';
import { outcomeOf } from '../../src/app/inbox/process-entry.js';
import type { EntryBody } from '../../src/domain/log.js';
import type { Core } from '../../src/server/compose-core.js';
import type { Stored } from '../channels/inbound-cases.js';

type Parts = Pick<Core, 'store' | 'vault'>;

/** The person's messages, in order. */
export async function storedMessages(contactId: string, { store, vault }: Parts): Promise<readonly Stored[]> {
  const { lastSeq } = await store.log.head(contactId);
  const seqs = Array.from({ length: lastSeq }, (_, n) => n + 1);
  const entries = await store.log.entries(contactId, seqs);
  const bodies = await Promise.all(
    entries.map(
      async ({ conversationId, uid, sealed }) =>
        (await vault.key(conversationId))?.open(entryPlace(uid), sealed) as EntryBody,
    ),
  );
  return bodies.flatMap((body) => {
    if (body.kind !== 'inbound') return [];
    const { text, attachment, how } = body;
    return [
      {
        text,
        ...(attachment === undefined ? {} : { attachment: attachment.kind }),
        ...(how === undefined ? {} : { how }),
      },
    ];
  });
}

/** What the bot made of one update; empty when it has no outcome. */
export async function answersTo(contactId: string, updateId: string, { store, vault }: Parts): Promise<string[]> {
  const entry = await store.log.byUpdate(contactId, updateId);
  const turn = entry === undefined ? undefined : await store.log.turnFor(contactId, outcomeOf(entry));
  const body = turn === undefined ? null : await openTurn(turn, { vault });
  return (body?.replies ?? []).map(({ text }) => text);
}
