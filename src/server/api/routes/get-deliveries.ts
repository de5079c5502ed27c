// GET /deliveries: replies that did not arrive, may have, or wait. Without their texts.

import { deliveryView, downView } from '../present/list-views.js';
import { defineRoute } from '../route.js';
import { DeliveriesPage, DeliveriesQuery } from '../schemas/desk-lists.js';

export const getDeliveries = defineRoute<unknown, DeliveriesQuery>({
  name: 'deliveries.list',
  summary: 'Deliveries in a state: undeliverable, ambiguous, waiting …',
  query: DeliveriesQuery,
  answers: { 200: DeliveriesPage },
  async handle({ query: { state, limit, cursor } }, _asker, deps) {
    const page = await deps.store.deliveries.list({ state, limit, ...(cursor === undefined ? undefined : { cursor }) });
    const down = downView(deps.channels());
    const body: DeliveriesPage = { items: page.items.map(deliveryView), down, cursor: page.cursor };
    return { status: 200, body };
  },
});
