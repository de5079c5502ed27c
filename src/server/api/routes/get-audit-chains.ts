// GET /audit/chains: walks every chain and says where one is broken.

import { type ChainVerdict, verifyChain } from '../../../app/audit.js';
import { defineRoute } from '../route.js';
import { AuditChains } from '../schemas/desk-lists.js';

export const getAuditChains = defineRoute({
  name: 'audit.chains',
  summary: 'Verify the chains of the audit log.',
  answers: { 200: AuditChains },
  audited: true,
  async handle(_asked, _asker, deps) {
    const items: ChainVerdict[] = [];
    for (const chain of await deps.store.audit.chains()) {
      items.push(await verifyChain(chain, { store: deps.store.audit, meta: deps.store.meta, vault: deps.vault }));
    }
    return { status: 200, body: { items } };
  },
});
