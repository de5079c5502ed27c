// Help requests and review items, and what staff do to them: an act is an insert under (item, version).

import type { HelpRequest, QueueAct } from '../../../domain/help-request.js';
import type { ReviewItem } from '../../../domain/review.js';
import type { Page, PageRequest, QueueFilter, QueueStore } from '../../contract.js';
import { HELP_ORDER, type QueueOrder, queuePage, queueWalks, REVIEW_ORDER } from '../../queue-page.js';
import type { Collection } from '../collection.js';
import { ACTS, HELP, REVIEWS } from '../collections.js';
import { above, below, beyond, type Database, type Filter, not, oneOf } from '../database.js';

type Item = HelpRequest | ReviewItem;

/** What the two kinds of item differ in. */
interface Kind<T extends Item> {
  readonly collection: Collection<T>;
  readonly order: QueueOrder;
  /** What every list leaves out. */
  readonly shown: Filter;
  /** Fields of the index that the lists go over. */
  readonly sort: Readonly<Record<string, 1>>;
}

const HELP_KIND: Kind<HelpRequest> = {
  collection: HELP,
  order: HELP_ORDER,
  shown: {},
  sort: { state: 1, since: 1, _id: 1 },
};
const REVIEW_KIND: Kind<ReviewItem> = {
  collection: REVIEWS,
  order: REVIEW_ORDER,
  shown: { hidden: false },
  sort: { state: 1, hidden: 1, since: 1, _id: 1 },
};

/** QueueStore over the database. */
export function queue(db: Database): QueueStore {
  return {
    help: (id) => read(db, HELP_KIND, id),
    review: (id) => read(db, REVIEW_KIND, id),
    async openHelpOf(conversationId) {
      const open = { conversationId, state: not('closed') };
      const item = await db.rows(HELP).first(open, { conversationId: -1, openedTurn: -1 });
      return item && (await read(db, HELP_KIND, item.id));
    },
    async newestHelpOf(conversationId) {
      const item = await db.rows(HELP).first({ conversationId }, { conversationId: -1, openedTurn: -1 });
      return item && (await read(db, HELP_KIND, item.id));
    },
    async reviewOf(conversationId) {
      const item = await db.rows(REVIEWS).first({ conversationId });
      return item && (await read(db, REVIEW_KIND, item.id));
    },
    listHelp: (filter, page) => list(db, HELP_KIND, filter, page),
    listReviews: (filter, page) => list(db, REVIEW_KIND, filter, page),
    recordHelpAct: (act) => record(db, HELP_KIND, act),
    recordReviewAct: (act) => record(db, REVIEW_KIND, act),
    acts: (itemId) => laterActs(db, itemId, -1),
    counts: () => counts(db),
  };
}

async function laterActs(db: Database, itemId: string, version: number): Promise<readonly QueueAct[]> {
  return await db.rows(ACTS).find({ itemId, version: above(version) }, { order: { itemId: 1, version: 1 } });
}

/** Brings an item to an act, unless it is there or further. Says whether the item is there at all. */
async function apply<T extends Item>(db: Database, kind: Kind<T>, act: QueueAct): Promise<boolean> {
  const rows = db.rows(kind.collection);
  const { itemId: _id, state, holder, version, at } = act;
  // The first answer's time stays.
  if (kind.collection.name === HELP.name && state === 'answered') {
    await rows.change({ _id, answeredAt: null }, { $set: { answeredAt: at } });
  }
  const changed = await rows.change({ _id, version: below(version) }, { $set: { state, holder, version } });
  return changed > 0 || (await rows.has({ _id }));
}

/** The item, after bringing it up to acts that a crash left unapplied. */
async function read<T extends Item>(db: Database, kind: Kind<T>, id: string): Promise<T | undefined> {
  const item = await db.rows(kind.collection).byId(id);
  if (item === undefined) return undefined;
  const later = await laterActs(db, id, item.version);
  if (later.length === 0) return item;
  for (const act of later) await apply(db, kind, act);
  return await db.rows(kind.collection).byId(id);
}

async function record<T extends Item>(db: Database, kind: Kind<T>, act: QueueAct): Promise<'recorded' | 'stale'> {
  const item = await read(db, kind, act.itemId);
  if (item?.version !== act.version - 1) return 'stale';
  if (!(await db.rows(ACTS).insert(act, { conversationId: item.conversationId }))) return 'stale';
  if (await apply(db, kind, act)) return 'recorded';
  // Erased meanwhile: nothing of it stays.
  await db.rows(ACTS).remove({ itemId: act.itemId });
  return 'stale';
}

async function list<T extends Item>(
  db: Database,
  kind: Kind<T>,
  filter: QueueFilter,
  request: PageRequest,
): Promise<Page<T>> {
  const wanted = { ...kind.shown, ...filterOf(filter) };
  const found = await Promise.all(
    queueWalks(kind.order, filter, request).map(({ state, since, id }) =>
      db
        .rows(kind.collection)
        .find(
          { state, ...wanted, ...beyond(['since', '_id'], [since, id]) },
          { order: kind.sort, limit: request.limit + 1 },
        ),
    ),
  );
  return queuePage(kind.order, found.flat(), request.limit);
}

function filterOf({ language, channel, label, holder }: QueueFilter): Filter {
  return {
    ...(language !== undefined && { language }),
    ...(channel !== undefined && { channel }),
    ...(label !== undefined && { labels: label }),
    ...(holder !== undefined && { 'holder.id': holder }),
  };
}

async function counts(db: Database): ReturnType<QueueStore['counts']> {
  const [waiting, oldest, openReviews] = await Promise.all([
    db.rows(HELP).count({ state: 'waiting' }),
    db.rows(HELP).first({ state: 'waiting' }, { state: 1, since: 1 }),
    db.rows(REVIEWS).count({ state: oneOf(REVIEW_ORDER.states), hidden: false }),
  ]);
  return { waiting, oldestWaitingSince: oldest?.since ?? null, openReviews };
}
