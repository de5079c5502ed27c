// Rules 16 to 18: one person’s yes to one text.

import { maySend, type SendSituation } from '../../../../src/bots/engagement/may-send.js';
import type { Draft } from '../../../../src/domain/engagement.js';
import { approval, DAY, draft, NOW, ports, SECOND, situation } from '../world.js';

import { areRefused, by, type Case, PLAIN, send } from './attempt.js';

function approvedBy(
  id: string,
  made: Draft,
  roles: SendSituation['operator']['roles'] = ['approver'],
): Partial<SendSituation> {
  return { draft: made, approval: approval(made, { approver: id }), approver: { id, roles } };
}

function yes(changes: Parameters<typeof approval>[1]): Partial<SendSituation> {
  return { approval: approval(draft(PLAIN), changes) };
}

function versions(changes: object): Partial<SendSituation> {
  return { draft: draft(PLAIN, { versions: { ...draft(PLAIN).versions, ...changes } }) };
}

/** A text that looks as approved and is not. */
function invisible(): readonly Case[] {
  const forms: readonly (readonly [string, string])[] = [
    ['a zero-width space', PLAIN.replace('What', 'What\u200b')],
    ['a zero-width joiner', PLAIN.replace('What', 'Wh\u200dat')],
    ['a right-to-left override', PLAIN.replace('What', '\u202eWhat')],
    ['a no-break space', PLAIN.replace('does that', 'does\u00a0that')],
    ['a Cyrillic letter', PLAIN.replace('that', 'thаt')],
    ['a variation selector', `${PLAIN}\ufe0f`],
    ['a tag character', `${PLAIN}\u{e0041}`],
    ['another form of the same letter', 'Café, what does it include?'.normalize('NFD')],
    ['a space at the end', `${PLAIN} `],
  ];
  return forms.map(([what, text]): Case => {
    const seen = what.startsWith('another form') ? text.normalize('NFC') : PLAIN;
    return {
      what: `edited after the approval by ${what}`,
      rule: 'approval',
      why: 'text_changed',
      tries: send(text, { draft: draft(text), approval: approval(draft(seen)) }),
    };
  });
}

