// DELETE /session: signs out, at once and everywhere this cookie is.

import { defineRoute } from '../route.js';

export const deleteSession = defineRoute({
  name: 'session.end',
  summary: 'Sign out.',
  answers: { 204: null },
  audited: true,
  async handle(_asked, { staff, tokenHash }, deps) {
    await deps.sessions.end(tokenHash, staff.id);
    return { status: 204, cookie: null, audit: { object: `account:${staff.id}` } };
  },
});
