// Rules 1, 3, 4 and 5: whoever tries to send without the authorisation, the office, the training or the token is refused.

import type { SendSituation } from '../../../../src/bots/engagement/may-send.js';
import { authorisation, DAY, FRANCE, NOW, SECOND, THEIRS, threadAfter, token } from '../world.js';

import { areRefused, france, PLAIN, send, spoilt } from './attempt.js';

function trained(changes: object): Partial<SendSituation> {
  const record = {
    officer: 'officer4',
    kind: 'online-engagement-1',
    passedAt: NOW - DAY,
    expiresAt: NOW + DAY,
    recordedBy: 'school',
  };
  return { training: [{ ...record, ...changes }] };
}

areRefused([
  { what: 'expired by one second', rule: 'live', why: 'expired', tries: send(PLAIN, spoilt({ end: NOW - SECOND })) },
  { what: 'ends this very millisecond', rule: 'live', why: 'expired', tries: send(PLAIN, spoilt({ end: NOW })) },
  { what: 'begins in a second', rule: 'live', why: 'not_yet', tries: send(PLAIN, spoilt({ start: NOW + SECOND })) },
  {
    what: 'a clock turned back by an hour',
    rule: 'live',
    why: 'clock_turned_back',
    tries: send(PLAIN, { now: NOW - 3600 * SECOND }),
  },
  { what: 'a clock that says nothing', rule: 'live', why: 'no_time', tries: send(PLAIN, { now: Number.NaN }) },
  {
    what: 'signed by somebody whose key nobody knows',
    rule: 'signed',
    why: 'unknown_key',
    tries: send(PLAIN, { granted: authorisation({ signer: 'mallory' }, 'mallory') }),
  },
  {
    what: 'signed with a key that ran out',
    rule: 'signed',
    why: 'key_not_current',
    tries: send(PLAIN, { granted: authorisation({ signer: 'stale' }, 'stale') }),
  },
  {
    what: 'signed by a judge in the place of the authoriser',
    rule: 'signed',
    why: 'key_of_another_office',
    tries: send(PLAIN, { granted: authorisation({ signer: 'judge' }, 'judge') }),
  },
  {
    what: 'signed by another than it names',
    rule: 'signed',
    why: 'other_signer',
    tries: send(PLAIN, { granted: authorisation({ signer: 'general' }) }),
  },
  {
    what: 'lengthened by a day after it was signed',
    rule: 'signed',
    why: 'bad_signature',
    tries: send(PLAIN, { granted: { ...authorisation(), end: NOW + 21 * DAY } }),
  },
  {
    what: 'a subject added after it was signed',
    rule: 'signed',
    why: 'bad_signature',
    tries: send(PLAIN, { granted: { ...authorisation(), subjects: ['S-2', 'S-3'] } }),
  },
  {
    what: 'a signature that is no base64',
    rule: 'signed',
    why: 'bad_signature',
    tries: send(PLAIN, { granted: { ...authorisation(), signature: { keyId: 'key-colonel', value: '!' } } }),
  },
  {
    what: 'half a surrogate pair in what was signed',
    rule: 'signed',
    why: 'not_canonical',
    tries: send(PLAIN, { granted: { ...authorisation(), legalBasis: 'x\ud83d' } }),
  },
  {
    what: 'another subject',
    rule: 'scope',
    why: 'subject',
    tries: send(PLAIN, { thread: threadAfter(THEIRS, { subject: 'S-3' }) }),
  },
  {
    what: 'another platform',
    rule: 'scope',
    why: 'platform',
    tries: send(PLAIN, { thread: threadAfter(THEIRS, { platform: 'messenger' }) }),
  },
  {
    what: 'a thread of another authorisation',
    rule: 'scope',
    why: 'other_authorisation',
    tries: send(PLAIN, { thread: threadAfter(THEIRS, { authorisationId: 'A-015' }) }),
  },
  {
    what: 'an officer whom it does not name',
    rule: 'scope',
    why: 'operator',
    tries: send(PLAIN, { operator: { id: 'officer5', roles: ['operator'] } }),
  },
  {
    what: 'asking where only replies are permitted',
    rule: 'scope',
    why: 'act',
    tries: send(PLAIN, spoilt({ permitted: [{ act: 'reply', article: 'CPP art. 706-81' }] })),
  },
  {
    what: 'an act without an article',
    rule: 'scope',
    why: 'act',
    tries: send(PLAIN, spoilt({ permitted: [{ act: 'ask', article: ' ' }] })),
  },
  { what: 'no legal basis', rule: 'scope', why: 'no_legal_basis', tries: send(PLAIN, spoilt({ legalBasis: '' })) },
  {
    what: 'writing first where only answers are permitted',
    rule: 'scope',
    why: 'act',
    tries: send('Hello, how are you today?', {
      thread: threadAfter([]),
      ...spoilt({
        permitted: [
          { act: 'ask', article: 'CPP art. 706-81' },
          { act: 'reply', article: 'CPP art. 706-81' },
        ],
      }),
    }),
  },
  {
    what: 'the authoriser operates',
    rule: 'separation',
    tries: send(PLAIN, {
      operator: { id: 'colonel', roles: ['operator'] },
      ...spoilt({ operators: ['officer4', 'colonel'] }),
    }),
  },
  {
    what: 'the authoriser names themselves as an operator',
    rule: 'separation',
    tries: send(PLAIN, spoilt({ operators: ['officer4', 'colonel'] })),
  },
  {
    what: 'oversight sends',
    rule: 'role',
    why: 'oversight_sends_nothing',
    tries: send(PLAIN, { operator: { id: 'officer4', roles: ['oversight'] } }),
  },
  {
    what: 'oversight sends with a second role',
    rule: 'role',
    why: 'oversight_sends_nothing',
    tries: send(PLAIN, { operator: { id: 'officer4', roles: ['operator', 'oversight'] } }),
  },
  {
    what: 'somebody without the role sends',
    rule: 'role',
    why: 'not_an_operator',
    tries: send(PLAIN, { operator: { id: 'officer4', roles: ['approver'] } }),
  },
  { what: 'no training record', rule: 'training', why: 'no_record', tries: send(PLAIN, { training: [] }) },
  {
    what: 'training that ran out a second ago',
    rule: 'training',
    why: 'not_current',
    tries: send(PLAIN, trained({ expiresAt: NOW - SECOND })),
  },
  {
    what: 'training of another kind',
    rule: 'training',
    why: 'no_record',
    tries: send(PLAIN, trained({ kind: 'first-aid' })),
  },
  {
    what: 'a training record of one’s own making',
    rule: 'training',
    why: 'own_record',
    tries: send(PLAIN, trained({ recordedBy: 'officer4' })),
  },
  { what: 'no token of a prosecutor', rule: 'second_token', why: 'missing', tries: send(PLAIN, { tokens: [] }) },
  {
    what: 'a token for other acts',
    rule: 'second_token',
    why: 'missing',
    tries: send(PLAIN, { tokens: [token(authorisation(), { acts: ['warn'] })] }),
  },
  {
    what: 'a token for an earlier wording',
    rule: 'second_token',
    why: 'other_authorisation',
    tries: send(PLAIN, {
      tokens: [token(authorisation({ necessity: 'another text that was signed before this one was' }))],
    }),
  },
  {
    what: 'a token signed by the authoriser',
    rule: 'second_token',
    why: 'same_person',
    tries: send(PLAIN, { tokens: [token(authorisation(), { signer: 'colonel' })] }),
  },
  {
    what: 'a token of a policy signer',
    rule: 'second_token',
    why: 'key_of_another_office',
    tries: send(PLAIN, { tokens: [token(authorisation(), { signer: 'lex1' })] }),
  },
  {
    what: 'a prosecutor’s token where a judge’s is needed',
    rule: 'second_token',
    why: 'judge_needed',
    tries: send(PLAIN, france({ bases: [{ ...FRANCE.bases[0]!, secondToken: 'judge' }] })),
  },
  {
    what: 'a token of tomorrow',
    rule: 'second_token',
    why: 'in_the_future',
    tries: send(PLAIN, { tokens: [token(authorisation(), { at: NOW + DAY })] }),
  },
]);
