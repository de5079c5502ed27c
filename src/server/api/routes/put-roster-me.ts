// PUT /roster/me: on duty, or off it.

import { putDuty } from '../../../app/desk/roster.js';
import { dutyView } from '../present/list-views.js';
import { defineRoute } from '../route.js';
import { DutyBody, DutyView } from '../schemas/desk-lists.js';

export const putRosterMe = defineRoute<unknown, unknown, DutyBody>({
  name: 'roster.put',
  summary: 'Say that you are on duty, until when and in which languages, or that you are not.',
  body: DutyBody,
  answers: { 200: DutyView },
  audited: true,
  async handle({ body }, { staff }, deps) {
    const until = body.until === undefined ? null : Date.parse(body.until);
    const row = await putDuty(staff, { onDuty: body.onDuty, until, languages: body.languages }, deps);
    return { status: 200, body: dutyView(row), audit: { object: `account:${staff.id}` } };
  },
});