areRefused([
  {
    what: 'nobody approved',
    rule: 'approval',
    why: 'not_approved',
    tries: send(PLAIN, { approval: null, approver: null }),
  },
  {
    what: 'approved by its author',
    rule: 'approval',
    why: 'author_or_editor',
    tries: send(PLAIN, approvedBy('officer7', by('officer7', PLAIN))),
  },
  {
    what: 'approved by its editor',
    rule: 'approval',
    why: 'author_or_editor',
    tries: send(PLAIN, approvedBy('officer7', draft(PLAIN, { editors: ['officer7'], revision: 2 }))),
  },
  {
    what: 'the operator approves a suggestion that somebody edited',
    rule: 'approval',
    tries: send(PLAIN, approvedBy('officer4', draft(PLAIN, { editors: ['officer5'] }), ['operator'])),
  },
  {
    what: 'the operator approves what they wrote',
    rule: 'approval',
    tries: send(PLAIN, approvedBy('officer4', by('officer4', PLAIN), ['operator', 'approver'])),
  },
  {
    what: 'the operator approves what is active',
    rule: 'approval',
    tries: send('I want to book it.', approvedBy('officer4', draft('I want to book it.'), ['operator'])),
  },
  {
    what: 'the operator of another thread approves',
    rule: 'approval',
    why: 'not_an_approver',
    tries: send(PLAIN, approvedBy('officer5', draft(PLAIN), ['operator'])),
  },
  {
    what: 'oversight approves',
    rule: 'approval',
    why: 'oversight_approves_nothing',
    tries: send(PLAIN, approvedBy('officer7', draft(PLAIN), ['approver', 'oversight'])),
  },
  {
    what: 'an approval in another’s name',
    rule: 'approval',
    why: 'other_person',
    tries: send(PLAIN, { approver: { id: 'officer8', roles: ['approver'] } }),
  },
  {
    what: 'an author who poses as a template',
    rule: 'approval',
    tries: send(PLAIN, approvedBy('officer4', by('template:', PLAIN), ['operator'])),
  },
  ...invisible(),
  {
    what: 'edited after the approval',
    rule: 'approval',
    why: 'edited_since',
    tries: send(PLAIN, {
      draft: draft(PLAIN, { revision: 2, editors: ['officer5'] }),
      approval: approval(draft(PLAIN)),
    }),
  },
  {
    what: 'an approval of another draft',
    rule: 'approval',
    why: 'other_draft',
    tries: send(PLAIN, yes({ draftId: 'D-9' })),
  },
  {
    what: 'an approval from another thread',
    rule: 'approval',
    why: 'other_thread',
    tries: send(PLAIN, yes({ threadId: 'T-19' })),
  },
  {
    what: 'a replayed approval',
    rule: 'approval',
    why: 'approval_used',
    tries: send(PLAIN, { approvalUsedBy: 'I-0' }),
  },
  {
    what: 'an approval of a rejected text',
    rule: 'approval',
    why: 'rejected',
    tries: send(PLAIN, { draft: draft(PLAIN, { rejected: { by: 'officer7', reason: 'no', at: NOW } }) }),
  },
  {
    what: 'an approval from before the text was there',
    rule: 'approval',
    why: 'approved_before_it_was_written',
    tries: send(PLAIN, yes({ at: NOW - 60 * SECOND, shownAt: NOW - 90 * SECOND })),
  },
  {
    what: 'an approval of tomorrow',
    rule: 'approval',
    why: 'in_the_future',
    tries: () => maySend({ ...situation(PLAIN), ...yes({ at: NOW + 1 }) }, ports).verdicts,
  },
  { what: 'an empty text', rule: 'approval', why: 'empty', tries: send('  ') },
  { what: 'half a surrogate pair', rule: 'approval', why: 'not_well_formed', tries: send(`${PLAIN}\ud83d`) },
  {
    what: 'approved in half a second',
    rule: 'reading_time',
    why: 'faster_than_it_can_be_read',
    tries: send(PLAIN, yes({ shownAt: NOW - 1.5 * SECOND })),
  },
  {
    what: 'two windows read at once',
    rule: 'reading_time',
    tries: send(PLAIN, yes({ lastApprovalAt: NOW - 1.5 * SECOND })),
  },
  {
    what: 'ten approved with one click',
    rule: 'reading_time',
    tries: send(PLAIN, yes({ lastApprovalAt: NOW - SECOND })),
  },
  { what: 'approved before it was shown', rule: 'reading_time', tries: send(PLAIN, yes({ shownAt: NOW })) },
  {
    what: 'left open since yesterday',
    rule: 'reading_time',
    tries: send(PLAIN, { draft: draft(PLAIN, { at: NOW - 2 * DAY }), ...yes({ shownAt: NOW - DAY }) }),
  },
  { what: 'one thread too many', rule: 'load', tries: send(PLAIN, { threadsOpen: 9 }) },
  { what: 'a count of threads that is none', rule: 'load', tries: send(PLAIN, { threadsOpen: Number.NaN }) },
  {
    what: 'judged by an older policy',
    rule: 'records',
    why: 'older_policy',
    tries: send(PLAIN, versions({ policy: 'FR-1' })),
  },
  {
    what: 'judged by older words',
    rule: 'records',
    why: 'older_words',
    tries: send(PLAIN, versions({ words: 'en-1' })),
  },
  { what: 'a template of no version', rule: 'records', tries: send(PLAIN, versions({ templates: null })) },
  {
    what: 'a model without its prompt',
    rule: 'records',
    why: 'no_model_version',
    tries: send(PLAIN, { draft: by('model:local', PLAIN, { versions: { ...draft(PLAIN).versions, model: '1' } }) }),
  },
]);
