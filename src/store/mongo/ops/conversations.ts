// Summaries of conversations and staff's notes on them.

import type { ConversationSummary, Tombstone } from '../../../domain/conversation.js';
import type { Entry } from '../../../domain/log.js';
import type { ConversationStore } from '../../contract.js';
import { CONTACTS, CONVERSATIONS, ENTRIES, NOTES } from '../collections.js';
import { above, below, beyond, type Database, from, oneOf, upTo } from '../database.js';
import { unlessErased } from '../erased.js';

/** Unsettled entries looked at in one go. */
const PAGE = 500;

type Due = ConversationSummary & { readonly why: Tombstone['why'] };

/** ConversationStore over the database. */
export function conversations(db: Database): ConversationStore {
  const rows = db.rows(CONVERSATIONS);
  return {
    byId: (id) => rows.byId(id),
    async newestAt() {
      const newest = await rows.first({ lastAt: above(0) }, { lastAt: -1 });
      return newest?.lastAt ?? null;
    },
    silent: ({ before, limit }) =>
      rows.find(
        { status: 'open', lastAt: below(before), erasureAskedAt: null },
        { order: { status: 1, lastAt: 1 }, limit },
      ),
    withPerson: ({ since, limit }) =>
      rows.find(
        { status: 'with_person', lastAt: from(since), erasureAskedAt: null },
        { order: { status: -1, lastAt: -1 }, limit },
      ),
    since: ({ since, limit }) => rows.find({ lastAt: from(since) }, { order: { lastAt: 1 }, limit }),
    insertNote: (note) =>
      unlessErased(db, note.conversationId, 'exists', async () =>
        (await db.rows(NOTES).insert(note)) ? 'inserted' : 'exists',
      ),
    notes: (conversationId) => db.rows(NOTES).find({ conversationId }, { order: { conversationId: 1, at: 1, _id: 1 } }),
    dueForErasure: (request) => dueForErasure(db, request),
  };
}

type DueRequest = Parameters<ConversationStore['dueForErasure']>[0];

async function dueForErasure(
  db: Database,
  { before, askedBefore, wordBefore, now, limit }: DueRequest,
): Promise<readonly Due[]> {
  const rows = db.rows(CONVERSATIONS);
  const free = { $or: [{ heldUntil: null }, { heldUntil: upTo(now) }] };
  const cooled = { $or: [{ erasureByWord: true }, { erasureAskedAt: below(askedBefore) }] };
  const [asked, old, orphans] = await Promise.all([
    rows.find({ erasureAskedAt: below(wordBefore), $and: [cooled, free] }, { order: { erasureAskedAt: 1 }, limit }),
    rows.find({ lastAt: below(before), $and: [free] }, { order: { lastAt: 1 }, limit }),
    withoutSummary(db, before, limit),
  ]);
  const due = new Map<string, Due>();
  const add = (why: Tombstone['why']) => (summary: ConversationSummary) => {
    if (due.size < limit && !due.has(summary.id)) due.set(summary.id, { ...summary, why });
  };
  asked.forEach(add('asked'));
  for (const summary of [...old, ...orphans]) add('retention')(summary);
  return [...due.values()];
}

/** Entries that never got an outcome have no summary; their conversation must not stay for ever. */
async function withoutSummary(db: Database, before: number, limit: number): Promise<readonly ConversationSummary[]> {
  const found: ConversationSummary[] = [];
  for (const state of ['pending', 'quarantined']) {
    let after: readonly [number, string, number] = [-1, '', 0];
    for (;;) {
      const unsettled = { $and: [{ state, at: below(before) }, beyond(['at', 'contactId', 'seq'], after)] };
      const order = { state: 1, at: 1, contactId: 1, seq: 1 } as const;
      const page = await db.rows(ENTRIES).find(unsettled, { order, limit: PAGE });
      found.push(...(await summariesOf(db, page)));
      const last = page.at(-1);
      if (found.length >= limit || last === undefined || page.length < PAGE) break;
      after = [last.at, last.contactId, last.seq];
    }
  }
  return found;
}

async function summariesOf(db: Database, entries: readonly Entry[]): Promise<readonly ConversationSummary[]> {
  const ids = [...new Set(entries.map(({ conversationId }) => conversationId))];
  const known = await db.rows(CONVERSATIONS).documents({ _id: oneOf(ids) }, { fields: ['_id'] });
  const there = new Set(known.map(({ _id }) => _id));
  const orphans = ids.filter((id) => !there.has(id));
  const made = orphans.map(async (id) => {
    const entry = entries.find(({ conversationId }) => conversationId === id);
    return entry && (await summaryOfEntry(db, entry));
  });
  return (await Promise.all(made)).filter((summary) => summary !== undefined);
}

async function summaryOfEntry(db: Database, entry: Entry): Promise<ConversationSummary> {
  const contact = await db.rows(CONTACTS).byId(entry.contactId);
  return {
    id: entry.conversationId,
    contactId: entry.contactId,
    channel: contact?.channel ?? 'web',
    language: 'und',
    labels: [],
    status: 'open',
    startedAt: entry.at,
    lastAt: entry.at,
    firstTurn: 0,
    lastTurn: 0,
    appliedTurn: 0,
    erasureAskedAt: null,
    erasureByWord: false,
  };
}
