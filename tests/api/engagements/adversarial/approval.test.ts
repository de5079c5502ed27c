import { MINUTE, type Name } from '../engagement-world.js';
import { type Attempt, refuses } from './attempts.js';

const writtenBy =
  (author: Name, approver: Name, editor?: Name): Attempt[2] =>
  async (scene) => {
    const talk = await scene.talk();
    const first = await scene.write(talk, 'Thank you for the answer.', author);
    const draft = editor === undefined ? first : await scene.edit(talk, first, 'Thank you for this answer.', editor);
    return () => scene.approve(talk.thread, draft, approver);
  };

/** A yes by this person to a suggestion, after this long before their eyes. */
const readFor =
  (ms: number, who: Name = 'lea'): Attempt[2] =>
  async (scene) => {
    const talk = await scene.talk();
    await scene.show(talk, talk.draft, who);
    scene.later(ms);
    return () => scene.say(talk, talk.draft, who);
  };

refuses([
  [
    'nobody approved',
    '422 not_approved',
    async (scene) => {
      const { thread, draft } = await scene.talk();
      return () => scene.release(thread, draft);
    },
  ],
  ['approved by its author', 'approval:author_or_editor', writtenBy('lea', 'lea')],
  ['approved by its editor', 'approval:author_or_editor', writtenBy('tom', 'lea', 'lea')],
  ['approved by its first author after another’s edit', 'approval:author_or_editor', writtenBy('lea', 'lea', 'tom')],
  ['the operator approves what they wrote', 'approval:author_or_editor', writtenBy('ina', 'ina')],
  ['the operator approves what another wrote', 'approval:operator_approves_suggestions_only', writtenBy('lea', 'ina')],
  [
    'the operator approves a suggestion that somebody edited',
    'approval:operator_approves_suggestions_only',
    async (scene) => {
      const talk = await scene.talk();
      const draft = await scene.edit(talk, talk.draft, 'Thank you for this answer.', 'tom');
      return () => scene.approve(talk.thread, draft, 'ina');
    },
  ],
  [
    'a suggestion that was edited and put back as it was',
    'approval:operator_approves_suggestions_only',
    async (scene) => {
      const talk = await scene.talk();
      const other = await scene.edit(talk, talk.draft, 'Thank you for this answer.', 'tom');
      const draft = await scene.edit(talk, other, talk.draft.text, 'tom');
      return () => scene.approve(talk.thread, draft, 'ina');
    },
  ],
  [
    'the operator of another thread approves',
    '404 not_found',
    async (scene) => {
      const { thread, draft } = await scene.talk();
      return () => scene.approve(thread, draft, 'omar');
    },
  ],
  [
    'oversight approves',
    '404 not_found',
    async (scene) => {
      const talk = await scene.talk();
      return () => scene.say(talk, talk.draft, 'paul');
    },
  ],
  [
    'an authoriser approves',
    '404 not_found',
    async (scene) => {
      const talk = await scene.talk();
      return () => scene.say(talk, talk.draft, 'noor');
    },
  ],
  [
    'a second tab with the revision before',
    '409 stale',
    async (scene) => {
      const talk = await scene.talk();
      await scene.show(talk, talk.draft);
      scene.later(MINUTE);
      await scene.edit(talk, talk.draft, 'Thank you for this answer.', 'tom');
      return () => scene.say(talk, talk.draft);
    },
  ],
  [
    'a second tab that edits over an edit',
    '409 stale',
    async (scene) => {
      const talk = await scene.talk();
      await scene.edit(talk, talk.draft, 'Thank you for this answer.', 'tom');
      return () => scene.call('ina', 'PUT', `${talk.drafts}/${talk.draft.id}`, { text: 'All right.', revision: 1 });
    },
  ],
  [
    'a revision of tomorrow',
    '409 stale',
    async (scene) => {
      const talk = await scene.talk();
      return () => scene.say(talk, { ...talk.draft, revision: 2 });
    },
  ],
  [
    'a yes to the revision before, shown as the one of now',
    'approval:text_changed',
    async (scene) => {
      const talk = await scene.talk();
      await scene.show(talk, talk.draft);
      const edited = await scene.edit(talk, talk.draft, 'Thank you for this answer.', 'tom');
      return () => scene.approve(talk.thread, { ...edited, textSha256: talk.draft.textSha256 });
    },
  ],
  [
    'the hash of another text',
    'approval:text_changed',
    async (scene) => {
      const talk = await scene.talk();
      return () => scene.approve(talk.thread, { ...talk.draft, textSha256: 'a'.repeat(64) });
    },
  ],
  [
    'the hash in capitals',
    '400 malformed',
    async (scene) => {
      const talk = await scene.talk();
      return () => scene.approve(talk.thread, { ...talk.draft, textSha256: talk.draft.textSha256.toUpperCase() });
    },
  ],
  [
    'a draft of another thread',
    '404 not_found',
    async (scene) => {
      const [one, two] = [await scene.talk(), await scene.approved()];
      return () => scene.release(one.thread, two.draft);
    },
  ],
  [
    'rejected and then approved',
    '422 wrong_state',
    async (scene) => {
      const talk = await scene.talk();
      await scene.show(talk, talk.draft);
      scene.later(MINUTE);
      const no = { revision: 1, reason: 'too pushy' };
      await scene.good(scene.call('tom', 'POST', `${talk.drafts}/${talk.draft.id}/rejection`, no));
      return () => scene.say(talk, talk.draft);
    },
  ],
  [
    'never shown',
    '422 not_shown',
    async (scene) => {
      const talk = await scene.talk();
      return () => scene.say(talk, talk.draft);
    },
  ],
  [
    'shown to somebody else only',
    '422 not_shown',
    async (scene) => {
      const talk = await scene.talk();
      await scene.show(talk, talk.draft, 'tom');
      scene.later(MINUTE);
      return () => scene.say(talk, talk.draft, 'lea');
    },
  ],
  ['approved in half a second', 'reading_time:faster_than_it_can_be_read', readFor(500)],
  [
    'approved a millisecond too early',
    'reading_time:faster_than_it_can_be_read',
    async (scene) => {
      const talk = await scene.talk();
      const { approvableAt, shownAt } = await scene.show(talk, talk.draft);
      scene.later(Date.parse(approvableAt) - Date.parse(shownAt) - 1);
      return () => scene.say(talk, talk.draft);
    },
  ],
  ['an operator too fast', 'reading_time:faster_than_it_can_be_read', readFor(500, 'ina')],
  ['left open for longer than half an hour', 'reading_time:shown_too_long_ago', readFor(31 * MINUTE)],
  ['a clock turned back while it is read', 'reading_time:no_time', readFor(-5 * MINUTE)],
  [
    'two windows that were read at once',
    'reading_time:faster_than_it_can_be_read',
    async (scene) => {
      const talk = await scene.talk();
      const [one, two] = await scene.drafts(talk.thread);
      await scene.show(talk, one);
      await scene.show(talk, two);
      scene.later(MINUTE);
      await scene.good(scene.say(talk, one));
      return () => scene.say(talk, two);
    },
  ],
  [
    'texts of two threads that were read at once',
    'reading_time:faster_than_it_can_be_read',
    async (scene) => {
      const [one, two] = [await scene.talk(), await scene.talk()];
      await scene.show(one, one.draft);
      await scene.show(two, two.draft);
      scene.later(MINUTE);
      await scene.good(scene.say(one, one.draft));
      return () => scene.say(two, two.draft);
    },
  ],
  [
    'no text',
    '400 malformed',
    async (scene) => {
      const { drafts } = await scene.talk();
      return () => scene.call('ina', 'POST', drafts, { text: '' });
    },
  ],
  [
    'blanks for a text',
    'approval:empty',
    async (scene) => {
      const talk = await scene.talk();
      const draft = await scene.write(talk, ' \u2003 ');
      return () => scene.approve(talk.thread, draft);
    },
  ],
  [
    'half a surrogate pair',
    'approval:not_well_formed',
    async (scene) => {
      const talk = await scene.talk();
      const draft = await scene.write(talk, 'Thank you for the answer.\ud83d');
      return () => scene.approve(talk.thread, draft);
    },
  ],
  [
    'many yeses in one request',
    '400 malformed',
    async (scene) => {
      const talk = await scene.talk();
      const yes = { revision: 1, textSha256: talk.draft.textSha256 };
      return () => scene.call('lea', 'POST', `${talk.drafts}/${talk.draft.id}/approval`, [yes, yes]);
    },
  ],
]);
