// GET /audit: who read, changed and exported what, and why. Reading it is recorded too.

import { auditView } from '../present/list-views.js';
import { defineRoute } from '../route.js';
import { AuditPage, AuditQuery } from '../schemas/desk-lists.js';

export const getAudit = defineRoute<unknown, AuditQuery>({
  name: 'audit.list',
  summary: 'The audit log, newest first.',
  query: AuditQuery,
  answers: { 200: AuditPage },
  audited: true,
  async handle({ query: { limit, cursor, actor, object } }, _asker, deps) {
    const page = await deps.store.audit.list({
      limit,
      ...(cursor === undefined ? undefined : { cursor }),
      ...(actor === undefined ? undefined : { actor }),
      ...(object === undefined ? undefined : { object }),
    });
    const names = new Map((await deps.store.staff.list()).map(({ id, name }) => [id, name]));
    const key = deps.vault.realmKey();
    const body: AuditPage = { items: page.items.map((event) => auditView(event, names, key)), cursor: page.cursor };
    return { status: 200, body };
  },
});
