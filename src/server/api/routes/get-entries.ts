// GET /entries: what was set aside after too many tries. Without texts.

import { entryView } from '../present/list-views.js';
import { defineRoute } from '../route.js';
import { EntriesPage, EntriesQuery } from '../schemas/desk-lists.js';

export const getEntries = defineRoute<unknown, EntriesQuery>({
  name: 'entries.list',
  summary: 'Entries that could not be processed.',
  query: EntriesQuery,
  answers: { 200: EntriesPage },
  async handle({ query: { limit, cursor } }, _asker, deps) {
    const page = await deps.store.log.quarantined({ limit, ...(cursor === undefined ? undefined : { cursor }) });
    const body: EntriesPage = { items: page.items.map(entryView), cursor: page.cursor };
    return { status: 200, body };
  },
});
