// POST /conversations/{id}/notes: an internal note, never sent.

import { addNote } from '../../../app/desk/add-note.js';
import { noteView } from '../present/conversation-view.js';
import { orThrow } from '../refusals.js';
import { defineRoute } from '../route.js';
import { IdParams } from '../schemas/common.js';
import { NoteBody, NoteView } from '../schemas/conversations.js';

export const postNote = defineRoute<IdParams, unknown, NoteBody>({
  name: 'note.add',
  summary: 'Add an internal note.',
  params: IdParams,
  body: NoteBody,
  answers: { 201: NoteView },
  refusals: [404],
  audited: true,
  async handle({ params, body }, { staff }, deps) {
    const note = orThrow(await addNote(params.id, body.text, staff, deps));
    return { status: 201, body: noteView(note) };
  },
});
