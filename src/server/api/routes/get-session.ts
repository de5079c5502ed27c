// GET /session: who is signed in.

import { defineRoute } from '../route.js';
import { iso } from '../schemas/common.js';
import { SessionView } from '../schemas/session.js';

export const getSession = defineRoute({
  name: 'session.get',
  summary: 'Who is signed in, and until when.',
  answers: { 200: SessionView },
  async handle(_asked, { staff, expiresAt, idleAt }) {
    const body: SessionView = {
      id: staff.id,
      name: staff.name,
      roles: [...staff.roles],
      expiresAt: iso(expiresAt),
      idleAt: iso(idleAt),
    };
    return { status: 200, body };
  },
});
