// Rule 2: revocations, stops and renewals against sends, by their numbers.

import { mayStillLeave, type SendSituation } from '../../../../src/bots/engagement/may-send.js';
import { renewalProblem } from '../../../../src/bots/engagement/numbered.js';
import type { NumberedDocument } from '../../../../src/domain/authorisation.js';
import type { Verdict } from '../../../../src/domain/engagement-rules.js';
import { authorisation, DAY, NOW, sha256, situation, THEIRS, threadAfter } from '../world.js';

import { areRefused, PLAIN, send } from './attempt.js';

const grant: NumberedDocument = { authorisationId: 'A-014', n: 1, at: NOW - 10 * DAY, kind: 'grant' };

const revoked: NumberedDocument = {
  authorisationId: 'A-014',
  n: 2,
  at: NOW - 2,
  kind: 'revocation',
  by: 'colonel',
  reason: 'over',
};

const intent = (n: number, changes: object = {}): NumberedDocument => ({
  authorisationId: 'A-014',
  n,
  at: NOW - 2,
  kind: 'send_intent',
  intentId: 'I-1',
  approvalId: 'Y-1',
  threadId: 'T-18',
  textSha256: sha256(PLAIN),
  ...changes,
});

function still(
  documents: readonly NumberedDocument[],
  spoil: Partial<SendSituation> = {},
  text = PLAIN,
): () => readonly Verdict[] {
  return () => mayStillLeave({ ...situation(text, spoil), documents, intentId: 'I-1', textSha256: sha256(text) });
}

function stop(
  scope: 'all' | 'authorisation' | 'thread',
  target: string | null,
  liftedBy: readonly string[] = [],
): Partial<SendSituation> {
  return { stops: [{ scope, target, by: 'officer2', at: NOW - 1, liftedBy }] };
}

function renewed(changes: Parameters<typeof authorisation>[0]): ReturnType<typeof authorisation> {
  return authorisation({
    end: NOW + 60 * DAY,
    necessity: 'Two answers since October speak of a guarantor whom nobody could name in any other way.',
    proportionality: 'Fewer threads than before are kept, and those without an answer were closed for good.',
    ...changes,
  });
}

areRefused([
  {
    what: 'revoked before it is asked',
    rule: 'numbered',
    why: 'revoked',
    tries: send(PLAIN, { documents: [grant, revoked] }),
  },
  { what: 'revoked between approval and send', rule: 'numbered', tries: still([grant, revoked, intent(3)]) },
  {
    what: 'a send whose number comes after the revocation',
    rule: 'numbered',
    why: 'revoked',
    tries: send(PLAIN, { documents: [grant, revoked, intent(3)], intentId: 'I-1' }),
  },
  {
    what: 'revoked after the intent, before the network call',
    rule: 'numbered',
    why: 'revoked',
    tries: still([grant, intent(2), { ...revoked, n: 3 }]),
  },
  {
    what: 'renewed after it was revoked',
    rule: 'numbered',
    why: 'revoked',
    tries: send(PLAIN, {
      documents: [
        grant,
        revoked,
        { authorisationId: 'A-014', n: 3, at: NOW - 1, kind: 'renewal', authorisation: authorisation() },
      ],
    }),
  },
  {
    what: 'a number left out, where a revocation may stand',
    rule: 'numbered',
    why: 'broken_row',
    tries: send(PLAIN, { documents: [grant, intent(3)], intentId: 'I-1' }),
  },
  {
    what: 'one number twice, from two processes',
    rule: 'numbered',
    why: 'broken_row',
    tries: send(PLAIN, { documents: [grant, intent(2), { ...revoked, n: 2 }], intentId: 'I-1' }),
  },
  {
    what: 'documents without a grant',
    rule: 'numbered',
    why: 'broken_row',
    tries: send(PLAIN, { documents: [{ ...intent(1) }] }),
  },
  {
    what: 'documents of another authorisation',
    rule: 'numbered',
    why: 'broken_row',
    tries: send(PLAIN, { documents: [grant, { ...intent(2), authorisationId: 'A-015' }] }),
  },
  { what: 'an intent that is not in the row', rule: 'numbered', why: 'no_such_intent', tries: still([grant]) },
  {
    what: 'one approval, two intents (second tab)',
    rule: 'numbered',
    why: 'approval_used',
    tries: still([grant, intent(2, { intentId: 'I-0' }), intent(3)]),
  },
  { what: 'no documents at all', rule: 'numbered', why: 'broken_row', tries: send(PLAIN, { documents: [] }) },
  { what: 'the kill switch', rule: 'stopped', why: 'all_stopped', tries: send(PLAIN, stop('all', null)) },
  {
    what: 'the kill switch after the intent',
    rule: 'stopped',
    why: 'all_stopped',
    tries: still([grant, intent(2)], stop('all', null)),
  },
  { what: 'a stop of this authorisation', rule: 'stopped', tries: send(PLAIN, stop('authorisation', 'A-014')) },
  { what: 'a stop of this thread', rule: 'stopped', tries: send(PLAIN, stop('thread', 'T-18')) },
  {
    what: 'a stop that one person lifted twice',
    rule: 'stopped',
    tries: send(PLAIN, stop('all', null, ['officer9', 'officer9'])),
  },
  {
    what: 'another text than the intent’s, at the last moment',
    rule: 'approval',
    why: 'text_changed',
    tries: still([grant, intent(2)], {}, 'Another text'),
  },
  {
    what: 'expired after the intent',
    rule: 'live',
    why: 'expired',
    tries: still([grant, intent(2)], { granted: authorisation({ end: NOW }) }),
  },
  {
    what: 'frozen after the intent',
    rule: 'safeguarding',
    tries: still([grant, intent(2)], { thread: threadAfter([...THEIRS, 'i am 15 years old']) }),
  },
  {
    what: 'a renewal with the old necessity',
    rule: 'renewal',
    why: 'necessity_copied',
    tries: () => [renewalProblem(renewed({ necessity: authorisation().necessity }), [authorisation()], NOW)],
  },
  {
    what: 'a renewal with one word changed',
    rule: 'renewal',
    why: 'proportionality_copied',
    tries: () => [
      renewalProblem(
        renewed({ proportionality: authorisation().proportionality.replace('Only', 'Just') }),
        [authorisation()],
        NOW,
      ),
    ],
  },
  {
    what: 'a renewal without reasons',
    rule: 'renewal',
    why: 'reasons_missing',
    tries: () => [renewalProblem(renewed({ necessity: 'Still needed.' }), [authorisation()], NOW)],
  },
  {
    what: 'a renewal for another offence',
    rule: 'renewal',
    why: 'other_offence',
    tries: () => [renewalProblem(renewed({ offence: 'trafficking' }), [authorisation()], NOW)],
  },
]);
