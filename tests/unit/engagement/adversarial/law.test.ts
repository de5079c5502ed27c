// Rules 0, 6, 15 and 24: deployment, law, language, suspicion and channel.

import { maySend, type SendSituation } from '../../../../src/bots/engagement/may-send.js';
import {
  authorisation,
  DAY,
  FRANCE,
  NOW,
  POLICIES,
  ports,
  readSigns,
  situation,
  THEIRS,
  threadAfter,
} from '../world.js';

import { areRefused, france, PLAIN, send, spoilt } from './attempt.js';

function suspected(changes: object): Partial<SendSituation> {
  const thread = threadAfter(THEIRS);
  return { thread: { ...thread, suspicion: { ...thread.suspicion!, ...changes } } };
}

function sms(from: string): Partial<SendSituation> {
  return {
    thread: threadAfter(THEIRS, { platform: 'sms', channel: 'sms', smsFrom: from }),
    granted: smsGrant(['+33700000001']),
  };
}

function smsGrant(numbers: readonly string[]): ReturnType<typeof authorisation> {
  const acts = ['reply', 'ask', 'discuss_terms', 'send_sms'] as const;
  return authorisation({ smsNumbers: numbers, permitted: acts.map((act) => ({ act, article: 'CPP art. 706-81' })) });
}

areRefused([
  {
    what: 'engagements switched off',
    rule: 'deployment',
    why: 'off',
    tries: send(PLAIN, { deployment: { profile: 'authority', on: false } }),
  },
  {
    what: 'a help line’s deployment',
    rule: 'deployment',
    why: 'not_an_authority',
    tries: send(PLAIN, { deployment: { profile: 'ngo', on: true } }),
  },
  {
    what: 'a developer’s machine',
    rule: 'deployment',
    why: 'not_an_authority',
    tries: send(PLAIN, { deployment: { profile: 'development', on: true } }),
  },
  {
    what: 'jurisdiction not known',
    rule: 'policy',
    why: 'jurisdiction_unknown',
    tries: send(PLAIN, { thread: threadAfter(THEIRS, { countries: [] }) }),
  },
  {
    what: 'a country without a profile',
    rule: 'policy',
    why: 'jurisdiction_unknown',
    tries: send(PLAIN, { thread: threadAfter(THEIRS, { countries: ['FR', 'AQ'] }) }),
  },
  {
    what: 'a country outside the authorisation',
    rule: 'scope',
    why: 'jurisdiction',
    tries: send(PLAIN, { thread: threadAfter(THEIRS, { countries: ['FR', 'BE'] }) }),
  },
  {
    what: 'a profile signed by one person',
    rule: 'policy',
    why: 'unsigned',
    tries: send(PLAIN, france({ signedBy: ['lex1'] })),
  },
  {
    what: 'a profile signed by one person twice',
    rule: 'policy',
    why: 'unsigned',
    tries: send(PLAIN, france({ signedBy: ['lex1', 'lex1'] })),
  },
  {
    what: 'a country whose law nobody knows',
    rule: 'policy',
    why: 'law_unknown',
    tries: send(PLAIN, france({ standing: 'unknown' })),
  },
  {
    what: 'a country that forbids it',
    rule: 'policy',
    why: 'forbidden',
    tries: send(PLAIN, france({ standing: 'forbidden' })),
  },
  {
    what: 'two files on one country',
    rule: 'policy',
    why: 'conflicting',
    tries: send(PLAIN, { policies: { ...POLICIES, conflicting: new Set(['FR']) } }),
  },
  {
    what: 'an article that the policy does not have',
    rule: 'policy',
    why: 'article_not_in_policy',
    tries: send(
      PLAIN,
      spoilt({
        permitted: (['ask', 'reply', 'discuss_terms'] as const).map((act) => ({ act, article: 'CPP art. 1' })),
      }),
    ),
  },
  {
    what: 'an act that the article does not cover',
    rule: 'policy',
    why: 'act_not_under_article',
    tries: send(PLAIN, france({ bases: [{ ...FRANCE.bases[0]!, acts: ['reply', 'ask'] }] })),
  },
  {
    what: 'longer than the law lets it run',
    rule: 'policy',
    why: 'too_long',
    tries: send(PLAIN, spoilt({ end: NOW + 200 * DAY })),
  },
  {
    what: 'a language without signed words',
    rule: 'language',
    why: 'unsupported',
    tries: send(PLAIN, { policies: { ...POLICIES, languages: new Map([['fr', 'x']]) } }),
  },
  { what: 'a language nobody can tell', rule: 'language', tries: send('zxq vrt plk gnf wwx') },
  {
    what: 'a language without words (German)',
    rule: 'language',
    tries: send('Was bedeutet das denn eigentlich genau, bitte erklären Sie es mir'),
  },
  {
    what: 'a reader that failed',
    rule: 'language',
    why: 'not_read',
    tries: () => maySend(situation(PLAIN), { ...ports, readSigns: () => ({ ...readSigns(''), read: false }) }).verdicts,
  },
  {
    what: 'SMS by software where the law does not allow it',
    rule: 'channel',
    why: 'law_does_not_allow',
    tries: send(PLAIN, sms('+33700000001')),
  },
  {
    what: 'SMS from a number that is not authorised',
    rule: 'channel',
    why: 'number_not_authorised',
    tries: send(PLAIN, sms('+33700000002')),
  },
  {
    what: 'SMS from a help line’s number',
    rule: 'channel',
    why: 'number_of_a_help_line',
    tries: send(PLAIN, { ...sms('+33100000000'), ...france({ sms: true }), granted: smsGrant(['+33100000000']) }),
  },
  {
    what: 'software sending on a platform that is relay only',
    rule: 'channel',
    why: 'relay_only',
    tries: send(PLAIN, { thread: threadAfter(THEIRS, { channel: 'sms', smsFrom: '+33700000001' }) }),
  },
  {
    what: 'no suspicion on record',
    rule: 'suspicion',
    why: 'not_recorded',
    tries: send(PLAIN, { thread: threadAfter(THEIRS, { suspicion: null }) }),
  },
  {
    what: 'suspicion written down after first contact',
    rule: 'suspicion',
    why: 'after_first_contact',
    tries: send(PLAIN, suspected({ recordedAt: NOW - 1 })),
  },
  {
    what: 'suspicion without grounds',
    rule: 'suspicion',
    why: 'grounds_missing',
    tries: send(PLAIN, suspected({ grounds: 'a feeling' })),
  },
  { what: 'suspicion by nobody', rule: 'suspicion', why: 'nobody_named', tries: send(PLAIN, suspected({ by: ' ' })) },
  {
    what: 'picked for religion',
    rule: 'targeting',
    why: 'grounds',
    tries: send(PLAIN, suspected({ grounds: 'He is suspect because he is muslim and goes out at night.' })),
  },
  {
    what: 'picked for a protest',
    rule: 'targeting',
    why: 'grounds',
    tries: send(PLAIN, suspected({ grounds: 'She took part in a demonstration in the capital last week.' })),
  },
  {
    what: 'picked for origin, in French',
    rule: 'targeting',
    why: 'grounds',
    tries: send(PLAIN, suspected({ grounds: 'Suspect parce qu’il est syrien et vit seul dans la ville.' })),
  },
]);
